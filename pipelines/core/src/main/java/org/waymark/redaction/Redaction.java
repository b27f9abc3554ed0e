package org.waymark.redaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.text.Characters;
import org.waymark.text.RedactionMarks;

/**
 * Replaces personal details in free text by marks such as {@code [phone]}.
 *
 * <p>Kinds are those of {@link PersonalDetail}. Recognisers know shapes, check digits, cues and
 * lists of names; they do not know people: an unusual name without a cue, a house without a number,
 * a nickname or a story that only one person can have lived stay. Redaction lowers the risk of
 * naming somebody and does not remove it.
 *
 * <p>Time is proportional to the length of the text. Redacting a redacted text changes nothing.
 * Safe for use by many threads.
 */
public final class Redaction {

  private static final PersonalDetail[] KINDS = PersonalDetail.values();
  private static final Map<PersonalDetail, Integer> NOTHING = Map.of();

  private static final Onlooker NOBODY = (before, details, last) -> {};

  private static final Redaction STANDARD =
      new Redaction(Lexicon.BUILT_IN, EnumSet.complementOf(EnumSet.of(PersonalDetail.ROOM)));

  private final Lexicon lexicon;
  private final Set<PersonalDetail> kinds;
  private final Recogniser[] recognisers = new Recogniser[KINDS.length];

  /** Kinds that may be anchored at an ASCII character, one bit per position in KINDS. */
  private final int[] anchored = new int[128];

  /** The same for characters in the middle of a word. */
  private final int[] anchoredInside = new int[128];

  private final int otherLetters;

  /** Kinds that have a digit soon after the letter that they start with. */
  private final int digitFollows;

  /** Kinds that are codes. */
  private final int codes;

  /** How far from the start of a code its first digit may be, plus one. */
  private static final int DIGIT_NEAR = 5;

  record Detail(PersonalDetail kind, Span span) {}

  /** Sees the rounds in which details are replaced. */
  @FunctionalInterface
  private interface Onlooker {
    void round(String before, List<Detail> details, boolean last);
  }

  private Redaction(Lexicon lexicon, Set<PersonalDetail> kinds) {
    this.lexicon = lexicon;
    this.kinds = kinds;
    int digit = 0;
    int code = 0;
    int other = 0;
    for (int kind = 0; kind < KINDS.length; kind++) {
      Recogniser recogniser = KINDS[kind].recogniser(lexicon);
      recognisers[kind] = recogniser;
      if (kinds.contains(KINDS[kind])) {
        int bit = 1 << kind;
        recogniser.anchors().chars().forEach(c -> anchored[c] |= bit);
        recogniser.anchorsInside().chars().forEach(c -> anchored[c] |= bit);
        recogniser.anchorsInside().chars().forEach(c -> anchoredInside[c] |= bit);
        digit |= recogniser.digitFollows() ? bit : 0;
        code |= recogniser.startsAsCode() ? bit : 0;
        other |= recogniser.otherLetters() ? bit : 0;
      }
    }
    this.digitFollows = digit;
    this.codes = code;
    this.otherLetters = other;
  }

  /** All kinds but rooms, with no place names but well-known ones. */
  public static Redaction standard() {
    return STANDARD;
  }

  /** With these names of places, whose words are names of persons only behind a cue. */
  public Redaction knowingPlaces(Collection<String> names) {
    return new Redaction(lexicon.withPlaces(names), kinds);
  }

  /** With rooms, beds and bays taken out too. */
  public Redaction withRooms() {
    Set<PersonalDetail> more = EnumSet.copyOf(kinds);
    more.add(PersonalDetail.ROOM);
    return new Redaction(lexicon, more);
  }

  /** With dates left in that are no dates of birth: for rows whose dates are periods. */
  public Redaction keepingDates() {
    Set<PersonalDetail> fewer = EnumSet.copyOf(kinds);
    fewer.remove(PersonalDetail.DATE);
    return new Redaction(lexicon, fewer);
  }

  /** The text with marks in place of personal details, by the standard redaction. */
  public static String redact(String text) {
    return STANDARD.apply(text).text();
  }

  /** The text with marks in place of personal details, and what is in doubt. */
  public Redacted apply(String text) {
    return apply(text, NOBODY);
  }

  /**
   * Every decision about the text that is in doubt, in order of position: the same that {@link
   * #apply} counts.
   */
  public List<DoubtfulSpan> review(String text) {
    DoubtfulSpans spans = new DoubtfulSpans();
    return spans.in(apply(text, spans::round).text());
  }

  private Redacted apply(String text, Onlooker onlooker) {
    Map<PersonalDetail, Integer> doubtful = NOTHING;
    String redacted = text;
    while (true) {
      List<Detail> details = details(redacted);
      if (details.isEmpty()) {
        return new Redacted(redacted, doubts(doubtful, NOTHING));
      }
      String before = redacted;
      redacted = replaced(before, details);
      boolean last = redacted.equals(before);
      onlooker.round(before, details, last);
      doubtful = counted(doubtful, details, Certainty.DOUBTFUL);
      // Again, because a detail may come to light once its neighbour is gone: fewer characters
      // outside marks are left each time, and nearly always none that matter after the first.
      if (last) {
        return new Redacted(before, doubts(doubtful, counted(NOTHING, details, Certainty.LEFT)));
      }
    }
  }

  private static Doubts doubts(
      Map<PersonalDetail, Integer> doubtful, Map<PersonalDetail, Integer> left) {
    return doubtful.isEmpty() && left.isEmpty() ? Doubts.NONE : new Doubts(doubtful, left);
  }

  private static Map<PersonalDetail, Integer> counted(
      Map<PersonalDetail, Integer> counts, List<Detail> details, Certainty certainty) {
    Map<PersonalDetail, Integer> more = counts;
    for (Detail detail : details) {
      if (detail.span().certainty() == certainty) {
        if (more.isEmpty()) {
          more = new EnumMap<>(PersonalDetail.class);
        }
        more.merge(detail.kind(), 1, Integer::sum);
      }
    }
    return more;
  }

  private static String replaced(String text, List<Detail> details) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int from = 0;
    for (Detail detail : details) {
      if (detail.span().certainty() != Certainty.LEFT) {
        out.append(text, from, detail.span().start()).append(detail.kind().mark());
        from = detail.span().end();
      }
    }
    return from == 0 ? text : out.append(text, from, text.length()).toString();
  }

  /** Details in order of position, none overlapping. */
  List<Detail> details(String text) {
    PlainForm plain = PlainForm.of(text);
    if (plain == null) {
      return detailsOfPlain(text);
    }
    List<Detail> details = new ArrayList<>();
    for (Detail detail : detailsOfPlain(plain.text())) {
      details.add(new Detail(detail.kind(), plain.original(detail.span())));
    }
    return details;
  }

  private List<Detail> detailsOfPlain(String text) {
    List<Detail> details = List.of();
    boolean inWord = false;
    int digit = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int mark = c == '[' ? RedactionMarks.length(text, i) : 0;
      if (mark > 0) {
        i += mark;
        inWord = false;
        continue;
      }
      int here = inWord ? anchoredInside(c) : anchored(c);
      if ((here & (digitFollows | codes)) != 0) {
        digit = digit > i ? digit : nextDigit(text, i + 1);
        if (digit - i >= DIGIT_NEAR) {
          here &= ~digitFollows;
        }
        if (c >= 'A' && (digit - i > CodeText.REACH || !CodeText.mayStart(text, i))) {
          here &= ~codes;
        }
      }
      Detail detail = here == 0 ? null : detail(text, i, here);
      if (detail == null) {
        inWord = Characters.isWord(c) || (c >= 128 && Characters.isUnseen(c) && inWord);
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

  private int anchored(char c) {
    return c < 128 ? anchored[c] : Character.isLetter(c) ? otherLetters : 0;
  }

  private int anchoredInside(char c) {
    return c < 128 ? anchoredInside[c] : 0;
  }

  /** The position of the first digit from there on; beyond reach of all where there is none. */
  private static int nextDigit(String text, int from) {
    int i = from;
    while (i < text.length() && !Characters.isDigit(text.charAt(i))) {
      i++;
    }
    return i < text.length() ? i : Integer.MAX_VALUE;
  }

  private @Nullable Detail detail(String text, int anchor, int kindsHere) {
    Detail left = null;
    for (int rest = kindsHere; rest != 0; rest &= rest - 1) {
      int kind = Integer.numberOfTrailingZeros(rest);
      Span span = recognisers[kind].at(text, anchor);
      if (!span.isNone()) {
        Detail found = new Detail(KINDS[kind], span);
        if (span.certainty() != Certainty.LEFT) {
          return found;
        }
        // What one kind leaves, another may still take out.
        left = left == null ? found : left;
      }
    }
    return left;
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
      joined = joined(last, joined);
    }
    details.add(joined);
  }

  private static Detail joined(Detail a, Detail b) {
    boolean oneLeft =
        (a.span().certainty() == Certainty.LEFT) != (b.span().certainty() == Certainty.LEFT);
    if (oneLeft) {
      return a.span().certainty() == Certainty.LEFT ? b : a;
    }
    boolean sure = a.span().certainty() == Certainty.SURE || b.span().certainty() == Certainty.SURE;
    return new Detail(
        a.kind().compareTo(b.kind()) <= 0 ? a.kind() : b.kind(),
        new Span(
            Math.min(a.span().start(), b.span().start()),
            Math.max(a.span().end(), b.span().end()),
            sure ? Certainty.SURE : a.span().certainty()));
  }
}
