package org.waymark.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.registry.Feed;

/** Rows that hold one or more indicators in columns. */
final class WideMapping implements RowMapping {
  private record Entry(
      Surroundings.Known indicator,
      Selection selection,
      Measurement measurement,
      Lookup<DatedText.PeriodFound> period,
      Optional<EventIds> events) {}

  private final List<Entry> entries = new ArrayList<>();
  private final PlaceAndTime placeAndTime;
  private final Refusals refusals;

  WideMapping(
      Feed.WideFeed feed,
      Columns columns,
      Surroundings surroundings,
      ColumnNumbers numberText,
      Refusals refusals,
      Collected collected) {
    this.refusals = refusals;
    this.placeAndTime =
        new PlaceAndTime(
            feed.place(),
            feed.period(),
            feed.revision(),
            feed.stratum(),
            columns,
            surroundings,
            refusals,
            collected);
    Numbers numbers = new Numbers(numberText, columns, refusals);
    for (Feed.IndicatorMapping mapping : partsFirst(feed.indicators())) {
      Surroundings.Known indicator = surroundings.mapped(mapping.indicatorId());
      entries.add(
          new Entry(
              indicator,
              new Selection(mapping.where(), columns),
              new Measurement(
                  numbers,
                  refusals,
                  mapping.numerator(),
                  mapping.denominator(),
                  mapping.value(),
                  mapping.standardError(),
                  mapping.n(),
                  collected),
              placeAndTime.periods(indicator.indicator().period()),
              mapping
                  .events()
                  .map(
                      events ->
                          new EventIds(
                              events, indicator.indicator().chart().ofEvents(), columns))));
    }
  }

  /**
   * The indicators in an order in which a numerator that cannot be true is found out before another
   * indicator counts with it.
   */
  private static List<Feed.IndicatorMapping> partsFirst(List<Feed.IndicatorMapping> indicators) {
    List<Feed.IndicatorMapping> ordered = new ArrayList<>(indicators);
    ordered.sort(
        Comparator.comparing(
            part ->
                indicators.stream().noneMatch(other -> !other.equals(part) && uses(other, part))));
    return ordered;
  }

  private static boolean uses(Feed.IndicatorMapping indicator, Feed.IndicatorMapping part) {
    return part.numerator().isPresent()
        && part.numerator().get() instanceof Feed.Expression.Column column
        && Stream.of(indicator.numerator(), indicator.denominator(), indicator.value())
            .flatMap(Optional::stream)
            .anyMatch(expression -> reads(expression, column));
  }

  private static boolean reads(Feed.Expression expression, Feed.Expression.Column column) {
    if (expression instanceof Feed.Expression.Scaled scaled) {
      return reads(scaled.of(), column);
    }
    return expression instanceof Feed.Expression.Binary binary
        ? reads(binary.left(), column) || reads(binary.right(), column)
        : expression.equals(column);
  }

  @Override
  public Outcome map(Row row) {
    Outcome outcome = Outcome.NOT_SELECTED;
    boolean ahead = false;
    boolean taken = false;
    boolean otherLength = false;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!entry.selection().includes(row)) {
        continue;
      }
      if (!placeAndTime.known(row)) {
        return Outcome.NOT_YET_KNOWN;
      }
      outcome = Outcome.NO_VALUE;
      int before = refusals.size();
      Measurement.Result result = entry.measurement().read(row, entry.indicator().indicator());
      DatedText.PeriodFound period = entry.period().in(row);
      if (result == Measurement.Result.NO_VALUE) {
        if (entry.events().isEmpty()) {
          placeAndTime.withdraw(row, entry.indicator(), entry.measurement().hidden(), period);
        }
        continue;
      }
      if (period.otherLength()) {
        refusals.keep(before);
        otherLength = true;
        continue;
      }
      if (entry.events().isPresent()) {
        Optional<Refusal> noId = entry.events().get().give(row, entry.measurement());
        if (noId.isPresent() && period.ended()) {
          refusals.add(noId.get());
          result = Measurement.Result.REFUSED;
        }
      }
      boolean seen =
          placeAndTime.take(row, entry.indicator(), entry.measurement(), result, period, before);
      taken |= seen;
      ahead |= !seen;
    }
    if (taken) {
      return Outcome.TAKEN;
    }
    if (ahead) {
      return Outcome.NOT_YET_KNOWN;
    }
    return otherLength ? Outcome.LEFT_OUT : outcome;
  }
}
