package org.waymark.text;

/**
 * Finds one kind of personal detail. A recogniser reads forward from a character that may start a
 * detail and looks at a bounded number of characters unless it finds one, so that a text is read in
 * time proportional to its length whatever it holds.
 */
interface Recogniser {

  /** The characters, all ASCII, at which a detail of this kind may start or be anchored. */
  String anchors();

  /** True where an anchor counts even in the middle of a word. */
  default boolean insideWords() {
    return false;
  }

  /** What to replace if a detail is anchored at that character; {@link Span#NONE} otherwise. */
  Span at(String text, int anchor);
}
