package org.waymark.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waymark.registry.Feed;

/** How numbers are written in each column that a feed reads of a file. */
final class ColumnNumbers {
  private final Columns columns;
  private final NumberText[] texts;
  private final NumberText elsewhere;

  private ColumnNumbers(Columns columns, NumberText[] texts, NumberText elsewhere) {
    this.columns = columns;
    this.texts = texts;
    this.elsewhere = elsewhere;
  }

  /**
   * The numbers of a file.
   *
   * @param evidence of the file
   * @param json whether the file is lines of JSON
   */
  static ColumnNumbers of(
      Feed.Reading reading,
      Columns columns,
      NumberEvidence evidence,
      char delimiter,
      boolean json) {
    List<String> missing =
        Stream.concat(reading.missing().stream(), columns.layout().format().missing().stream())
            .toList();
    Map<NumberEvidence.Mark, NumberText> known = new HashMap<>();
    NumberText[] texts = new NumberText[columns.size()];
    Optional<NumberEvidence.Mark> always = always(reading, columns, json);
    int[] inHeader = always.isPresent() ? new int[columns.size()] : columns.firstInHeader();
    int[] numeric =
        IntStream.range(0, texts.length)
            .filter(columns::numeric)
            .map(c -> inHeader[c])
            .filter(position -> position >= 0)
            .toArray();
    for (int c = 0; c < texts.length; c++) {
      int position = inHeader[c];
      NumberEvidence.Mark mark =
          always.orElseGet(
              () ->
                  position < 0
                      ? NumberEvidence.Mark.POINT
                      : evidence.mark(position, numeric, delimiter));
      texts[c] = known.computeIfAbsent(mark, m -> new NumberText(m, missing, reading.numbers()));
    }
    NumberEvidence.Mark others = always.orElse(NumberEvidence.Mark.JSON);
    NumberText elsewhere =
        known.computeIfAbsent(others, m -> new NumberText(m, missing, reading.numbers()));
    return new ColumnNumbers(columns, texts, elsewhere);
  }

  /** The mark of all columns where the feed or the format says it. */
  private static Optional<NumberEvidence.Mark> always(
      Feed.Reading reading, Columns columns, boolean json) {
    if (reading.decimal().isPresent()) {
      return reading.decimal().map(NumberEvidence.Mark::of);
    }
    if (json) {
      return Optional.of(NumberEvidence.Mark.JSON);
    }
    return switch (columns.layout().format()) {
      case EUROSTAT -> Optional.of(NumberEvidence.Mark.POINT);
      default -> Optional.empty();
    };
  }

  /** How the numbers in that column are written; columns of submissions come behind all others. */
  NumberText at(int position) {
    return position < texts.length ? texts[position] : elsewhere;
  }

  /** How the numbers of a source are written. */
  NumberText of(Feed.Source source) {
    return source instanceof Feed.Source.Constant ? elsewhere : at(columns.position(source));
  }

  /** What means no value is the same everywhere. */
  boolean isMissing(String trimmed) {
    return elsewhere.isMissing(trimmed);
  }
}
