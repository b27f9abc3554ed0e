package org.waymark.pilot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.deviance.ComparableSeries;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Indicator;
import org.waymark.registry.Pilot;
import org.waymark.statistics.CorrelatedStep;

/** Judges a pilot that began everywhere at once: the mean of all places, before and after. */
final class EverywherePilot {
  private static final int LEAST_BEFORE = 12;
  private static final int LEAST_AFTER = 6;
  private static final double FOUND = 0.05;

  private final Pilot pilot;
  private final ComparableSeries series;
  private final Indicator indicator;
  private final boolean guardrail;

  EverywherePilot(Pilot pilot, ComparableSeries series, Indicator indicator, boolean guardrail) {
    this.pilot = pilot;
    this.series = series;
    this.indicator = indicator;
    this.guardrail = guardrail;
  }

  /** One series that nothing is compared with, judged once, at the planned end. */
  PilotEvidence judge() {
    LocalDate start = pilot.lastStart();
    int[] sides = series.sides(start);
    int since = (int) Arrays.stream(sides).filter(side -> side == 1).count();
    int planned = Math.max(LEAST_AFTER, pilot.planned());
    if (since < planned) {
      return none(since, "not-judged-yet", Optional.of(series.end(sides, planned)));
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
    if (before < LEAST_BEFORE || values.size() <= rows.get(0).length + 2) {
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
    NaturalGain gain = new NaturalGain(series, indicator);
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
        gain.of(observed, step.estimate()),
        Optional.of(gain.of(observed, step.interval())),
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
    return PilotEvidence.none(indicator.id(), guardrail, 0, 0, since, next, reason, List.of());
  }
}
