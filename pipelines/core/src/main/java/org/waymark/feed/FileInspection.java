package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.registry.Feed;

/**
 * The first look at a delivered file: one pass in flat memory, whatever the file's size.
 *
 * <p>The text is taken for UTF-8 if all of it is, else for Windows-1252, which agrees with Latin-1
 * on all that prints, unless the feed declares an encoding; a byte-order mark overrides both.
 */
public final class FileInspection {
  private static final int OPENING = 64 << 10;
  private static final String JSON_LINES = "jsonl";
  private static final Pattern IMPORTS = Pattern.compile("\"?\\{\"{1,2}ImportId\"{1,2}\\s*:");
  private static final int IMPORTS_SHOWN = 64;

  private final String path;
  private final Feed.Reading reading;
  private final long splitBytes;
  private final boolean everyRow;
  private final DeliveredBytes delivered;
  private TruncatedGzip inflated = new TruncatedGzip(InputStream.nullInputStream());
  private final List<FileFault> faults = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();
  private boolean gzip;
  private int mark;
  private Charset charset = StandardCharsets.UTF_8;
  private char delimiter;
  private NumberEvidence numbers = NumberEvidence.NONE;
  private List<String> header = List.of();
  private final List<Opening> firstRows = new ArrayList<>();
  private long rows;

  private FileInspection(
      InputStream raw, String path, Feed.Reading reading, long splitBytes, boolean everyRow) {
    this.path = path;
    this.everyRow = everyRow;
    this.reading = reading;
    this.splitBytes = Math.max(splitBytes, 1);
    this.delivered = new DeliveredBytes(raw);
    this.delimiter = reading.delimiter().orElse(table() ? '\t' : ',');
  }

  /**
   * Looks at a file.
   *
   * @param raw the delivered bytes from the start; read to the end, not closed
   * @param path as the workspace names the file
   * @param splitBytes how large pieces shall be, about
   * @throws IOException where the stream fails; damage in the bytes themselves is a {@link
   *     FileFault}
   */
  public static InspectedFile inspect(
      InputStream raw, String path, Feed.Reading reading, long splitBytes) throws IOException {
    return new FileInspection(raw, path, reading, splitBytes, false).inspect();
  }

  /**
   * Looks at a file again of which {@link InspectedFile#decimalsSeen()} is false: at every row.
   *
   * @param raw as for {@link #inspect}
   */
  public static InspectedFile inspectEveryRow(
      InputStream raw, String path, Feed.Reading reading, long splitBytes) throws IOException {
    return new FileInspection(raw, path, reading, splitBytes, true).inspect();
  }

  private InspectedFile inspect() throws IOException {
    PushbackInputStream start = new PushbackInputStream(delivered, 2);
    byte[] magic = start.readNBytes(2);
    start.unread(magic);
    gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
    inflated = new TruncatedGzip(start);
    text(gzip ? inflated : start);
    delivered.drain();
    if (inflated.truncated()) {
      faults.add(
          new FileFault(
              "truncated-gzip",
              0,
              "",
              "the compressed data ends or is damaged after "
                  + rows
                  + " whole rows; nobody can tell what is missing, so deliver the file again",
              true));
      // The row at which it ends is lost too.
      rows++;
    }
    InspectedFile found =
        new InspectedFile(
            path,
            delivered.sha256(),
            delivered.size(),
            gzip,
            mark,
            charset.name(),
            json() ? JSON_LINES : ExportFormat.of(reading.format(), header).word(),
            delimiter,
            numbers,
            shaped(),
            header,
            rows,
            List.copyOf(splits),
            List.of(),
            List.copyOf(firstRows),
            List.of());
    return found.with(faults);
  }

  private void text(InputStream bytes) throws IOException {
    PushbackInputStream plain = new PushbackInputStream(bytes, OPENING);
    byte[] opening = plain.readNBytes(OPENING);
    Optional<Encodings.Mark> found = Encodings.mark(opening);
    Optional<Charset> declared = reading.encoding().flatMap(Encodings::named);
    if (reading.encoding().isPresent() && declared.isEmpty()) {
      refuse("unknown-encoding", 0, "no encoding is called " + reading.encoding().get());
      countLines(plain, opening);
      return;
    }
    charset = found.map(Encodings.Mark::charset).or(() -> declared).orElse(StandardCharsets.UTF_8);
    mark = found.map(Encodings.Mark::length).orElse(0);
    boolean asItIs = Encodings.readAsTheyAre(charset);
    if (asItIs) {
      Optional<String> other = Signature.of(opening);
      if (other.isPresent()) {
        refuse("not-text", 0, "the file looks like " + other.get());
        countLines(plain, opening);
        return;
      }
    }
    plain.unread(opening, mark, opening.length - mark);
    if (asItIs) {
      TextCheck check = new TextCheck(plain);
      rows(check, shaped() ? 0 : mark);
      if (shaped()) {
        // What is below the table tells of the encoding too.
        check.transferTo(OutputStream.nullOutputStream());
      }
      if (found.isEmpty() && declared.isEmpty() && !check.utf8()) {
        charset = Encodings.WINDOWS_1252;
      }
    } else {
      rows(new ReencodedText(plain, charset), 0);
    }
    header = header.stream().map(this::decoded).toList();
    firstRows.replaceAll(
        row -> new Opening(row.line(), row.cells().stream().map(this::decoded).toList()));
  }

  /** Counts what would be rows if the file could be read: its lines but the first. */
  private void countLines(PushbackInputStream plain, byte[] opening) throws IOException {
    plain.unread(opening);
    RowScanner lines = new RowScanner(plain, (byte) delimiter, false, 0, 1);
    if (json() || lines.next()) {
      pieces(lines);
    }
  }

  private void rows(InputStream bytes, long offset) throws IOException {
    boolean json = json();
    PushbackInputStream text = new PushbackInputStream(bytes, OPENING);
    byte[] opening = text.readNBytes(OPENING);
    text.unread(opening);
    if (!json && !table() && reading.delimiter().isEmpty()) {
      delimiter = Dialect.delimiter(opening, Dialect.headerStart(opening, reading.table()));
    }
    InputStream table = shaped() ? new TableText(text, delimiter, reading.table()) : text;
    RowScanner scanner = new RowScanner(table, (byte) delimiter, !json && !table(), offset, 1);
    if (!json) {
      header(scanner);
    }
    pieces(scanner);
    if (json && rows == 0) {
      refuse("empty-file", 0, "the file is empty");
    }
  }

  private boolean json() {
    return reading.format().equals(JSON_LINES);
  }

  /** True of a table that is not all that the file holds. */
  private boolean shaped() {
    return !json() && !table() && !reading.table().asDelivered();
  }

  /** True of a format with periods in columns, tabs between them and no quotes. */
  private boolean table() {
    return reading.format().equals(ExportFormat.EUROSTAT.word());
  }

  private void header(RowScanner scanner) throws IOException {
    if (!scanner.next()) {
      if (shaped()) {
        refuse("missing-header", 0, "no line is the header that `table` of the feed declares");
      } else {
        refuse("empty-file", 0, "the file is empty");
      }
      return;
    }
    switch (scanner.fault()) {
      case TOO_LONG -> refuse("row-too-long", scanner.line(), Rejections.tooLong("the header"));
      case BROKEN_QUOTING ->
          refuse("broken-quoting", scanner.line(), "a quote in the header is never closed rightly");
      case NONE -> {
        List<String> names = cells(scanner, Integer.MAX_VALUE);
        firstRows.add(new Opening(scanner.line(), names));
        header = names;
      }
    }
  }

  /** The fields of a row, whose bytes stay as they are. */
  private List<String> cells(RowScanner scanner, int most) {
    int length = scanner.end() - scanner.start();
    byte[] row = new byte[length + EightBytes.SLACK];
    System.arraycopy(scanner.bytes(), scanner.start(), row, 0, length);
    CsvFields fields = new CsvFields(delimiter);
    fields.split(row, 0, length, scanner.quoted());
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.min(fields.count(), most); i++) {
      cells.add(
          new String(
              row, fields.from(i), fields.to(i) - fields.from(i), StandardCharsets.ISO_8859_1));
    }
    return cells;
  }

  /** Bytes were kept as Latin-1 until the whole file had shown its encoding. */
  private String decoded(String bytes) {
    Charset text = Encodings.readAsTheyAre(charset) ? charset : StandardCharsets.UTF_8;
    return RowText.trimmed(new String(bytes.getBytes(StandardCharsets.ISO_8859_1), text));
  }

  private void pieces(RowScanner scanner) throws IOException {
    boolean whole = gzip || shaped() || !Encodings.readAsTheyAre(charset);
    boolean decimalOpen = reading.decimal().isEmpty() && !json() && !table();
    NumberEvidence.Gathered gathered =
        new NumberEvidence.Gathered(delimiter, decimalOpen ? header.size() : 0, everyRow);
    long first = 0;
    int firstLine = 0;
    long rowsBefore = 0;
    long end = -1;
    boolean headed = mayHaveMoreHeader();
    while (scanner.next()) {
      long offset = scanner.offset();
      if (inflated.truncated() && !scanner.ended()) {
        end = offset;
        break;
      }
      if (headed && rows <= 1 && namesImports(scanner)) {
        // What came before it holds the questions: this is the last row of the header.
        headed = false;
        rows = 0;
        rowsBefore = 0;
        splits.clear();
        continue;
      }
      if (rows == 0) {
        first = offset;
        firstLine = scanner.line();
      } else if (!whole && offset - first >= splitBytes) {
        splits.add(new Split(first, offset - first, firstLine, rows - rowsBefore));
        first = offset;
        firstLine = scanner.line();
        rowsBefore = rows;
      }
      rows++;
      if (rows < Opening.MOST && !json() && scanner.fault() == RowScanner.Fault.NONE) {
        firstRows.add(new Opening(scanner.line(), cells(scanner, Opening.MOST_CELLS)));
      }
      if (decimalOpen && scanner.fault() == RowScanner.Fault.NONE) {
        gathered.see(scanner.bytes(), scanner.start(), scanner.end(), scanner.quoted());
      }
    }
    if (rows > 0) {
      long length = (end < 0 ? scanner.position() : end) - first;
      splits.add(new Split(first, length, firstLine, rows - rowsBefore));
    }
    numbers = gathered.all();
  }

  private boolean mayHaveMoreHeader() {
    return reading.format().equals(ExportFormat.QUALTRICS.word())
        || reading.format().equals(ExportFormat.AUTO);
  }

  /** Qualtrics ends its header with a row of identifiers, below one with the questions. */
  private static boolean namesImports(RowScanner scanner) {
    int length = Math.min(scanner.end() - scanner.start(), IMPORTS_SHOWN);
    String start =
        new String(scanner.bytes(), scanner.start(), length, StandardCharsets.ISO_8859_1);
    return IMPORTS.matcher(start).lookingAt();
  }

  private void refuse(String reason, int line, String detail) {
    faults.add(new FileFault(reason, line, "", detail, true));
  }
}
