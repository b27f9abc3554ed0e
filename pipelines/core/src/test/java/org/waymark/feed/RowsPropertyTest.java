package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.waymark.registry.Feed;

/** Laws that hold for any text, with FastCSV as the judge of what a CSV file says. */
class RowsPropertyTest {
  private record Line(long number, List<String> fields) {}

  @Provide
  static Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  /** Sound CSV in pieces; commas stand for the delimiter. */
  @Provide
  static Arbitrary<String> csv() {
    Arbitrary<String> plain =
        Arbitraries.of("", "a", "12.5", "RA", "é", "日本", "😀", " x ", "a\"b", "longer than 8", "-");
    Arbitrary<String> quoted =
        Arbitraries.of(
                "", "a", ",", "\n", "\r\n", "\r", "\"\"", "x\"\"y", "é", "日本 \n", "two words, ")
            .list()
            .ofMaxSize(4)
            .map(parts -> "\"" + String.join("", parts) + "\"");
    Arbitrary<String> row =
        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, plain), net.jqwik.api.Tuple.of(1, quoted))
            .list()
            .ofMinSize(1)
            .ofMaxSize(6)
            .map(fields -> String.join(",", fields));
    Arbitrary<String> lineEnd = Arbitraries.of("\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n");
    return Combinators.combine(
            Combinators.combine(row, lineEnd).as((r, end) -> r + end).list().ofMaxSize(12),
            Arbitraries.of("", "last", "x,\"y\""))
        .as((rows, last) -> String.join("", rows) + last);
  }

  /** Anything at all, rich in what has a meaning. */
  @Provide
  static Arbitrary<String> anything() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "\"",
            "\"",
            "\"\"",
            ",",
            ",",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "RA",
            "RB",
            "2026-09",
            "2026-12",
            "seen",
            "calls",
            "1",
            "2",
            "..",
            "x",
            "é",
            "RA,2026-09,seen,1,2,,,,1\n",
            "RX,2026-09,seen,1,2,,,,1\n",
            "RA,2026-09,seen,\"1\",2,,,,1\r\n");
    return piece.list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 3000)
  void readsTheFieldsAndLinesThatFastCsvReads(
      @ForAll("csv") String text,
      @ForAll("delimiters") char delimiter,
      @ForAll @IntRange(min = 1, max = 20) int piece)
      throws IOException {
    String delimited = text.replace(',', delimiter);
    assertEquals(fastCsv(delimited, delimiter), ours(delimited, delimiter, piece));
  }

  private static List<Line> fastCsv(String text, char delimiter) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      reader.forEach(r -> lines.add(new Line(r.getStartingLineNumber(), r.getFields())));
    }
    return lines;
  }

  private static List<Line> ours(String text, char delimiter, int piece) throws IOException {
    InputStream in = new Dribble(text.getBytes(StandardCharsets.UTF_8), piece);
    RowScanner scanner = new RowScanner(in, (byte) delimiter, true, 0, 1);
    CsvFields fields = new CsvFields(delimiter);
    List<Line> lines = new ArrayList<>();
    while (scanner.next()) {
      assertEquals(RowScanner.Fault.NONE, scanner.fault());
      fields.split(scanner.bytes(), scanner.start(), scanner.end(), scanner.quoted());
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < fields.count(); i++) {
        texts.add(
            new String(
                scanner.bytes(),
                fields.from(i),
                fields.to(i) - fields.from(i),
                StandardCharsets.UTF_8));
      }
      lines.add(new Line(scanner.line(), texts));
    }
    return lines;
  }

  @Property(tries = 1500)
  void givesTheSameHoweverAFileIsSplit(
      @ForAll("anything") String text, @ForAll @IntRange(min = 1, max = 200) int splitBytes) {
    Feed feed = Fixture.longFeed(Fixture.reading("csv", ".."));
    byte[] bytes = (Fixture.LONG_HEADER + text).getBytes(StandardCharsets.UTF_8);
    Fixture.Outcome whole = Fixture.read(feed, bytes, Long.MAX_VALUE);
    Fixture.Outcome split = Fixture.read(feed, bytes, splitBytes);
    assertEquals(whole.observations(), split.observations());
    assertEquals(whole.rejected(), split.rejected());
    assertEquals(whole.tally(), split.tally());
    assertEquals(whole.file().rows(), split.file().rows());
  }

  @Property(tries = 1500)
  void countsEveryRowOnce(@ForAll("anything") String text) {
    Feed feed = Fixture.longFeed(Fixture.reading("csv", ".."));
    Fixture.Outcome outcome = Fixture.read(feed, Fixture.LONG_HEADER + text);
    FileTally tally = outcome.tally();
    assertEquals(outcome.file().rows(), tally.rowsRead());
    assertEquals(tally.rowsRead(), tally.accepted() + tally.rejected() + tally.skipped());
    assertEquals(tally.skipped(), tally.notYetKnown() + tally.notSelected() + tally.noValue());
    long rejectedLines = outcome.rejected().stream().map(r -> r.getLine()).distinct().count();
    assertEquals(tally.rejected(), rejectedLines);
    assertEquals(tally.accepted(), outcome.observations().size());
    long rowsInSplits = outcome.file().splits().stream().mapToLong(Split::rows).sum();
    assertEquals(outcome.file().rows(), rowsInSplits);
  }

  @Provide
  static Arbitrary<FileTally> tallies() {
    return Arbitraries.longs()
        .between(0, 1_000_000)
        .list()
        .ofSize(7)
        .map(
            n ->
                new FileTally(
                    n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6)));
  }

  @Property(tries = 200)
  void addsTalliesInAnyOrder(
      @ForAll("tallies") FileTally a,
      @ForAll("tallies") FileTally b,
      @ForAll("tallies") FileTally c) {
    assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
    assertEquals(a.plus(b), b.plus(a));
    assertEquals(a, a.plus(FileTally.NONE));
  }

  /** A stream that gives a few bytes at a time. */
  private static final class Dribble extends ByteArrayInputStream {
    private final int most;

    Dribble(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, most));
    }
  }
}
