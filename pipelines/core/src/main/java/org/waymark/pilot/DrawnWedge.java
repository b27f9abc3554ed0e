package org.waymark.pilot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.waymark.deviance.ComparableSeries;
import org.waymark.registry.Indicator;
import org.waymark.registry.Pilot;
import org.waymark.statistics.DrawnOrder;
import org.waymark.statistics.LookedAt;
import org.waymark.statistics.SequentialPlacebo;

/**
 * Judges a stepped wedge whose order was drawn: places that have started against those that have
 * not, looked at every period from the third after the first start. The chance of a false find is
 * spent until the planned end after the last start.
 */
final class DrawnWedge {
  private static final int LEAST_PLACES = 6;

  private final Pilot pilot;
  private final ComparableSeries series;
  private final Indicator indicator;
  private final boolean guardrail;
  private final List<PilotEvidence.Place> unjudged = new ArrayList<>();

  DrawnWedge(Pilot pilot, ComparableSeries series, Indicator indicator, boolean guardrail) {
    this.pilot = pilot;
    this.series = series;
    this.indicator = indicator;
    this.guardrail = guardrail;
  }

  /** What it shows; none where the order does not look drawn. */
  Optional<PilotEvidence> judge() {
    int from = series.position(pilot.firstStart());
    int periods = series.periods();
    List<Pilot.Start> compared = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (Pilot.Start start : pilot.places()) {
      int row = series.row(start.placeId());
      boolean before = row >= 0 && known(row, 0, from) > 0;
      if (before && known(row, from, periods) > 0) {
        compared.add(start);
        rows.add(row);
      } else {
        unjudged.add(unjudged(start, row < 0 ? "no-values" : "too-few-periods-before"));
      }
    }
    int since = periods - from;
    int[] first = compared.stream().mapToInt(s -> series.position(s.since())).toArray();
    boolean both = Arrays.stream(first).anyMatch(t -> t > from);
    if (compared.size() < LEAST_PLACES || !both) {
      return Optional.of(
          none(since, both ? "too-few-in-wedge" : "all-places-started", Optional.empty()));
    }
    if (since < LookedAt.LEAST_AFTER) {
      LocalDate next = series.period(from + LookedAt.LEAST_AFTER - 1).end();
      return Optional.of(none(since, "too-few-periods", Optional.of(next)));
    }
    double[][] y = rows.stream().map(row -> series.scores()[row]).toArray(double[][]::new);
    int[] looks = IntStream.range(from + LookedAt.LEAST_AFTER - 1, periods).toArray();
    DrawnOrder order = DrawnOrder.of(y, first, looks, pilot.seed());
    return order.isTrial()
        ? Optional.of(judged(order, compared, rows, first, looks))
        : Optional.empty();
  }

  private PilotEvidence judged(
      DrawnOrder order, List<Pilot.Start> compared, List<Integer> rows, int[] first, int[] looks) {
    int from = Arrays.stream(first).min().orElseThrow();
    int planned = Arrays.stream(first).max().orElseThrow() - from + pilot.planned();
    int paths = DrawnOrder.DRAWS + 1;
    int[] allowed =
        IntStream.of(looks)
            .map(t -> SequentialPlacebo.allowed(LookedAt.ALPHA, t - from + 1, planned, paths))
            .toArray();
    SequentialPlacebo test = SequentialPlacebo.of(order.paths(), allowed);
    int last = looks.length - 1;
    int since = looks[last] - from + 1;
    OptionalInt next =
        test.found().isPresent()
            ? OptionalInt.empty()
            : SequentialPlacebo.nextJudged(LookedAt.ALPHA, since, planned, paths);
    double atFind = test.found().isPresent() ? order.paths()[test.found().getAsInt()][0] : 0;
    NaturalGain gain = new NaturalGain(series, indicator);
    double observed =
        IntStream.range(0, first.length)
            .filter(i -> first[i] < series.periods())
            .mapToDouble(i -> series.observed(rows.get(i), series.sides(compared.get(i).since())))
            .filter(v -> !Double.isNaN(v))
            .average()
            .orElse(Double.NaN);
    List<PilotEvidence.Place> places = new ArrayList<>(unjudged);
    for (int i = 0; i < first.length; i++) {
      places.add(place(compared.get(i), order.gaps()[i], first[i]));
    }
    places.sort(Comparator.comparing(PilotEvidence.Place::placeId));
    double none = Double.NaN;
    return new PilotEvidence(
        indicator.id(),
        guardrail,
        (int) Arrays.stream(first).filter(t -> t < series.periods()).count(),
        unjudged.size(),
        (int) Arrays.stream(first).filter(t -> t > from).count(),
        DrawnOrder.DRAWS,
        order.estimate(),
        order.interval(),
        order.pValue(),
        gain.of(observed, order.estimate()),
        order.interval().map(i -> gain.of(observed, i)),
        series.improved(observed, -order.estimate()),
        allowed[last],
        test.rank()[last],
        atFind > 0,
        atFind < 0,
        test.found().isPresent()
            ? Optional.of(series.period(looks[test.found().getAsInt()]).end())
            : Optional.empty(),
        none,
        none,
        none,
        none,
        order.orderP(),
        true,
        since,
        next.isPresent()
            ? Optional.of(series.period(from + next.getAsInt() - 1).end())
            : Optional.empty(),
        PilotEvidence.DRAWN,
        "",
        List.copyOf(places),
        PilotAnalysis.pooled(places, List.of()));
  }

  private PilotEvidence.Place place(Pilot.Start start, double[] gap, int first) {
    List<PilotEvidence.Step> path =
        IntStream.range(0, gap.length)
            .filter(t -> !Double.isNaN(gap[t]))
            .mapToObj(t -> new PilotEvidence.Step(t - first, gap[t], Double.NaN, Double.NaN))
            .toList();
    double none = Double.NaN;
    int row = series.row(start.placeId());
    return new PilotEvidence.Place(
        start.placeId(),
        start.since(),
        known(row, 0, Math.min(first, gap.length)),
        known(row, Math.min(first, gap.length), gap.length),
        path.stream()
            .filter(step -> step.since() >= 0)
            .mapToDouble(PilotEvidence.Step::gap)
            .average()
            .orElse(none),
        Optional.empty(),
        none,
        none,
        none,
        List.of(),
        "",
        path);
  }

  private PilotEvidence.Place unjudged(Pilot.Start start, String reason) {
    double none = Double.NaN;
    return new PilotEvidence.Place(
        start.placeId(),
        start.since(),
        0,
        0,
        none,
        Optional.empty(),
        none,
        none,
        none,
        List.of(),
        reason,
        List.of());
  }

  private int known(int row, int from, int to) {
    return (int)
        IntStream.range(from, to).filter(t -> !Double.isNaN(series.scores()[row][t])).count();
  }

  private PilotEvidence none(int since, String reason, Optional<LocalDate> next) {
    return PilotEvidence.none(
        indicator.id(), guardrail, unjudged.size(), 0, since, next, reason, List.copyOf(unjudged));
  }
}
