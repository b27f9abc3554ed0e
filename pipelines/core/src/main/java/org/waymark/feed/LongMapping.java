package org.waymark.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Feed;

/** Rows that hold one indicator each, which a column names. */
final class LongMapping implements RowMapping {
  private record IndicatorFound(
      Surroundings.@Nullable Known indicator,
      @Nullable Lookup<DatedText.PeriodFound> period,
      Optional<Refusal> refusal) {}

  private final Selection selection;
  private final Lookup<IndicatorFound> indicators;
  private final Measurement measurement;
  private final PlaceAndTime placeAndTime;
  private final Refusals refusals;

  LongMapping(
      Feed.LongFeed feed,
      Columns columns,
      Surroundings surroundings,
      ColumnNumbers numberText,
      Refusals refusals,
      Collected collected) {
    this.refusals = refusals;
    this.selection = new Selection(feed.where(), columns);
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
    this.measurement =
        new Measurement(
            new Numbers(numberText, columns, refusals),
            refusals,
            feed.numerator(),
            feed.denominator(),
            feed.value(),
            feed.standardError(),
            feed.n(),
            collected);
    String field = Lookup.label(feed.indicator(), "indicator");
    this.indicators =
        Lookup.of(
            feed.indicator(),
            columns,
            id -> find(id, field, surroundings),
            new IndicatorFound(null, null, Optional.of(DatedText.undecodable(field))));
  }

  private IndicatorFound find(String id, String field, Surroundings surroundings) {
    Optional<Surroundings.Known> known = surroundings.indicator(id);
    if (known.isEmpty()) {
      Refusal refusal = new Refusal("unknown-indicator", field, surroundings.unknownIndicator(id));
      return new IndicatorFound(null, null, Optional.of(refusal));
    }
    PeriodKind kind = known.get().indicator().period();
    return new IndicatorFound(known.get(), placeAndTime.periods(kind), Optional.empty());
  }

  @Override
  public Outcome map(Row row) {
    if (!selection.includes(row)) {
      return Outcome.NOT_SELECTED;
    }
    if (!placeAndTime.known(row)) {
      return Outcome.NOT_YET_KNOWN;
    }
    IndicatorFound found = indicators.in(row);
    Surroundings.Known indicator = found.indicator();
    Lookup<DatedText.PeriodFound> periods = found.period();
    if (indicator == null || periods == null) {
      found.refusal().ifPresent(refusals::add);
      return Outcome.TAKEN;
    }
    int before = refusals.size();
    Measurement.Result result = measurement.read(row, indicator.indicator());
    if (result == Measurement.Result.NO_VALUE) {
      placeAndTime.withdraw(row, indicator, measurement.hidden(), periods.in(row));
      return Outcome.NO_VALUE;
    }
    DatedText.PeriodFound period = periods.in(row);
    if (period.otherLength()) {
      refusals.keep(before);
      return Outcome.LEFT_OUT;
    }
    boolean seen = placeAndTime.take(row, indicator, measurement, result, period, before);
    return seen ? Outcome.TAKEN : Outcome.NOT_YET_KNOWN;
  }
}
