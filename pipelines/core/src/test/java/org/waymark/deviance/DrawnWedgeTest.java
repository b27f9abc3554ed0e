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

/** A stepped wedge of twelve places whose order is said to be drawn. */
class DrawnWedgeTest {
  private static final int PLACES = 12;
  private static final int PERIODS = 30;
  private static final Indicator RATE =
      SmallWorld.indicator("falls", Measure.RATE, Better.LOWER, "population");

  /** By place and period; the first place starts in period 16, two places every second period. */
  private static Panel panel(ToDoubleBiFunction<Integer, Integer> factor, int places) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] events = new double[places][PERIODS];
    double[][] outOf = new double[places][PERIODS];
    for (int p = 0; p < places; p++) {
      for (int t = 0; t < PERIODS; t++) {
        outOf[p][t] = 20_000;
        double rate = 0.02 * factor.applyAsDouble(p, t);
        events[p][t] = SmallWorld.poisson(random, rate * outOf[p][t]);
      }
    }
    return SmallWorld.ratio(events, outOf, 1000);
  }

  private static int first(int place) {
    return 16 + 2 * (place * 5 % PLACES / 2);
  }

  private static PilotReading read(Panel panel, int places) {
    List<Pilot.Start> starts = new ArrayList<>();
    for (int p = 0; p < Math.min(PLACES, places); p++) {
      starts.add(
          new Pilot.Start(
              "p" + String.format(java.util.Locale.ROOT, "%04d", p),
              LocalDate.of(2024, 5, 1).plusMonths(first(p))));
    }
    Pilot pilot =
        new Pilot(
            "wedge",
            "m",
            "Wedge",
            Optional.empty(),
            Pilot.Design.STEPPED_WEDGE,
            true,
            starts,
            new Pilot.Aim("falls", 0.08),
            List.of(),
            3,
            List.of());
    PilotEvidence evidence =
        PilotAnalysis.of(
            pilot,
            ComparableSeries.ofAllPeriods(panel, RATE, SmallWorld.places(places, 3)),
            RATE,
            false,
            List.of());
    return PilotReading.of(pilot, RATE, List.of(evidence));
  }

  @Test
  void isReadByItsDrawWithoutAnyOtherPlace() {
    PilotReading reading = read(panel((p, t) -> t >= first(p) ? 0.8 : 1, PLACES), PLACES);
    PilotEvidence evidence = reading.evidence().get(0);
    assertEquals(PilotEvidence.DRAWN, evidence.method(), evidence.reason());
    assertEquals("works", reading.verdict(), reading.sentence());
    assertEquals(-Math.log(0.8), evidence.effect(), 0.04);
    assertTrue(evidence.interval().orElseThrow().low() > 0.1);
    assertEquals(999, evidence.draws());
    assertTrue(reading.scale());
  }

  @Test
  void withoutAnEffectNothingIsFound() {
    PilotReading reading = read(panel((p, t) -> 1, PLACES), PLACES);
    assertFalse(reading.evidence().get(0).found());
    assertTrue(reading.evidence().get(0).interval().orElseThrow().low() < 0);
  }

  /** Those that start first are best from the beginning. Only others could tell, and none are. */
  @Test
  void anOrderThatGoesWithTheLevelIsNotReadAsADraw() {
    ToDoubleBiFunction<Integer, Integer> world =
        (p, t) -> p >= PLACES ? 1 : 0.6 + 0.05 * (first(p) - 16);
    PilotReading alone = read(panel(world, PLACES), PLACES);
    assertEquals("cannot say", alone.verdict());
    PilotEvidence among = read(panel(world, PLACES + 30), PLACES + 30).evidence().get(0);
    assertTrue(among.method().startsWith("matched"), among.method() + among.reason());
  }

  @Test
  void fewerThanSixPlacesCannotBeRead() {
    PilotReading reading = read(panel((p, t) -> 1, 5), 5);
    assertEquals("cannot say", reading.verdict());
    assertTrue(reading.sentence().contains("at least 6 places"), reading.sentence());
  }
}
