package org.waymark.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Fan;
import org.waymark.twin.scenario.Study;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.simulate.Trajectories;

/** The worked example gives the numbers that another program gave for it. */
class ElectiveListTest {
  private static final int LAST = 28;
  private static final List<String> OBSERVED =
      List.of("waiting", "over_52_weeks", "within_18_weeks", "treatments");
  private static Study study;
  private static Model model;

  @BeforeAll
  static void read() throws Exception {
    model = Shared.model(Shared.resource("elective-list.yaml"));
    study = new Study(model, 10_000, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  private static List<Model.Setting> settings(String scenario) {
    return model.scenario(scenario).map(Model.Scenario::set).orElse(List.of());
  }

  private static Model.Target target() {
    return new Model.Target("g", 2, model.clock().last().orElseThrow(), 0.56, 1);
  }

  private static void close(double wanted, double is, double tolerance, String what) {
    assertTrue(
        Math.abs(is - wanted) <= tolerance * Math.max(1, Math.abs(wanted)),
        () -> what + ": " + is + ", not " + wanted);
  }

  @Test
  void withoutDrawsEveryMonthIsTheReferences() throws Exception {
    for (NamedCsvRecord row : Shared.reference("elective_at_medians.csv")) {
      List<Model.Setting> set = settings(row.getField("scenario"));
      Inputs medians = Inputs.medians(model);
      List<org.waymark.twin.simulate.Change> changes = new java.util.ArrayList<>();
      for (Model.Setting setting : set) {
        Model.Lever lever = model.lever(setting.lever()).orElseThrow();
        double amount = lever.effect().map(e -> e.centre()).orElse(setting.to());
        changes.add(
            new org.waymark.twin.simulate.Change(
                lever.changes(),
                lever.by(),
                new double[] {amount},
                model.clock().index(setting.from()),
                Integer.MAX_VALUE,
                lever.ramp()));
      }
      Trajectories of = Simulation.of(model).run(medians.with(changes), List.of());
      int month = Integer.parseInt(row.getField("month")) - 1;
      for (int o = 0; o < OBSERVED.size(); o++) {
        close(Shared.number(row, OBSERVED.get(o)), of.observed(o, month)[0], 1e-9, row.toString());
      }
    }
  }

  @Test
  void quantilesOfTenThousandFuturesAreTheReferences() throws Exception {
    for (NamedCsvRecord row : Shared.reference("elective_quantiles.csv")) {
      int observed = OBSERVED.indexOf(row.getField("variable"));
      if (observed >= 0) {
        Trajectories of = study.with(settings(row.getField("scenario")));
        int month = Integer.parseInt(row.getField("month")) - 1;
        Fan fan = Fan.of(of.observed(observed, month));
        close(Shared.number(row, "q05"), fan.q05(), 1e-6, row.toString());
        close(Shared.number(row, "q50"), fan.q50(), 1e-6, row.toString());
        close(Shared.number(row, "q95"), fan.q95(), 1e-6, row.toString());
      }
    }
  }

  @Test
  void sharesOfFuturesAndDifferencesAreTheReferences() throws Exception {
    for (NamedCsvRecord row : Shared.reference("elective_answers.csv")) {
      String quantity = row.getField("quantity");
      double wanted = Shared.number(row, "value");
      Trajectories of = study.with(settings(row.getField("scenario")));
      if (quantity.startsWith("probability")) {
        close(wanted, study.share(of, target()), 1e-6, row.toString());
      } else if (quantity.startsWith("median difference")) {
        close(wanted, Fan.of(study.difference(of, 0, LAST)).q50(), 1e-6, row.toString());
      } else if (quantity.startsWith("median spillover")) {
        double[] score = study.affected(of, model.links().get(0))[LAST];
        close(wanted, Fan.of(score).q50(), 1e-6, row.toString());
      }
    }
  }

  @Test
  void theSmallestRiseOfSlotsIsTheReferences() throws Exception {
    Model.Lever lever = model.lever("more-slots").orElseThrow();
    Period from = settings("slots").get(0).from();
    double alone = study.needed(target(), lever, from, List.of(), 0.8).smallest().orElseThrow();
    double both =
        study.needed(target(), lever, from, settings("clinics"), 0.8).smallest().orElseThrow();
    close(0.1198472499847412, alone / 100, 1e-6, "alone");
    close(0.10374898910522459, both / 100, 1e-6, "with clinics");
  }

  @Test
  void theSlotsThatAreNeededInEachMonthAreTheReferences() throws Exception {
    double[][] needs = study.needs(model.capacities().get(0)).orElseThrow();
    for (NamedCsvRecord row : Shared.reference("elective_readiness.csv")) {
      double[] month = needs[Integer.parseInt(row.getField("month")) - 1];
      double[] quantiles = Study.quantiles(month, 0.2, 0.5, 0.8);
      close(Shared.number(row, "slots_needed_q20"), quantiles[0], 1e-6, row.toString());
      close(Shared.number(row, "slots_needed_q50"), quantiles[1], 1e-6, row.toString());
      close(Shared.number(row, "slots_needed_q80"), quantiles[2], 1e-6, row.toString());
    }
  }

  @Test
  void aLeverAtItsPresentValueChangesNothingInAnyFuture() {
    Period from = model.clock().first().orElseThrow();
    List<Model.Setting> none =
        List.of(new Model.Setting("more-slots", 0, from, java.util.Optional.empty()));
    double[] difference = study.difference(study.with(none), 0, LAST);
    for (double one : difference) {
      assertEquals(0, one);
    }
  }

  @Test
  void moreSlotsNeverLengthenTheList() {
    Trajectories of = study.with(settings("slots"));
    for (int month = 0; month <= LAST; month++) {
      for (double one : study.difference(of, 0, month)) {
        assertTrue(one <= 1e-9, () -> "longer by " + one);
      }
    }
  }
}
