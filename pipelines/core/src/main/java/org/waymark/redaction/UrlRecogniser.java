package org.waymark.redaction;

import java.util.Locale;
import java.util.Set;
import org.waymark.text.Characters;

/**
 * A web address with its scheme or its www., or a domain with a path behind it, up to a blank,
 * quote, comma or bracket.
 */
final class UrlRecogniser implements Recogniser {

  private static final int LONGEST_DOMAIN = 64;
  private static final Set<String> ENDINGS =
      Set.of(
          ("com org net uk gov nhs wales scot ie eu io co me info app fr de es it pl nl be us ca au"
                  + " nz in za example ly page link")
              .split(" "));
  private static final String[] OPENINGS = {"http://", "https://", "ftp://", "www."};

  @Override
  public String anchors() {
    return "hHfFwW";
  }

  @Override
  public String anchorsInside() {
    return "/";
  }

  @Override
  public Span at(String text, int anchor) {
    if (text.charAt(anchor) == '/') {
      return withoutOpening(text, anchor);
    }
    for (String opening : OPENINGS) {
      if (text.regionMatches(true, anchor, opening, 0, opening.length())) {
        int first = anchor + opening.length();
        int end = afterAddress(text, first);
        return end > first ? Span.sure(anchor, end) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  /** "example.org/u/1951": a name, a point, a known ending, a slash and a path. */
  private static Span withoutOpening(String text, int slash) {
    int start = slash;
    int limit = Math.max(0, slash - LONGEST_DOMAIN);
    int point = -1;
    while (start > limit && isDomain(text.charAt(start - 1))) {
      start--;
      point = text.charAt(start) == '.' && point < 0 ? start : point;
    }
    boolean domain =
        point > start + 1
            && ENDINGS.contains(text.substring(point + 1, slash).toLowerCase(Locale.ROOT));
    int end = domain ? afterAddress(text, slash + 1) : slash;
    return end > slash + 1 ? Span.sure(start, end) : Span.NONE;
  }

  private static int afterAddress(String text, int first) {
    int end = first;
    while (end < text.length() && isAddress(text.charAt(end))) {
      end++;
    }
    while (end > first && ".:!?'\u2019*".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isDomain(char c) {
    return (c < 128 && Characters.isWord(c)) || c == '.' || c == '-';
  }

  private static boolean isAddress(char c) {
    return c > ' ' && !Characters.isBlank(c) && "\"<>,;|()[]{}\u201c\u201d".indexOf(c) < 0;
  }
}
