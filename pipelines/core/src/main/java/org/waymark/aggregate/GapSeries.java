package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.registry.Gap;
import org.waymark.registry.Indicator;
import org.waymark.statistics.InequalitySlope;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** The size of a gap between places, period by period: above 0 where the worse off are behind. */
final class GapSeries {
  private final Gap gap;
  private final ReportedPlaces places;
  private final Indicator indicator;

  GapSeries(Gap gap, ReportedPlaces places) {
    this.gap = gap;
    this.places = places;
    this.indicator = places.indicator;
  }

  /** +1 where higher is better or no direction is. */
  private double sign() {
    return indicator.better().sign() < 0 ? -1 : 1;
  }

  /** A period's gap and the error of it. */
  private record Size(double value, OptionalDouble error) {}

  /** How far one group is behind another. */
  AggregateSeries between(AggregateSeries worse, AggregateSeries better) {
    Map<Integer, AggregateSeries.Point> others = new TreeMap<>();
    better.points().forEach(p -> others.put(p.period().code(), p));
    List<AggregateSeries.Point> points = new ArrayList<>();
    for (AggregateSeries.Point own : worse.points()) {
      AggregateSeries.Point other = others.get(own.period().code());
      if (other == null) {
        continue;
      }
      double error = Math.hypot(error(own), error(other));
      points.add(
          point(
              own,
              new Size(sign() * (other.value() - own.value()), known(error)),
              own.places() + other.places(),
              own.usualPlaces() + other.usualPlaces(),
              Math.min(own.coverage(), other.coverage()),
              own.comparable() ? other.status() : own.status(),
              (own.missing() + " " + other.missing()).strip()));
    }
    List<String> remarks = new ArrayList<>(worse.remarks());
    remarks.addAll(better.remarks());
    String refusal = worse.refusal().isEmpty() ? better.refusal() : worse.refusal();
    return new AggregateSeries(worse.scope(), points, remarks, refusal);
  }

  /** The gap among places, in the periods in which enough of them reported. */
  AggregateSeries among(ScopeTotals totals, AggregateSeries whole, List<Integer> heads) {
    List<AggregateSeries.Point> points = new ArrayList<>();
    List<String> remarks = new ArrayList<>(whole.remarks());
    for (AggregateSeries.Point point : whole.points()) {
      int i = 0;
      while (!places.periods[i].equals(point.period())) {
        i++;
      }
      int period = i;
      List<Integer> there = heads.stream().filter(place -> totals.counts(place, period)).toList();
      Optional<Size> size = gap.kind() == Gap.Kind.RANGE ? range(there, i) : slope(there, i);
      if (size.isEmpty()) {
        continue;
      }
      AggregateSeries.Status status =
          point.status() == AggregateSeries.Status.CHAINED
              ? AggregateSeries.Status.LIKE_FOR_LIKE
              : point.status();
      points.add(
          point(
              point,
              size.get(),
              there.size(),
              point.usualPlaces(),
              point.coverage(),
              status,
              point.missing()));
      if (gap.kind() == Gap.Kind.RANGE && i == places.periods.length - 1) {
        remarks.add(ends(there, i));
      }
    }
    return new AggregateSeries(
        whole.scope(),
        points,
        remarks,
        points.isEmpty() && whole.refusal().isEmpty()
            ? "there are too few places for a gap"
            : whole.refusal());
  }

  private static AggregateSeries.Point point(
      AggregateSeries.Point of,
      Size size,
      int count,
      int usual,
      double coverage,
      AggregateSeries.Status status,
      String missing) {
    return new AggregateSeries.Point(
        of.period(),
        size.value(),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        size.error(),
        count,
        usual,
        coverage,
        status,
        missing);
  }

  private double value(int place, int i) {
    return places.panel.value()[places.cell(place, i)];
  }

  private Optional<Size> range(List<Integer> there, int i) {
    if (there.size() < 2) {
      return Optional.empty();
    }
    double low = there.stream().mapToDouble(p -> value(p, i)).min().orElseThrow();
    double high = there.stream().mapToDouble(p -> value(p, i)).max().orElseThrow();
    return Optional.of(new Size(high - low, OptionalDouble.empty()));
  }

  private String ends(List<Integer> there, int i) {
    int best = there.get(0);
    int worst = there.get(0);
    for (int place : there) {
      best = sign() * value(place, i) > sign() * value(best, i) ? place : best;
      worst = sign() * value(place, i) < sign() * value(worst, i) ? place : worst;
    }
    double apart = value(best, i) - value(worst, i);
    return "In "
        + PeriodWords.name(places.periods[i])
        + " "
        + places.tree.place(best).name()
        + " is best with "
        + Quantities.value(indicator, value(best, i), apart)
        + " and "
        + places.tree.place(worst).name()
        + " worst with "
        + Quantities.value(indicator, value(worst, i), apart)
        + ".";
  }

  /** Places with one value of the covariate, as one group. */
  private static final class Group {
    double people;
    double sum;
    double squares;
  }

  private Optional<Size> slope(List<Integer> there, int i) {
    TreeMap<Double, Group> groups = new TreeMap<>();
    for (int place : there) {
      OptionalDouble at = places.tree.place(place).covariate(gap.along().orElse(""));
      if (at.isEmpty()) {
        continue;
      }
      int cell = places.cell(place, i);
      double people = Total.weight(indicator, places.panel, cell);
      // The worse off come first.
      double order = gap.lowIsWorse() ? at.getAsDouble() : -at.getAsDouble();
      Group group = groups.computeIfAbsent(order, fresh -> new Group());
      double error = people * error(cell);
      group.people += people;
      group.sum += people * places.panel.value()[cell];
      group.squares += error * error;
    }
    int n = groups.size();
    double[] people = new double[n];
    double[] value = new double[n];
    double[] error = new double[n];
    int g = 0;
    for (Group group : groups.values()) {
      people[g] = group.people;
      value[g] = group.sum / group.people;
      error[g++] = Math.sqrt(group.squares) / group.people;
    }
    Optional<InequalitySlope> line = InequalitySlope.fit(people, value, error);
    return gap.kind() == Gap.Kind.SLOPE
        ? line.map(l -> new Size(sign() * l.slope(), known(l.slopeError())))
        : line.flatMap(l -> relative(l, people, error));
  }

  /** The better end over the worse, or of what shall be low the worse over the better. */
  private Optional<Size> relative(InequalitySlope line, double[] people, double[] error) {
    double worse = line.intercept();
    double better = line.intercept() + line.slope();
    double ratio = sign() > 0 ? better / worse : worse / better;
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      return Optional.empty();
    }
    double all = 0;
    double variance = 0;
    for (int g = 0; g < people.length; g++) {
      all += people[g];
      variance += people[g] * people[g] * error[g] * error[g];
    }
    // Delta method: mean and slope of the line are independent, and the mean is at its middle.
    double mean = (worse + better) / 2;
    double end = sign() > 0 ? worse : better;
    double ofSlope = mean / (end * end) * line.slopeError();
    double ofMean = line.slope() / (end * end) * Math.sqrt(variance) / all;
    return Optional.of(new Size(ratio, known(Math.hypot(ofSlope, ofMean))));
  }

  /** Standard error as delivered, else by the binomial or Poisson law; NaN where neither is. */
  private double error(int cell) {
    Panel panel = places.panel;
    double delivered = Panel.at(panel.standardError(), cell);
    return delivered >= 0
        ? delivered
        : error(
            panel.value()[cell],
            Total.weight(indicator, panel, cell),
            Panel.at(panel.numerator(), cell));
  }

  private double error(AggregateSeries.Point point) {
    return point.standardError().isPresent()
        ? point.standardError().getAsDouble()
        : error(
            point.value(),
            Double.isNaN(point.denominator()) ? point.n() : point.denominator(),
            point.numerator());
  }

  private double error(double value, double people, double events) {
    return switch (indicator.measure()) {
      case COUNT -> Math.sqrt(value);
      case PROPORTION -> Math.sqrt(Math.max(0, value * (1 - value)) / people);
      case RATE -> Math.sqrt(events) / people * indicator.per();
      case MEAN, VALUE -> Double.NaN;
    };
  }

  private static OptionalDouble known(double error) {
    return error >= 0 ? OptionalDouble.of(error) : OptionalDouble.empty();
  }
}
