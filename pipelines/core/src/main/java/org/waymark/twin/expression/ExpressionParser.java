package org.waymark.twin.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.waymark.registry.NearMiss;
import org.waymark.twin.expression.Expression.Binary;
import org.waymark.twin.expression.Expression.Call;
import org.waymark.twin.expression.Expression.Literal;
import org.waymark.twin.expression.Expression.Name;
import org.waymark.twin.expression.Expression.Operator;
import org.waymark.twin.expression.Expression.Unary;

/**
 * Reads an equation by recursive descent. Powers bind most, then signs, products, sums,
 * comparisons, {@code not}, {@code and}, {@code or}. So {@code -2^2} is −4.
 */
public final class ExpressionParser {
  private static final int LONGEST = 4_096;
  private static final int DEEPEST = 64;
  private static final Set<String> SPANS =
      Set.of(
          "day",
          "days",
          "week",
          "weeks",
          "month",
          "months",
          "quarter",
          "quarters",
          "year",
          "years",
          "hour",
          "hours",
          "minute",
          "minutes",
          "second",
          "seconds");

  private final String text;
  private int at;
  private int depth;

  private ExpressionParser(String text) {
    this.text = text;
  }

  /**
   * The tree of an equation.
   *
   * @throws ExpressionFailure if it is not an equation of this language
   */
  public static Expression parse(String text) throws ExpressionFailure {
    if (text.length() > LONGEST) {
      throw new ExpressionFailure(
          0,
          "this equation has " + text.length() + " characters, more than " + LONGEST,
          "parts of it as variables with names");
    }
    ExpressionParser parser = new ExpressionParser(text);
    parser.skip();
    if (parser.at == text.length()) {
      throw new ExpressionFailure(0, "this equation is empty", "an equation such as `a * b`");
    }
    Expression all = parser.or();
    if (parser.at < text.length()) {
      throw parser.unexpected("an operator or the end");
    }
    return all;
  }

  /** The id in kebab-case that a name of an equation means. */
  public static String id(String name) {
    return name.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private Expression or() throws ExpressionFailure {
    if (++depth > DEEPEST) {
      throw new ExpressionFailure(
          at, "this equation is nested more than " + DEEPEST + " deep", "parts of it as variables");
    }
    Expression left = and();
    while (true) {
      int here = at;
      if (!word("or")) {
        depth--;
        return left;
      }
      left = new Binary(Operator.OR, left, and(), here);
    }
  }

  private Expression and() throws ExpressionFailure {
    Expression left = not();
    while (true) {
      int here = at;
      if (!word("and")) {
        return left;
      }
      left = new Binary(Operator.AND, left, not(), here);
    }
  }

  private Expression not() throws ExpressionFailure {
    int here = at;
    return nested(() -> word("not"), () -> new Unary(Operator.NOT, not(), here), this::comparison);
  }

  private interface Part {
    Expression read() throws ExpressionFailure;
  }

  /** One of two readings, with a guard against prefixes without end. */
  private Expression nested(Supplier<Boolean> begins, Part then, Part otherwise)
      throws ExpressionFailure {
    if (!begins.get()) {
      return otherwise.read();
    }
    if (++depth > DEEPEST) {
      throw new ExpressionFailure(
          at, "this equation is nested more than " + DEEPEST + " deep", "parts of it as variables");
    }
    Expression read = then.read();
    depth--;
    return read;
  }

  private Expression comparison() throws ExpressionFailure {
    Expression left = sum();
    while (true) {
      int here = at;
      Operator found = comparing();
      if (found == Operator.NEGATE) {
        return left;
      }
      left = new Binary(found, left, sum(), here);
    }
  }

  /** {@link Operator#NEGATE} where nothing is compared. */
  private Operator comparing() {
    if (sign("<=")) {
      return Operator.AT_MOST;
    } else if (sign("<>") || sign("!=")) {
      return Operator.NOT_EQUAL;
    } else if (sign(">=")) {
      return Operator.AT_LEAST;
    } else if (sign("<")) {
      return Operator.LESS;
    } else if (sign(">")) {
      return Operator.MORE;
    } else if (sign("==") || sign("=")) {
      return Operator.EQUAL;
    }
    return Operator.NEGATE;
  }

  private Expression sum() throws ExpressionFailure {
    Expression left = product();
    while (true) {
      int here = at;
      if (sign("+")) {
        left = new Binary(Operator.ADD, left, product(), here);
      } else if (sign("-")) {
        left = new Binary(Operator.SUBTRACT, left, product(), here);
      } else {
        return left;
      }
    }
  }

  private Expression product() throws ExpressionFailure {
    Expression left = signed();
    while (true) {
      int here = at;
      if (sign("*")) {
        left = new Binary(Operator.MULTIPLY, left, signed(), here);
      } else if (sign("/")) {
        left = new Binary(Operator.DIVIDE, left, signed(), here);
      } else if (word("mod")) {
        left = new Binary(Operator.MODULO, left, signed(), here);
      } else {
        return left;
      }
    }
  }

  private Expression signed() throws ExpressionFailure {
    int here = at;
    if (sign("+")) {
      return nested(() -> true, this::signed, this::signed);
    }
    return nested(() -> sign("-"), () -> new Unary(Operator.NEGATE, signed(), here), this::power);
  }

  private Expression power() throws ExpressionFailure {
    Expression base = primary();
    int here = at;
    return sign("^") ? new Binary(Operator.POWER, base, signed(), here) : base;
  }

  private Expression primary() throws ExpressionFailure {
    int here = at;
    if (sign("(")) {
      Expression inner = or();
      close(")");
      return inner;
    }
    if (sign("{")) {
      double value = number();
      int from = at;
      int end = text.indexOf('}', from);
      if (end < 0 || text.substring(from, end).isBlank()) {
        throw unexpected("a unit and `}`, as in `{52 patients/month}`");
      }
      at = end + 1;
      skip();
      return new Literal(value, text.substring(from, end).strip(), here);
    }
    if (here < text.length() && (isDigit(here) || text.charAt(here) == '.')) {
      double value = number();
      int before = at;
      String unit = name();
      if (!SPANS.contains(unit)) {
        at = before;
        return new Literal(value, "", here);
      }
      return new Literal(value, unit, here);
    }
    String name = name();
    if (name.isEmpty()) {
      throw unexpected("a number, a name or `(`");
    }
    return sign("(") ? call(name, here) : new Name(id(name), here);
  }

  private Expression call(String name, int here) throws ExpressionFailure {
    Optional<Function> function = Function.of(name);
    List<Expression> arguments = new ArrayList<>();
    if (!sign(")")) {
      do {
        arguments.add(or());
      } while (sign(","));
      close(")");
    }
    if (function.isEmpty()) {
      throw new ExpressionFailure(
          here,
          "there is no function `" + name + "`",
          NearMiss.of(name, Function.words())
              .map(word -> "`" + word + "`")
              .orElse("one of " + String.join(", ", Function.words())));
    }
    Function known = function.get();
    if (arguments.size() < known.least() || arguments.size() > known.most()) {
      throw new ExpressionFailure(
          here,
          "`" + known.word() + "` has " + arguments.size() + " arguments",
          known.least() == known.most()
              ? known.least() + " arguments"
              : known.least() + " to " + known.most() + " arguments");
    }
    return new Call(known, arguments, here);
  }

  private double number() throws ExpressionFailure {
    int from = at;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    while (at < text.length() && isDigit(at)) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      while (at < text.length() && isDigit(at)) {
        at++;
      }
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int mark = at + 1;
      if (mark < text.length() && (text.charAt(mark) == '-' || text.charAt(mark) == '+')) {
        mark++;
      }
      if (mark < text.length() && isDigit(mark)) {
        at = mark;
        while (at < text.length() && isDigit(at)) {
          at++;
        }
      }
    }
    String digits = text.substring(from, at);
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException notANumber) {
      at = from;
      throw unexpected("a number");
    }
    if (!Double.isFinite(value)) {
      throw new ExpressionFailure(from, "the number `" + digits + "` is too large", "a number");
    }
    skip();
    return value;
  }

  private boolean isDigit(int where) {
    char c = text.charAt(where);
    return c >= '0' && c <= '9';
  }

  private String name() {
    int from = at;
    while (at < text.length() && isOfName(text.charAt(at), at > from)) {
      at++;
    }
    String name = text.substring(from, at);
    skip();
    return name;
  }

  private static boolean isOfName(char c, boolean inside) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (inside && c >= '0' && c <= '9');
  }

  private boolean word(String word) {
    int end = at + word.length();
    boolean here =
        text.regionMatches(true, at, word, 0, word.length())
            && (end == text.length() || !isOfName(text.charAt(end), true));
    if (here) {
      at = end;
      skip();
    }
    return here;
  }

  private boolean sign(String sign) {
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    skip();
    return true;
  }

  private void close(String sign) throws ExpressionFailure {
    if (!sign(sign)) {
      throw unexpected("`" + sign + "`");
    }
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private ExpressionFailure unexpected(String expected) {
    String what =
        at >= text.length()
            ? "this equation ends too early"
            : "`" + Character.toString(text.codePointAt(at)) + "` has no meaning here";
    return new ExpressionFailure(at, what, expected);
  }
}
