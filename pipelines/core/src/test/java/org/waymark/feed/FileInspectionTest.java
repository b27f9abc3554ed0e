package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.registry.Feed;

class FileInspectionTest {
  private static final Feed WIDE = Fixture.wideFeed(Fixture.CSV, Fixture.value("calls", "calls"));
  private static final String HEADER = "place,period,calls\n";

  private static InspectedFile inspect(byte[] bytes, long splitBytes) throws IOException {
    return FileInspection.inspect(
        new ByteArrayInputStream(bytes), "landing/f", Fixture.CSV, splitBytes);
  }

  private static InspectedFile inspect(String text) throws IOException {
    return inspect(text.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void hashesAndMeasuresTheDeliveredBytes() throws IOException {
    InspectedFile file = inspect("abc");
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", file.sha256());
    assertEquals(3, file.size());
    assertEquals(List.of("abc"), file.header());
    assertEquals(0, file.rows());
    assertEquals(List.of(), file.splits());
    assertTrue(file.readable());
  }

  @Test
  void cutsAtStartsOfRowsOnly() throws IOException {
    byte[] bytes = "h,i\r\n1,\"a\nb\"\r\n\r\n2,c\r\n3,d".getBytes(StandardCharsets.UTF_8);
    InspectedFile file = inspect(bytes, 1);
    assertEquals(
        List.of(new Split(5, 11, 2, 1), new Split(16, 5, 5, 1), new Split(21, 3, 6, 1)),
        file.splits());
    assertEquals(3, file.rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a,b,c#,",
        "a;b;c#;",
        "a|b#|",
        "'a\tb'#'\t'",
        "only#,",
        "\"x;y;z\",b#,",
        "a;b,c;d#;",
      })
  void seesTheDelimiterInTheHeader(String header, char delimiter) throws IOException {
    assertEquals(delimiter, inspect(header + "\n").delimiter());
  }

  @Test
  void tellsUtf8FromWindows1252OverTheWholeFile() throws IOException {
    String text = HEADER + "RA,2026-09,1\n".repeat(20_000) + "RÉ,2026-09,2\n";
    Fixture.Outcome utf8 =
        Fixture.read(WIDE, text.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
    Fixture.Outcome latin =
        Fixture.read(WIDE, text.getBytes(StandardCharsets.ISO_8859_1), Long.MAX_VALUE);
    assertEquals("UTF-8", utf8.file().charset());
    assertEquals("windows-1252", latin.file().charset());
    assertEquals(utf8.observations(), latin.observations());
    assertEquals(20_001, latin.tally().accepted());
  }

  @Test
  void takesATextThatIsCutWithinACharacterForUtf8() throws IOException {
    byte[] bytes = (HEADER + "RÉ,2026-09,2\nRÉ").getBytes(StandardCharsets.UTF_8);
    InspectedFile file = inspect(Arrays.copyOf(bytes, bytes.length - 1), Long.MAX_VALUE);
    assertEquals("UTF-8", file.charset());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C0 80", "ED A0 80", "F5 80 80 80", "E9 2C", "80", "E2 82 2C"})
  void takesWhatUtf8DoesNotAllowForWindows1252(String hex) throws IOException {
    byte[] bad = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    byte[] bytes = Arrays.copyOf("h\nx".getBytes(StandardCharsets.UTF_8), 3 + bad.length + 1);
    System.arraycopy(bad, 0, bytes, 3, bad.length);
    bytes[bytes.length - 1] = '\n';
    assertEquals("windows-1252", inspect(bytes, 10).charset());
  }

  @Test
  void leavesAByteOrderMarkOutOfTheFirstField() {
    Fixture.Outcome outcome = Fixture.read(WIDE, "\uFEFF" + HEADER + "RA,2026-09,1\n");
    assertEquals(1, outcome.tally().accepted());
    assertEquals(3, outcome.file().byteOrderMark());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void readsUtf16WithAByteOrderMark(String charset) {
    String text = "\uFEFF" + HEADER + "RÉ,2026-09,1\nRA,2026-09,2\n";
    Fixture.Outcome outcome = Fixture.read(WIDE, text.getBytes(Charset.forName(charset)), 4);
    assertEquals(2, outcome.tally().accepted());
    assertEquals(List.of("place", "period", "calls"), outcome.file().header());
    assertFalse(outcome.file().splittable());
  }

  @Test
  void readsGzipAsItsContent() throws IOException {
    byte[] text = (HEADER + "RA,2026-09,1\n".repeat(5000)).getBytes(StandardCharsets.UTF_8);
    byte[] packed = gzip(text);
    Fixture.Outcome outcome = Fixture.read(WIDE, packed, 1000);
    assertEquals(1, outcome.file().splits().size());
    assertEquals(packed.length, outcome.file().size());
    assertEquals(Fixture.read(WIDE, text, 1000).observations(), outcome.observations());
  }

  @Test
  void readsEveryMemberOfAGzipFile() throws IOException {
    InputStream halves =
        new SequenceInputStream(
            new ByteArrayInputStream(gzip(HEADER.getBytes(StandardCharsets.UTF_8))),
            new ByteArrayInputStream(gzip("RA,2026-09,1\n".getBytes(StandardCharsets.UTF_8))));
    assertEquals(1, FileInspection.inspect(halves, "f", Fixture.CSV, 10).rows());
  }

  @Test
  void refusesATruncatedGzipFileAndCountsTheRowsThatItHolds() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 20_000; i++) {
      text.append("RA,2026-09,").append(i * 7919L % 100_003).append('\n');
    }
    byte[] packed = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    Fixture.Outcome outcome = Fixture.read(WIDE, cut, 1000);
    long rows = outcome.file().rows();
    assertTrue(rows > 1000 && rows < 20_000, "rows " + rows);
    assertEquals(rows, outcome.file().refusedRows());
    assertEquals(FileTally.NONE, outcome.tally());
    assertEquals(List.of("truncated-gzip@0"), outcome.reasons());
    assertEquals(List.of(), outcome.observations());
  }

  @ParameterizedTest
  @CsvSource({
    "504B0304140006, zip archive",
    "4F626A01, Avro",
    "255044462D, PDF",
    "0001020304, binary",
    "3C21444F43545950452068746D6C3E, web page",
    "61002C006200, UTF-16",
  })
  void saysWhatAFileThatIsNoTextLooksLike(String hex, String words) throws IOException {
    InspectedFile file = inspect(java.util.HexFormat.of().parseHex(hex), 10);
    assertFalse(file.readable());
    assertEquals("not-text", file.faults().get(0).reason());
    assertEquals(0, file.faults().get(0).line());
    assertTrue(file.faults().get(0).detail().contains(words), file.faults().toString());
    assertEquals(hex.length() / 2, file.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\r\n", "\uFEFF"})
  void refusesAnEmptyFile(String text) {
    Fixture.Outcome outcome = Fixture.read(WIDE, text);
    assertEquals(List.of("empty-file@0"), outcome.reasons());
    assertEquals(FileTally.NONE, outcome.tally());
  }

  @Test
  void namesTheColumnThatIsMissingAndTheOneThatWasMeant() {
    Fixture.Outcome outcome = Fixture.read(WIDE, "place,Peroid,cals,x\nRA,2026-09,1,2\n");
    assertEquals(List.of("missing-column@1", "missing-column@1"), outcome.reasons());
    assertEquals("period", outcome.rejected().get(0).getField());
    assertTrue(outcome.rejected().get(0).getDetail().contains("did you mean 'Peroid'?"));
    assertTrue(outcome.rejected().get(1).getDetail().contains("did you mean 'cals'?"));
    assertEquals(FileTally.NONE, outcome.tally());
    assertEquals(List.of(), outcome.file().splits());
  }

  @Test
  void refusesTwoColumnsOfANameThatIsReadAndNoOthers() {
    assertEquals(
        List.of("duplicate-column@1"),
        Fixture.read(WIDE, "place,period,calls,calls\nRA,2026-09,1,2\n").reasons());
    assertEquals(
        1, Fixture.read(WIDE, "place,period,calls,x,x\nRA,2026-09,1,2,3\n").tally().accepted());
  }

  @Test
  void refusesAnEncodingThatNobodyKnows() throws IOException {
    Feed.Reading reading =
        new Feed.Reading(
            "csv", "f", List.of(), Optional.empty(), Optional.of("utf-9"), Optional.empty());
    InspectedFile file =
        FileInspection.inspect(new ByteArrayInputStream(new byte[] {'a'}), "f", reading, 10);
    assertEquals("unknown-encoding", file.faults().get(0).reason());
  }

  @Test
  void inspectsALineOfTwoHundredMegabytesInFlatMemory() throws IOException {
    InputStream file =
        new SequenceInputStream(
            new ByteArrayInputStream((HEADER + "RA,2026-09,1\n").getBytes(StandardCharsets.UTF_8)),
            new SequenceInputStream(
                new Repeated((byte) 'x', 200 << 20),
                new ByteArrayInputStream("\nRA,2026-09,2\n".getBytes(StandardCharsets.UTF_8))));
    InspectedFile inspected = FileInspection.inspect(file, "f", Fixture.CSV, 64 << 20);
    assertEquals(3, inspected.rows());
    assertEquals(2, inspected.splits().size());
    assertEquals(4, inspected.splits().get(1).firstLine());
  }

  @Test
  void refusesAFileOfOneEndlessLine() throws IOException {
    InspectedFile file =
        FileInspection.inspect(new Repeated((byte) 'x', 20 << 20), "f", Fixture.CSV, 1 << 20);
    assertEquals("row-too-long", file.faults().get(0).reason());
    assertFalse(file.readable());
    assertEquals(20 << 20, file.size());
  }

  /** The same byte over and over. */
  private static final class Repeated extends InputStream {
    private final byte what;
    private int left;

    Repeated(byte what, int times) {
      this.what = what;
      left = times;
    }

    @Override
    public int read() {
      return left-- > 0 ? what : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int given = Math.min(length, left);
      Arrays.fill(bytes, offset, offset + given, what);
      left -= given;
      return given;
    }
  }
}
