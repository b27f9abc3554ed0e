package org.waymark.registry;

import java.util.OptionalDouble;

/**
 * Reads arithmetic over columns and numbers: {@code attendances - breaches}, {@code (a + b) / 2},
 * {@code `Type 1 attendances` * 100}.
 *
 * <p>A column is named by letters, digits, {@code _} and {@code .}; any other name stands between
 * backticks or double quotes, a mark within it doubled. {@code *} and {@code /} bind before {@code
 * +} and {@code -}; equals bind from the left.
 */
final class ExpressionText {
  private static final int DEEPEST = 50;
  private static final int MOST_OPERATORS = 200;

  private final String text;
  private int next;
  private int depth;
  private int operators;

  private ExpressionText(String text) {
    this.text = text;
  }

  /**
   * The expression.
   *
   * @throws Broken where the text is none
   */
  static Feed.Expression parse(String text) {
    ExpressionText reader = new ExpressionText(text);
    Feed.Expression whole = reader.sum();
    reader.skipBlanks();
    if (reader.next < text.length()) {
      throw reader.broken("an operator `+ - * /`");
    }
    return whole;
  }

  private Feed.Expression sum() {
    Feed.Expression left = product();
    while (true) {
      skipBlanks();
      char operator = current();
      if (operator != '+' && operator != '-') {
        return left;
      }
      countOperator();
      left = new Feed.Expression.Binary(operator, left, product());
    }
  }

  private Feed.Expression product() {
    Feed.Expression left = operand();
    while (true) {
      skipBlanks();
      char operator = current();
      if (operator != '*' && operator != '/') {
        return left;
      }
      countOperator();
      skipBlanks();
      int at = next;
      Feed.Expression right = operand();
      if (operator == '/' && right instanceof Feed.Expression.Constant c && c.value() == 0) {
        throw new Broken(at, "this divides by zero", "a divisor other than 0");
      }
      left = new Feed.Expression.Binary(operator, left, right);
    }
  }

  private void countOperator() {
    operators++;
    if (operators > MOST_OPERATORS) {
      throw new Broken(next, "more than " + MOST_OPERATORS + " operators", "a shorter expression");
    }
    next++;
  }

  private Feed.Expression operand() {
    skipBlanks();
    char c = current();
    if (c == '(') {
      return parenthesis();
    }
    if (c == '-') {
      return negated(afterMinus());
    }
    if (c == '`' || c == '"') {
      return quotedColumn(c);
    }
    int start = next;
    while (next < text.length() && isNamePart(text.charAt(next))) {
      next++;
    }
    if (next == start) {
      throw broken("a column, a number or `(`");
    }
    String word = text.substring(start, next);
    OptionalDouble number = NumberText.parse(word);
    return number.isPresent()
        ? new Feed.Expression.Constant(number.getAsDouble())
        : new Feed.Expression.Column(word);
  }

  private Feed.Expression afterMinus() {
    depth++;
    if (depth > DEEPEST) {
      throw new Broken(next, "this is nested too deep", "a simpler expression");
    }
    next++;
    Feed.Expression inner = operand();
    depth--;
    return inner;
  }

  private static Feed.Expression negated(Feed.Expression inner) {
    return inner instanceof Feed.Expression.Constant number
        ? new Feed.Expression.Constant(-number.value())
        : new Feed.Expression.Binary('-', new Feed.Expression.Constant(0), inner);
  }

  private Feed.Expression parenthesis() {
    int open = next;
    next++;
    depth++;
    if (depth > DEEPEST) {
      throw new Broken(open, "this is nested too deep", "a simpler expression");
    }
    Feed.Expression inner = sum();
    depth--;
    skipBlanks();
    if (next == text.length()) {
      throw new Broken(open, "this parenthesis is not closed", "`)`");
    }
    if (current() != ')') {
      throw broken("an operator `+ - * /` or `)`");
    }
    next++;
    return inner;
  }

  private Feed.Expression quotedColumn(char mark) {
    int open = next;
    StringBuilder name = new StringBuilder();
    next++;
    while (next < text.length()) {
      char c = text.charAt(next);
      next++;
      if (c != mark) {
        name.append(c);
      } else if (current() == mark) {
        name.append(mark);
        next++;
      } else if (name.isEmpty()) {
        throw new Broken(open, "this does not name a column", "a name between the marks");
      } else {
        return new Feed.Expression.Column(name.toString());
      }
    }
    throw new Broken(open, "this name is not closed", "a second `" + mark + "`");
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '_'
        || c == '.';
  }

  private void skipBlanks() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
  }

  /** The character at hand; NUL at the end. */
  private char current() {
    return next < text.length() ? text.charAt(next) : '\0';
  }

  private Broken broken(String expected) {
    String what =
        next < text.length()
            ? Wording.quoted(Character.toString(text.codePointAt(next))) + " is not allowed here"
            : "the expression ends too early";
    return new Broken(next, what, expected);
  }

  /** Where and why a text is no expression. */
  static final class Broken extends RuntimeException {
    private final int offset;
    private final String what;
    private final String expected;

    Broken(int offset, String what, String expected) {
      super(what, null, false, false);
      this.offset = offset;
      this.what = what;
      this.expected = expected;
    }

    int offset() {
      return offset;
    }

    String what() {
      return what;
    }

    String expected() {
      return expected;
    }
  }
}
