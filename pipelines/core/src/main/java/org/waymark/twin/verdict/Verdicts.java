package org.waymark.twin.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What tests at past dates say of a model.
 *
 * @param lines one for each indicator, horizon and kind of forecast
 * @param bases simple forecasts that earned to be a baseline, one for an indicator and horizon
 */
public record Verdicts(List<Line> lines, List<Base> bases) {
  /** Of a model that nothing has tested. */
  public static final Verdicts NONE = new Verdicts(List.of(), List.of());

  public Verdicts {
    lines = List.copyOf(lines);
    bases = List.copyOf(bases);
  }

  /**
   * The simple forecast of an indicator that did best at past dates and whose intervals held.
   *
   * @param horizon steps from the period before the model to the one that is forecast
   * @param kind {@code random-walk}, {@code drift}, {@code seasonal-drift} or {@code trend}
   * @param mean of what it says now, which is normal, in units of the indicator
   * @param sd its standard deviation
   * @param crps its mean score at past dates
   */
  public record Base(
      String indicator,
      int horizon,
      String kind,
      double mean,
      double sd,
      double crps,
      int origins) {}

  /** The base of an indicator at a horizon. */
  public Optional<Base> base(String indicator, int horizon) {
    return bases.stream()
        .filter(b -> b.indicator().equals(indicator) && b.horizon() == horizon)
        .findFirst();
  }

  /**
   * One row of {@code model_backtest}. Numbers are NaN where the horizon is too short to test.
   *
   * @param givenDrivers whether the drivers were taken as they turned out
   */
  public record Line(
      String indicator,
      int horizon,
      boolean givenDrivers,
      int origins,
      double crps,
      String rival,
      double rivalCrps,
      double pValue,
      double coverage50,
      double coverage80,
      double coverage95,
      Verdict verdict) {

    /** The same with another verdict. */
    public Line labelled(Verdict other) {
      return new Line(
          indicator,
          horizon,
          givenDrivers,
          origins,
          crps,
          rival,
          rivalCrps,
          pValue,
          coverage50,
          coverage80,
          coverage95,
          other);
    }
  }

  /** The verdict at a horizon: that of the shortest tested horizon that is at least as long. */
  public Verdict at(String indicator, int horizon) {
    TreeMap<Integer, Verdict> tested = tested(indicator);
    Map.Entry<Integer, Verdict> at = tested.ceilingEntry(horizon);
    if (at != null) {
      return at.getValue();
    }
    return tested.isEmpty()
        ? Verdict.UNTESTED
        : new Verdict(
            Label.NOT_VALIDATED,
            "Past dates test "
                + tested.lastKey()
                + " steps ahead at most, and this is "
                + horizon
                + ".");
  }

  private TreeMap<Integer, Verdict> tested(String indicator) {
    TreeMap<Integer, Verdict> tested = new TreeMap<>();
    lines.stream()
        .filter(line -> line.indicator().equals(indicator) && !line.givenDrivers())
        .forEach(line -> tested.put(line.horizon(), line.verdict()));
    return tested;
  }

  /** The furthest horizon up to which every tested one is validated; 0 where none is. */
  public int validatedTo(String indicator) {
    int furthest = 0;
    for (Map.Entry<Integer, Verdict> one : tested(indicator).entrySet()) {
      if (one.getValue().label() != Label.VALIDATED) {
        break;
      }
      furthest = one.getKey();
    }
    return furthest;
  }

  /** The line of an indicator at a horizon as known then. */
  public Optional<Line> line(String indicator, int horizon) {
    return lines.stream()
        .filter(l -> l.indicator().equals(indicator) && l.horizon() == horizon && !l.givenDrivers())
        .findFirst();
  }
}
