package org.waymark.twin.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.waymark.period.Period;
import org.waymark.statistics.TrendForecast;
import org.waymark.twin.verdict.Verdicts;

/** Finds the simple forecast that may be the baseline of an indicator. */
public final class Bases {
  private static final double NOMINAL = 0.8;

  private Bases() {}

  /** Makes one forecast from the first known values. */
  interface Forecaster {
    Optional<Naive.Forecast> of(Naive kind, double[] y, int known, int ahead);
  }

  /**
   * The simple forecast that did best at all past dates of a series and whose intervals held.
   *
   * @param year periods of a year
   * @return empty where none earned it, or the period is not ahead
   */
  public static Optional<Verdicts.Base> best(
      String indicator, SortedMap<Period, Double> series, Period target, int year) {
    if (series.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Optional<TrendForecast>> trends = new HashMap<>();
    return best(
        indicator,
        series,
        target.number() - series.lastKey().number(),
        target,
        series.keySet(),
        (kind, y, known, ahead) -> {
          if (kind != Naive.TREND) {
            return kind.forecast(y, known, ahead, year);
          }
          double at = (known - 1 + ahead) / (double) year;
          return trends
              .computeIfAbsent(known, k -> Naive.trend(y, known, year))
              .map(f -> new Naive.Forecast(f.at(at), Naive.spread(f, at)));
        });
  }

  /**
   * The same at some past dates.
   *
   * @param horizon steps ahead at which the forecasts are compared
   * @param target the period that is forecast now
   */
  static Optional<Verdicts.Base> best(
      String indicator,
      SortedMap<Period, Double> series,
      int horizon,
      Period target,
      Set<Period> origins,
      Forecaster forecaster) {
    double[] y = series.values().stream().mapToDouble(Double::doubleValue).toArray();
    List<Period> periods = new ArrayList<>(series.keySet());
    int ahead = series.isEmpty() ? 0 : target.number() - series.lastKey().number();
    Optional<Verdicts.Base> best = Optional.empty();
    for (Naive kind : Naive.values()) {
      double crps = 0;
      int held = 0;
      int n = 0;
      for (Period origin : origins) {
        Double came = series.get(origin.plus(horizon));
        int known = periods.indexOf(origin) + 1;
        if (came == null || known < 1) {
          continue;
        }
        Optional<Naive.Forecast> said = forecaster.of(kind, y, known, horizon);
        if (said.isPresent()) {
          crps += Scores.normal(came, said.get().mean(), said.get().sd());
          held += Math.abs(came - said.get().mean()) <= Naive.Z80 * said.get().sd() ? 1 : 0;
          n++;
        }
      }
      boolean earned =
          horizon > 0
              && ahead > 0
              && n >= Backtest.FEWEST_ORIGINS
              && CoverageLimits.allow(n / horizon, NOMINAL, held / (double) n);
      if (earned && (best.isEmpty() || crps / n < best.get().crps())) {
        Optional<Naive.Forecast> now = forecaster.of(kind, y, y.length, ahead);
        double mean = crps / n;
        int tested = n;
        if (now.isPresent()) {
          best =
              now.map(
                  f ->
                      new Verdicts.Base(
                          indicator, horizon, kind.word(), f.mean(), f.sd(), mean, tested));
        }
      }
    }
    return best;
  }
}
