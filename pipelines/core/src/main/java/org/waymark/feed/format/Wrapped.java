package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.registry.StandardFormat;
import org.waymark.registry.TableShape;

/**
 * A file that is no delimited text, opened: its parts, each of which is written as text.
 *
 * <p>What a file is, its bytes say, whatever it is called: an export that calls itself {@code .xls}
 * may be a page of HTML, and a {@code .csv} a workbook.
 */
public final class Wrapped {
  /** What a file is. */
  public enum Kind {
    XLSX("a workbook"),
    XLS("a workbook"),
    ODS("a workbook"),
    HTML("a page of HTML"),
    JSON("a document of JSON"),
    JSON_STAT("a data set of JSON-stat"),
    PX("a PX file"),
    SAV("a file of SPSS"),
    PARQUET("a Parquet file"),
    STANDARD("a file of a standard format");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** In words, with an article. */
    public String words() {
      return words;
    }
  }

  /** Opens one kind of file. */
  private interface Texts {
    InputStream text(int part) throws IOException;
  }

  private static final String ODS_MARK = "application/vnd.oasis.opendocument.spreadsheet";

  /** Where the name of the first entry of a ZIP archive is. */
  private static final int NAME_OF_FIRST = 30;

  private static final Pattern HTML =
      Pattern.compile(
          "(?is)\\A[\\s\uFEFF]*(<!doctype html|<html|<table|<meta|<head|<style|<div).*");
  private static final Pattern NAMED_FOR_TABLES =
      Pattern.compile("(?i).*\\.(xls|xlsx|htm|html)(/.*)?");

  private final List<Workbook.Sheet> parts;
  private final List<Integer> chosen;
  private final Texts texts;
  private final Kind kind;
  private final List<String> notes;

  private Wrapped(Kind kind, List<Workbook.Sheet> parts, List<Integer> chosen, Texts texts) {
    this(kind, parts, chosen, texts, List.of());
  }

  private Wrapped(
      Kind kind,
      List<Workbook.Sheet> parts,
      List<Integer> chosen,
      Texts texts,
      List<String> notes) {
    this.notes = notes;
    this.kind = kind;
    this.parts = parts;
    this.chosen = chosen;
    this.texts = texts;
  }

  /**
   * What the bytes at the start of a file show it to be, if that is no delimited text that is read
   * as it is.
   *
   * @param format as the feed declares it
   * @param path of the file
   */
  public static Optional<Kind> of(byte[] opening, String format, String path) {
    switch (format) {
      case "json" -> {
        return Optional.of(Kind.JSON);
      }
      case "json-stat" -> {
        return Optional.of(Kind.JSON_STAT);
      }
      case "px" -> {
        return Optional.of(Kind.PX);
      }
      case "sav" -> {
        return Optional.of(Kind.SAV);
      }
      case "parquet" -> {
        return Optional.of(Kind.PARQUET);
      }
      case "uk-spend-csv", "360giving-csv", "iati-csv", "gmpp-csv" -> {
        return Optional.of(Kind.STANDARD);
      }
      case "jsonl", "eurostat-tsv" -> {
        return Optional.empty();
      }
      default -> {}
    }
    String start = new String(opening, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\3\4")) {
      if (start.startsWith("mimetype", NAME_OF_FIRST) || start.contains(ODS_MARK)) {
        return Optional.of(Kind.ODS);
      }
      boolean office = start.contains("[Content_Types].xml") || start.contains("xl/");
      return office ? Optional.of(Kind.XLSX) : Optional.empty();
    }
    if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return Optional.of(Kind.XLS);
    }
    if (start.startsWith("$FL2") || start.startsWith("$FL3")) {
      return Optional.of(Kind.SAV);
    }
    if (start.startsWith("PAR1")) {
      return Optional.of(Kind.PARQUET);
    }
    boolean tables =
        format.equals("html")
            || format.startsWith("xls")
            || NAMED_FOR_TABLES.matcher(path).matches();
    boolean page = tables && HTML.matcher(start).matches();
    return page && start.toLowerCase(Locale.ROOT).contains("<t")
        ? Optional.of(Kind.HTML)
        : Optional.empty();
  }

  /**
   * Opens a file and chooses the parts that a feed asks for.
   *
   * @param bytes from the start of the file; read as far as is needed, not closed
   * @throws Unreadable where the bytes are not what they seem, or no part is what is asked for
   */
  public static Wrapped open(Kind kind, InputStream bytes, TableShape table) throws IOException {
    return switch (kind) {
      case STANDARD ->
          throw new IllegalArgumentException("a standard format is opened by its name");
      case XLSX -> workbook(kind, new XlsxWorkbook(HeldBytes.of(bytes)), table);
      case ODS -> workbook(kind, new OdsWorkbook(HeldBytes.of(bytes)), table);
      case XLS -> workbook(kind, new XlsWorkbook(HeldBytes.of(bytes)), table);
      case HTML -> workbook(kind, new HtmlTables(bytes), table);
      case JSON -> single(kind, part -> new JsonText(bytes, table.rows()));
      case JSON_STAT -> single(kind, part -> new JsonStatText(bytes));
      case PX -> single(kind, part -> new PxText(bytes));
      case SAV -> single(kind, part -> new SavText(bytes));
      case PARQUET -> single(kind, part -> new ParquetText(bytes));
    };
  }

  /**
   * Opens a file of a standard format.
   *
   * @param path of the file, whose name may hold the year of a release
   * @throws Unreadable where the bytes are something else, or no row is a header of the format
   */
  public static Wrapped open(StandardFormat format, InputStream bytes, String path)
      throws IOException {
    StandardTable table = new StandardTable(format, bytes, path);
    return new Wrapped(
        Kind.STANDARD,
        List.of(new Workbook.Sheet("", false)),
        List.of(0),
        part -> table.text(),
        table.notes());
  }

  private static Wrapped single(Kind kind, Texts texts) {
    return new Wrapped(kind, List.of(new Workbook.Sheet("", false)), List.of(0), texts);
  }

  private static Wrapped workbook(Kind kind, Workbook book, TableShape table) throws Unreadable {
    List<Workbook.Sheet> sheets = book.sheets();
    List<Integer> chosen = new ArrayList<>();
    for (String wanted : table.sheets()) {
      for (int s = 0; s < sheets.size(); s++) {
        if (!chosen.contains(s) && matches(wanted, sheets.get(s).name())) {
          chosen.add(s);
        }
      }
    }
    if (table.sheets().isEmpty()) {
      for (int s = 0; s < sheets.size() && chosen.isEmpty(); s++) {
        if (!sheets.get(s).hidden()) {
          chosen.add(s);
        }
      }
    }
    if (chosen.isEmpty()) {
      throw new Unreadable(
          table.sheets().isEmpty()
              ? kind.words() + " has no sheet that is shown"
              : "no sheet is called "
                  + table.sheets().stream()
                      .map(name -> "`" + name + "`")
                      .collect(Collectors.joining(" or "))
                  + "; there are "
                  + listed(sheets));
    }
    chosen.sort(null);
    return new Wrapped(kind, sheets, List.copyOf(chosen), book::text);
  }

  private static String listed(List<Workbook.Sheet> sheets) {
    return sheets.isEmpty()
        ? "none"
        : sheets.stream()
            .map(sheet -> "`" + sheet.name() + "`" + (sheet.hidden() ? " (hidden)" : ""))
            .collect(Collectors.joining(", "));
  }

  /** True where a name is meant by one with {@code *} for any text, letter case aside. */
  public static boolean matches(String wanted, String name) {
    StringBuilder regex = new StringBuilder();
    for (String literal : wanted.strip().split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(literal));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(name.strip())
        .matches();
  }

  /** Positions of the parts that were chosen, in their order. */
  public List<Integer> chosen() {
    return chosen;
  }

  /** The name of a part. */
  public String name(int part) {
    return parts.get(part).name();
  }

  /** True where rows are objects of JSON, a line each. */
  public boolean json() {
    return kind == Kind.JSON;
  }

  /** What is to be told of a part that is read: what else there is. */
  public List<String> notes(int part) {
    if (parts.size() < 2) {
      return notes;
    }
    List<Workbook.Sheet> others = new ArrayList<>();
    for (int other = 0; other < parts.size(); other++) {
      if (!chosen.contains(other)) {
        others.add(parts.get(other));
      }
    }
    List<String> notes = new ArrayList<>();
    if (!others.isEmpty()) {
      notes.add(
          "the sheet `"
              + parts.get(part).name()
              + "` is read"
              + (parts.get(part).hidden() ? ", which is hidden" : "")
              + "; not read: "
              + listed(others));
    } else if (parts.get(part).hidden()) {
      notes.add("the sheet `" + parts.get(part).name() + "` is read, which is hidden");
    }
    return notes;
  }

  /**
   * A part as text in UTF-8: delimited by commas, or an object of JSON a line. Reading it throws
   * {@link Unreadable} where the file turns out to be damaged.
   */
  public InputStream text(int part) throws IOException {
    return texts.text(part);
  }
}
