package org.waymark.feed;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.waymark.panel.ObservationBatch;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Feed;

/** The place, period and revision of the rows of an indicator feed. */
final class PlaceAndTime {
  private final PlaceText placeText;
  private final String placeField;
  private final Lookup<PlaceText.PlaceFound> place;
  private final Feed.DatedSource periodSource;
  private final DatedText periodText;
  private final Map<PeriodKind, Lookup<DatedText.PeriodFound>> periods =
      new EnumMap<>(PeriodKind.class);
  private final Optional<Lookup<DatedText.RevisionFound>> revision;
  private final StratumText strata;
  private final LocalDate asOf;
  private final YearKinds yearKinds;
  private final Columns columns;
  private final Refusals refusals;
  private final Collected collected;

  PlaceAndTime(
      Feed.Source place,
      Feed.DatedSource period,
      Optional<Feed.DatedSource> revision,
      Optional<Feed.Source> stratum,
      Columns columns,
      Surroundings surroundings,
      Refusals refusals,
      Collected collected) {
    this.placeText = surroundings.places();
    this.placeField = Lookup.label(place, "place");
    this.place = place(place, placeField, columns, placeText);
    this.periodSource = period;
    this.periodText = new DatedText(period, "period", surroundings.asOf());
    this.revision = revision.map(source -> revision(source, columns, surroundings));
    this.strata = new StratumText(stratum, columns);
    this.asOf = surroundings.asOf();
    this.yearKinds = new YearKinds(columns);
    this.columns = columns;
    this.refusals = refusals;
    this.collected = collected;
  }

  static Lookup<PlaceText.PlaceFound> place(
      Feed.Source source, String field, Columns columns, PlaceText places) {
    return Lookup.of(
        source,
        columns,
        id -> places.find(id, field),
        PlaceText.refused(DatedText.undecodable(field)));
  }

  private static Lookup<DatedText.RevisionFound> revision(
      Feed.DatedSource source, Columns columns, Surroundings surroundings) {
    DatedText text = new DatedText(source, "revision", surroundings.asOf());
    return Lookup.of(
        source,
        columns,
        text::revision,
        new DatedText.RevisionFound(0, true, false, Optional.of(text.undecodable())));
  }

  /** Where periods of that kind are looked up. */
  Lookup<DatedText.PeriodFound> periods(PeriodKind kind) {
    return periods.computeIfAbsent(
        kind,
        length ->
            Lookup.of(
                periodSource,
                columns,
                text -> periodText.period(text, length),
                new DatedText.PeriodFound(0, 0, 0, true, Optional.of(periodText.undecodable()))));
  }

  /** False where the row's revision is later than the day of the run. */
  boolean known(Row row) {
    return revision.isEmpty() || revision.get().in(row).known();
  }

  /**
   * Takes the numbers that a row has for an indicator, unless the period has not ended.
   *
   * @param period as looked up
   * @param refusalsBefore how many refusals there were before the numbers were read
   * @return false where the period has not ended: nothing is taken and nothing refused
   */
  boolean take(
      Row row,
      Surroundings.Known indicator,
      Measurement measurement,
      Measurement.Result result,
      DatedText.PeriodFound period,
      int refusalsBefore) {
    boolean event = indicator.indicator().chart().ofEvents();
    if (!(event ? period.over(asOf) : period.ended())) {
      refusals.keep(refusalsBefore);
      return false;
    }
    PlaceText.PlaceFound where = place.in(row);
    boolean sound = result == Measurement.Result.TAKEN;
    sound &= accept(period.refusal());
    sound &= accept(yearKinds.contradiction(row, period));
    sound &= accept(where.refusal());
    long order = Long.MIN_VALUE;
    boolean numbered = false;
    if (revision.isPresent()) {
      DatedText.RevisionFound found = revision.get().in(row);
      sound &= accept(found.refusal());
      order = found.order();
      numbered = found.numbered();
    }
    int stratum = -1;
    if (indicator.standardised()) {
      StratumText.Found found = strata.of(indicator).in(row);
      sound &= accept(found.refusal());
      stratum = found.position();
      if (result == Measurement.Result.TAKEN && !measurement.counted()) {
        sound &= accept(Optional.of(StratumText.UNCOUNTED));
      }
    }
    if (sound && measurement.needsMoment() && Double.isNaN(period.moment())) {
      sound =
          accept(
              Optional.of(
                  new Refusal(
                      "bad-date",
                      Lookup.label(periodSource.source(), "period"),
                      "an event without a value needs the day on which it happened, such as"
                          + " 2026-11-03")));
    }
    if (result == Measurement.Result.REFUSED && !event && !measurement.ofEvent()) {
      noteRefused(row, indicator, where, period);
      if (measurement.takesBack()) {
        withdraw(row, indicator, measurement.hidden(), period);
      }
    }
    if (sound
        && accept(placeText.absence(where, period.firstDay(), period.lastDay(), placeField))) {
      ObservationBatch.Builder batch = collected.observations(indicator.index());
      batch.row(indicator.index(), where.index(), period.code(), row.line);
      if (revision.isPresent()) {
        batch.revision(order);
      }
      if (numbered) {
        batch.mark(ObservationBatch.NUMBERED);
      }
      if (stratum >= 0) {
        batch.stratum(stratum);
      }
      if (event && !Double.isNaN(period.moment())) {
        batch.moment(period.moment());
      }
      measurement.put(batch);
      collected.about(period.lastDay());
    }
    return true;
  }

  /** Takes note that there was a number of a place and period, which nobody can use. */
  private void noteRefused(
      Row row,
      Surroundings.Known indicator,
      PlaceText.PlaceFound where,
      DatedText.PeriodFound period) {
    if (where.refusal().isEmpty()
        && period.refusal().isEmpty()
        && !period.otherLength()
        && !indicator.standardised()) {
      collected
          .observations(indicator.index())
          .row(indicator.index(), where.index(), period.code(), row.line)
          .mark(ObservationBatch.REFUSED);
    }
  }

  /**
   * Takes note that a row has no number for an indicator: if an earlier delivery had one, it is
   * taken back. Nothing is refused.
   *
   * @param hidden whether there is a number that the row does not show
   */
  void withdraw(
      Row row, Surroundings.Known indicator, boolean hidden, DatedText.PeriodFound period) {
    PlaceText.PlaceFound where = place.in(row);
    if (!period.ended()
        || period.otherLength()
        || period.refusal().isPresent()
        || where.refusal().isPresent()
        || placeText.absence(where, period.firstDay(), period.lastDay(), placeField).isPresent()) {
      return;
    }
    int stratum = -1;
    if (indicator.standardised()) {
      StratumText.Found found = strata.of(indicator).in(row);
      if (found.refusal().isPresent()) {
        return;
      }
      stratum = found.position();
    }
    Optional<DatedText.RevisionFound> found = revision.map(lookup -> lookup.in(row));
    if (found.isPresent() && found.get().refusal().isPresent()) {
      return;
    }
    ObservationBatch.Builder batch = collected.observations(indicator.index());
    batch.row(indicator.index(), where.index(), period.code(), row.line);
    batch.mark(ObservationBatch.WITHDRAWN | (hidden ? ObservationBatch.HIDDEN : 0));
    found.ifPresent(revised -> batch.revision(revised.order()));
    if (stratum >= 0) {
      batch.stratum(stratum);
    }
  }

  private boolean accept(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      refusals.add(refusal.get());
      return false;
    }
    return true;
  }
}
