package org.waymark.quality;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Expected;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;

/**
 * Whether the data of an indicator are older than they should be.
 *
 * @param feeds of the workspace
 * @param seen by the id of a feed, what earlier runs saw of it
 * @param gone ids of feeds of which a file is gone that the run before read
 */
public record DataAge(List<Feed> feeds, Map<String, List<Rhythm.Seen>> seen, Set<String> gone) {
  /** Periods after which data are old where nothing tells how often they come, and days. */
  private static final int PERIODS = 3;

  private static final int LEAST_DAYS = 31;

  /** Nothing is known: only the length of periods tells. */
  public static final DataAge UNKNOWN = new DataAge(List.of(), Map.of(), Set.of());

  public DataAge {
    feeds = List.copyOf(feeds);
    seen = Map.copyOf(seen);
    gone = Set.copyOf(gone);
  }

  /** How often a feed is expected: as it says itself, else as its earlier periods came. */
  public Optional<Expected> expected(Feed feed) {
    return feed.reading().expected().or(() -> Rhythm.of(seen.getOrDefault(feed.id(), List.of())));
  }

  /**
   * The last day on which newer data of an indicator are expected: the latest that any of its feeds
   * allows. Where nothing tells how often they come, three of its periods (31 days at least) after
   * the latest has ended, and as many more as the feed's {@code lag}.
   *
   * @param end last day of its latest period
   */
  public LocalDate nextAfter(Indicator indicator, LocalDate end) {
    Period own = length(indicator.period());
    List<LocalDate> days = new ArrayList<>();
    int lag = 0;
    for (Feed feed : feeds) {
      if (feed.mayDeliver(indicator.id())) {
        lag = Math.max(lag, feed.reading().lag());
        expected(feed).map(every -> longer(every, own, end).nextAfter(end)).ifPresent(days::add);
      }
    }
    LocalDate least = end.plusDays(LEAST_DAYS);
    LocalDate unknown = end.plusDays(1).plus(own.multipliedBy(PERIODS + lag)).minusDays(1);
    return days.stream().max(LocalDate::compareTo).orElse(unknown.isAfter(least) ? unknown : least);
  }

  /** Whether newer data of an indicator were expected before that day. */
  public boolean isOld(Indicator indicator, LocalDate end, LocalDate asOf) {
    return nextAfter(indicator, end).isBefore(asOf);
  }

  /** Whether a file is gone that may have held values of that indicator. */
  public boolean isFileGone(String indicatorId) {
    return feeds.stream()
        .anyMatch(feed -> gone.contains(feed.id()) && feed.mayDeliver(indicatorId));
  }

  /** An indicator of years in a feed of months has no value every month. */
  private static Expected longer(Expected every, Period own, LocalDate end) {
    return end.plus(every.every()).isBefore(end.plus(own))
        ? new Expected(own, every.withinDays())
        : every;
  }

  private static Period length(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> Period.ofDays(7);
      case MONTH -> Period.ofMonths(1);
      case QUARTER -> Period.ofMonths(3);
      case YEAR, FINANCIAL_YEAR -> Period.ofYears(1);
    };
  }
}
