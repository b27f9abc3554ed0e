package org.waymark.redaction;

/**
 * Finds one kind of personal detail. A recogniser reads forward from a character that may start a
 * detail and looks at a bounded number of characters unless it finds one, so that a text is read in
 * time proportional to its length whatever it holds.
 */
interface Recogniser {

  /** The ASCII characters at which a detail of this kind may start or be anchored. */
  String anchors();

  /** True where a detail may also start at letters that are not ASCII. */
  default boolean otherLetters() {
    return false;
  }

  /**
   * The ASCII characters that anchor a detail wherever they stand, even in the middle of a word.
   */
  default String anchorsInside() {
    return "";
  }

  /** True where one of the four characters behind the anchor is a digit in every detail. */
  default boolean digitFollows() {
    return false;
  }

  /** True where a detail that starts with a letter starts as {@link CodeText#mayStart} says. */
  default boolean startsAsCode() {
    return false;
  }

  /** What a detail anchored at that character covers; {@link Span#NONE} where there is none. */
  Span at(String text, int anchor);
}
