package org.waymark.feed;

import java.io.EOFException;
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
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.waymark.feed.format.Unreadable;
import org.waymark.feed.format.Wrapped;
import org.waymark.registry.Feed;
import org.waymark.registry.StandardFormat;

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
  private final List<String> notes = new ArrayList<>();
  private Wrapping wrapping = Wrapping.NONE;
  private @Nullable Wrapped wrapped;
  private Described described = Described.NONE;
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

  /**
   * Looks at a file that may hold several: an archive or a workbook. Where it does, each is called
   * by the file's path and its own name behind a slash.
   *
   * @param raw as for {@link #inspect}
   * @param everyRow whether every row is looked at for the decimal marks of numbers
   * @return at least one
   */
  public static List<InspectedFile> inspectAll(
      InputStream raw, String path, Feed.Reading reading, long splitBytes, boolean everyRow)
      throws IOException {
    return inspectAll(
        raw, path, reading, Described.NONE, ArchivedDescriptions.NONE, splitBytes, everyRow);
  }

  /**
   * The same where another file says how a file is written. Of what is no delimited text, nothing
   * is taken from it.
   *
   * @param raw as for {@link #inspect}
   * @param described what lies beside the file says of it
   * @param within what members of an archive say of others in it
   */
  public static List<InspectedFile> inspectAll(
      InputStream raw,
      String path,
      Feed.Reading reading,
      Described described,
      ArchivedDescriptions within,
      long splitBytes,
      boolean everyRow)
      throws IOException {
    PushbackInputStream start = new PushbackInputStream(raw, OPENING);
    byte[] opening = start.readNBytes(OPENING);
    start.unread(opening);
    if (Archive.recognised(opening, reading, path)) {
      return archive(start, path, reading, within, splitBytes, everyRow);
    }
    boolean text = Wrapped.of(opening, reading.format(), path).isEmpty();
    Described said = text ? described : Described.NONE;
    return described(start, path, reading, said, splitBytes, everyRow).inspectParts();
  }

  /** A look at what another file may say the writing of. */
  private static FileInspection described(
      InputStream raw,
      String path,
      Feed.Reading reading,
      Described described,
      long splitBytes,
      boolean everyRow) {
    if (described.isNone() || reading.linesOfJson()) {
      return new FileInspection(raw, path, reading, splitBytes, everyRow);
    }
    FileInspection look =
        new FileInspection(raw, path, described.under(reading), splitBytes, everyRow);
    look.described = described;
    described.problems().forEach(problem -> look.notes.add(described.by() + ": " + problem));
    return look;
  }

  private static List<InspectedFile> archive(
      InputStream raw,
      String path,
      Feed.Reading reading,
      ArchivedDescriptions within,
      long splitBytes,
      boolean everyRow)
      throws IOException {
    DeliveredBytes delivered = new DeliveredBytes(raw);
    List<InspectedFile> found = new ArrayList<>();
    List<String> others = new ArrayList<>();
    String broken = "";
    int members = 0;
    try {
      Archive archive = Archive.of(delivered);
      for (Archive.Member member = archive.next(); member != null; member = archive.next()) {
        if (!Archive.meant(member.name(), reading.table())) {
          if (!Descriptions.isDescription(member.name())) {
            others.add(member.name());
          }
        } else if (members++ < Archive.MOST_MEMBERS) {
          Described said =
              Archive.isText(member.name()) ? within.of(member.name()) : Described.NONE;
          FileInspection look =
              described(
                  member.content(),
                  path + "/" + member.name(),
                  reading,
                  said,
                  splitBytes,
                  everyRow);
          look.wrapping = new Wrapping(member.name(), "", 0);
          for (InspectedFile part : look.inspectParts()) {
            found.add(member.content().damaged() ? part.with(List.of(damaged())) : part);
          }
        }
      }
    } catch (ZipException | EOFException damage) {
      broken = "the archive is damaged behind what was read of it, or locked; deliver it again";
    }
    delivered.drain();
    if (members > Archive.MOST_MEMBERS) {
      broken = "the archive has more than " + Archive.MOST_MEMBERS + " members";
    }
    if (found.isEmpty() || !broken.isEmpty()) {
      FileInspection none = new FileInspection(delivered, path, reading, splitBytes, false);
      none.refuse(
          broken.isEmpty() ? "empty-archive" : "damaged-archive",
          0,
          broken.isEmpty()
              ? "the archive has no member that is asked for: "
                  + RowText.quoted(String.join(", ", others))
              : broken);
      found.add(none.found());
    }
    String unread =
        others.isEmpty() ? "" : "not read: " + RowText.quoted(String.join(", ", others));
    return found.stream()
        .map(file -> found.size() == 1 ? file.called(path) : file)
        .map(file -> unread.isEmpty() ? file : file.toldOf(unread))
        .toList();
  }

  private static FileFault damaged() {
    return new FileFault(
        "damaged-archive",
        0,
        "",
        "the archive ends or is damaged within this member; deliver it again",
        true);
  }

  /** The file, or where it is a workbook the sheets that are asked for. */
  private List<InspectedFile> inspectParts() throws IOException {
    InspectedFile first = inspect();
    Wrapped book = wrapped;
    if (book == null || book.chosen().size() < 2) {
      return List.of(first);
    }
    List<InspectedFile> parts = new ArrayList<>();
    parts.add(first.called(path + "/" + book.name(book.chosen().get(0))));
    for (int part : book.chosen().subList(1, book.chosen().size())) {
      FileInspection other =
          new FileInspection(InputStream.nullInputStream(), path, reading, splitBytes, everyRow);
      other.wrapping = wrapping;
      other.part(book, part);
      parts.add(other.found().of(first).called(path + "/" + book.name(part)));
    }
    return parts;
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
    return found();
  }

  private InspectedFile found() {
    InspectedFile found =
        new InspectedFile(
            path,
            delivered.sha256(),
            delivered.size(),
            wrapping,
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
            List.copyOf(notes),
            described);
    return found.with(faults);
  }

  private void text(InputStream bytes) throws IOException {
    PushbackInputStream plain = new PushbackInputStream(bytes, OPENING);
    byte[] opening = plain.readNBytes(OPENING);
    Optional<Wrapped.Kind> kind = Wrapped.of(opening, reading.format(), path);
    if (kind.isPresent()) {
      plain.unread(opening);
      open(kind.get(), plain);
      return;
    }
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
    decodeHeader();
  }

  /** Opens what is no text, and reads the first part of it that is asked for. */
  private void open(Wrapped.Kind kind, InputStream bytes) throws IOException {
    wrapping = new Wrapping(wrapping.member(), kind.name(), 0);
    try {
      Optional<StandardFormat> standard = StandardFormat.of(reading.format());
      Wrapped book =
          standard.isPresent()
              ? Wrapped.open(standard.get(), bytes, path)
              : Wrapped.open(kind, bytes, reading.table());
      wrapped = book;
      part(book, book.chosen().get(0));
    } catch (Unreadable why) {
      refuse(why.kind(), 0, why.reason());
    }
  }

  private void part(Wrapped book, int part) throws IOException {
    wrapping = new Wrapping(wrapping.member(), wrapping.kind(), part);
    notes.addAll(book.notes(part));
    delimiter = ',';
    try {
      rows(book.text(part), 0);
    } catch (Unreadable why) {
      refuse(why.kind(), 0, why.reason());
    }
    decodeHeader();
  }

  private void decodeHeader() {
    if (described.headerOf(reading).isEmpty()) {
      header = header.stream().map(this::decoded).toList();
    }
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
    if (!json && !table() && reading.delimiter().isEmpty() && !wrapping.opensFile()) {
      delimiter = Dialect.delimiter(opening, Dialect.headerStart(opening, reading.table()));
    }
    InputStream table = shaped() ? new TableText(text, delimiter, reading.table()) : text;
    RowScanner scanner = new RowScanner(table, (byte) delimiter, !json && !table(), offset, 1);
    if (!json) {
      header(scanner);
    }
    pieces(scanner);
    boolean headless = json || !described.headerOf(reading).isEmpty();
    if (headless && rows == 0) {
      refuse("empty-file", 0, "the file is empty");
    }
  }

  private boolean json() {
    return reading.linesOfJson();
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
    List<String> named = described.headerOf(reading);
    if (!named.isEmpty()) {
      header = named;
      return;
    }
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
    boolean whole = !wrapping.isNone() || gzip || shaped() || !Encodings.readAsTheyAre(charset);
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
