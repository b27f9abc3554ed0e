package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.pilot.PilotEvidence;
import org.waymark.pilot.PilotReading;
import org.waymark.registry.JsonText;
import org.waymark.registry.Pilot;
import org.waymark.schema.record.PilotPath;
import org.waymark.schema.record.PilotPlace;
import org.waymark.schema.record.PilotResult;
import org.waymark.statistics.Interval;

/** What pilots show, as rows of the published tables. */
public final class PilotRows {
  private final LocalDate asOf;
  private final String runId;

  /** Rows of one run. */
  public PilotRows(LocalDate asOf, String runId) {
    this.asOf = asOf;
    this.runId = runId;
  }

  /** A row of {@code pilot_result}. */
  public PilotResult result(Pilot pilot, PilotEvidence of) {
    boolean known = of.reason().isEmpty();
    return PilotResult.newBuilder()
        .setMissionId(pilot.missionId())
        .setPilotId(pilot.id())
        .setIndicatorId(of.indicatorId())
        .setRole(of.guardrail() ? "guardrail" : "outcome")
        .setAdopters((long) of.adopters())
        .setDonors((long) of.donors())
        .setDraws((long) of.draws())
        .setEffect(orNull(of.effect()))
        .setLow(end(of.interval(), true))
        .setHigh(end(of.interval(), false))
        .setPOnce(orNull(of.pValue()))
        .setNaturalEffect(orNull(of.natural()))
        .setNaturalLow(end(of.naturalInterval(), true))
        .setNaturalHigh(end(of.naturalInterval(), false))
        .setExpected(orNull(of.level()))
        .setPeriodsSince((long) of.since())
        .setAllowed(known ? (Long) (long) of.allowed() : null)
        .setRank(known && of.rank() > 0 ? (Long) (long) of.rank() : null)
        .setFound(of.found())
        .setFoundOn(of.foundOn().orElse(null))
        .setNextJudged(of.nextJudged().orElse(null))
        .setEffectSynthetic(orNull(of.synthetic()))
        .setEffectTrend(orNull(of.beyondLine()))
        .setEffectWithout(orNull(of.without()))
        .setLeftOut((long) of.leftOut())
        .setPretrend(orNull(of.slope()))
        .setPretrendP(orNull(of.slopeP()))
        .setHolds(known ? (Boolean) of.holds() : null)
        .setMethod(of.method())
        .setReason(known ? null : of.reason())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** What a row of {@code pilot_result} says, without the places. */
  public static PilotEvidence evidence(PilotResult row) {
    boolean better = row.getFound() && row.getEffect() != null && row.getEffect() > 0;
    return new PilotEvidence(
        row.getIndicatorId(),
        row.getRole().equals("guardrail"),
        (int) row.getAdopters(),
        (int) row.getLeftOut(),
        (int) row.getDonors(),
        (int) row.getDraws(),
        orNaN(row.getEffect()),
        interval(row.getLow(), row.getHigh()),
        orNaN(row.getPOnce()),
        orNaN(row.getNaturalEffect()),
        interval(row.getNaturalLow(), row.getNaturalHigh()),
        orNaN(row.getExpected()),
        row.getAllowed() == null ? 0 : row.getAllowed().intValue(),
        row.getRank() == null ? 0 : row.getRank().intValue(),
        better,
        row.getFound() && !better,
        Optional.ofNullable(row.getFoundOn()),
        orNaN(row.getEffectSynthetic()),
        orNaN(row.getEffectTrend()),
        orNaN(row.getEffectWithout()),
        orNaN(row.getPretrend()),
        orNaN(row.getPretrendP()),
        Boolean.TRUE.equals(row.getHolds()),
        (int) row.getPeriodsSince(),
        Optional.ofNullable(row.getNextJudged()),
        row.getMethod(),
        row.getReason() == null ? "" : row.getReason(),
        List.of(),
        List.of());
  }

  /** Rows of {@code pilot_place}. */
  public List<PilotPlace> places(Pilot pilot, PilotEvidence of) {
    return of.places().stream()
        .map(
            place ->
                PilotPlace.newBuilder()
                    .setMissionId(pilot.missionId())
                    .setPilotId(pilot.id())
                    .setPlaceId(place.placeId())
                    .setSince(place.since())
                    .setPeriodsBefore((long) place.before())
                    .setPeriodsAfter((long) place.after())
                    .setEffect(orNull(place.effect()))
                    .setLow(end(place.interval(), true))
                    .setHigh(end(place.interval(), false))
                    .setPOnce(orNull(place.pValue()))
                    .setPretrend(orNull(place.slope()))
                    .setPretrendP(orNull(place.slopeP()))
                    .setMatchedPlaces(JsonText.list(place.matched()))
                    .setReason(place.reason().isEmpty() ? null : place.reason())
                    .setAsOf(asOf)
                    .setRunId(runId)
                    .build())
        .toList();
  }

  /** Rows of {@code pilot_path}: of all places together, then of each. */
  public List<PilotPath> paths(Pilot pilot, PilotEvidence of) {
    List<PilotPath> rows = new ArrayList<>();
    of.path().forEach(step -> rows.add(path(pilot, "", step)));
    of.places()
        .forEach(
            place -> place.path().forEach(step -> rows.add(path(pilot, place.placeId(), step))));
    return rows;
  }

  private PilotPath path(Pilot pilot, String placeId, PilotEvidence.Step step) {
    return PilotPath.newBuilder()
        .setMissionId(pilot.missionId())
        .setPilotId(pilot.id())
        .setPlaceId(placeId)
        .setPeriodsSince((long) step.since())
        .setGap(orNull(step.gap()))
        .setLow(orNull(step.low()))
        .setHigh(orNull(step.high()))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** A row of {@code pilot}. */
  public org.waymark.schema.record.Pilot pilot(PilotReading reading) {
    Pilot pilot = reading.pilot();
    boolean wedge = pilot.design() == Pilot.Design.STEPPED_WEDGE;
    return org.waymark.schema.record.Pilot.newBuilder()
        .setMissionId(pilot.missionId())
        .setPilotId(pilot.id())
        .setTitle(pilot.title())
        .setPracticeId(pilot.practice().orElse(null))
        .setDesign(pilot.design().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .setOrder(wedge ? pilot.orderDrawn() ? "drawn" : "chosen" : null)
        .setPlaces(JsonText.list(pilot.places().stream().map(Pilot.Start::placeId).toList()))
        .setOutcome(pilot.outcome().indicatorId())
        .setWorthwhile(pilot.outcome().worthwhile())
        .setPlanned((long) pilot.planned())
        .setNextJudged(reading.nextJudged().orElse(null))
        .setVerdict(reading.verdict())
        .setBecause(reading.because().isEmpty() ? null : reading.because())
        .setSentence(reading.sentence())
        .setScale(reading.scale())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static Optional<Interval> interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? Optional.empty() : Optional.of(new Interval(low, high));
  }

  private static @Nullable Double end(Optional<Interval> interval, boolean low) {
    return interval.map(i -> orNull(low ? i.low() : i.high())).orElse(null);
  }

  private static double orNaN(@Nullable Double number) {
    return number == null ? Double.NaN : number;
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) || Double.isInfinite(number) ? null : (Double) number;
  }
}
