package org.waymark.twin.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.period.Period;
import org.waymark.statistics.Quantiles;
import org.waymark.statistics.TrendForecast;
import org.waymark.twin.calibrate.Calibration;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.calibrate.Seasons;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Futures;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.simulate.Trajectories;
import org.waymark.twin.verdict.Label;
import org.waymark.twin.verdict.Verdict;
import org.waymark.twin.verdict.Verdicts;

/**
 * Forecasts of a model at past dates, as known then, each refitted, against the simple forecast
 * that did best at earlier dates.
 */
public final class Backtest {
  /** Fewer origins say nothing of a horizon. */
  public static final int FEWEST_ORIGINS = 20;

  private static final double SIGNIFICANT = 0.10;
  private static final int[] HORIZONS = {1, 3, 6, 12, 24, 36};

  private final Simulation simulation;
  private final Model model;
  private final History history;
  private final int draws;
  private final int most;
  private double[] hint = new double[0];

  private final Optional<Period> from;

  private Backtest(
      Simulation simulation, History history, int draws, int most, Optional<Period> from) {
    this.from = from;
    this.simulation = simulation;
    this.model = simulation.model();
    this.history = history;
    this.draws = draws;
    this.most = most;
  }

  /**
   * Tests a model.
   *
   * @param draws of each forecast
   * @param most origins: the latest ones are taken
   */
  public static Verdicts of(Simulation simulation, History history, int draws, int most) {
    return of(simulation, history, draws, most, Optional.empty());
  }

  /**
   * The same from a period on.
   *
   * @param from first origin; empty: none is too early
   */
  public static Verdicts of(
      Simulation simulation, History history, int draws, int most, Optional<Period> from) {
    return new Backtest(
            simulation, history, draws, from.isPresent() ? Integer.MAX_VALUE : most, from)
        .verdicts();
  }

  /** One forecast and what came. */
  private record Forecast(double[] members, double came) {}

  private Verdicts verdicts() {
    List<Verdicts.Line> lines = new ArrayList<>();
    TreeSet<Integer> horizons = new TreeSet<>();
    int furthest = model.clock().periods();
    Arrays.stream(HORIZONS).filter(h -> h <= furthest).forEach(horizons::add);
    for (Model.Target target : model.goals()) {
      horizons.add(model.clock().index(target.by()) + 1);
    }
    SortedSet<Period> origins = origins();
    SortedMap<Period, Trajectories> runs = new TreeMap<>();
    SortedMap<Period, Trajectories> given = new TreeMap<>();
    Optional<Drivers> drivers = Drivers.of(model, history);
    int longest = horizons.isEmpty() ? 0 : horizons.last();
    for (Period origin : origins) {
      Optional<Inputs> inputs = inputs(origin, longest);
      inputs.ifPresent(of -> runs.put(origin, simulation.run(of, List.of(), longest)));
      if (inputs.isPresent() && drivers.isPresent()) {
        given.put(origin, drivers.get().run(inputs.get(), longest));
      }
    }
    List<Verdicts.Base> bases = new ArrayList<>();
    for (int o = 0; o < model.observed().size(); o++) {
      for (int horizon : horizons) {
        Optional<Verdicts.Line> told = Optional.empty();
        if (drivers.isPresent() && !drivers.get().drives(o)) {
          SortedMap<Period, Trajectories> reaching = new TreeMap<>(given);
          reaching.keySet().removeIf(origin -> !drivers.get().known(origin, horizon));
          told = Optional.of(line(o, horizon, reaching, true));
          lines.add(told.get());
        }
        lines.add(withDrivers(line(o, horizon, runs, false), told));
        String indicator = model.observed().get(o).indicator();
        Bases.best(
                indicator,
                history.of(indicator),
                horizon,
                model.clock().first().orElseThrow().plus(horizon - 1),
                runs.keySet(),
                (kind, y, known, ahead) -> forecast(kind, y, known, ahead, year()))
            .ifPresent(bases::add);
      }
    }
    return new Verdicts(lines, bases);
  }

  /** The label of a forecast that is good only with the drivers as they turned out. */
  private static Verdicts.Line withDrivers(Verdicts.Line then, Optional<Verdicts.Line> given) {
    boolean only =
        then.verdict().label() == Label.NOT_VALIDATED
            && !Double.isNaN(then.crps())
            && given.filter(line -> line.verdict().label() == Label.VALIDATED).isPresent();
    return only
        ? then.labelled(
            new Verdict(
                Label.GIVEN_DRIVERS,
                then.verdict().reason()
                    + " With the drivers as they turned out it beat them: its differences may be"
                    + " used."))
        : then;
  }

  private SortedSet<Period> origins() {
    TreeSet<Period> all = new TreeSet<>();
    for (Model.Observed observed : model.observed()) {
      all.addAll(history.of(observed.indicator()).keySet());
    }
    TreeSet<Period> origins = new TreeSet<>();
    List<Period> periods = new ArrayList<>(all);
    for (int i = periods.size() - 2; i >= Calibration.FEWEST_PERIODS; i--) {
      Period origin = periods.get(i);
      boolean late = from.isEmpty() || origin.compareTo(from.get()) >= 0;
      if (late && origins.size() < most) {
        origins.add(origin);
      }
    }
    return origins;
  }

  /** What the model starts from at an origin with what was known then; empty if it cannot learn. */
  private Optional<Inputs> inputs(Period origin, int horizon) {
    History known = history.until(origin);
    SortedMap<String, double[]> seasons = Seasons.estimate(model, known);
    SortedMap<String, double[]> starts = Starts.at(model, known, origin);
    if (starts.size() < model.stocks().size()) {
      return Optional.empty();
    }
    String key = model.id() + "/" + origin;
    Optional<Calibration> learnt =
        Calibration.learn(simulation, known, seasons, starts, key, draws, hint);
    learnt.ifPresent(calibration -> hint = calibration.mode());
    return learnt.map(
        calibration -> {
          SortedMap<String, double[]> parameters =
              new TreeMap<>(new Futures(model, draws, new TreeMap<>()).baseline().parameters());
          parameters.putAll(calibration.values());
          return new Inputs(
              draws,
              parameters,
              starts,
              seasons,
              List.of(),
              calibration.future(model, key, horizon),
              model.clock().index(origin) + 1);
        });
  }

  private Verdicts.Line line(
      int observed, int horizon, SortedMap<Period, Trajectories> runs, boolean given) {
    String indicator = model.observed().get(observed).indicator();
    SortedMap<Period, Double> series = history.of(indicator);
    List<Double> losses = new ArrayList<>();
    List<Double> rivals = new ArrayList<>();
    int[] held = new int[3];
    List<String> words = new ArrayList<>();
    for (Period origin : runs.keySet()) {
      Double came = series.get(origin.plus(horizon));
      Optional<Rival> rival = came == null ? Optional.empty() : rival(series, origin, horizon);
      if (came != null && rival.isPresent()) {
        Trajectories of = java.util.Objects.requireNonNull(runs.get(origin));
        Forecast forecast = new Forecast(of.observed(observed, horizon - 1), came);
        losses.add(Scores.sample(came, forecast.members(), true));
        rivals.add(Scores.normal(came, rival.get().forecast().mean(), rival.get().forecast().sd()));
        words.add(rival.get().kind().word());
        count(forecast, held);
      }
    }
    int n = losses.size();
    if (n < FEWEST_ORIGINS) {
      return new Verdicts.Line(
          indicator,
          horizon,
          given,
          n,
          Double.NaN,
          "",
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          new Verdict(
              Label.NOT_VALIDATED,
              "Too short to test "
                  + horizon
                  + " steps ahead: "
                  + n
                  + " past dates, and "
                  + FEWEST_ORIGINS
                  + " are needed."));
    }
    double[] difference = new double[n];
    double crps = 0;
    double other = 0;
    for (int i = 0; i < n; i++) {
      difference[i] = losses.get(i) - rivals.get(i);
      crps += losses.get(i) / n;
      other += rivals.get(i) / n;
    }
    double p = DieboldMariano.of(difference, horizon).p();
    boolean covered = CoverageLimits.allow(n / horizon, 0.8, held[1] / (double) n);
    return new Verdicts.Line(
        indicator,
        horizon,
        given,
        n,
        crps,
        words.get(words.size() - 1),
        other,
        p,
        held[0] / (double) n,
        held[1] / (double) n,
        held[2] / (double) n,
        verdict(crps, other, p, covered, n, horizon));
  }

  private static void count(Forecast forecast, int[] held) {
    double[] sorted = forecast.members().clone();
    Arrays.sort(sorted);
    double[] tails = {0.25, 0.10, 0.025};
    for (int k = 0; k < tails.length; k++) {
      boolean inside =
          forecast.came() >= Quantiles.ofSorted(sorted, tails[k])
              && forecast.came() <= Quantiles.ofSorted(sorted, 1 - tails[k]);
      held[k] += inside ? 1 : 0;
    }
  }

  private int year() {
    return Math.max(2, (int) Math.rint(model.clock().perYear()));
  }

  /** The label that scores earn. */
  static Verdict verdict(
      double crps, double rival, double p, boolean covered, int origins, int horizon) {
    String tested =
        "Tested on "
            + origins
            + " past dates, "
            + horizon
            + (horizon == 1 ? " step" : " steps")
            + " ahead: ";
    if (crps < rival && covered) {
      return p <= SIGNIFICANT
          ? new Verdict(Label.VALIDATED, tested + "it beat simple forecasts.")
          : new Verdict(
              Label.PROMISING,
              tested + "it was better than simple forecasts, but chance may explain it.");
    }
    return new Verdict(
        Label.NOT_VALIDATED,
        tested
            + (crps < rival
                ? "its intervals held too few or too many values."
                : "simple forecasts did better."));
  }

  /** The simple forecast that did best at earlier dates, and what it says now. */
  private record Rival(Naive kind, Naive.Forecast forecast) {}

  private final java.util.Map<String, double[]> naiveLosses = new java.util.HashMap<>();

  private Optional<Rival> rival(SortedMap<Period, Double> series, Period origin, int horizon) {
    double[] y = series.values().stream().mapToDouble(Double::doubleValue).toArray();
    List<Period> periods = new ArrayList<>(series.keySet());
    int known = periods.indexOf(origin) + 1;
    if (known < 1) {
      return Optional.empty();
    }
    int year = year();
    Optional<Rival> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (Naive kind : Naive.values()) {
      Optional<Naive.Forecast> now = forecast(kind, y, known, horizon, year);
      if (now.isPresent()) {
        double mean = earlier(kind, y, known, horizon, year);
        if (mean < least || best.isEmpty()) {
          least = mean;
          best = Optional.of(new Rival(kind, now.get()));
        }
      }
    }
    return best;
  }

  private final java.util.Map<String, Optional<TrendForecast>> trends = new java.util.HashMap<>();

  /** Trends are fitted once for all horizons. */
  private Optional<Naive.Forecast> forecast(
      Naive kind, double[] y, int known, int horizon, int year) {
    if (kind != Naive.TREND) {
      return kind.forecast(y, known, horizon, year);
    }
    String key = y.length + "/" + y[0] + "/" + y[y.length - 1] + "/" + known;
    double at = (known - 1 + horizon) / (double) year;
    return trends
        .computeIfAbsent(key, k -> Naive.trend(y, known, year))
        .map(f -> new Naive.Forecast(f.at(at), Naive.spread(f, at)));
  }

  /** Mean loss at earlier dates whose outcomes are known; a large number before there are any. */
  private double earlier(Naive kind, double[] y, int known, int horizon, int year) {
    String key = kind + "/" + horizon + "/" + y.length + "/" + y[0] + "/" + y[y.length - 1];
    double[] losses = naiveLosses.computeIfAbsent(key, k -> losses(kind, y, horizon, year));
    double sum = 0;
    int count = 0;
    for (int t = known - horizon; t > 0 && count < 24; t--) {
      double loss = losses[t];
      if (!Double.isNaN(loss)) {
        sum += loss;
        count++;
      }
    }
    return count == 0 ? Double.MAX_VALUE : sum / count;
  }

  /** Loss of the forecast made with the first t values, by t. */
  private double[] losses(Naive kind, double[] y, int horizon, int year) {
    double[] losses = new double[y.length + 1];
    Arrays.fill(losses, Double.NaN);
    for (int t = 1; t + horizon <= y.length; t++) {
      Optional<Naive.Forecast> said = forecast(kind, y, t, horizon, year);
      if (said.isPresent()) {
        losses[t] = Scores.normal(y[t + horizon - 1], said.get().mean(), said.get().sd());
      }
    }
    return losses;
  }
}
