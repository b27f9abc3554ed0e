package org.waymark.quality;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Expected;

/**
 * How often a feed brings a new period, learned from what earlier runs saw of it.
 *
 * <p>An arrival is a run that saw a later period than any run before. The usual step is the median
 * of the days from one arrival's period to the next. The usual delay is the longest that an arrival
 * came after the end of its period; arrivals that were later than the median by more than a step
 * were late themselves and teach nothing. A tenth of a step, and a day at least, is allowed on top.
 */
public final class Rhythm {
  /** Arrivals from which a rhythm can be told: two steps. */
  static final int LEAST_ARRIVALS = 3;

  private static final double DAYS_A_MONTH = 365.25 / 12;
  private static final int MONTH_MAY_DIFFER = 3;

  private Rhythm() {}

  /**
   * What one run saw.
   *
   * @param asOf the date of the run
   * @param latestEnd last day of the latest period that it read of the feed
   */
  public record Seen(LocalDate asOf, LocalDate latestEnd) implements Serializable {}

  /** What is usual after these runs; empty where they are too few to tell. */
  public static Optional<Expected> of(List<Seen> seen) {
    List<Seen> arrivals = arrivals(seen);
    if (arrivals.size() < LEAST_ARRIVALS) {
      return Optional.empty();
    }
    List<Long> steps = new ArrayList<>();
    List<Long> delays = new ArrayList<>();
    for (int i = 1; i < arrivals.size(); i++) {
      steps.add(
          ChronoUnit.DAYS.between(arrivals.get(i - 1).latestEnd(), arrivals.get(i).latestEnd()));
      delays.add(
          Math.max(
              0, ChronoUnit.DAYS.between(arrivals.get(i).latestEnd(), arrivals.get(i).asOf())));
    }
    long step = median(steps);
    long most = median(delays) + step;
    long delay =
        delays.stream().filter(days -> days <= most).mapToLong(days -> days).max().orElse(0);
    return Optional.of(new Expected(every(step), (int) (delay + Math.max(1, (step + 9) / 10))));
  }

  private static List<Seen> arrivals(List<Seen> seen) {
    List<Seen> arrivals = new ArrayList<>();
    for (Seen one : seen.stream().sorted(Comparator.comparing(Seen::asOf)).toList()) {
      if (arrivals.isEmpty()
          || one.latestEnd().isAfter(arrivals.get(arrivals.size() - 1).latestEnd())) {
        arrivals.add(one);
      }
    }
    return arrivals;
  }

  /** The lower of the two in the middle. */
  private static long median(List<Long> days) {
    List<Long> sorted = days.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  /** Months where the days are about those of whole months: they have no fixed length. */
  private static Period every(long days) {
    long months = Math.round(days / DAYS_A_MONTH);
    boolean whole = months > 0 && Math.abs(days - months * DAYS_A_MONTH) <= MONTH_MAY_DIFFER;
    return whole ? Period.ofMonths((int) months) : Period.ofDays((int) days);
  }
}
