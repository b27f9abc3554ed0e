package org.waymark.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.twin.backtest.Backtest;
import org.waymark.twin.backtest.CoverageLimits;
import org.waymark.twin.backtest.DieboldMariano;
import org.waymark.twin.backtest.Scores;
import org.waymark.twin.calibrate.Calibration;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.verdict.Label;
import org.waymark.twin.verdict.Verdicts;

class BacktestTest {
  private static double[] numbers(String text) {
    return Arrays.stream(text.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void scoresOfSamplesAreTheReferences() throws Exception {
    for (NamedCsvRecord row : Shared.reference("crps_ensemble.csv")) {
      double[] members = numbers(row.getField("members"));
      double y = Shared.number(row, "y");
      assertEquals(Shared.number(row, "crps"), Scores.sample(y, members, false), 1e-12);
      if (members.length > 1) {
        assertEquals(Shared.number(row, "crps_fair"), Scores.sample(y, members, true), 1e-12);
      }
    }
  }

  @Test
  void scoresOfDistributionsAreTheReferences() throws Exception {
    for (NamedCsvRecord row : Shared.reference("crps_parametric.csv")) {
      double y = Shared.number(row, "y");
      double location = Shared.number(row, "location");
      double scale = Shared.number(row, "scale");
      double score =
          switch (row.getField("distribution")) {
            case "normal" -> Scores.normal(y, location, scale);
            case "lognormal" -> Scores.lognormal(y, location, scale);
            default -> Scores.student(y, location, scale, Shared.number(row, "df"));
          };
      double wanted = Shared.number(row, "crps");
      assertEquals(wanted, score, 1e-12 * Math.max(1, wanted), row::toString);
    }
  }

  @Test
  void intervalAndPinballScoresAreTheTextbooks() {
    assertEquals(2, Scores.interval(5, 4, 6, 0.2), 1e-12);
    assertEquals(7, Scores.interval(3.5, 4, 6, 0.2), 1e-12);
    assertEquals(42, Scores.interval(7, 4, 6, 0.05), 1e-12);
    assertEquals(0.9, Scores.pinball(5, 4, 0.9), 1e-12);
    assertEquals(0.1, Scores.pinball(3, 4, 0.9), 1e-12);
  }

  @Test
  void advantagesAreTestedAsTheReferenceDoes() throws Exception {
    for (NamedCsvRecord row : Shared.reference("diebold_mariano.csv")) {
      DieboldMariano test =
          DieboldMariano.of(
              numbers(row.getField("loss_differences")), Integer.parseInt(row.getField("h")));
      assertEquals(Shared.number(row, "dm"), test.statistic(), 1e-9);
      assertEquals(Shared.number(row, "dm_hln"), test.corrected(), 1e-9);
      assertEquals(Shared.number(row, "p_lower"), test.p(), 1e-6);
    }
  }

  @Test
  void limitsOfCoverageAreTheReferences() throws Exception {
    for (NamedCsvRecord row : Shared.reference("coverage_limits.csv")) {
      CoverageLimits limits =
          CoverageLimits.of(
              Integer.parseInt(row.getField("forecasts")), Shared.number(row, "nominal"));
      assertEquals(Integer.parseInt(row.getField("least")), limits.least(), row::toString);
      assertEquals(Integer.parseInt(row.getField("most")), limits.most(), row::toString);
    }
  }

  private static History england() throws Exception {
    SortedMap<String, SortedMap<Period, Double>> values = new TreeMap<>();
    for (String id : new String[] {"waiting", "referrals", "treated"}) {
      values.put(id, new TreeMap<>());
    }
    for (NamedCsvRecord row :
        Shared.rows(Shared.folder("data/rtt_england").resolve("rtt_england.csv"))) {
      Period period = PeriodText.parse(row.getField("period"), PeriodKind.MONTH).orElseThrow();
      put(values, "waiting", period, row.getField("waiting_est"));
      put(values, "referrals", period, row.getField("new_periods_est"));
      String admitted = row.getField("admitted_est");
      String others = row.getField("non_admitted_est");
      if (!admitted.isEmpty() && !others.isEmpty()) {
        put(
            values,
            "treated",
            period,
            String.valueOf(Double.parseDouble(admitted) + Double.parseDouble(others)));
      }
    }
    values.replaceAll((id, series) -> new TreeMap<>(series.tailMap(Period.ofCode(first().code()))));
    return new History(values);
  }

  private static Period first() {
    return PeriodText.parse("2015-10", PeriodKind.MONTH).orElseThrow();
  }

  private static void put(
      SortedMap<String, SortedMap<Period, Double>> values, String id, Period period, String text) {
    SortedMap<Period, Double> series = values.get(id);
    if (!text.isEmpty() && series != null) {
      series.put(period, Double.parseDouble(text));
    }
  }

  @Test
  void aPlainTwinOfEnglandsListIsNotValidatedAYearAhead() throws Exception {
    Model model = Shared.model(Shared.resource("england.yaml"));
    Simulation simulation = Simulation.of(model);
    Verdicts verdicts = Backtest.of(simulation, england(), 1_000, 47);
    Verdicts.Line year = verdicts.line("waiting", 12).orElseThrow();
    assertTrue(year.origins() >= 20, year::toString);
    assertNotEquals(Label.VALIDATED, year.verdict().label());
    assertTrue(year.crps() > 0);
  }

  @Test
  void fewerThanTwelvePeriodsTeachNothing() throws Exception {
    Model model = Shared.model(Shared.resource("england.yaml"));
    History few = england().until(first().plus(8));
    assertTrue(
        Calibration.learn(
                Simulation.of(model),
                few,
                new TreeMap<>(),
                new TreeMap<>(),
                "k",
                100,
                new double[0])
            .isEmpty());
  }
}
