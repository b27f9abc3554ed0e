package org.waymark.watch.harm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.IndicatorTies;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.registry.Workspace;
import org.waymark.statistics.RegionalTradeoff;
import org.waymark.watch.Finding;
import org.waymark.watch.Rule;

/** Every outcome against every guardrail: places that improved on one and got worse on another. */
public final class PaidElsewhere {
  private static final int PERIODS = 12;
  private static final int LEAST = 6;
  private static final double FIRES = -0.2;
  private static final int NAMED = 4;

  private PaidElsewhere() {}

  /**
   * How each place changed: the mean of its last twelve periods less that of the twelve before a
   * day, up being better. Places with fewer than six of either are left out.
   *
   * @return by position of the place in the workspace
   */
  public static SortedMap<Integer, Double> changes(
      Indicator indicator, Panel panel, LocalDate since) {
    SortedMap<Integer, Double> changes = new TreeMap<>();
    int[] periods = panel.periods();
    int step = Arrays.binarySearch(periods, Period.containing(indicator.period(), since).code());
    int from = step < 0 ? -step - 1 : step;
    for (int p = 0; p < panel.places().length; p++) {
      double before = mean(panel, p, Math.max(0, from - PERIODS), from);
      double now = mean(panel, p, Math.max(from, periods.length - PERIODS), periods.length);
      if (!Double.isNaN(before) && !Double.isNaN(now)) {
        changes.put(panel.places()[p], indicator.better().sign() * (now - before));
      }
    }
    return changes;
  }

  private static double mean(Panel panel, int place, int from, int to) {
    double sum = 0;
    int n = 0;
    for (int t = from; t < to; t++) {
      double value = panel.value()[panel.cell(place, t)];
      if (!Double.isNaN(value)) {
        sum += value;
        n++;
      }
    }
    return n < LEAST ? Double.NaN : sum / n;
  }

  /**
   * A signal for each pair whose correlation is −0.2 or less, by the mission of the outcome, and
   * for every other pair the same test without an alert's size, so that the budget of luck counts
   * it.
   *
   * @param changes by indicator, then by position of the place
   */
  public static SortedMap<String, List<Finding>> of(
      Workspace workspace, Map<String, SortedMap<Integer, Double>> changes) {
    List<Indicator> indicators = workspace.indicators();
    int[] cluster = IndicatorTies.of(indicators, workspace.feeds()).cluster();
    int[] region = regions(workspace.places());
    SortedMap<String, List<Finding>> findings = new TreeMap<>();
    for (int a = 0; a < indicators.size(); a++) {
      for (int b = 0; b < indicators.size(); b++) {
        Indicator outcome = indicators.get(a);
        Indicator guardrail = indicators.get(b);
        boolean pair =
            outcome.role() == Role.OUTCOME
                && guardrail.role() == Role.GUARDRAIL
                && cluster[a] != cluster[b]
                && changes.containsKey(outcome.id())
                && changes.containsKey(guardrail.id());
        if (pair) {
          finding(workspace, outcome, guardrail, changes, region)
              .ifPresent(
                  found ->
                      findings
                          .computeIfAbsent(outcome.missionId(), id -> new ArrayList<>())
                          .add(found));
        }
      }
    }
    return findings;
  }

  private static java.util.Optional<Finding> finding(
      Workspace workspace,
      Indicator outcome,
      Indicator guardrail,
      Map<String, SortedMap<Integer, Double>> changes,
      int[] region) {
    int n = workspace.places().size();
    double[] one = column(changes.getOrDefault(outcome.id(), new TreeMap<>()), n);
    double[] other = column(changes.getOrDefault(guardrail.id(), new TreeMap<>()), n);
    RegionalTradeoff tradeoff = RegionalTradeoff.of(one, other, region);
    if (Double.isNaN(tradeoff.rho())) {
      return java.util.Optional.empty();
    }
    double p = tradeoff.rho() <= FIRES ? tradeoff.p() : Math.max(tradeoff.p(), 0.5);
    List<String> named = named(workspace.places(), one, other, region);
    return java.util.Optional.of(
        Finding.fact(
                Rule.PAID_ELSEWHERE,
                "pair:" + outcome.id() + "+" + guardrail.id(),
                "Places that improved on “"
                    + outcome.title()
                    + "” got worse on “"
                    + guardrail.title()
                    + "”"
                    + (named.isEmpty() ? "." : ", most of all " + String.join(", ", named) + "."))
            .compared(tradeoff.rho(), FIRES)
            .byChance(p)
            .evidence("observation of both indicators since the mission began"));
  }

  private static double[] column(SortedMap<Integer, Double> byPlace, int n) {
    double[] column = new double[n];
    Arrays.fill(column, Double.NaN);
    byPlace.forEach((place, change) -> column[place] = change);
    return column;
  }

  /** Places in the best quarter of one and the worst quarter of the other. */
  private static List<String> named(
      List<Place> places, double[] one, double[] other, int[] region) {
    int[] both =
        IntStream.range(0, one.length)
            .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(other[i]))
            .toArray();
    int[] of = Arrays.stream(both).map(i -> region[i]).toArray();
    double[] x =
        RegionalTradeoff.within(Arrays.stream(both).mapToDouble(i -> one[i]).toArray(), of);
    double[] y =
        RegionalTradeoff.within(Arrays.stream(both).mapToDouble(i -> other[i]).toArray(), of);
    double best = quantile(x, 0.75);
    double worst = quantile(y, 0.25);
    return IntStream.range(0, both.length)
        .filter(i -> x[i] >= best && y[i] <= worst)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> y[i] / spread(y) - x[i] / spread(x)))
        .limit(NAMED)
        .map(i -> places.get(both[i]).name())
        .toList();
  }

  private static double spread(double[] values) {
    double spread = Arrays.stream(values).map(Math::abs).sum();
    return spread > 0 ? spread : 1;
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.floor(share * (sorted.length - 1))];
  }

  /** Places of one region have one number: that of their parent. */
  private static int[] regions(List<Place> places) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] region = new int[places.size()];
    for (int i = 0; i < region.length; i++) {
      String parent = places.get(i).parentId().orElse("");
      Integer number = numbers.get(parent);
      if (number == null) {
        number = numbers.size();
        numbers.put(parent, number);
      }
      region[i] = number;
    }
    return region;
  }
}
