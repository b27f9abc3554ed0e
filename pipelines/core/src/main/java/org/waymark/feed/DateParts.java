package org.waymark.feed;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.period.ReportingYear;
import org.waymark.registry.Feed;

/**
 * A period or day that several columns make together, as one text: 2024 and M01 are {@code
 * 2024-M01}, 2024 and week 5 are {@code 2024-W05}.
 *
 * <p>What is no such part stands behind the year as it is, so that the refusal shows it.
 */
final class DateParts {
  private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:\\.0+)?");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<mark>[MWQSA]|week|month|quarter)?[ ]?(?<number>\\d{1,2})(?:\\.0+)?",
          Pattern.CASE_INSENSITIVE);
  private static final int MONTHS_OF_A_YEAR = 12;
  private static final int QUARTERS_OF_A_YEAR = 4;

  private final Optional<ReportingYear> reportingYear;
  private final Feed.Weeks weeks;

  DateParts(Feed.DatedSource source) {
    this.reportingYear = source.year();
    this.weeks = source.weeks();
  }

  /** The text that the parts of a row make; empty where each of them is. */
  String text(Map<Feed.DatePart, String> parts) {
    if (parts.values().stream().allMatch(String::isEmpty)) {
      return "";
    }
    String written = parts.getOrDefault(Feed.DatePart.YEAR, "");
    Matcher year = YEAR.matcher(written);
    String whole = year.matches() ? year.group(1) : written;
    if (parts.containsKey(Feed.DatePart.WEEK)) {
      return week(whole, parts.getOrDefault(Feed.DatePart.WEEK, ""));
    }
    if (parts.containsKey(Feed.DatePart.QUARTER)) {
      return quarter(whole, parts.getOrDefault(Feed.DatePart.QUARTER, ""));
    }
    if (!parts.containsKey(Feed.DatePart.MONTH)) {
      return whole;
    }
    String month = month(whole, parts.getOrDefault(Feed.DatePart.MONTH, ""));
    if (!parts.containsKey(Feed.DatePart.DAY)) {
      return month;
    }
    String day = parts.getOrDefault(Feed.DatePart.DAY, "");
    Matcher number = NUMBER.matcher(day);
    return number.matches() && number.group("mark") == null
        ? month.replace("-M", "-") + "-" + twoDigits(number)
        : month + " " + day;
  }

  private String month(String year, String part) {
    Optional<Month> named = MonthNames.named(part);
    Matcher number = NUMBER.matcher(part);
    if (named.isEmpty() && !number.matches()) {
      return year + " " + part;
    }
    String mark = named.isPresent() ? "M" : mark(number, "M");
    int value =
        named.map(Month::getValue).orElseGet(() -> Integer.parseInt(number.group("number")));
    boolean month = mark.equals("M") && value >= 1 && value <= MONTHS_OF_A_YEAR;
    if (month && reportingYear.isPresent() && ReportingYear.mayName(year)) {
      return reportingYear.get().month(year, Month.of(value)).map(Object::toString).orElse(year);
    }
    return year + "-" + mark + String.format(Locale.ROOT, mark.equals("A") ? "%d" : "%02d", value);
  }

  private String quarter(String year, String part) {
    Matcher number = NUMBER.matcher(part);
    if (!number.matches()) {
      return year + " " + part;
    }
    String mark = mark(number, "Q");
    int value = Integer.parseInt(number.group("number"));
    return mark.equals("Q") && value >= 1 && value <= QUARTERS_OF_A_YEAR
        ? year + (ReportingYear.mayName(year) ? " Q" : "-Q") + value
        : year + "-" + mark + value;
  }

  private String week(String year, String part) {
    Matcher number = NUMBER.matcher(part);
    if (!number.matches() || !mark(number, "W").equals("W")) {
      return year + " " + part;
    }
    if (weeks == Feed.Weeks.MMWR && year.matches("\\d{4}")) {
      int week = Integer.parseInt(number.group("number"));
      return mmwr(Integer.parseInt(year), week)
          .map(LocalDate::toString)
          .orElse(year + " week " + week);
    }
    return year + "-W" + twoDigits(number);
  }

  /**
   * The Monday of a week that starts on the Sunday before: the ISO week with six of its seven days.
   */
  private static Optional<LocalDate> mmwr(int year, int week) {
    LocalDate monday = firstSunday(year).plusDays(1).plusWeeks(week - 1L);
    return week >= 1 && monday.isBefore(firstSunday(year + 1))
        ? Optional.of(monday)
        : Optional.empty();
  }

  /** The Sunday with which the first week that has four days in the year starts. */
  private static LocalDate firstSunday(int year) {
    LocalDate fourth = LocalDate.of(year, 1, 4);
    return fourth.minusDays(fourth.getDayOfWeek().getValue() % DayOfWeek.SUNDAY.getValue());
  }

  private static String mark(Matcher number, String expected) {
    String mark = number.group("mark");
    return mark == null ? expected : mark.substring(0, 1).toUpperCase(Locale.ROOT);
  }

  private static String twoDigits(Matcher number) {
    return String.format(Locale.ROOT, "%02d", Integer.parseInt(number.group("number")));
  }

  /** What such parts mean, worked out once for each text that they make. */
  <T> Lookup<T> lookup(
      SortedMap<Feed.DatePart, Feed.Source.Column> parts,
      Columns columns,
      Function<String, T> meaning,
      T undecodable) {
    Map<Feed.DatePart, Lookup<Optional<String>>> texts = new java.util.TreeMap<>();
    parts.forEach(
        (part, column) ->
            texts.put(part, new Memo<>(columns.position(column), Optional::of, Optional.empty())));
    Map<Map<Feed.DatePart, String>, T> known = new HashMap<>();
    return row -> {
      Map<Feed.DatePart, String> written = new HashMap<>();
      for (Map.Entry<Feed.DatePart, Lookup<Optional<String>>> part : texts.entrySet()) {
        Optional<String> text = part.getValue().in(row);
        if (text.isEmpty()) {
          return undecodable;
        }
        written.put(part.getKey(), text.get());
      }
      T found = known.get(written);
      if (found == null) {
        found = meaning.apply(text(written));
        if (known.size() < Memo.MOST) {
          known.put(written, found);
        }
      }
      return found;
    };
  }
}
