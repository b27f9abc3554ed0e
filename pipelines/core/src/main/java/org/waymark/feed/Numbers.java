package org.waymark.feed;

import java.util.Arrays;
import java.util.List;
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

  private final NumberText text;
  private final Columns columns;
  private final List<String> names;
  private final Refusals refusals;
  private final int[] readLine;
  private final int[] readPart;
  private final double[] value;
  private final int[] states;
  private final @Nullable Refusal[] refused;
  private int state;

  Numbers(NumberText text, Columns columns, Refusals refusals) {
    this.text = text;
    this.columns = columns;
    this.names = columns.names();
    this.refusals = refusals;
    readLine = new int[columns.size()];
    Arrays.fill(readLine, -1);
    readPart = new int[columns.size()];
    value = new double[columns.size()];
    states = new int[columns.size()];
    refused = new @Nullable Refusal[columns.size()];
  }

  /** Why the last result is none; 0 where it is one. */
  int state() {
    return state;
  }

  /** Works a formula out; what is refused on the way is added to the refusals. */
  double of(Formula formula, String label, Row row) {
    state = 0;
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
   * whoever asks.
   */
  void refuse(Refusal why) {
    int position = names.indexOf(why.field());
    if (position >= 0) {
      states[position] = REFUSED;
      refused[position] = why;
    }
    refusals.add(why);
  }

  Formula formula(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      int position = columns.position(column.name());
      return row -> column(row, position);
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

  /** The expression as the workspace writes it, for messages. */
  static String label(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      return column.name();
    }
    if (expression instanceof Feed.Expression.Constant constant) {
      return RowText.number(constant.value());
    }
    Feed.Expression.Binary binary = (Feed.Expression.Binary) expression;
    return operand(binary.left()) + " " + binary.operator() + " " + operand(binary.right());
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
    int found = states[position];
    if (found != 0) {
      state |= found;
      Refusal why = refused[position];
      if (why != null) {
        refusals.add(why);
      }
    }
    return value[position];
  }

  private void read(Row row, int position) {
    NumberText.Kind kind = text.read(row, position);
    refused[position] = null;
    states[position] =
        switch (kind) {
          case NUMBER -> 0;
          case EMPTY -> EMPTY;
          case MISSING_TOKEN -> NO_VALUE;
          case NO_NUMBER, NOT_FINITE, UNDECODABLE -> REFUSED;
        };
    value[position] = kind == NumberText.Kind.NUMBER ? text.value() : 0;
    if (states[position] == REFUSED) {
      refused[position] = refusal(kind, row.text(position).orElse(""), names.get(position));
    }
  }

  static Refusal refusal(NumberText.Kind kind, String written, String field) {
    return switch (kind) {
      case NOT_FINITE ->
          new Refusal(
              "not-finite", field, RowText.quoted(written) + " is not a number that can be held");
      case UNDECODABLE -> DatedText.undecodable(field);
      default -> new Refusal("bad-number", field, RowText.quoted(written) + " is not a number");
    };
  }
}
