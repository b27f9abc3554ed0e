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
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Pilot;
import org.waymark.statistics.CorrelatedStep;
import org.waymark.statistics.DifferenceInDifferences;
import org.waymark.statistics.Interval;
import org.waymark.statistics.LookedAt;
import org.waymark.statistics.MeanDifference;

/** Judges one indicator of a pilot. */
public final class PilotAnalysis {

  private static final int LEAST_BEFORE = 6;
  private static final int LEAST_BEFORE_ALONE = 12;
  private static final int LEAST_AFTER_ALONE = 6;
  private static final double Z95 = 1.959963984540054;
  private static final double FOUND = 0.05;

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
    if (pilot.design() == Pilot.Design.EVERYWHERE) {
      return everywhere();
    }
    LocalDate lastStart =
        pilot.places().stream()
            .map(Pilot.Start::since)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    LocalDate firstStart =
        pilot.places().stream()
            .map(Pilot.Start::since)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    int[] late = series.sides(lastStart);
    int since = count(late, 1);
    if (since < LookedAt.LEAST_AFTER) {
      return none(since, "too-few-periods", Optional.of(ends(late, LookedAt.LEAST_AFTER)));
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
      }
      if (reason.isEmpty()) {
        adopters.add(row);
        sides.add(side);
      } else {
        unjudged.add(unjudged(start, row, side, reason));
      }
    }
    if (adopters.isEmpty()) {
      return none(since, "no-place-to-judge", Optional.empty());
    }
    int model = adopters.get(0);
    List<String> covariates = series.covariates(model);
    int[] span = span(series.sides(firstStart), late);
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
            DifferenceInDifferences.MATCHED,
            new int[0]);
    return judged(LookedAt.of(design, pilot.planned(), seed()), design, since);
  }

  /** The same for the same pilot everywhere and always. */
  private long seed() {
    long seed = 1125899906842597L;
    for (char c : (pilot.missionId() + "/" + pilot.id()).toCharArray()) {
      seed = 31 * seed + c;
    }
    return seed;
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
    boolean byPlaces = adopters > 1 && 3 * adopters > design.donors().length;
    Optional<Interval> interval =
        byPlaces ? did.byPlaces().map(t -> t.interval(Z95)) : did.interval();
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
        gain(observed, did.effect()),
        interval.map(i -> new Interval(gain(observed, i.low()), gain(observed, i.high()))),
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
        byPlaces ? "places" : "placebo sets",
        "",
        List.copyOf(places),
        pooled(places));
  }

  /** How much better than without an effect, in natural units. */
  private double gain(double observed, double effect) {
    int sign = indicator.better() == Better.LOWER ? -1 : 1;
    return sign * (observed - series.improved(observed, -effect));
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
            .mapToObj(
                t -> new PilotEvidence.Step(t - first, place.gap()[t], Double.NaN, Double.NaN))
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

  private static List<PilotEvidence.Step> pooled(List<PilotEvidence.Place> places) {
    return places.stream()
        .flatMap(place -> place.path().stream())
        .collect(
            Collectors.groupingBy(
                PilotEvidence.Step::since,
                TreeMap::new,
                Collectors.averagingDouble(PilotEvidence.Step::gap)))
        .entrySet()
        .stream()
        .map(e -> new PilotEvidence.Step(e.getKey(), e.getValue(), Double.NaN, Double.NaN))
        .toList();
  }

  /** One series that nothing is compared with, judged once, at the planned end. */
  private PilotEvidence everywhere() {
    LocalDate start =
        pilot.places().stream()
            .map(Pilot.Start::since)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    int[] sides = series.sides(start);
    int since = count(sides, 1);
    int planned = Math.max(LEAST_AFTER_ALONE, pilot.planned());
    if (since < planned) {
      return none(since, "not-judged-yet", Optional.of(ends(sides, planned)));
    }
    List<Double> values = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    int before = 0;
    int after = 0;
    boolean seasonal = series.periods() >= 24 && indicator.period() != PeriodKind.YEAR;
    double perYear = perYear(indicator.period());
    for (int t = 0; t < sides.length && after < planned; t++) {
      int at = t;
      double mean =
          IntStream.range(0, series.scores().length)
              .mapToDouble(p -> series.scores()[p][at])
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
      if (sides[t] == 0 || Double.isNaN(mean)) {
        continue;
      }
      before += sides[t] < 0 ? 1 : 0;
      after += sides[t] > 0 ? 1 : 0;
      values.add(mean);
      rows.add(row(t, sides[t] > 0 ? 1 : 0, seasonal, perYear));
    }
    if (before < LEAST_BEFORE_ALONE || values.size() <= rows.get(0).length + 2) {
      return none(since, "too-few-periods-before", Optional.empty());
    }
    CorrelatedStep step =
        CorrelatedStep.of(
            values.stream().mapToDouble(Double::doubleValue).toArray(),
            rows.toArray(double[][]::new),
            2);
    double observed =
        IntStream.range(0, series.scores().length)
            .mapToDouble(p -> series.observed(p, sides))
            .filter(v -> !Double.isNaN(v))
            .average()
            .orElse(Double.NaN);
    boolean found = step.pValue() <= FOUND;
    double none = Double.NaN;
    return new PilotEvidence(
        indicator.id(),
        guardrail,
        pilot.places().size(),
        0,
        0,
        0,
        step.estimate(),
        Optional.of(step.interval()),
        step.pValue(),
        gain(observed, step.estimate()),
        Optional.of(
            new Interval(
                gain(observed, step.interval().low()), gain(observed, step.interval().high()))),
        series.improved(observed, -step.estimate()),
        1,
        0,
        found && step.estimate() > 0,
        found && step.estimate() < 0,
        Optional.empty(),
        none,
        none,
        none,
        none,
        none,
        false,
        since,
        Optional.empty(),
        "before and after",
        "",
        List.of(),
        List.of());
  }

  private static double[] row(int t, double step, boolean seasonal, double perYear) {
    double[] row = new double[seasonal ? 7 : 3];
    row[0] = 1;
    row[1] = t / perYear;
    row[2] = step;
    for (int wave = 1; seasonal && wave <= 2; wave++) {
      double angle = 2 * Math.PI * wave * t / perYear;
      row[1 + 2 * wave] = StrictMath.sin(angle);
      row[2 + 2 * wave] = StrictMath.cos(angle);
    }
    return row;
  }

  private static double perYear(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> 365.25 / 7;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR, FINANCIAL_YEAR -> 1;
    };
  }

  private PilotEvidence none(int since, String reason, Optional<LocalDate> next) {
    return PilotEvidence.none(
        indicator.id(), guardrail, unjudged.size(), 0, since, next, reason, List.copyOf(unjudged));
  }

  private static int count(int[] sides, int side) {
    return (int) Arrays.stream(sides).filter(s -> s == side).count();
  }

  /** Last day of the period that is so many after the start. */
  private LocalDate ends(int[] sides, int periods) {
    int first =
        IntStream.range(0, sides.length)
            .filter(t -> sides[t] == 1)
            .findFirst()
            .orElse(sides.length);
    return series.period(first + periods - 1).end();
  }
}
