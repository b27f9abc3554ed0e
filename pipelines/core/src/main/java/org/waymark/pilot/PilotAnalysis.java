package org.waymark.pilot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waymark.deviance.ComparableSeries;
import org.waymark.registry.Indicator;
import org.waymark.registry.Pilot;
import org.waymark.statistics.DifferenceInDifferences;
import org.waymark.statistics.Interval;
import org.waymark.statistics.LookedAt;
import org.waymark.statistics.MeanDifference;
import org.waymark.statistics.PlaceboBand;

/** Judges one indicator of a pilot. */
public final class PilotAnalysis {

  private static final int LEAST_BEFORE = 6;
  private static final double Z95 = 1.959963984540054;

  /** Why nothing is said yet: the first place has not started. */
  static final String STARTS_LATER = "starts-later";

  /** How a wedge was compared whose order was said to be drawn and does not look so. */
  static final String MATCHED_AFTER_ALL = "matched, because the order does not look drawn";

  private final Pilot pilot;
  private final ComparableSeries series;
  private final Indicator indicator;
  private final boolean guardrail;
  private final Set<String> leftOut;
  private final List<PilotEvidence.Place> unjudged = new ArrayList<>();

  private PilotAnalysis(
      Pilot pilot,
      ComparableSeries series,
      Indicator indicator,
      boolean guardrail,
      Set<String> leftOut) {
    this.pilot = pilot;
    this.series = series;
    this.indicator = indicator;
    this.guardrail = guardrail;
    this.leftOut = leftOut;
  }

  /**
   * Judges.
   *
   * @param guardrail whether the indicator must only not worsen
   * @param others pilots that may have started at places that would be compared with
   */
  public static PilotEvidence of(
      Pilot pilot,
      ComparableSeries series,
      Indicator indicator,
      boolean guardrail,
      List<Pilot> others) {
    Set<String> leftOut = new TreeSet<>(pilot.leaveOut());
    pilot.places().forEach(start -> leftOut.add(start.placeId()));
    for (Pilot other : others) {
      boolean same =
          other.outcome().indicatorId().equals(indicator.id())
              || other.guardrails().stream().anyMatch(g -> g.indicatorId().equals(indicator.id()));
      if (same) {
        other.places().forEach(start -> leftOut.add(start.placeId()));
      }
    }
    return new PilotAnalysis(pilot, series, indicator, guardrail, leftOut).judge();
  }

  private PilotEvidence judge() {
    if (series.periods() == 0) {
      return none(0, "no-values", Optional.empty());
    }
    LocalDate firstStart = pilot.firstStart();
    int[] early = series.sides(firstStart);
    if (Arrays.stream(early).noneMatch(side -> side >= 0)) {
      return none(0, STARTS_LATER, Optional.of(firstStart));
    }
    if (pilot.design() == Pilot.Design.EVERYWHERE) {
      return new EverywherePilot(pilot, series, indicator, guardrail).judge();
    }
    if (pilot.design() == Pilot.Design.STEPPED_WEDGE && pilot.orderDrawn()) {
      Optional<PilotEvidence> drawn = new DrawnWedge(pilot, series, indicator, guardrail).judge();
      if (drawn.isPresent()) {
        return drawn.get();
      }
    }
    return matched(early);
  }

  private PilotEvidence matched(int[] early) {
    int[] late = series.sides(pilot.lastStart());
    int since = count(late, 1);
    if (since < LookedAt.LEAST_AFTER) {
      return none(since, "too-few-periods", Optional.of(series.end(late, LookedAt.LEAST_AFTER)));
    }
    List<Integer> adopters = new ArrayList<>();
    List<int[]> sides = new ArrayList<>();
    for (Pilot.Start start : pilot.places()) {
      String reason = "";
      int row = series.row(start.placeId());
      int[] side = series.sides(start.since());
      if (row < 0) {
        reason = "no-values";
      } else if (series.count(row, side, -1) < LEAST_BEFORE) {
        reason = "too-few-periods-before";
      } else if (series.count(row, side, 1) < LookedAt.LEAST_AFTER) {
        reason = "too-few-periods-since";
      } else if (isRebased(start.placeId(), side)) {
        reason = "rebased";
      }
      if (reason.isEmpty()) {
        adopters.add(row);
        sides.add(side);
      } else {
        unjudged.add(unjudged(start, row, side, reason));
      }
    }
    if (adopters.isEmpty()) {
      List<String> reasons = unjudged.stream().map(PilotEvidence.Place::reason).distinct().toList();
      return none(
          since, reasons.size() == 1 ? reasons.get(0) : "no-place-to-judge", Optional.empty());
    }
    int model = adopters.get(0);
    List<String> covariates = series.covariates(model);
    int[] span = span(early, late);
    int[] donors = series.donors(model, leftOut, covariates, span);
    if (donors.length < DifferenceInDifferences.LEAST_SETS) {
      return PilotEvidence.none(
          indicator.id(),
          guardrail,
          unjudged.size(),
          donors.length,
          since,
          Optional.empty(),
          pilot.places().stream().map(Pilot.Start::since).distinct().count() == 1
                  && donors.length == 0
              ? "all-places-started"
              : "too-few-places",
          unjudged);
    }
    DifferenceInDifferences.Design design =
        new DifferenceInDifferences.Design(
            series.scores(),
            series.features(covariates),
            adopters.stream().mapToInt(Integer::intValue).toArray(),
            sides.toArray(int[][]::new),
            donors,
            // The level alone says little about how a place will move.
            covariates.isEmpty() ? 0 : DifferenceInDifferences.MATCHED,
            new int[0]);
    return judged(LookedAt.of(design, pilot.planned(), pilot.seed()), design, since);
  }

  /** Whether the figures of a place were counted in another way from a period that is used. */
  private boolean isRebased(String placeId, int[] sides) {
    int first = IntStream.range(0, sides.length).filter(t -> sides[t] != 0).findFirst().orElse(0);
    return indicator.rebase().stream()
        .filter(rebase -> rebase.placeId().equals(Optional.of(placeId)))
        .anyMatch(
            rebase ->
                IntStream.range(first + 1, sides.length)
                    .anyMatch(t -> series.period(t).equals(rebase.from())));
  }

  /** Periods that any adopter uses: before the first start and after the last count most. */
  private static int[] span(int[] first, int[] last) {
    int[] span = new int[first.length];
    for (int t = 0; t < span.length; t++) {
      span[t] = first[t] < 0 ? -1 : last[t] > 0 || first[t] > 0 ? 1 : 0;
    }
    return span;
  }

  private PilotEvidence judged(LookedAt looked, DifferenceInDifferences.Design design, int since) {
    DifferenceInDifferences did = looked.effect();
    int adopters = did.places().size();
    boolean byPlaces = DifferenceInDifferences.isJudgedByPlaces(adopters, design.donors().length);
    Optional<Interval> interval =
        byPlaces ? did.byPlaces().map(t -> t.interval(Z95)) : did.interval();
    NaturalGain gain = new NaturalGain(series, indicator);
    double observed =
        IntStream.range(0, adopters)
            .mapToDouble(i -> series.observed(design.adopters()[i], design.sides()[i]))
            .average()
            .orElse(Double.NaN);
    int start = series.periods() - since;
    List<PilotEvidence.Place> places = new ArrayList<>(unjudged);
    for (int i = 0; i < adopters; i++) {
      places.add(place(did.places().get(i), design.sides()[i]));
    }
    places.sort(Comparator.comparing(PilotEvidence.Place::placeId));
    return new PilotEvidence(
        indicator.id(),
        guardrail,
        adopters,
        unjudged.size(),
        design.donors().length,
        did.paths().length == 0 ? 0 : did.paths()[0].length - 1,
        did.effect(),
        interval,
        byPlaces ? did.byPlaces().map(MeanDifference::pValue).orElse(Double.NaN) : did.pValue(),
        gain.of(observed, did.effect()),
        interval.map(i -> gain.of(observed, i)),
        series.improved(observed, -did.effect()),
        looked.allowed(),
        looked.test().rank().length == 0
            ? 0
            : looked.test().rank()[looked.test().rank().length - 1],
        looked.isBetter(),
        looked.isWorse(),
        looked.test().found().isPresent()
            ? Optional.of(series.period(looked.looks()[looked.test().found().getAsInt()]).end())
            : Optional.empty(),
        looked.synthetic().orElse(Double.NaN),
        did.beyondLine(),
        did.without(),
        did.slope(),
        did.slopeP(),
        looked.holds(),
        since,
        looked.nextJudged().isPresent()
            ? Optional.of(series.period(start + looked.nextJudged().getAsInt() - 1).end())
            : Optional.empty(),
        pilot.orderDrawn() ? MATCHED_AFTER_ALL : byPlaces ? "places" : "placebo sets",
        "",
        List.copyOf(places),
        pooled(places, did.band()));
  }

  private PilotEvidence.Place place(DifferenceInDifferences.Place place, int[] sides) {
    String id = series.place(place.row()).id();
    LocalDate since =
        pilot.places().stream()
            .filter(start -> start.placeId().equals(id))
            .findFirst()
            .orElseThrow()
            .since();
    int first = IntStream.range(0, sides.length).filter(t -> sides[t] == 1).findFirst().orElse(0);
    List<PilotEvidence.Step> path =
        IntStream.range(0, sides.length)
            .filter(t -> sides[t] != 0 && !Double.isNaN(place.gap()[t]))
            .mapToObj(t -> step(t - first, place.gap()[t], place.band()))
            .toList();
    return new PilotEvidence.Place(
        id,
        since,
        place.before(),
        place.after(),
        place.effect(),
        place.interval(),
        place.pValue(),
        place.slope(),
        place.slopeP(),
        place.matched().stream().map(row -> series.place(row).id()).toList(),
        "",
        path);
  }

  private PilotEvidence.Place unjudged(Pilot.Start start, int row, int[] side, String reason) {
    double none = Double.NaN;
    return new PilotEvidence.Place(
        start.placeId(),
        start.since(),
        row < 0 ? 0 : series.count(row, side, -1),
        row < 0 ? 0 : series.count(row, side, 1),
        none,
        Optional.empty(),
        none,
        none,
        none,
        List.of(),
        reason,
        List.of());
  }

  private static PilotEvidence.Step step(int since, double gap, List<PlaceboBand.Step> band) {
    return band.stream()
        .filter(step -> step.since() == since)
        .findFirst()
        .map(step -> new PilotEvidence.Step(since, gap, step.low(), step.high()))
        .orElse(new PilotEvidence.Step(since, gap, Double.NaN, Double.NaN));
  }

  static List<PilotEvidence.Step> pooled(
      List<PilotEvidence.Place> places, List<PlaceboBand.Step> band) {
    return places.stream()
        .flatMap(place -> place.path().stream())
        .collect(
            Collectors.groupingBy(
                PilotEvidence.Step::since,
                TreeMap::new,
                Collectors.averagingDouble(PilotEvidence.Step::gap)))
        .entrySet()
        .stream()
        .map(e -> step(e.getKey(), e.getValue(), band))
        .toList();
  }

  private PilotEvidence none(int since, String reason, Optional<LocalDate> next) {
    return PilotEvidence.none(
        indicator.id(), guardrail, unjudged.size(), 0, since, next, reason, List.copyOf(unjudged));
  }

  private static int count(int[] sides, int side) {
    return (int) Arrays.stream(sides).filter(s -> s == side).count();
  }
}
