package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.panel.Completeness;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.registry.Chart;
import org.waymark.registry.Indicator;
import org.waymark.registry.Rebase;
import org.waymark.schema.record.Aggregate;
import org.waymark.statistics.ChartReading;
import org.waymark.statistics.RunsAnalysis;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/** The series of scopes as rows of the published table {@code aggregate}, each with its chart. */
public final class AggregateRows {
  private final Indicator indicator;
  private final Completeness learnt;
  private final LocalDate asOf;
  private final String runId;

  /**
   * Rows of an indicator.
   *
   * @param learnt what earlier publications show of how complete its latest periods are
   */
  public AggregateRows(Indicator indicator, Completeness learnt, LocalDate asOf, String runId) {
    this.indicator = indicator;
    this.learnt = learnt;
    this.asOf = asOf;
    this.runId = runId;
  }

  /**
   * A row for every period of a series.
   *
   * @param target of the goal for this scope; NaN: none
   * @param placeId the place whose declared new starts count besides those of all places
   * @param chart the chart to draw
   * @param settled whether a period will not change any more
   * @param better +1 where higher is better, -1 where lower is, 0 where neither
   */
  public List<Aggregate> of(
      AggregateSeries series,
      double target,
      Optional<String> placeId,
      Chart chart,
      int better,
      Predicate<Period> settled) {
    List<AggregateSeries.Point> points = series.points();
    List<Aggregate.Builder> rows = new ArrayList<>();
    for (AggregateSeries.Point point : points) {
      rows.add(row(series, point, settled.test(point.period())));
    }
    List<AggregateSeries.Point> drawn =
        points.stream().filter(p -> p.comparable() && settled.test(p.period())).toList();
    if (!drawn.isEmpty()) {
      draw(points, rows, new Drawn(drawn), target, placeId, chart, better);
    }
    return rows.stream().map(Aggregate.Builder::build).toList();
  }

  private Aggregate.Builder row(
      AggregateSeries series, AggregateSeries.Point point, boolean settled) {
    OptionalDouble usual = settled ? OptionalDouble.empty() : learnt.usualBy(asOf, point.period());
    boolean others =
        point.status() == AggregateSeries.Status.LIKE_FOR_LIKE
            || point.status() == AggregateSeries.Status.CHAINED;
    String remarks = others ? String.join(" ", series.remarks()) : "";
    String missing = point.missing().isEmpty() ? "" : "Without " + point.missing() + ".";
    String note = (missing + " " + remarks).strip();
    return Aggregate.newBuilder()
        .setIndicatorId(indicator.id())
        .setScope(series.scope().kind().word())
        .setScopeId(series.scope().id())
        .setPeriod(point.period().toString())
        .setPeriodStart(point.period().start())
        .setPeriodEnd(point.period().end())
        .setValue(known(point.value()))
        .setNumerator(known(point.numerator()))
        .setDenominator(known(point.denominator()))
        .setN(known(point.n()))
        .setStandardError(
            point.standardError().isPresent() ? point.standardError().getAsDouble() : null)
        .setPlaces(point.places())
        .setUsualPlaces(point.usualPlaces())
        .setCoverage(point.coverage())
        .setStatus(point.status().word())
        .setSettled(settled)
        .setUsualCompleteness(usual.isPresent() ? usual.getAsDouble() : null)
        .setNote(note.isEmpty() ? null : note)
        .setAsOf(asOf)
        .setRunId(runId);
  }

  /** Comparable points on a line of time without holes. */
  private static final class Drawn {
    final int[] periods;
    final double[] value;
    final double[] numerator;
    final double[] denominator;
    final double[] n;

    Drawn(List<AggregateSeries.Point> points) {
      List<Integer> codes = new ArrayList<>();
      Period last = points.get(points.size() - 1).period();
      for (Period p = points.get(0).period(); p.compareTo(last) <= 0; p = p.next()) {
        codes.add(p.code());
      }
      periods = codes.stream().mapToInt(code -> code).toArray();
      value = missing();
      numerator = missing();
      denominator = missing();
      n = missing();
      for (AggregateSeries.Point point : points) {
        int at = at(point.period());
        if (at < 0) {
          continue; // another kind of year
        }
        boolean asReported = point.status() != AggregateSeries.Status.CHAINED;
        value[at] = point.value();
        numerator[at] = asReported ? point.numerator() : Double.NaN;
        denominator[at] = point.denominator();
        n[at] = point.n();
      }
    }

    private double[] missing() {
      double[] column = new double[periods.length];
      Arrays.fill(column, Double.NaN);
      return column;
    }

    int at(Period period) {
      return Arrays.binarySearch(periods, period.code());
    }

    Panel panel() {
      int[] none = new int[periods.length];
      return new Panel(
          0,
          new int[] {0},
          periods,
          value,
          numerator,
          denominator,
          new double[0],
          n,
          none,
          none,
          none,
          new boolean[periods.length]);
    }
  }

  private void draw(
      List<AggregateSeries.Point> points,
      List<Aggregate.Builder> rows,
      Drawn drawn,
      double target,
      Optional<String> placeId,
      Chart chart,
      int better) {
    Panel panel = drawn.panel();
    OwnSeries own = new OwnSeries(panel, false);
    own.fill(0);
    int[] steps =
        Arrays.stream(steps(drawn.periods, placeId))
            .map(own::firstSince)
            .filter(point -> point > 0 && point < own.points())
            .distinct()
            .toArray();
    Optional<ChartReading> reading =
        chart == Chart.XMR
            ? Optional.empty()
            : new AskedChart(indicator, panel, own).of(0, steps, target);
    XmrPoints xmr = new XmrPoints(drawn.periods.length);
    XmrChart.standard()
        .draw(own.values(), 0, own.points(), better, target, steps, own.afterHole(), xmr);
    for (int i = 0; i < rows.size(); i++) {
      int column = drawn.at(points.get(i).period());
      if (column < 0
          || Double.isNaN(drawn.value[column])
          || drawn.value[column] != points.get(i).value()) {
        continue;
      }
      int at = own.firstSince(column);
      Aggregate.Builder row = rows.get(i);
      int point = own.firstSince(at);
      if (reading.isPresent()) {
        fill(row, point, reading.get(), chart);
      } else {
        row.setMean(known(xmr.mean(point)))
            .setLowerLimit(known(xmr.lower(point)))
            .setUpperLimit(known(xmr.upper(point)))
            .setRule(xmr.rule(point) == XmrChart.Rule.NONE ? null : word(xmr.rule(point)))
            .setVariation(word(xmr.variation(point)))
            .setAssurance(assurance(xmr.assurance()))
            .setProvisional(xmr.provisional())
            .setChart(Chart.XMR.word());
      }
    }
  }

  private static void fill(Aggregate.Builder row, int at, ChartReading reading, Chart chart) {
    row.setMean(known(reading.lines().centre()[at]))
        .setLowerLimit(known(reading.lines().lower()[at]))
        .setUpperLimit(known(reading.lines().upper()[at]))
        .setRule(reading.rule()[at] == ChartReading.Rule.NONE ? null : word(reading.rule()[at]))
        .setVariation(word(reading.variation()[at]))
        .setAssurance(assurance(reading.assurance()))
        .setProvisional(reading.provisional())
        .setChart(chart.word());
    for (ChartReading.Stretch stretch : reading.stretches()) {
      if (at >= stretch.start() && at < stretch.end() && stretch.runs().isPresent()) {
        RunsAnalysis runs = stretch.runs().get();
        row.setLongestRun((long) runs.longestRun())
            .setLongestRunLimit((long) runs.longestRunLimit())
            .setCrossings((long) runs.crossings())
            .setCrossingsLimit((long) runs.crossingsLimit());
      }
    }
  }

  /** Positions at which the chart starts anew. */
  private int[] steps(int[] periods, Optional<String> placeId) {
    return indicator.rebase().stream()
        .filter(rebase -> rebase.placeId().isEmpty() || rebase.placeId().equals(placeId))
        .map(Rebase::from)
        .mapToInt(
            from -> {
              int at = Arrays.binarySearch(periods, from.code());
              return at < 0 ? -at - 1 : at;
            })
        .filter(at -> at > 0 && at < periods.length)
        .sorted()
        .distinct()
        .toArray();
  }

  private static @Nullable String assurance(XmrChart.Assurance assurance) {
    return assurance == XmrChart.Assurance.NO_TARGET ? null : word(assurance);
  }

  /** The words of the published tables are the names of the constants. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
