package org.waymark.redaction;

import java.util.Locale;
import java.util.Set;
import org.waymark.text.Characters;

/**
 * An e-mail address: anchored at its @, with a dotted domain that ends in letters, or written
 * around the @ and the points: "name at example dot org", "name (at) example.org", "name @ example
 * . org".
 */
final class EmailRecogniser implements Recogniser {

  private static final int LONGEST_LABEL = 40;

  /** Ends of domains that may stand behind a blank or a bare "at". */
  private static final Set<String> ENDINGS =
      Set.of(
          ("com org net uk gov edu nhs wales scot cymru ie eu io co info app dev fr de es pl nl ch se"
                  + " dk fi pt ro cz au ca nz za ng ke gh pk bd example ac me cloud online")
              .split(" +"));

  private static final Set<String> NO_NAMES =
      Set.of(
          "me",
          "us",
          "them",
          "him",
          "her",
          "it",
          "you",
          "is",
          "was",
          "are",
          "be",
          "look",
          "looked",
          "page",
          "website",
          "site",
          "email",
          "mail",
          "address",
          "and",
          "or",
          "the",
          "a",
          "online",
          "here",
          "available",
          "found",
          "find",
          "read",
          "work",
          "works",
          "worked",
          "more",
          "details");

  @Override
  public String anchors() {
    return "aA";
  }

  @Override
  public String anchorsInside() {
    return "@";
  }

  @Override
  public Span at(String text, int anchor) {
    if (text.charAt(anchor) != '@') {
      return Characters.hasWord(text, anchor, "at") ? writtenOut(text, anchor) : Span.NONE;
    }
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
    return addressed && end - lastDot > 2 ? Span.sure(start, end) : spaced(text, anchor);
  }

  /** With blanks around the @ or the points. */
  private static Span spaced(String text, int at) {
    int local = Characters.afterBlanks(text, at + 1, 2);
    Domain domain = Domain.read(text, local);
    int start = beforeLocal(text, at);
    boolean known = domain.end > 0 && ENDINGS.contains(domain.last);
    return start < at && known ? Span.sure(start, domain.end) : Span.NONE;
  }

  /** Anchored at the a of "at", with blanks or brackets around it. */
  private static Span writtenOut(String text, int at) {
    char before = Characters.at(text, at - 1);
    char after = Characters.at(text, at + 2);
    boolean bracketed = "([{<".indexOf(before) >= 0 && ")]}>".indexOf(after) >= 0;
    if (!bracketed && (before != ' ' || after != ' ')) {
      return Span.NONE;
    }
    int from = Characters.afterBlanks(text, at + 3, bracketed ? 2 : 1);
    Domain domain = Domain.read(text, from);
    if (domain.end < 0) {
      return Span.NONE;
    }
    int start = beforeLocal(text, at - 1);
    if (start >= at - 1) {
      return Span.NONE;
    }
    String local = text.substring(start, at - 1).strip();
    boolean word = NO_NAMES.contains(local.toLowerCase(Locale.ROOT));
    if (bracketed || (!word && domain.spelled && ENDINGS.contains(domain.last))) {
      return Span.sure(start, domain.end);
    }
    boolean odd = local.chars().anyMatch(c -> !Character.isLetter(c) && c != '\'');
    return !ENDINGS.contains(domain.last) || word
        ? Span.NONE
        : odd ? Span.sure(start, domain.end) : Span.left(start, domain.end);
  }

  /** The start of the part before the @, read backwards, with points that may be written out. */
  private static int beforeLocal(String text, int from) {
    int end = from;
    while (end > 0 && from - end < 2 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = localStart(text, end);
    for (int more = 0; more < 4 && start < end; more++) {
      int joint = beforeJoint(text, start);
      int earlier = joint < 0 ? start : localStart(text, joint);
      if (joint < 0 || earlier == joint) {
        break;
      }
      start = earlier;
    }
    return start == end ? from : start;
  }

  private static int localStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < 64 && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** The position before " dot ", " . ", " underscore " and the like; -1 where there is none. */
  private static int beforeJoint(String text, int position) {
    for (String joint :
        new String[] {
          " dot ",
          " . ",
          " underscore ",
          " dash ",
          " hyphen ",
          "(dot)",
          "[dot]",
          " (dot) ",
          " [dot] ",
          " point "
        }) {
      int from = position - joint.length();
      if (from > 0 && text.regionMatches(true, from, joint, 0, joint.length())) {
        return from;
      }
    }
    return -1;
  }

  private static boolean isLocal(char c) {
    return Characters.isWord(c) || "._%+-'".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Characters.isWord(c) || c == '.' || c == '-';
  }

  /**
   * What stands behind an @.
   *
   * @param end its end; -1 where there is no domain
   * @param last its last label, in small letters
   * @param spelled whether a point is written as a word or in brackets
   */
  private record Domain(int end, String last, boolean spelled) {

    private static final Domain NONE = new Domain(-1, "", false);

    static Domain read(String text, int from) {
      int i = afterLabel(text, from);
      if (i == from) {
        return NONE;
      }
      boolean spelled = false;
      Domain domain = NONE;
      while (true) {
        int dot = afterDot(text, i);
        int end = dot < 0 ? -1 : afterLabel(text, dot);
        if (end <= dot || dot < 0) {
          return domain;
        }
        spelled |= dot - i > 3;
        String label = text.substring(dot, end).toLowerCase(Locale.ROOT);
        boolean letters = end - dot >= 2 && label.chars().allMatch(c -> c >= 'a' && c <= 'z');
        domain = letters ? new Domain(end, label, spelled) : domain;
        i = end;
      }
    }

    private static int afterLabel(String text, int from) {
      int i = from;
      while (i < text.length()
          && i - from < LONGEST_LABEL
          && (Characters.isWord(text.charAt(i)) || text.charAt(i) == '-')) {
        i++;
      }
      return i;
    }

    private static int afterDot(String text, int from) {
      if (Characters.at(text, from) == '.' && Characters.isWord(Characters.at(text, from + 1))) {
        return from + 1;
      }
      for (String dot :
          new String[] {
            " dot ", " . ", "(dot)", "[dot]", " (dot) ", " [dot] ", "{dot}", " point "
          }) {
        if (text.regionMatches(true, from, dot, 0, dot.length())) {
          return from + dot.length();
        }
      }
      return -1;
    }
  }
}
