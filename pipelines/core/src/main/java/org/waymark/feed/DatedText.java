package org.waymark.feed;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.waymark.panel.DateText;
import org.waymark.panel.Period;
import org.waymark.panel.PeriodKind;
import org.waymark.panel.PeriodText;
import org.waymark.registry.Feed;

/** Reads the periods, dates and revisions of one mapped field, as seen from a day. */
final class DatedText {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final LocalDate NO_DAY = LocalDate.EPOCH;

  /**
   * @param code of the period
   * @param firstDay in days since 1970-01-01
   * @param lastDay likewise
   * @param ended true where it has ended by the day from which it is seen
   */
  record PeriodFound(
      int code, long firstDay, long lastDay, boolean ended, Optional<Refusal> refusal) {}

  /** A day; {@code known} where it is not later than the day from which it is seen. */
  record DateFound(LocalDate date, boolean known, Optional<Refusal> refusal) {}

  /**
   * The order of a revision; {@code known} where it has no date or one that is not later, {@code
   * numbered} where it is a number and no date.
   */
  record RevisionFound(long order, boolean known, boolean numbered, Optional<Refusal> refusal) {}

  private final String field;
  private final Optional<String> patternText;
  private final Optional<DatePattern> pattern;
  private final LocalDate asOf;

  /**
   * @param name the mapped field, for sources without a column
   */
  DatedText(Feed.DatedSource source, String name, LocalDate asOf) {
    this.field = Lookup.label(source.source(), name);
    this.patternText = source.pattern();
    this.pattern = source.pattern().map(DatePattern::new);
    this.asOf = asOf;
  }

  /** The period of that kind that a text means. */
  PeriodFound period(String text, PeriodKind kind) {
    if (pattern.isPresent()) {
      Optional<Period> found = pattern.get().period(text, kind);
      if (found.isEmpty()) {
        return refused("bad-period", RowText.quoted(text) + " is not " + expected());
      }
      Period period = found.get();
      boolean fits =
          period.kind() == kind
              || (kind == PeriodKind.FINANCIAL_YEAR && period.kind() == PeriodKind.YEAR);
      return fits ? found(period, text) : otherLength(text, "a " + word(period.kind()), kind);
    }
    PeriodText.Reading reading = PeriodText.read(text, kind);
    if (reading instanceof PeriodText.Reading.Found found) {
      return found(found.period(), text);
    }
    if (reading instanceof PeriodText.Reading.OtherLength other) {
      return otherLength(text, other.found(), kind);
    }
    return refused(
        "bad-period", RowText.quoted(text) + " is no " + word(kind) + "; expected " + forms(kind));
  }

  private PeriodFound found(Period period, String text) {
    int year = period.start().getYear();
    if (year < FIRST_YEAR || period.end().getYear() > LAST_YEAR + 1 || year > LAST_YEAR) {
      return refused("period-out-of-range", RowText.quoted(text) + range());
    }
    LocalDate end = period.end();
    return new PeriodFound(
        period.code(),
        period.start().toEpochDay(),
        end.toEpochDay(),
        !end.isAfter(asOf),
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
    Optional<DateText> found = read(text);
    if (found.isEmpty()) {
      String detail = RowText.quoted(text) + " is not " + expected();
      return new DateFound(NO_DAY, true, Optional.of(new Refusal("bad-date", field, detail)));
    }
    LocalDate date = found.get().date();
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
    return pattern.isPresent() ? pattern.get().date(text) : DateText.parse(text);
  }

  private String expected() {
    return patternText.map(p -> "written " + p).orElse("a day written year-month-day");
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
