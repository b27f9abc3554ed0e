package org.waymark.registry;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a feed is expected to bring a new period.
 *
 * @param every the length of its periods
 * @param withinDays days after the end of a period within which it is to come
 */
public record Expected(Period every, int withinDays) implements java.io.Serializable {
  private static final Pattern FORM =
      Pattern.compile("([a-z]+)(?:,? within (\\d{1,5} ?(?:d|days?|w|weeks?)))?");
  private static final Map<String, Period> WORDS =
      Map.of(
          "daily", Period.ofDays(1),
          "weekly", Period.ofDays(7),
          "monthly", Period.ofMonths(1),
          "quarterly", Period.ofMonths(3),
          "yearly", Period.ofYears(1));

  /** What a text means; empty where it says nothing of the kind. */
  static Optional<Expected> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || !WORDS.containsKey(form.group(1))) {
      return Optional.empty();
    }
    int days = form.group(2) == null ? 0 : Days.parse(form.group(2)).orElse(0);
    return Optional.of(new Expected(WORDS.getOrDefault(form.group(1), Period.ZERO), days));
  }

  /** The last day on which the period after one that ended on that day is expected. */
  public LocalDate nextAfter(LocalDate end) {
    // A month ends with its last day, however long it is.
    return end.plusDays(1).plus(every).minusDays(1).plusDays(withinDays);
  }
}
