package org.waymark.dashboards.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.dashboards.table.CsvText;
import org.waymark.dashboards.words.Numbers;

/**
 * A table of a page and the same figures as CSV. The first cell of a row is its header.
 *
 * @param caption what the table shows
 * @param columns its columns, in order
 * @param rows cells in the order of the columns
 * @param whole what the table sums up, if it is a summary: the CSV holds that instead
 */
public record DataTable(
    String caption, List<Column> columns, List<List<Cell>> rows, Optional<DataTable> whole) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

  private static final boolean[] PLAIN_IN_ADDRESS = plainInAddress();
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ADDRESS =
      "data:text/csv;charset=utf-8,".getBytes(StandardCharsets.US_ASCII);

  /** A table that shows everything that its CSV holds. */
  public DataTable(String caption, List<Column> columns, List<List<Cell>> rows) {
    this(caption, columns, rows, Optional.empty());
  }

  /** The same as a summary of {@code all}. */
  public DataTable summing(DataTable all) {
    return new DataTable(caption, columns, rows, Optional.of(all));
  }

  /** A column; numbers stand to the right. */
  public record Column(String title, boolean numeric) {}

  /**
   * A cell as a reader sees it, and the value that goes into the CSV.
   *
   * @param address of the page that it leads to; empty for most
   * @param mark class of its shade in a heat map; empty for most
   */
  public record Cell(String shown, String raw, String address, String mark) {
    /** A cell that leads nowhere. */
    public Cell(String shown, String raw) {
      this(shown, raw, "", "");
    }

    /** The value by which to sort, where it is not what is shown; a template omits what is null. */
    public @Nullable String sorting() {
      return raw.equals(shown) ? null : raw;
    }

    /** Classes of the cell in a column of numbers or of words. */
    public String style(boolean numeric) {
      String kind = numeric ? "num" : shown.length() > 60 ? "txt long" : "txt";
      return mark.isEmpty() ? kind : kind + " " + mark;
    }

    /** The same, leading to a page. */
    public Cell to(String page) {
      return new Cell(shown, raw, page, mark);
    }

    /** The same, shaded. */
    public Cell marked(String shade) {
      return new Cell(shown, raw, address, shade);
    }

    /** A text. */
    public static Cell text(String words) {
      return new Cell(words, words);
    }

    /** A number with the words that show it. */
    public static Cell number(double value, String shown) {
      return new Cell(shown, plain(value));
    }

    /** A count. */
    public static Cell whole(long count) {
      return new Cell(Numbers.whole(count), Long.toString(count));
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** Columns from their titles; a title that begins with {@code #} is one of numbers. */
  public static List<Column> columns(String... titles) {
    List<Column> columns = new ArrayList<>();
    for (String title : titles) {
      boolean numeric = title.startsWith("#");
      columns.add(new Column(numeric ? title.substring(1) : title, numeric));
    }
    return List.copyOf(columns);
  }

  /** Classes of the table: one that is shaded has narrow columns. */
  public String style() {
    for (List<Cell> row : rows) {
      for (Cell cell : row) {
        if (!cell.mark().isEmpty()) {
          return "heat";
        }
      }
    }
    return "figures-table";
  }

  /** The figures as CSV (RFC 4180), with what a spreadsheet would take for a formula defused. */
  public String csv() {
    StringBuilder csv = new StringBuilder(64 * (rows.size() + 1));
    for (int i = 0; i < columns.size(); i++) {
      field(csv, i, CsvText.harmless(columns.get(i).title()));
    }
    csv.append("\r\n");
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        field(csv, i, harmless(row.get(i).raw()));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  /** A number stays one; its minus sign begins no formula. */
  private static String harmless(String raw) {
    boolean negative = !raw.isEmpty() && raw.charAt(0) == '-' && NUMBER.matcher(raw).matches();
    return negative ? raw : CsvText.harmless(raw);
  }

  /** The CSV as an address that a browser saves without asking any server. */
  public String csvAddress() {
    byte[] bytes = whole.orElse(this).csv().getBytes(StandardCharsets.UTF_8);
    byte[] address = new byte[ADDRESS.length + 3 * bytes.length];
    System.arraycopy(ADDRESS, 0, address, 0, ADDRESS.length);
    int end = ADDRESS.length;
    for (byte b : bytes) {
      if (b > 0 && PLAIN_IN_ADDRESS[b]) {
        address[end++] = b;
      } else {
        address[end++] = '%';
        address[end++] = HEX[(b >> 4) & 15];
        address[end++] = HEX[b & 15];
      }
    }
    return new String(address, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** What an address may hold as it is and no template has to escape; RFC 3986. */
  private static boolean[] plainInAddress() {
    boolean[] plain = new boolean[128];
    Arrays.fill(plain, '0', '9' + 1, true);
    Arrays.fill(plain, 'A', 'Z' + 1, true);
    Arrays.fill(plain, 'a', 'z' + 1, true);
    "-._~,:;@/!$()*".chars().forEach(c -> plain[c] = true);
    return plain;
  }

  private static void field(StringBuilder csv, int column, String value) {
    if (column > 0) {
      csv.append(',');
    }
    if (quoted(value)) {
      csv.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      csv.append(value);
    }
  }

  private static boolean quoted(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
