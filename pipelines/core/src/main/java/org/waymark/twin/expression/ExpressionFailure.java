package org.waymark.twin.expression;

/** An equation that cannot be read. */
public final class ExpressionFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final String expected;

  /**
   * What is wrong.
   *
   * @param at offset in the text
   * @param what what is wrong
   * @param expected what would be right
   */
  public ExpressionFailure(int at, String what, String expected) {
    super(what, null, false, false);
    this.at = at;
    this.expected = expected;
  }

  /** Offset in the text. */
  public int at() {
    return at;
  }

  /** What is wrong. */
  public String what() {
    return String.valueOf(getMessage());
  }

  /** What would be right. */
  public String expected() {
    return expected;
  }
}
