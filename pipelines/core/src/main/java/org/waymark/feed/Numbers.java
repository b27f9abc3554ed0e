package org.waymark.feed;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.Feed;

/**
 * The numbers of the row at hand and arithmetic over them. Each column is read once a row.
 *
 * <p>A result is meant where {@link #state()} is 0; else the state says why there is none.
 */
final class Numbers {
  /** A column is empty. */
  static final int EMPTY = 1;

  /** A column holds a token that means no value, or zero was divided by zero. */
  static final int NO_VALUE = 2;

  /** A column holds no number, or the result is not finite. */
  static final int REFUSED = 4;

  /** Arithmetic over a row. */
  interface Formula {
    double of(Row row);
  }

  private final NumberText[] texts;
  private final Columns columns;
  private final List<String> names;
  private final Refusals refusals;
  private final int[] readLine;
  private final int[] readPart;
  private final double[] value;
  private final int[] states;
  private final @Nullable Refusal[] refused;
  private final boolean[] percents;
  private final boolean[] rounds;
  private final boolean[] hides;
  private final boolean[] doubted;
  private boolean ofRate;
  private int state;
  private boolean rounded;
  private boolean hidden;

  /** False as long as every number was a plain one: then nothing else need be known of them. */
  private boolean unusual;

  Numbers(ColumnNumbers text, Columns columns, Refusals refusals) {
    this.texts = new NumberText[columns.size()];
    Arrays.setAll(texts, text::at);
    this.columns = columns;
    this.names = columns.names();
    this.refusals = refusals;
    readLine = new int[columns.size()];
    Arrays.fill(readLine, -1);
    readPart = new int[columns.size()];
    value = new double[columns.size()];
    states = new int[columns.size()];
    refused = new @Nullable Refusal[columns.size()];
    percents = new boolean[columns.size()];
    rounds = new boolean[columns.size()];
    hides = new boolean[columns.size()];
    doubted = new boolean[columns.size()];
  }

  /** Why the last result is none; 0 where it is one. */
  int state() {
    return state;
  }

  /** Whether a token by which a number is hidden was met since that was forgotten. */
  boolean hidden() {
    return hidden;
  }

  void forgetHidden() {
    hidden = false;
  }

  /** Whether the last result rests on a number that has lost digits to an exponent. */
  boolean rounded() {
    return rounded;
  }

  /**
   * The formula of a share: what is written in percent is divided by 100, unless the feed reckons
   * with it itself.
   */
  Formula shareOf(Feed.Expression expression) {
    Formula formula = formula(expression);
    if (!(expression instanceof Feed.Expression.Column column)) {
      return formula;
    }
    int position = columns.position(column.name());
    return row -> {
      double number = formula.of(row);
      return percents[position] ? number / 100 : number;
    };
  }

  /** Works a formula out; what is refused on the way is added to the refusals. */
  double of(Formula formula, String label, Row row) {
    state = 0;
    rounded = false;
    double result = formula.of(row);
    if (state == 0 && !(Math.abs(result) <= Double.MAX_VALUE)) {
      state = REFUSED;
      refusals.add(
          "not-finite", label, "the result of " + label + " is too large or a division by zero");
    }
    return result;
  }

  /**
   * Says that a number that was read cannot be true: for the rest of the row its column gives none,
   * but for a rate, which may well be above one.
   *
   * @param abovePart whether it is no more than larger than what it is a part of
   */
  void refuse(Refusal why, boolean abovePart) {
    int position = names.indexOf(why.field());
    if (position >= 0) {
      doubted[position] = abovePart && states[position] == 0;
      states[position] = REFUSED;
      refused[position] = why;
    }
    refusals.add(why);
  }

  /** Says whether the numbers asked for next are those of a rate. */
  void forRate(boolean rate) {
    ofRate = rate;
  }

  Formula formula(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      int position = columns.position(column.name());
      List<String> statuses = columns.statuses(column.name());
      Formula plain =
          statuses.isEmpty()
              ? row -> column(row, position)
              : unlessSilenced(position, ValueStatus.lookup(statuses, columns));
      return columns.multiplied(column.name())
          ? scaled(plain, columns.position(Columns.MULTIPLIER), Map.of("", 1.0))
          : plain;
    }
    if (expression instanceof Feed.Expression.Scaled scaled) {
      Formula of = formula(scaled.of());
      if (scaled.column().isPresent()) {
        return scaled(of, columns.position(scaled.column().get()), scaled.factors());
      }
      double factor = scaled.factors().getOrDefault("", 1.0);
      return row -> times(of.of(row), factor);
    }
    if (expression instanceof Feed.Expression.Constant constant) {
      double always = constant.value();
      return row -> always;
    }
    Feed.Expression.Binary binary = (Feed.Expression.Binary) expression;
    Formula left = formula(binary.left());
    Formula right = formula(binary.right());
    return switch (binary.operator()) {
      case '+' -> row -> left.of(row) + right.of(row);
      case '-' -> row -> left.of(row) - right.of(row);
      case '*' -> row -> left.of(row) * right.of(row);
      case '/' -> row -> divided(left.of(row), right.of(row));
      default -> throw new IllegalArgumentException("no operator " + binary.operator());
    };
  }

  /** A column whose rows say in others whether there is a value. */
  private Formula unlessSilenced(int position, Lookup<ValueStatus> status) {
    return row -> {
      ValueStatus said = status.in(row);
      if (said == ValueStatus.PLAIN) {
        return column(row, position);
      }
      state |= NO_VALUE;
      hidden |= said == ValueStatus.HIDDEN;
      return 0;
    };
  }

  /** The expression as the workspace writes it, for messages. */
  static String label(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      return column.name();
    }
    if (expression instanceof Feed.Expression.Scaled scaled) {
      return label(scaled.of());
    }
    if (expression instanceof Feed.Expression.Constant constant) {
      return RowText.number(constant.value());
    }
    Feed.Expression.Binary binary = (Feed.Expression.Binary) expression;
    return operand(binary.left()) + " " + binary.operator() + " " + operand(binary.right());
  }

  private Formula scaled(Formula of, int position, Map<String, Double> factors) {
    String field = names.get(position);
    Lookup<NumberFound> factor =
        new Memo<>(
            position,
            text -> ScaleText.factor(text, factors, field),
            NumberFound.refused(DatedText.undecodable(field)));
    return row -> {
      double number = of.of(row);
      if (state != 0) {
        return number;
      }
      NumberFound by = factor.in(row);
      by.refusal()
          .ifPresent(
              refusal -> {
                state |= REFUSED;
                refusals.add(refusal);
              });
      return times(number, by.number());
    };
  }

  /** As a person would multiply what is written: 8.2 thousand is 8200. */
  private static double times(double number, double factor) {
    return factor == 1 || !Double.isFinite(number) || !Double.isFinite(factor)
        ? number * factor
        : BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(factor)).doubleValue();
  }

  private static String operand(Feed.Expression expression) {
    return expression instanceof Feed.Expression.Binary
        ? "(" + label(expression) + ")"
        : label(expression);
  }

  private double divided(double left, double right) {
    if (left == 0 && right == 0) {
      state |= NO_VALUE;
    }
    return left / right;
  }

  private double column(Row row, int position) {
    if (readLine[position] != row.line || readPart[position] != row.part) {
      readLine[position] = row.line;
      readPart[position] = row.part;
      read(row, position);
    }
    int found = ofRate && doubted[position] ? 0 : states[position];
    if (found != 0) {
      state |= found;
      Refusal why = refused[position];
      if (why != null) {
        refusals.add(why);
      }
    }
    if (unusual) {
      rounded |= rounds[position];
      hidden |= hides[position];
    }
    return value[position];
  }

  private void read(Row row, int position) {
    NumberText text = texts[position];
    NumberText.Kind kind = text.read(row, position);
    refused[position] = null;
    doubted[position] = false;
    states[position] =
        switch (kind) {
          case NUMBER -> 0;
          case EMPTY -> EMPTY;
          case MISSING_TOKEN -> NO_VALUE;
          case NO_NUMBER, AMBIGUOUS, NOT_FINITE, UNDECODABLE -> REFUSED;
        };
    boolean number = kind == NumberText.Kind.NUMBER;
    value[position] = number ? text.value() : 0;
    if (unusual || !number || text.percent() || text.rounded()) {
      unusual = true;
      percents[position] = number && text.percent();
      rounds[position] = number && text.rounded();
      boolean token = kind == NumberText.Kind.MISSING_TOKEN || kind == NumberText.Kind.NO_NUMBER;
      hides[position] = token && NumberText.hides(row.text(position).orElse(""));
    }
    if (states[position] == REFUSED) {
      refused[position] = text.refusal(kind, row.text(position).orElse(""), names.get(position));
    }
  }
}
