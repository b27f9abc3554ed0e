package org.waymark.feed;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.period.DateText;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.period.ReportingYear;
import org.waymark.registry.Feed;

/** Reads the periods, dates and revisions of one mapped field, as seen from a day. */
final class DatedText {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  /** Projections reach some decades ahead; what lies beyond is a slip of the century. */
  private static final int YEARS_OF_PLANS = 50;

  private static final LocalDate NO_DAY = LocalDate.EPOCH;

  /** Parts of a year that bear their kind: months and their average M13, quarters, half years. */
  private static final Pattern MARKED_PART =
      Pattern.compile("\\d{4}-(M(0?[1-9]|1[0-3])|Q0?[1-5]|S0?[1-3]|A\\d{1,2})");

  private static final Pattern WHOLE_YEAR = Pattern.compile("(\\d{4})-(M13|Q0?5|S0?3|A\\d{1,2})");
  private static final Pattern PART =
      Pattern.compile("([MWQS]|week |month )?\\d{1,2}", Pattern.CASE_INSENSITIVE);

  /**
   * @param code of the period
   * @param firstDay in days since 1970-01-01
   * @param lastDay likewise
   * @param ended true where it has ended by the day from which it is seen
   * @param moment seconds since 1970 where the text names a day, perhaps with a time; else NaN
   * @param otherLength true where it is a period of another length, which stands among those that
   *     are asked for and is left out, such as the annual average among months
   */
  record PeriodFound(
      int code,
      long firstDay,
      long lastDay,
      boolean ended,
      double moment,
      boolean otherLength,
      Optional<Refusal> refusal) {
    PeriodFound(int code, long firstDay, long lastDay, boolean ended, Optional<Refusal> refusal) {
      this(code, firstDay, lastDay, ended, Double.NaN, false, refusal);
    }

    /** The same of an event, which is over when its day is, and not its period. */
    boolean over(LocalDate asOf) {
      return Double.isNaN(moment)
          ? ended
          : !LocalDate.ofEpochDay(Math.floorDiv((long) moment, 86_400L)).isAfter(asOf);
    }
  }

  /** A day; {@code known} where it is not later than the day from which it is seen. */
  record DateFound(LocalDate date, boolean known, Optional<Refusal> refusal) {}

  /**
   * The order of a revision; {@code known} where it has no date or one that is not later, {@code
   * numbered} where it is a number and no date.
   */
  record RevisionFound(long order, boolean known, boolean numbered, Optional<Refusal> refusal) {}

  private final String field;
  private final Feed.DatedSource source;
  private final List<DatePattern> patterns;
  private final LocalDate asOf;

  /**
   * @param name the mapped field, for sources without a column
   */
  DatedText(Feed.DatedSource source, String name, LocalDate asOf) {
    this.field = Lookup.label(source.source(), name);
    this.source = source;
    this.patterns = source.patterns().stream().map(DatePattern::new).toList();
    this.asOf = asOf;
  }

  /** The period of that kind that a text means. */
  PeriodFound period(String text, PeriodKind kind) {
    if (!patterns.isEmpty()) {
      return patterned(text, kind);
    }
    PeriodText.Reading reading =
        MonthSpan.of(text)
            .map(span -> span.read(kind, source.year()))
            .orElseGet(
                () ->
                    source.year().isPresent()
                        ? source.year().get().read(meant(text, kind), kind)
                        : PeriodText.read(meant(text, kind), kind));
    if (reading instanceof PeriodText.Reading.Found found) {
      return found(found.period(), text);
    }
    Optional<Period> named =
        MonthNames.ofYear(PeriodText.bare(text))
            .map(month -> new Period(PeriodKind.MONTH, month.atDay(1)));
    if (named.isPresent()) {
      return kind == PeriodKind.MONTH
          ? found(named.get(), text)
          : otherLength(text, "a month", kind);
    }
    if (isOtherPart(text)) {
      return new PeriodFound(0, 0, 0, true, Double.NaN, true, Optional.empty());
    }
    if (reading instanceof PeriodText.Reading.Unclear unclear) {
      return refused("bad-period", RowText.quoted(text) + " " + unclear.what());
    }
    if (reading instanceof PeriodText.Reading.OtherLength other) {
      return otherLength(text, other.found() + firstMonth(text, kind), kind);
    }
    return refused(
        "bad-period",
        RowText.quoted(text)
            + " is no "
            + word(kind)
            + "; expected "
            + forms(kind)
            + firstMonth(text, kind)
            + severalColumns(text));
  }

  /**
   * The period by the patterns. A month and a day may change places: where two patterns give two
   * periods, neither is taken.
   */
  private PeriodFound patterned(String text, PeriodKind kind) {
    List<Period> found =
        patterns.stream()
            .flatMap(pattern -> inCentury(pattern, text, kind).stream())
            .map(period -> ofDeclaredYear(period, text, kind))
            .distinct()
            .toList();
    if (found.isEmpty()) {
      return refused("bad-period", RowText.quoted(text) + " is not " + expected());
    }
    if (unclearCentury(found.get(0).start())) {
      return refused("bad-period", unclearCentury(text, found.get(0).start()));
    }
    if (found.size() > 1) {
      return refused("bad-period", ambiguous(text));
    }
    Period period = found.get(0);
    boolean fits =
        period.kind() == kind
            || (kind == PeriodKind.YEAR && period.kind() == PeriodKind.FINANCIAL_YEAR)
            || (kind == PeriodKind.FINANCIAL_YEAR && period.kind() == PeriodKind.YEAR);
    return fits ? found(period, text) : otherLength(text, "a " + word(period.kind()), kind);
  }

  /** A day means the year of the declared month that holds it, and a year the one it names. */
  private Period ofDeclaredYear(Period period, String text, PeriodKind kind) {
    if (source.year().isEmpty() || period.kind() != PeriodKind.YEAR || kind != PeriodKind.YEAR) {
      return period;
    }
    Optional<DateText> day =
        patterns.stream().flatMap(pattern -> pattern.date(text).stream()).findFirst();
    String named =
        day.map(d -> d.date().toString()).orElse(String.valueOf(period.start().getYear()));
    return source.year().get().read(named, kind) instanceof PeriodText.Reading.Found found
        ? found.period()
        : period;
  }

  private Optional<Period> inCentury(DatePattern pattern, String text, PeriodKind kind) {
    Optional<Period> found = pattern.period(text, kind);
    Optional<DateText> day = pattern.date(text);
    boolean before =
        found.isPresent()
            && pattern.century(found.get().start(), asOf) == DatePattern.Century.BEFORE;
    if (!before) {
      return found;
    }
    LocalDate start = day.map(DateText::date).orElse(found.get().start()).minusYears(100);
    return Optional.of(
        day.isPresent() ? Period.containing(kind, start) : new Period(found.get().kind(), start));
  }

  private boolean unclearCentury(LocalDate start) {
    return patterns.stream()
        .anyMatch(pattern -> pattern.century(start, asOf) == DatePattern.Century.UNCLEAR);
  }

  private static String unclearCentury(String text, LocalDate start) {
    return RowText.quoted(text)
        + " may be of "
        + (start.getYear() - 100)
        + " or of "
        + start.getYear()
        + ", as the century is not written; deliver years of four digits";
  }

  private String ambiguous(String text) {
    return RowText.quoted(text)
        + " may mean two dates, "
        + expected()
        + "; declare the one pattern that is meant";
  }

  /** Of several columns: a part such as M13 among months, which is another period's. */
  private boolean isOtherPart(String text) {
    return source.source() instanceof Feed.Source.Parts && MARKED_PART.matcher(text).matches();
  }

  /** Of several columns: the year that M13 and the like are the average or sum of. */
  private String meant(String text, PeriodKind kind) {
    return kind == PeriodKind.YEAR && source.source() instanceof Feed.Source.Parts
        ? WHOLE_YEAR.matcher(text).replaceFirst("$1")
        : text;
  }

  /** What to declare where a text looks like a year of two calendar years. */
  private String firstMonth(String text, PeriodKind kind) {
    boolean years = kind == PeriodKind.YEAR || kind == PeriodKind.QUARTER;
    if (!years || source.year().isPresent() || !ReportingYear.mayName(text)) {
      return "";
    }
    return "; where it is a year of two calendar years, declare the month in which it starts:"
        + " `period: {column: "
        + field
        + ", first_month: April}`, or September for a school year";
  }

  /** What to map where a text is a part of a period. */
  private String severalColumns(String text) {
    return source.source() instanceof Feed.Source.Column && PART.matcher(text).matches()
        ? "; where another column holds the year, map both, such as `period: {year: \u2026, month: "
            + field
            + "}`, or `week`, or `quarter`"
        : "";
  }

  private PeriodFound found(Period period, String text) {
    int year = period.start().getYear();
    if (year < FIRST_YEAR || period.end().getYear() > LAST_YEAR + 1 || year > LAST_YEAR) {
      return refused("period-out-of-range", RowText.quoted(text) + range());
    }
    if (year > asOf.getYear() + YEARS_OF_PLANS) {
      return refused(
          "period-out-of-range",
          RowText.quoted(text)
              + " is more than "
              + YEARS_OF_PLANS
              + " years after the reporting date; is its century right?");
    }
    LocalDate end = period.end();
    return new PeriodFound(
        period.code(),
        period.start().toEpochDay(),
        end.toEpochDay(),
        !end.isAfter(asOf),
        read(text.strip()).map(day -> (double) day.epochSecond()).orElse(Double.NaN),
        false,
        Optional.empty());
  }

  private PeriodFound otherLength(String text, String found, PeriodKind kind) {
    return refused(
        "period-length",
        RowText.quoted(text) + " is " + found + "; the indicator has one value a " + word(kind));
  }

  private PeriodFound refused(String reason, String detail) {
    return new PeriodFound(0, 0, 0, true, Optional.of(new Refusal(reason, field, detail)));
  }

  /** The period of that kind that holds the day which a text names. */
  PeriodFound periodOfDate(String text, PeriodKind kind) {
    DateFound date = date(text);
    return date.refusal().isPresent()
        ? new PeriodFound(0, 0, 0, true, date.refusal())
        : found(Period.containing(kind, date.date()), text);
  }

  /** The day that a text names, as written. */
  DateFound date(String text) {
    if (isAmbiguous(text)) {
      return new DateFound(
          NO_DAY, true, Optional.of(new Refusal("bad-date", field, ambiguous(text))));
    }
    Optional<DateText> found = read(text);
    if (found.isEmpty()) {
      String detail = RowText.quoted(text) + " is not " + expected() + howToDeclare();
      return new DateFound(NO_DAY, true, Optional.of(new Refusal("bad-date", field, detail)));
    }
    LocalDate date = found.get().date();
    if (unclearCentury(date)) {
      return new DateFound(
          NO_DAY, true, Optional.of(new Refusal("bad-date", field, unclearCentury(text, date))));
    }
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      String detail = RowText.quoted(text) + range();
      return new DateFound(NO_DAY, true, Optional.of(new Refusal("bad-date", field, detail)));
    }
    return new DateFound(date, !date.isAfter(asOf), Optional.empty());
  }

  /** The order of a revision: the moment of a date, or a whole number as it is. */
  RevisionFound revision(String text) {
    Optional<DateText> found = read(text);
    if (found.isPresent()) {
      boolean known = !found.get().date().isAfter(asOf);
      return new RevisionFound(found.get().epochSecond(), known, false, Optional.empty());
    }
    try {
      return new RevisionFound(Long.parseLong(text), true, true, Optional.empty());
    } catch (NumberFormatException other) {
      String detail = RowText.quoted(text) + " is not " + expected() + " or a whole number";
      return new RevisionFound(
          0, true, true, Optional.of(new Refusal("bad-revision", field, detail)));
    }
  }

  /** What bytes mean that are no text in the file's encoding. */
  Refusal undecodable() {
    return undecodable(field);
  }

  static Refusal undecodable(String field) {
    return new Refusal("bad-text", field, "the bytes are no text in the file's encoding");
  }

  private Optional<DateText> read(String text) {
    return patterns.isEmpty()
        ? DateText.parse(text)
        : patterns.stream()
            .flatMap(
                pattern ->
                    pattern
                        .date(text)
                        .map(
                            date ->
                                pattern.century(date.date(), asOf) == DatePattern.Century.BEFORE
                                    ? DatePattern.before(date)
                                    : date)
                        .stream())
            .findFirst();
  }

  private String howToDeclare() {
    return source.patterns().isEmpty()
        ? "; if it is written otherwise, declare how, such as `{column: "
            + field
            + ", pattern: \"MMM d, yyyy h:mm:ss a\"}`"
        : "";
  }

  private boolean isAmbiguous(String text) {
    return patterns.size() > 1
        && patterns.stream().flatMap(pattern -> pattern.date(text).stream()).distinct().count() > 1;
  }

  private String expected() {
    return source.patterns().isEmpty()
        ? "a day written year-month-day"
        : "written " + String.join(" or ", source.patterns());
  }

  private static String range() {
    return " is not between " + FIRST_YEAR + " and " + LAST_YEAR;
  }

  private static String word(PeriodKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String forms(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> "2026-W47 or a date such as 2026-11-16";
      case MONTH -> "2026-11 or a date such as 2026-11-01";
      case QUARTER -> "2026-Q3 or a date such as 2026-07-01";
      case YEAR, FINANCIAL_YEAR -> "2026, 2025/26 or a date such as 2026-01-01";
    };
  }
}
