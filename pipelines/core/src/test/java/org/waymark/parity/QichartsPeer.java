package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.waymark.panel.ObservationBatch;
import org.waymark.panel.Panel;
import org.waymark.panel.Panels;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Chart;
import org.waymark.registry.FunnelConvention;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Role;
import org.waymark.registry.StandardPopulation;
import org.waymark.statistics.Baseline;
import org.waymark.statistics.ChartLines;
import org.waymark.statistics.Reference;
import org.waymark.statistics.RunsAnalysis;
import org.waymark.statistics.ShewhartChart;

/** qicharts2: every chart of its list of cases. */
public final class QichartsPeer implements Peer {

  private static final String NAME = "qicharts2 0.8.1";

  /** Called without denominators: the peer's centre line is infinite and all its points a run. */
  private static final String NO_DENOMINATORS = "p_cabg_readmission_by_month";

  private final Map<String, Comparison> charts = new LinkedHashMap<>();
  private final Comparison signals =
      new Comparison(
          NAME,
          "points outside limits",
          0,
          "one case is called without denominators: there an infinite centre line that every point"
              + " is a run below, here no line and no signal");
  private final Comparison events =
      new Comparison(
          NAME,
          "t and g charts made of events: points, centre, limits",
          1e-9,
          "rows of events in any order, days for t; in weeks that hold none, one or several");
  private final Comparison runs =
      new Comparison(
          NAME,
          "Anhøj rules: useful points, longest run, crossings, their limits, signal",
          0,
          "signal not compared on moving ranges, which the peer exempts");

  @Override
  public List<Comparison> compare() {
    Path folder = Reference.folder("qicharts2");
    for (NamedCsvRecord index : Reference.rows(folder.resolve("INDEX.csv"))) {
      String name = index.getField("case");
      Map<String, List<NamedCsvRecord>> facets = new LinkedHashMap<>();
      for (NamedCsvRecord row : Reference.rows(folder.resolve(name + ".csv"))) {
        facets
            .computeIfAbsent(
                row.getField("facet1") + "|" + row.getField("facet2") + "|" + row.getField("part"),
                k -> new ArrayList<>())
            .add(row);
      }
      facets.forEach((facet, rows) -> compare(name, index.getField("call"), rows));
    }
    for (NamedCsvRecord row : Reference.rows(folder.resolve("anhoej_limits.csv"))) {
      int n = (int) Reference.number(row, "n");
      String what = "limits for " + n + " points";
      runs.verdict(whole(row, "longest_run_max"), RunsAnalysis.longestRunLimit(n), what);
      runs.verdict(whole(row, "crossings_min"), RunsAnalysis.crossingsLimit(n), what);
    }
    List<Comparison> all = new ArrayList<>(charts.values());
    all.add(events);
    all.add(signals);
    all.add(runs);
    return all;
  }

  private void compare(String name, String call, List<NamedCsvRecord> rows) {
    Baseline baseline = Baseline.all(rows.size());
    if (call.contains("freeze = 24")) {
      baseline = baseline.frozenAfter(24);
    }
    if (call.contains("exclude = c(3, 30)")) {
      baseline = baseline.without(2, 29);
    }
    String kind = name.replaceFirst("^funnel_", "").replaceFirst("_.*", "");
    ChartLines lines = draw(kind, rows, baseline);
    if (call.contains("multiply = 10000")) {
      lines = lines.times(10_000);
    }
    Comparison row =
        charts.computeIfAbsent(
            kind, k -> new Comparison(NAME, title(k) + ": points, centre, limits", 1e-9, note(k)));
    if (kind.equals("t") || kind.equals("g")) {
      compareEvents(name, kind, rows);
    }
    boolean undefined = name.equals(NO_DENOMINATORS);
    for (int i = 0; i < rows.size(); i++) {
      NamedCsvRecord theirs = rows.get(i);
      String what = name + " point " + (i + 1);
      boolean signal = Boolean.parseBoolean(theirs.getField("sigma.signal"));
      signals.verdict(signal, lines.outside(i), what);
      double centre = lines.centre()[i];
      double scale = Math.abs(lines.upper()[i] - centre);
      scale = Double.isNaN(scale) ? 0 : scale;
      if (!undefined) {
        row.number(Reference.number(theirs, "y"), lines.y()[i], scale, what);
        row.number(Reference.number(theirs, "cl"), centre, what + " centre");
      }
      row.number(Reference.number(theirs, "lcl"), lines.lower()[i], scale, what + " lower");
      row.number(Reference.number(theirs, "ucl"), lines.upper()[i], scale, what + " upper");
    }
    Optional<RunsAnalysis> analysis = RunsAnalysis.of(lines, baseline);
    if (undefined) {
      runs.verdict(Optional.empty(), analysis, name);
    } else {
      compareRuns(name, rows.get(0), analysis.orElseThrow(), !kind.equals("mr"));
    }
  }

  /** The same from rows of events, the days of which are all that a t chart is handed. */
  private void compareEvents(String name, String kind, List<NamedCsvRecord> rows) {
    double[] between = column(rows, "y.sum");
    boolean dated = kind.equals("t");
    LocalDate day = LocalDate.of(2001, 1, 1);
    ObservationBatch.Builder batch = new ObservationBatch.Builder(0, 0, rows.size() + 1);
    List<Runnable> delivered = new ArrayList<>();
    for (int i = dated ? -1 : 0; i < between.length; i++) {
      day = i < 0 ? day : day.plusDays((long) between[i] + (dated ? 0 : 1));
      LocalDate happened = day;
      double value = i < 0 ? 0 : between[i];
      int week = Period.containing(PeriodKind.WEEK, happened).code();
      delivered.add(
          () -> {
            batch.row(0, 0, week, 2).moment(86_400.0 * happened.toEpochDay());
            if (!dated) {
              batch.value(value);
            }
          });
    }
    Collections.shuffle(delivered, new Random(7));
    delivered.forEach(Runnable::run);
    Indicator indicator =
        new Indicator(
            "i",
            "m",
            "i",
            Measure.VALUE,
            Optional.of("days"),
            Better.HIGHER,
            Role.OUTCOME,
            PeriodKind.WEEK,
            1,
            Optional.empty(),
            List.of(),
            dated ? Chart.T : Chart.G,
            List.of(),
            FunnelConvention.CQC,
            StandardPopulation.NONE);
    Panel panel =
        Panels.of(List.of(batch.build()), List.of(indicator)).get(0).events().orElseThrow();
    double[] y = Arrays.stream(panel.value()).filter(v -> !Double.isNaN(v)).toArray();
    events.number(rows.size(), y.length, name + " events");
    Baseline all = Baseline.all(y.length);
    ChartLines lines =
        dated ? ShewhartChart.timeBetween(y, all) : ShewhartChart.casesBetween(y, all);
    for (int i = 0; i < y.length; i++) {
      NamedCsvRecord theirs = rows.get(i);
      String what = name + " event " + (i + 1);
      double scale = Math.abs(lines.upper()[i] - lines.centre()[i]);
      events.number(Reference.number(theirs, "y"), lines.y()[i], scale, what);
      events.number(Reference.number(theirs, "cl"), lines.centre()[i], what + " centre");
      events.number(Reference.number(theirs, "lcl"), lines.lower()[i], scale, what + " lower");
      events.number(Reference.number(theirs, "ucl"), lines.upper()[i], scale, what + " upper");
    }
  }

  private void compareRuns(String name, NamedCsvRecord theirs, RunsAnalysis ours, boolean judged) {
    runs.verdict(whole(theirs, "n.useful"), ours.useful(), name + " useful");
    runs.verdict(whole(theirs, "longest.run"), ours.longestRun(), name + " run");
    runs.verdict(whole(theirs, "longest.run.max"), ours.longestRunLimit(), name + " run limit");
    runs.verdict(whole(theirs, "n.crossings"), ours.crossings(), name + " crossings");
    runs.verdict(whole(theirs, "n.crossings.min"), ours.crossingsLimit(), name + " crossing limit");
    if (judged) {
      boolean signal = Boolean.parseBoolean(theirs.getField("runs.signal"));
      runs.verdict(signal, ours.shifted(), name + " signal");
    }
  }

  private static ChartLines draw(String kind, List<NamedCsvRecord> rows, Baseline baseline) {
    double[] y = column(rows, "y.sum");
    double[] n = column(rows, "n");
    return switch (kind) {
      case "run" -> ShewhartChart.run(y, baseline);
      case "i" -> ShewhartChart.individuals(y, baseline);
      case "mr" -> ShewhartChart.movingRanges(y, baseline);
      case "p" -> ShewhartChart.proportions(y, n, baseline);
      case "pp" -> ShewhartChart.proportionsPrime(y, n, baseline);
      case "u" -> ShewhartChart.rates(y, n, baseline);
      case "up" -> ShewhartChart.ratesPrime(y, n, baseline);
      case "c" -> ShewhartChart.counts(y, baseline);
      case "g" -> ShewhartChart.casesBetween(y, baseline);
      case "t" -> ShewhartChart.timeBetween(y, baseline);
      case "xbar" -> ShewhartChart.means(ages(rows), baseline);
      case "s" -> ShewhartChart.deviations(ages(rows), baseline);
      default -> throw new IllegalStateException("the peer has a new chart: " + kind);
    };
  }

  /** Ages of the patients of each month. */
  private static double[][] ages(List<NamedCsvRecord> rows) {
    Map<String, List<Double>> months = new LinkedHashMap<>();
    Path input = Reference.folder("qicharts2").resolve("input_cabg_age_by_month.csv");
    for (NamedCsvRecord row : Reference.rows(input)) {
      months
          .computeIfAbsent(row.getField("m"), k -> new ArrayList<>())
          .add(Reference.number(row, "age"));
    }
    return rows.stream()
        .map(row -> months.getOrDefault(row.getField("x").substring(0, 10), List.of()))
        .map(ages -> ages.stream().mapToDouble(a -> a).toArray())
        .toArray(double[][]::new);
  }

  private static String title(String kind) {
    return switch (kind) {
      case "run" -> "run chart";
      case "pp" -> "p′ chart";
      case "up" -> "u′ chart";
      case "xbar" -> "x̄ chart";
      default -> kind + " chart";
    };
  }

  private static String note(String kind) {
    return switch (kind) {
      case "i" -> "3/1.128 here, 2.66 on the XmR chart; with points left out";
      case "u" -> "per 10,000; in facets, in parts, frozen after 24";
      case "p", "pp" -> "over time and as a funnel";
      case "t" -> "time^(1/3.6) and back";
      default -> "";
    };
  }

  private static double[] column(List<NamedCsvRecord> rows, String field) {
    return rows.stream().mapToDouble(r -> Reference.number(r, field)).toArray();
  }

  private static int whole(NamedCsvRecord row, String field) {
    return (int) Reference.number(row, field);
  }
}
