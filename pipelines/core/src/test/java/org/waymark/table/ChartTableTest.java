package org.waymark.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.panel.ObservationBatch;
import org.waymark.panel.Panel;
import org.waymark.panel.PanelBuilder;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Chart;
import org.waymark.registry.FunnelConvention;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Rebase;
import org.waymark.registry.Role;
import org.waymark.registry.Settings;
import org.waymark.registry.StandardPopulation;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedColumn;
import org.waymark.statistics.Baseline;
import org.waymark.statistics.ChartLines;
import org.waymark.statistics.ShewhartChart;

class ChartTableTest {
  private static final Period START = new Period(PeriodKind.MONTH, LocalDate.of(2024, 1, 1));
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final double[] EVENTS = {14, 9, 21, 17, 30, 12, 16, 18, 11, 25, 19, 13, 22, 16};
  private static final double[] OUT_OF = {
    100, 80, 140, 90, 130, 100, 110, 95, 105, 150, 120, 100, 125, 90
  };

  private static Indicator indicator(String id, Measure measure, Chart chart, Rebase... rebase) {
    return new Indicator(
        id,
        "m",
        id,
        measure,
        Optional.empty(),
        Better.LOWER,
        Role.OUTCOME,
        PeriodKind.MONTH,
        measure == Measure.RATE ? 1000 : 1,
        Optional.empty(),
        List.of(),
        chart,
        List.of(rebase),
        FunnelConvention.CQC,
        StandardPopulation.NONE);
  }

  private static Rebase from(int month, String... place) {
    return new Rebase(START.plus(month), Arrays.stream(place).findFirst());
  }

  /** Rows of {@code spc_point} of indicators in order of id, a batch of rows for each. */
  private static Rows drawn(List<Indicator> indicators, ObservationBatch.Builder... rows) {
    Mission mission =
        new Mission(
            "m",
            "m",
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2028, 1, 1),
            indicators,
            List.of(),
            List.of());
    List<Place> places =
        Stream.of("a", "b", "c", "d", "e", "f", "g", "h").map(ChartTableTest::place).toList();
    Workspace workspace = new Workspace(Settings.defaults(), places, List.of(mission), List.of());
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      ObservationBatch batch = rows[i].build();
      PanelBuilder builder = new PanelBuilder(i, indicators.get(i).per());
      builder.add(batch, IntStream.range(0, batch.size()).toArray(), batch.size());
      panels.add(builder.build().panel());
    }
    Labels labels = Labels.of(workspace, List.of("landing/a.csv"), AS_OF, "run");
    return new Rows(new ChartTable(workspace, labels).of(PanelRows.of(panels)));
  }

  private static Place place(String id) {
    return new Place(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  private static ObservationBatch.Builder rows(int indicator) {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 64);
    for (int place = 0; place < 2; place++) {
      for (int t = 0; t < EVENTS.length; t++) {
        rows.row(indicator, place, START.plus(t).code(), t + 2);
        rows.numerator(EVENTS[t]).denominator(OUT_OF[t]);
      }
    }
    return rows;
  }

  private static ObservationBatch.Builder values(int indicator, double... values) {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 64);
    for (int t = 0; t < values.length; t++) {
      rows.row(indicator, 0, START.plus(t).code(), t + 2).value(values[t]);
    }
    return rows;
  }

  private record Rows(ColumnTable table) {
    private Column column(String name) {
      List<PublishedColumn> columns = table.table().columns();
      int at = columns.stream().map(PublishedColumn::name).toList().indexOf(name);
      return table.columns().get(at);
    }

    Optional<String> text(String name, int row) {
      return column(name) instanceof Column.Coded coded
          ? coded.codes()[row] < 0
              ? Optional.empty()
              : Optional.of(
                  ((Column.Dictionary.Texts) coded.dictionary()).values()[coded.codes()[row]])
          : Optional.of(
              ((Column.Dictionary.Texts) ((Column.Repeated) column(name)).dictionary())
                  .values()[0]);
    }

    double number(String name, int row) {
      Column.Coded coded = (Column.Coded) column(name);
      return coded.codes()[row] < 0
          ? Double.NaN
          : ((Column.Dictionary.Doubles) coded.dictionary()).values()[coded.codes()[row]];
    }
  }

  @Test
  void aShareThatAsksForAPChartHasLimitsByItsDenominators() {
    Rows rows = drawn(List.of(indicator("i", Measure.PROPORTION, Chart.P)), rows(0));
    ChartLines lines = ShewhartChart.proportions(EVENTS, OUT_OF, Baseline.all(EVENTS.length));
    for (int t = 0; t < EVENTS.length; t++) {
      assertEquals(lines.centre()[t], rows.number("mean", EVENTS.length + t));
      assertEquals(lines.lower()[t], rows.number("lower_limit", EVENTS.length + t));
      assertEquals(lines.upper()[t], rows.number("upper_limit", EVENTS.length + t));
    }
    assertEquals(Optional.of("p"), rows.text("chart", 3));
  }

  @Test
  void aRateIsDrawnInItsOwnUnits() {
    Rows rows = drawn(List.of(indicator("i", Measure.RATE, Chart.U_PRIME)), rows(0));
    ChartLines lines =
        ShewhartChart.ratesPrime(EVENTS, OUT_OF, Baseline.all(EVENTS.length)).times(1000);
    assertEquals(lines.upper()[5], rows.number("upper_limit", 5));
    assertEquals(lines.y()[5], ((Column.Doubles) rows.column("value")).values()[5]);
  }

  @Test
  void aShareOfKnownNHasCountsAndOneWithAStandardErrorHasNone() {
    List<Indicator> asked = List.of(indicator("i", Measure.PROPORTION, Chart.P));
    ObservationBatch.Builder counted = new ObservationBatch.Builder(0, 0, 64);
    ObservationBatch.Builder designed = new ObservationBatch.Builder(0, 0, 64);
    for (int t = 0; t < EVENTS.length; t++) {
      double share = EVENTS[t] / OUT_OF[t];
      counted.row(0, 0, START.plus(t).code(), 2).value(share).n(OUT_OF[t]);
      designed.row(0, 0, START.plus(t).code(), 2).value(share).n(OUT_OF[t]).standardError(.01);
    }
    double upper = drawn(asked, rows(0)).number("upper_limit", 4);
    assertEquals(upper, drawn(asked, counted).number("upper_limit", 4), 1e-12);
    Rows estimates = drawn(asked, designed);
    Rows plain = drawn(List.of(indicator("i", Measure.PROPORTION, Chart.XMR)), designed);
    assertEquals(Optional.of("xmr"), estimates.text("chart", 4));
    assertEquals(plain.number("upper_limit", 4), estimates.number("upper_limit", 4));
  }

  @Test
  void aTimeBelowZeroIsDrawnOtherwise() {
    List<Indicator> asked = List.of(indicator("i", Measure.VALUE, Chart.T));
    assertEquals(Optional.of("t"), drawn(asked, values(0, 5, 9, 3)).text("chart", 0));
    assertEquals(Optional.of("t"), drawn(asked, values(0, 5, 0, 3)).text("chart", 0));
    assertEquals(Optional.of("xmr"), drawn(asked, values(0, 5, -1, 3)).text("chart", 0));
  }

  /** Every other month of one place, and each month of another if it is there. */
  private static ObservationBatch.Builder everyOtherMonth(boolean withNeighbour, Measure measure) {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 64);
    for (int t = 0; t < EVENTS.length; t++) {
      put(rows.row(0, 0, START.plus(2 * t).code(), t + 2), measure, t);
    }
    for (int t = 0; withNeighbour && t < 2 * EVENTS.length; t++) {
      put(rows.row(0, 1, START.plus(t).code(), 99 + t), measure, t % EVENTS.length);
    }
    return rows;
  }

  private static void put(ObservationBatch.Builder row, Measure measure, int t) {
    if (measure == Measure.VALUE || measure == Measure.COUNT) {
      row.value(EVENTS[t]);
    } else {
      row.numerator(EVENTS[t]).denominator(OUT_OF[t]);
    }
  }

  @Test
  void whenAnotherPlaceReportsChangesNoChart() {
    for (Chart chart : Chart.values()) {
      Measure measure =
          switch (chart) {
            case P, P_PRIME -> Measure.PROPORTION;
            case U, U_PRIME -> Measure.RATE;
            case C -> Measure.COUNT;
            case XMR, G, T, RUN -> Measure.VALUE;
          };
      List<Indicator> asked = List.of(indicator("i", measure, chart, from(9, "a")));
      Rows alone = drawn(asked, everyOtherMonth(false, measure));
      Rows beside = drawn(asked, everyOtherMonth(true, measure));
      for (int r = 0; r < EVENTS.length; r++) {
        for (String line : List.of("mean", "lower_limit", "upper_limit")) {
          assertEquals(alone.number(line, r), beside.number(line, r), chart + " " + line);
        }
        for (String word : List.of("rule", "variation", "chart")) {
          assertEquals(alone.text(word, r), beside.text(word, r), chart + " " + word);
        }
      }
      assertEquals(chart == Chart.RUN, Double.isNaN(beside.number("upper_limit", 0)), "limits");
    }
  }

  @Test
  void sevenMonthsOnOneSideOfAYearOfClosureAreNoShift() {
    double[] value = {46, 52, 47, 51, 53, 53, 53, 53, 53, 53, 53, 47, 52, 46, 51};
    for (int gap : new int[] {0, 1, 12}) {
      ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 64);
      for (int t = 0; t < value.length; t++) {
        rows.row(0, 0, START.plus(t < 8 ? t : t + gap).code(), t + 2).value(value[t]);
      }
      Rows drawn = drawn(List.of(indicator("i", Measure.VALUE, Chart.XMR)), rows);
      Optional<String> rule = gap == 0 ? Optional.of("shift") : Optional.empty();
      assertEquals(rule, drawn.text("rule", 5), gap + " months");
      // ranges 6 5 4 2 0 0 0, 0 across the hole like any other, 0 0 6 5 6 5
      double mean = 763 / 15.0;
      assertEquals(mean, drawn.number("mean", 0), 1e-12);
      assertEquals(2.66 * 39 / 14, drawn.number("upper_limit", 0) - mean, 1e-12);
    }
  }

  @Test
  void aRunChartHasItsMedianItsRunsAndNoLimits() {
    double[] y = IntStream.range(0, 24).mapToDouble(t -> t < 12 ? 4 + t % 2 : 9 + t % 2).toArray();
    Rows rows = drawn(List.of(indicator("i", Measure.VALUE, Chart.RUN)), values(0, y));
    assertEquals(7, rows.number("mean", 0));
    assertTrue(Double.isNaN(rows.number("upper_limit", 0)));
    assertEquals(Optional.of("long-run"), rows.text("rule", 0));
    assertEquals(Optional.of("improvement"), rows.text("variation", 0));
    assertEquals(Optional.empty(), rows.text("assurance", 0));
    assertEquals(12, ((Column.Longs) rows.column("longest_run")).values()[0]);
    assertEquals(8, ((Column.Longs) rows.column("longest_run_limit")).values()[0]);
    assertEquals(1, ((Column.Longs) rows.column("crossings")).values()[0]);
    assertEquals(8, ((Column.Longs) rows.column("crossings_limit")).values()[0]);
  }

  @Test
  void chartsStartAnewWhereTheyAreDeclaredTo() {
    double[] y = IntStream.range(0, 20).mapToDouble(t -> t < 10 ? 4 + t % 2 : 9 + t % 2).toArray();
    for (Chart chart : List.of(Chart.XMR, Chart.RUN)) {
      Rows rows =
          drawn(
              List.of(indicator("i", Measure.VALUE, chart, from(-3), from(10), from(99))),
              values(0, y));
      assertEquals(4.5, rows.number("mean", 9), chart.word());
      assertEquals(9.5, rows.number("mean", 10), chart.word());
      assertEquals(Optional.empty(), rows.text("rule", 10), chart.word());
    }
  }

  @Test
  void aPlaceMayStartAnewByItself() {
    Indicator asked = indicator("i", Measure.RATE, Chart.XMR, from(7, "b"));
    Rows rows = drawn(List.of(asked), rows(0));
    assertEquals(rows.number("mean", 0), rows.number("mean", 13));
    assertTrue(rows.number("mean", 14) != rows.number("mean", 27));
  }

  @Test
  void chartsOfAllKindsStandInOneTable() {
    Rows rows =
        drawn(
            List.of(
                indicator("i", Measure.RATE, Chart.XMR), indicator("j", Measure.COUNT, Chart.C)),
            rows(0),
            values(1, EVENTS));
    assertEquals(Optional.of("xmr"), rows.text("chart", 0));
    assertEquals(Optional.of("c"), rows.text("chart", 28));
    assertEquals(Column.Longs.EMPTY, ((Column.Longs) rows.column("crossings")).values()[0]);
    double mean = Arrays.stream(EVENTS).average().orElseThrow();
    assertEquals(mean + 3 * Math.sqrt(mean), rows.number("upper_limit", 28), 1e-12);
  }

  @Test
  void whereEveryChartIsTheUsualOneNoRowIsAsked() {
    Rows rows = drawn(List.of(indicator("i", Measure.RATE, Chart.XMR)), rows(0));
    assertTrue(rows.column("chart") instanceof Column.Repeated);
    assertTrue(rows.column("longest_run") instanceof Column.Repeated);
  }

  /** Three years of eight places, each a wave of its own size; in the other half for the last. */
  private static ObservationBatch.Builder seasons() {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 512);
    for (int place = 0; place < 8; place++) {
      for (int t = 0; t < 36; t++) {
        double wave = t % 12 >= 4 && t % 12 <= 8 ? -20 : 14;
        double value = 100 + (place == 7 ? -wave : wave) + Math.sin(t * 2.4 + place);
        rows.row(0, place, START.plus(t).code(), 2).value(t == 30 ? 160 : value);
      }
    }
    return rows;
  }

  @Test
  void whatMostPlacesDoAtThisTimeOfTheYearIsSaidOfTheirSpecialCauses() {
    Rows rows = drawn(List.of(indicator("i", Measure.VALUE, Chart.XMR)), seasons());
    assertEquals(Optional.of("improvement"), rows.text("variation", 29));
    assertEquals(Optional.of("season"), rows.text("context", 29));
    assertEquals(Optional.of("concern"), rows.text("variation", 30));
    assertEquals(Optional.of("shared"), rows.text("context", 30));
    int last = 7 * 36;
    assertEquals(Optional.of("concern"), rows.text("variation", last + 29));
    assertEquals(Optional.of("own-season"), rows.text("context", last + 29));
    assertEquals(Optional.of("shared"), rows.text("context", 5), "no year before");
    for (int row = 0; row < 8 * 36; row++) {
      if (rows.text("rule", row).isEmpty()) {
        assertEquals(Optional.empty(), rows.text("context", row));
      }
    }
  }

  @Test
  void aPlaceThatMovesAloneHasNoContext() {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 512);
    for (int place = 0; place < 8; place++) {
      for (int t = 0; t < 36; t++) {
        double value = 100 + Math.sin(t * 2.4 + place) + (place == 3 && t > 20 ? 30 : 0);
        rows.row(0, place, START.plus(t).code(), 2).value(value);
      }
    }
    Rows drawn = drawn(List.of(indicator("i", Measure.VALUE, Chart.XMR)), rows);
    assertEquals(Optional.of("concern"), drawn.text("variation", 3 * 36 + 30));
    assertTrue(
        drawn.column("context") instanceof Column.Repeated
            || drawn.text("context", 3 * 36 + 30).isEmpty());
  }

  @Test
  void theTimeSinceTheLastEventMayAlreadyBeBeyondTheLimit() {
    List<Indicator> asked = List.of(indicator("i", Measure.VALUE, Chart.T));
    Rows rows = drawn(asked, values(0, 5, 9, 3, 6, 8, 4));
    // June 2024 ended 868 days before; lower is better of this indicator
    assertEquals(868, ((Column.Doubles) rows.column("open_interval")).values()[0]);
    assertEquals(Optional.of("concern"), rows.text("open_variation", 0));
  }
}
