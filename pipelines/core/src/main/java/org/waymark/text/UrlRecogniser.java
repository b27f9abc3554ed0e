package org.waymark.text;

/** A web address with its scheme or its www., up to a blank, quote, comma or bracket. */
final class UrlRecogniser implements Recogniser {

  private static final String[] OPENINGS = {"http://", "https://", "ftp://", "www."};

  @Override
  public String anchors() {
    return "hHfFwW";
  }

  @Override
  public Span at(String text, int anchor) {
    for (String opening : OPENINGS) {
      if (text.regionMatches(true, anchor, opening, 0, opening.length())) {
        int first = anchor + opening.length();
        int end = first;
        while (end < text.length() && isAddress(text.charAt(end))) {
          end++;
        }
        while (end > first && ".:!?'\u2019*".indexOf(text.charAt(end - 1)) >= 0) {
          end--;
        }
        return end > first ? new Span(anchor, end) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  private static boolean isAddress(char c) {
    return c > ' ' && !Characters.isBlank(c) && "\"<>,;|()[]{}\u201c\u201d".indexOf(c) < 0;
  }
}
