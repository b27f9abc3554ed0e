package org.waymark.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Follows what is in doubt from where it was found to its place in the redacted text. */
final class DoubtfulSpans {
  /** Most characters of context each way. */
  private static final int REACH = 30;

  /** A span with the place, in the text of the latest round, of itself or of its mark. */
  private record Found(PersonalDetail kind, boolean replaced, String written, int start, int end) {}

  private List<Found> found = List.of();

  /**
   * One round of replacing.
   *
   * @param text before the round
   * @param details in order of position, none overlapping
   * @param last whether the text stays as it is from now on
   */
  void round(String text, List<Redaction.Detail> details, boolean last) {
    Moves moves = new Moves(details);
    List<Found> after = new ArrayList<>(found.size() + 2);
    for (Found earlier : found) {
      after.add(moves.of(earlier));
    }
    for (Redaction.Detail detail : details) {
      Span span = detail.span();
      boolean replaced = span.certainty() == Certainty.DOUBTFUL;
      if (replaced || (last && span.certainty() == Certainty.LEFT)) {
        String written = text.substring(span.start(), span.end());
        after.add(moves.of(new Found(detail.kind(), replaced, written, span.start(), span.end())));
      }
    }
    found = after;
  }

  /** What was found, in order of position in the redacted text. */
  List<DoubtfulSpan> in(String redacted) {
    return found.stream()
        .sorted(Comparator.comparingInt(Found::start))
        .map(
            f ->
                new DoubtfulSpan(
                    f.kind(), f.replaced(), f.written(), around(redacted, f.start(), f.end())))
        .toList();
  }

  /** Whole words around a place, which no mark of redaction is cut by: it has no blank in it. */
  private static String around(String text, int start, int end) {
    int from = Math.max(0, start - REACH);
    while (from > 0 && from < start && !isSpace(text.charAt(from - 1))) {
      from++;
    }
    int to = Math.min(text.length(), end + REACH);
    while (to < text.length() && to > end && !isSpace(text.charAt(to))) {
      to--;
    }
    return (from > 0 ? "\u2026" : "")
        + text.substring(from, to).strip()
        + (to < text.length() ? "\u2026" : "");
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Where positions go when a round's details give way to marks. */
  private static final class Moves {
    private final List<Redaction.Detail> taken;

    /** By how much what is behind a detail moves. */
    private final int[] shifts;

    Moves(List<Redaction.Detail> details) {
      taken = details.stream().filter(d -> d.span().certainty() != Certainty.LEFT).toList();
      shifts = new int[taken.size()];
      int shift = 0;
      for (int i = 0; i < shifts.length; i++) {
        Redaction.Detail detail = taken.get(i);
        shift += detail.kind().mark().length() - (detail.span().end() - detail.span().start());
        shifts[i] = shift;
      }
    }

    Found of(Found found) {
      return new Found(
          found.kind(), found.replaced(), found.written(), start(found.start()), end(found.end()));
    }

    /** What starts within a detail starts with its mark. */
    private int start(int position) {
      int before = endingBy(position);
      boolean within = before < shifts.length && taken.get(before).span().start() < position;
      int from = within ? taken.get(before).span().start() : position;
      return from + (before == 0 ? 0 : shifts[before - 1]);
    }

    /** What ends within a detail ends with its mark. */
    private int end(int position) {
      int before = endingBy(position);
      boolean within = before < shifts.length && taken.get(before).span().start() < position;
      return within
          ? taken.get(before).span().end() + shifts[before]
          : position + (before == 0 ? 0 : shifts[before - 1]);
    }

    /** How many details end at or before a position. */
    private int endingBy(int position) {
      int low = 0;
      int high = shifts.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (taken.get(middle).span().end() <= position) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
