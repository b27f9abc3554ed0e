package org.waymark.text;

/** Characters of a text from {@code start} to before {@code end}. */
record Span(int start, int end) {
  /** Nothing was found. */
  static final Span NONE = new Span(-1, -1);
}
