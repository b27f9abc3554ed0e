package org.waymark.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces personal details in free text by marks such as {@code [phone]}.
 *
 * <p>Kinds are those of {@link PersonalDetail}. Recognisers know shapes, checksums and cues; they
 * do not know people: a name without a title, an address without a postcode, a nickname or a story
 * that only one person can have lived stay. Redaction lowers the risk of naming somebody and does
 * not remove it.
 *
 * <p>Time is proportional to the length of the text. Redacting a redacted text changes nothing.
 */
public final class Redaction {

  private static final PersonalDetail[] KINDS = PersonalDetail.values();

  private static final Recogniser[] RECOGNISERS =
      Arrays.stream(KINDS).map(PersonalDetail::recogniser).toArray(Recogniser[]::new);

  /** Kinds that may be anchored at an ASCII character, one bit per position in KINDS. */
  private static final int[] ANCHORED = new int[128];

  private static final int INSIDE_WORDS;

  static {
    int inside = 0;
    for (int kind = 0; kind < KINDS.length; kind++) {
      int bit = 1 << kind;
      RECOGNISERS[kind].anchors().chars().forEach(c -> ANCHORED[c] |= bit);
      inside |= RECOGNISERS[kind].insideWords() ? bit : 0;
    }
    INSIDE_WORDS = inside;
  }

  record Detail(PersonalDetail kind, Span span) {}

  private Redaction() {}

  /** The text with marks in place of personal details; the same object where there are none. */
  public static String redact(String text) {
    String redacted = text;
    String before;
    do {
      before = redacted;
      redacted = redactOnce(before);
      // Again, because a detail may come to light once its neighbour is gone: fewer characters
      // outside marks are left each time, and nearly always none that matter after the first.
    } while (!redacted.equals(before));
    return redacted;
  }

  private static String redactOnce(String text) {
    List<Detail> details = details(text);
    if (details.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int from = 0;
    for (Detail detail : details) {
      out.append(text, from, detail.span().start()).append(detail.kind().mark());
      from = detail.span().end();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Details in order of position, none overlapping. */
  static List<Detail> details(String text) {
    List<Detail> details = List.of();
    boolean inWord = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int kinds = c < 128 ? ANCHORED[c] : 0;
      if (inWord) {
        kinds &= INSIDE_WORDS;
      }
      Detail detail = kinds == 0 ? null : detail(text, i, kinds);
      if (detail == null) {
        inWord = Characters.isWord(c);
        i++;
      } else {
        if (details.isEmpty()) {
          details = new ArrayList<>(4);
        }
        add(details, detail);
        i = detail.span().end();
        inWord = Characters.isWord(text.charAt(i - 1));
      }
    }
    return details;
  }

  private static @Nullable Detail detail(String text, int anchor, int kinds) {
    for (int left = kinds; left != 0; left &= left - 1) {
      int kind = Integer.numberOfTrailingZeros(left);
      Span span = RECOGNISERS[kind].at(text, anchor);
      if (!span.equals(Span.NONE)) {
        return new Detail(KINDS[kind], span);
      }
    }
    return null;
  }

  /** Adds a detail; details that it overlaps become one, of the kind that comes first. */
  private static void add(List<Detail> details, Detail detail) {
    Detail joined = detail;
    while (!details.isEmpty()) {
      Detail last = details.get(details.size() - 1);
      if (last.span().end() <= joined.span().start()) {
        break;
      }
      details.remove(details.size() - 1);
      joined =
          new Detail(
              last.kind().compareTo(joined.kind()) <= 0 ? last.kind() : joined.kind(),
              new Span(
                  Math.min(last.span().start(), joined.span().start()),
                  Math.max(last.span().end(), joined.span().end())));
    }
    details.add(joined);
  }
}
