package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.RegisteredPractice;
import org.waymark.schema.record.PracticeAdoption;

class AdoptionEffectsTest {

  private static final int PLACES = 40;
  private static final int PERIODS = 30;

  /** Months to October 2026; from March 2026 there are eight. */
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  private static final Indicator RATE =
      SmallWorld.indicator("falls", Measure.RATE, Better.LOWER, "population", "deprivation");

  private static Mission mission(LocalDate since, String... places) {
    return new Mission(
        "m",
        "Mission",
        Optional.empty(),
        Optional.empty(),
        LocalDate.of(2025, 4, 1),
        LocalDate.of(2029, 3, 31),
        List.of(RATE),
        List.of(),
        List.of(),
        List.of(
            new RegisteredPractice(
                "huddle",
                "m",
                "Morning huddle",
                Optional.empty(),
                3,
                List.of(),
                List.of(),
                List.of(places).stream()
                    .map(place -> new RegisteredPractice.Adopter(place, since))
                    .toList())));
  }

  /** Rates of about 20 per 1,000; place 0 falls by {@code fall} from the period on. */
  private static Panel panel(double fall, int from) {
    SplittableRandom random = new SplittableRandom(11);
    double[][] events = new double[PLACES][PERIODS];
    double[][] outOf = new double[PLACES][PERIODS];
    for (int p = 0; p < PLACES; p++) {
      for (int t = 0; t < PERIODS; t++) {
        outOf[p][t] = 20_000;
        double rate = 0.02 * (1 + 0.01 * t) * (p == 0 && t >= from ? 1 - fall : 1);
        events[p][t] = SmallWorld.poisson(random, rate * outOf[p][t]);
      }
    }
    return SmallWorld.ratio(events, outOf, 1000);
  }

  private static PracticeAdoption of(Panel panel, LocalDate since) {
    List<Place> places = SmallWorld.places(PLACES, 3);
    List<PracticeAdoption> rows =
        AdoptionEffects.of(
            mission(since, "p0000"), panel, RATE, places, SmallWorld.AS_OF, SmallWorld.RUN);
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  @Test
  void aFallThatOthersDidNotHaveIsTheEffect() {
    PracticeAdoption row = of(panel(0.2, 22), MARCH);
    assertEquals("works here too", row.getVerdict());
    assertEquals(-Math.log(0.8), row.getEffect(), 0.06);
    assertTrue(row.getEffectLow() > 0 && row.getEffectLow() < -Math.log(0.8));
    assertTrue(row.getEffectHigh() > -Math.log(0.8));
    assertEquals(8, row.getMatched());
    assertEquals(39, row.getPlacebos());
    assertEquals(22, row.getPeriodsBefore());
    assertEquals(8, row.getPeriodsAfter());
    assertEquals(row.getExpected(), row.getObserved() * Math.exp(row.getEffect()), 1e-9);
    assertNull(row.getReason());
    assertEquals(-Math.log(0.8), row.getEffectSynthetic(), 0.06);
    assertTrue(row.getEffectTrend() > row.getEffect() / 2);
    assertNull(row.getNextJudged());
    assertTrue(row.getFoundOn().isAfter(MARCH));
  }

  @Test
  void nothingThatHappenedIsNoSignYet() {
    assertEquals("no sign yet", of(panel(0, 22), MARCH).getVerdict());
  }

  @Test
  void twoPeriodsAreTooEarly() {
    PracticeAdoption row = of(panel(0.2, 28), LocalDate.of(2026, 8, 15));
    assertEquals("too early", row.getVerdict());
    assertEquals(2, row.getPeriodsAfter());
    assertEquals(24, row.getPeriodsBefore()); // August counts for neither
    assertNull(row.getEffect());
  }

  @Test
  void whatWasOnItsWayAlreadyIsSaidSo() {
    Panel panel = panel(0, 0);
    for (int t = 0; t < PERIODS; t++) {
      panel.value()[t] *= Math.exp(-0.02 * t);
    }
    PracticeAdoption row = of(panel, MARCH);
    assertEquals("works, unless it was on its way already", row.getVerdict());
    assertTrue(row.getPretrendP() <= 0.05);
    assertTrue(row.getEffectTrend() < row.getEffect() / 2);
  }

  /** With 39 places to compare, the fourth month is the first in which one path in 40 may go. */
  @Test
  void beforeAnythingCanBeFoundItIsTooEarly() {
    PracticeAdoption row = of(panel(0.2, 27), LocalDate.of(2026, 8, 1));
    assertEquals("too early", row.getVerdict());
    assertTrue(row.getReason().startsWith("not-judged-yet: with 39 places"), row.getReason());
    assertTrue(row.getNextJudged().isAfter(SmallWorld.AS_OF));
    assertNull(row.getFoundOn());
  }

  @Test
  void aPlaceThatDeliveredNothingCannotBeJudged() {
    List<PracticeAdoption> rows =
        AdoptionEffects.of(
            mission(MARCH, "elsewhere"),
            panel(0, 0),
            RATE,
            SmallWorld.places(PLACES, 3),
            SmallWorld.AS_OF,
            SmallWorld.RUN);
    assertEquals("cannot say", rows.get(0).getVerdict());
  }

  @Test
  void otherAdoptersAreNoPeers() {
    List<PracticeAdoption> rows =
        AdoptionEffects.of(
            mission(MARCH, "p0000", "p0001", "p0002"),
            panel(0.2, 22),
            RATE,
            SmallWorld.places(PLACES, 3),
            SmallWorld.AS_OF,
            SmallWorld.RUN);
    assertEquals(3, rows.size());
    assertEquals(37, rows.get(0).getPlacebos());
  }
}
