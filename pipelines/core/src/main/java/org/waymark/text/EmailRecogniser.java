package org.waymark.text;

/** An e-mail address: anchored at its @, with a dotted domain that ends in letters. */
final class EmailRecogniser implements Recogniser {

  @Override
  public String anchors() {
    return "";
  }

  @Override
  public String anchorsInside() {
    return "@";
  }

  @Override
  public Span at(String text, int anchor) {
    int start = anchor;
    while (start > 0 && isLocal(text.charAt(start - 1))) {
      start--;
    }
    int end = anchor + 1;
    while (end < text.length() && isDomain(text.charAt(end))) {
      end++;
    }
    // A sentence may end right behind the address.
    while (end > anchor + 1 && !Characters.isWord(text.charAt(end - 1))) {
      end--;
    }
    int lastDot = end - 1;
    while (lastDot > anchor && text.charAt(lastDot) != '.') {
      lastDot--;
    }
    boolean addressed = start < anchor && lastDot > anchor + 1;
    return addressed && end - lastDot > 2 ? Span.sure(start, end) : Span.NONE;
  }

  private static boolean isLocal(char c) {
    return Characters.isWord(c) || "._%+-'".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Characters.isWord(c) || c == '.' || c == '-';
  }
}
