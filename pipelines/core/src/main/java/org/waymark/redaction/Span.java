package org.waymark.redaction;

/** Characters of a text from {@code start} to before {@code end}, with how sure their finder is. */
record Span(int start, int end, Certainty certainty) {
  /** Nothing was found. */
  static final Span NONE = new Span(-1, -1, Certainty.LEFT);

  boolean isNone() {
    return start < 0;
  }

  static Span sure(int start, int end) {
    return new Span(start, end, Certainty.SURE);
  }

  static Span doubtful(int start, int end) {
    return new Span(start, end, Certainty.DOUBTFUL);
  }

  static Span left(int start, int end) {
    return new Span(start, end, Certainty.LEFT);
  }
}
