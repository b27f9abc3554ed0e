package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.pilot.PilotAnalysis;
import org.waymark.pilot.PilotEvidence;
import org.waymark.pilot.PilotReading;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Pilot;

class PilotsTest {

  private static final int PLACES = 45;
  private static final int PERIODS = 30;
  private static final Indicator RATE =
      SmallWorld.indicator("falls", Measure.RATE, Better.LOWER, "population", "deprivation");

  /** Rates of about 20 per 1,000; the first five places change as {@code factor} says. */
  private static Panel panel(ToDoubleBiFunction<Integer, Integer> factor) {
    SplittableRandom random = new SplittableRandom(19);
    double[][] events = new double[PLACES][PERIODS];
    double[][] outOf = new double[PLACES][PERIODS];
    for (int p = 0; p < PLACES; p++) {
      for (int t = 0; t < PERIODS; t++) {
        outOf[p][t] = 20_000;
        double rate = 0.02 * (p < 5 ? factor.applyAsDouble(p, t) : 1);
        events[p][t] = SmallWorld.poisson(random, rate * outOf[p][t]);
      }
    }
    return SmallWorld.ratio(events, outOf, 1000);
  }

  /** Five places start in January, February and March 2026, periods 20 to 22. */
  private static Pilot pilot(Pilot.Design design) {
    List<Pilot.Start> starts = new ArrayList<>();
    for (int p = 0; p < 5; p++) {
      starts.add(new Pilot.Start("p000" + p, LocalDate.of(2026, 1 + p % 3, 1)));
    }
    return new Pilot(
        "at-home",
        "m",
        "Hospital at home",
        Optional.empty(),
        design,
        false,
        starts,
        new Pilot.Aim("falls", 0.08),
        List.of(),
        8,
        List.of("p0044"));
  }

  private static PilotReading read(Panel panel, Pilot.Design design) {
    Pilot pilot = pilot(design);
    PilotEvidence evidence =
        PilotAnalysis.of(
            pilot,
            ComparableSeries.of(panel, RATE, SmallWorld.places(PLACES, 3)),
            RATE,
            false,
            List.of());
    return PilotReading.of(pilot, RATE, List.of(evidence));
  }

  @Test
  void aPilotThatWorksAtFivePlacesIsFoundAndScaled() {
    PilotReading reading = read(panel((p, t) -> t >= 20 + p % 3 ? 0.8 : 1.0), Pilot.Design.MATCHED);
    assertEquals("works", reading.verdict(), reading.sentence());
    assertTrue(reading.scale());
    PilotEvidence evidence = reading.evidence().get(0);
    assertEquals(5, evidence.adopters());
    assertEquals(39, evidence.donors()); // 45 less 5 that started and 1 that is left out
    assertEquals(999, evidence.draws());
    assertEquals(-Math.log(0.8), evidence.effect(), 0.03);
    assertTrue(evidence.interval().orElseThrow().low() > 0.1);
    assertEquals(5, evidence.places().size());
    assertEquals(4, evidence.natural(), 0.8);
    assertTrue(reading.sentence().startsWith("It works: better by "), reading.sentence());
  }

  @Test
  void aPilotThatWasOnItsWayAlreadyIsSaidSo() {
    PilotReading reading = read(panel((p, t) -> Math.exp(-0.02 * t)), Pilot.Design.MATCHED);
    assertEquals(PilotReading.PARTLY, reading.verdict());
    assertFalse(reading.scale());
  }

  @Test
  void withoutAnEffectNothingIsFound() {
    PilotReading reading = read(panel((p, t) -> 1.0), Pilot.Design.MATCHED);
    assertTrue(
        reading.verdict().equals("no sign yet") || reading.verdict().equals("no worthwhile effect"),
        reading.verdict());
    assertFalse(reading.evidence().get(0).found());
  }

  @Test
  void everywhereAtOnceIsNeverMoreThanSince() {
    PilotReading reading = read(panel((p, t) -> t >= 22 ? 0.5 : 1.0), Pilot.Design.EVERYWHERE);
    assertTrue(
        reading.verdict().equals(PilotReading.PARTLY) || reading.verdict().equals("no sign yet"),
        reading.verdict());
    assertFalse(reading.scale());
    assertEquals("before and after", reading.evidence().get(0).method());
  }
}
