package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.feed.format.Sheet.SheetRow;
import org.waymark.registry.StandardFormat;

/**
 * A file of a standard format as text with the fields of its records in front of its columns. The
 * made columns hold days as ISO dates and amounts as plain numbers. What cannot be understood stays
 * as it is, so that the row is refused with what was written. Rows keep their lines.
 */
final class StandardTable {
  /** The largest file that is read. */
  private static final int MOST_BYTES = 512 << 20;

  /** A header is sought in so many rows from the start. */
  private static final int HEADER_ROWS = 6;

  private static final int SIGNATURE = 512;

  private final StandardFormat format;
  private final List<SheetRow> turned;
  private final String text;
  private final SheetRow header;
  private final SheetDates dates = new SheetDates();
  private final StandardRecords records;
  private final List<String> notes = new ArrayList<>();

  StandardTable(StandardFormat format, InputStream in, String path) throws IOException {
    this.format = format;
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable(
          "the file is larger than " + (MOST_BYTES >> 20) + " MB; deliver it in parts");
    }
    refuseOthers(bytes);
    text = decoded(bytes);
    turned = format == StandardFormat.GMPP ? TurnedTable.of(text) : List.of();
    header = header();
    if (format == StandardFormat.GMPP) {
      records = new MajorProjects(header, dates, path, !turned.isEmpty());
    } else {
      records = new Payments(format, header, dates);
    }
    look();
    if (!turned.isEmpty()) {
      notes.add("each project is a column of the file; the line of a row is that column");
    }
  }

  private static void refuseOthers(byte[] bytes) throws Unreadable {
    String start =
        new String(bytes, 0, Math.min(bytes.length, SIGNATURE), StandardCharsets.ISO_8859_1);
    String lower = start.strip().toLowerCase(Locale.ROOT);
    if (bytes.length == 0) {
      throw new Unreadable("empty-file", "the file is empty");
    }
    if (start.startsWith("PK\3\4") || start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      throw new Unreadable(
          "not-text", "the file is a workbook, whatever its name; save the sheet as CSV");
    }
    if (lower.startsWith("<") || start.startsWith("%PDF")) {
      throw new Unreadable(
          "not-text", "the file is a web page or a document; deliver the table as CSV");
    }
  }

  private static String decoded(byte[] bytes) throws Unreadable {
    int mark = 0;
    Charset charset = StandardCharsets.UTF_8;
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
    } else if (starts(bytes, 0xFF, 0xFE)) {
      mark = 2;
      charset = StandardCharsets.UTF_16LE;
    } else if (starts(bytes, 0xFE, 0xFF)) {
      mark = 2;
      charset = StandardCharsets.UTF_16BE;
    }
    String decoded;
    try {
      decoded =
          charset.newDecoder().decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark)).toString();
    } catch (CharacterCodingException other) {
      // Windows-1252 agrees with Latin-1 on all that prints, and knows the pound sign.
      decoded = new String(bytes, mark, bytes.length - mark, Charset.forName("windows-1252"));
    }
    if (decoded.indexOf('\0') >= 0) {
      throw new Unreadable("not-text", "the file holds binary data; deliver it as CSV");
    }
    return decoded;
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private SheetRow header() throws Unreadable {
    if (!turned.isEmpty()) {
      return turned.get(0);
    }
    Sheet sheet = new Sheet(text);
    for (int row = 0; row < HEADER_ROWS && sheet.hasNext(); row++) {
      SheetRow candidate = sheet.next();
      if (isHeader(candidate)) {
        return candidate;
      }
    }
    throw new Unreadable(
        "missing-header",
        "none of the first "
            + HEADER_ROWS
            + " rows is a header of the format "
            + format.word()
            + ": it needs "
            + needs());
  }

  private boolean isHeader(SheetRow row) {
    return format == StandardFormat.GMPP
        ? MajorProjects.isHeader(row)
        : Payments.isHeader(format, row);
  }

  private String needs() {
    return switch (format) {
      case UK_SPEND -> "columns such as Supplier, Date and Amount";
      case GRANTS_360 -> "the columns Identifier, Amount Awarded and Award Date";
      case IATI -> "iati-identifier, and columns of transactions or totals";
      case GMPP -> "Project Name, Department and an end date";
    };
  }

  /** A first look at all rows: which number of a date is the day, and what is left out. */
  private void look() {
    Rows rows = rows();
    for (Optional<SheetRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      records.see(row.get());
    }
    if (dates.undecided()) {
      notes.add(
          "nothing in the file tells whether the day or the month comes first in dates; they are"
              + " read as day, month, year");
    }
    notes.addAll(records.notes());
  }

  /** What is to be told of the file. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private Rows rows() {
    if (!turned.isEmpty()) {
      List<SheetRow> rest = turned.subList(1, turned.size());
      int[] at = {0};
      return () -> at[0] < rest.size() ? Optional.of(rest.get(at[0]++)) : Optional.empty();
    }
    Sheet sheet = new Sheet(text);
    boolean before = true;
    while (before && sheet.hasNext()) {
      before = sheet.next().line() < header.line();
    }
    return () -> sheet.hasNext() ? Optional.of(sheet.next()) : Optional.empty();
  }

  /** Rows one after the other. */
  private interface Rows {
    Optional<SheetRow> next();
  }

  /** The text of the table. */
  InputStream text() {
    return new Made(rows());
  }

  private final class Made extends MadeText {
    private final Rows rows;
    private final CsvText csv = new CsvText(out);
    private final List<String> fields = records.fields();
    private boolean headed;

    Made(Rows rows) {
      this.rows = rows;
    }

    @Override
    protected boolean make() {
      if (!headed) {
        headed = true;
        csv.row(header.line());
        List<String> names =
            fields.stream()
                .map(field -> StandardFormat.MADE + field)
                .collect(Collectors.toCollection(ArrayList::new));
        names.add(0, StandardFormat.LEFT_OUT);
        for (String name : header.cells()) {
          // Spreadsheets leave columns without a name behind the last; some share a name.
          names.add(names.contains(name) ? name + " " + names.size() : name);
        }
        write(names, List.of());
        return true;
      }
      Optional<SheetRow> next = rows.next();
      if (next.isEmpty()) {
        return false;
      }
      SheetRow row = next.get();
      csv.row(row.line());
      if (row.isBlank()) {
        write(List.of(""), List.of());
        return true;
      }
      String leftOut = records.leftOut(row);
      List<String> made = new ArrayList<>();
      made.add(leftOut);
      for (String field : fields) {
        made.add(leftOut.isEmpty() ? records.value(row, field) : "");
      }
      write(made, row.cells());
      return true;
    }

    private void write(List<String> made, List<String> delivered) {
      int column = 0;
      for (String cell : made) {
        csv.cell(column++, cell);
      }
      for (String cell : delivered) {
        csv.cell(column++, oneLine(cell));
      }
      csv.end();
    }

    /** Breaks within a cell would move the lines of the rows below. */
    private String oneLine(String cell) {
      return cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0
          ? cell
          : cell.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
    }
  }
}
