package org.waymark.feed.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.feed.format.Sheet.SheetRow;

/**
 * Projects of the UK Government Major Projects Portfolio. Each release overwrites the dates of the
 * one before, so releases are snapshots of one plan.
 *
 * <p>A release of a year to 2020 shows the state of 30 September of the year before; from 2021 on
 * it shows that of 31 March. A rating is that of the Authority, or where it gave none, that of the
 * senior responsible owner. Before there were ids, a project is its name within its department.
 */
final class MajorProjects implements StandardRecords {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20[12]\\d)(?!\\d)");
  private static final Pattern FINANCIAL_YEAR =
      Pattern.compile("(?<!\\d)20(\\d{2})\\s*[/-]\\s*(?:20)?(\\d{2})(?!\\d)");
  private static final Pattern COLOUR = Pattern.compile("(?i).*\\b(red|amber|green)\\b.*");
  private static final Pattern MIDDLE =
      Pattern.compile("(?i).*\\bmid[^:]*:\\s*([^,;]+(?:,\\d{3})*).*");
  private static final int LAST_OF_SEPTEMBER = 2020;
  private static final int CENTURY = 2000;
  private static final int LONGEST_DATE = 30;

  private final SheetDates dates;
  private final int id;
  private final int name;
  private final int department;
  private final List<Integer> ratings = new ArrayList<>();
  private final int start;
  private final int end;
  private final int cost;
  private final Optional<LocalDate> snapshot;

  MajorProjects(SheetRow header, SheetDates dates, String path, boolean turned) {
    this.dates = dates;
    List<String> names =
        header.cells().stream().map(cell -> cell.toLowerCase(Locale.ROOT).strip()).toList();
    id = find(names, "gmpp id");
    name = find(names, "project name");
    department = find(names, "department");
    start = find(names, "project - start", "project start", "start date");
    end = find(names, "project - end", "project end", "end date");
    cost = find(names, "total baseline whole life", "total budgeted whole life", "whole life cost");
    for (int c = 0; c < names.size(); c++) {
      String column = names.get(c);
      boolean rating =
          column.contains("delivery confidence assessment") || column.contains("rag rating");
      if (rating && !column.startsWith("departmental") && !column.contains("commentary")) {
        ratings.add(c);
      }
    }
    snapshot = published(path, names).map(year -> position(year, turned));
  }

  private static int find(List<String> names, String... starts) {
    for (String with : starts) {
      for (int c = 0; c < names.size(); c++) {
        if (names.get(c).startsWith(with) && !names.get(c).startsWith("departmental")) {
          return c;
        }
      }
    }
    return -1;
  }

  static boolean isHeader(SheetRow row) {
    List<String> names =
        row.cells().stream().map(cell -> cell.toLowerCase(Locale.ROOT).strip()).toList();
    return find(names, "project name") >= 0
        && find(names, "department") >= 0
        && find(names, "project - end", "project end", "end date") >= 0;
  }

  /** The year of a release: in the name of its file, else that in which its last year ends. */
  private static Optional<Integer> published(String path, List<String> header) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    Optional<Integer> latest = Optional.empty();
    Matcher span = FINANCIAL_YEAR.matcher(file);
    if (span.find()) {
      return Optional.of(CENTURY + Integer.parseInt(span.group(2)));
    }
    Matcher year = YEAR.matcher(file);
    while (year.find()) {
      latest = Optional.of(Integer.parseInt(year.group(1)));
    }
    for (int c = 0; c < header.size() && latest.isEmpty(); c++) {
      Matcher financial = FINANCIAL_YEAR.matcher(header.get(c));
      if (financial.find()) {
        latest = Optional.of(CENTURY + Integer.parseInt(financial.group(2)));
      }
    }
    return latest;
  }

  private static LocalDate position(int year, boolean turned) {
    return turned || year <= LAST_OF_SEPTEMBER
        ? LocalDate.of(year - 1, Month.SEPTEMBER, 30)
        : LocalDate.of(year, Month.MARCH, 31);
  }

  @Override
  public List<String> fields() {
    List<String> fields = new ArrayList<>(List.of("id", "title", "due"));
    if (snapshot.isPresent()) {
      fields.add("snapshot");
    }
    fields.addAll(List.of("started", "claim", "owner_org", "cost"));
    return fields;
  }

  @Override
  public void see(SheetRow row) {
    dates.see(row.at(start));
    dates.see(row.at(end));
  }

  @Override
  public String leftOut(SheetRow row) {
    return row.at(name).isEmpty() && row.at(id).isEmpty() ? "no project" : "";
  }

  @Override
  public String value(SheetRow row, String field) {
    return switch (field) {
      case "id" -> id(row);
      case "title" -> row.at(name).replaceAll("\\s+", " ");
      case "due" -> day(row.at(end));
      case "started" -> day(row.at(start));
      case "snapshot" -> snapshot.map(Object::toString).orElse("");
      case "claim" -> claim(row);
      case "cost" -> cost(row.at(cost));
      default -> row.at(department);
    };
  }

  private String id(SheetRow row) {
    String given = row.at(id);
    return given.isEmpty()
        ? (row.at(department) + "/" + row.at(name))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{Nd}/]+", "-")
        : given;
  }

  /** A rating that is exempt, reset or missing is not a rating. */
  private String claim(SheetRow row) {
    for (int column : ratings) {
      String rating = row.at(column);
      if (COLOUR.matcher(rating).matches() && rating.length() < LONGEST_DATE) {
        return rating;
      }
    }
    return "";
  }

  /** Sentences stand where a date is withheld; they are not dates. */
  private String day(String text) {
    Optional<LocalDate> day = dates.day(text);
    if (day.isPresent()) {
      return day.get().toString();
    }
    boolean sentence =
        text.length() >= LONGEST_DATE || text.toLowerCase(Locale.ROOT).startsWith("exempt");
    return sentence ? "" : text;
  }

  /** Millions of pounds; of three estimates the middle one. */
  private static String cost(String text) {
    Matcher middle = MIDDLE.matcher(text);
    String amount = middle.matches() ? middle.group(1).strip() : text;
    String bare = amount.endsWith("m") ? amount.substring(0, amount.length() - 1) : amount;
    return SheetMoney.read(bare).map(BigDecimal::toPlainString).orElse("");
  }

  @Override
  public List<String> notes() {
    return snapshot.isPresent()
        ? List.of("the release shows the state of " + snapshot.get())
        : List.of();
  }
}
