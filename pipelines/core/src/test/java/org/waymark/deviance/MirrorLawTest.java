package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.waymark.deviance.MissionFindings.Conclusion;
import org.waymark.panel.Panel;
import org.waymark.practice.Voices;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.schema.record.PositiveDeviance;

/**
 * Direction makes no difference: a measure of which lower is better gives the same answers as its
 * mirror, of which higher is. See {@link AlignedScale}.
 */
class MirrorLawTest {

  private static final int PLACES = 45;
  private static final int PERIODS = 20;
  private static final double SAME = 1e-6;

  /** The search for the period noise ends where rounding lets it. */
  private static final double SEARCHED = 2e-3;

  /** A world of a measure: places × periods, a fifth of the places far ahead, one moving up. */
  private record World(double[][] value, double[][] outOf, double[][] error) {

    static World of(int seed, double usual, double people) {
      SplittableRandom random = new SplittableRandom(seed);
      World world =
          new World(
              new double[PLACES][PERIODS],
              new double[PLACES][PERIODS],
              new double[PLACES][PERIODS]);
      for (int i = 0; i < PLACES; i++) {
        double level = 0.15 * random.nextGaussian() + (i % 5 == 0 ? 0.8 : 0);
        double size = people * Math.exp(random.nextGaussian());
        for (int t = 0; t < PERIODS; t++) {
          double score = level + 0.05 * random.nextGaussian() + (i == 7 && t >= 12 ? 0.7 : 0);
          double odds = usual / (1 - usual) * Math.exp(score);
          world.outOf[i][t] = Math.rint(size) + 2;
          world.value[i][t] = Math.rint(world.outOf[i][t] * odds / (1 + odds));
          world.error[i][t] = 0.02 * (1 + random.nextDouble());
        }
      }
      return world;
    }

    double[][] complement() {
      double[][] rest = new double[PLACES][PERIODS];
      for (int i = 0; i < PLACES; i++) {
        for (int t = 0; t < PERIODS; t++) {
          rest[i][t] = outOf[i][t] - value[i][t];
        }
      }
      return rest;
    }

    /** Log odds, as values of some unit. */
    double[][] units(double slope) {
      double[][] units = new double[PLACES][PERIODS];
      for (int i = 0; i < PLACES; i++) {
        for (int t = 0; t < PERIODS; t++) {
          double share = (value[i][t] + 0.5) / (outOf[i][t] + 1);
          units[i][t] = slope * Math.log(share / (1 - share));
        }
      }
      return units;
    }
  }

  private static String[] covariates(int count) {
    return count == 0 ? new String[0] : new String[] {"population", "deprivation"};
  }

  private static void assertMirrored(
      Panel higher, Panel lower, Measure measure, String[] covariates, int seed) {
    List<Place> places = SmallWorld.places(PLACES, seed);
    Indicator up = SmallWorld.indicator("x", measure, Better.HIGHER, covariates);
    Indicator down = SmallWorld.indicator("x", measure, Better.LOWER, covariates);
    Conclusion one = conclude(higher, up, places);
    Conclusion other = conclude(lower, down, places);
    Scores a = one.scores();
    Scores b = other.scores();
    for (int r = 0; r < a.rows(); r++) {
      String place = "place " + r;
      close(a.effect()[r], b.effect()[r], place);
      close(a.effectError()[r], b.effectError()[r], place);
      close(a.tau()[r], b.tau()[r], place);
      close(a.zLevel()[r], b.zLevel()[r], place);
      near(a.pFar()[r], b.pFar()[r], place);
      near(a.pChange()[r], b.pChange()[r], place);
      near(a.pDown()[r], b.pDown()[r], place);
      near(a.changeEffect()[r], b.changeEffect()[r], place);
      near(one.detection().pLevel()[r], other.detection().pLevel()[r], place);
      assertEquals(a.reason()[r], b.reason()[r], place);
      assertEquals(a.onset()[r], b.onset()[r], place);
      assertEquals(one.detection().tier()[r], other.detection().tier()[r], place);
    }
    assertEquals(one.worse(), other.worse());
    assertEquals(one.findings().size(), other.findings().size());
    for (int f = 0; f < one.findings().size(); f++) {
      PositiveDeviance x = one.findings().get(f);
      PositiveDeviance y = other.findings().get(f);
      assertEquals(x.getPlaceId(), y.getPlaceId());
      assertEquals(x.getTier(), y.getTier());
      assertEquals(x.getBlocksHeld(), y.getBlocksHeld());
      assertEquals(x.getLeftOut(), y.getLeftOut());
      near(x.getEffectLow(), y.getEffectLow(), x.getPlaceId());
      near(x.getEffectHigh(), y.getEffectHigh(), x.getPlaceId());
      near(x.getEffectShrunk(), y.getEffectShrunk(), x.getPlaceId());
      near(number(x.getEffectNearest()), number(y.getEffectNearest()), x.getPlaceId());
      close(number(x.getEffectLinear()), number(y.getEffectLinear()), x.getPlaceId());
      close(number(x.getEffectWithout()), number(y.getEffectWithout()), x.getPlaceId());
    }
    assertEquals(
        one.candidates().stream().map(c -> c.getFindingId() + c.getPlaceId()).toList(),
        other.candidates().stream().map(c -> c.getFindingId() + c.getPlaceId()).toList());
  }

  private static double number(@org.jspecify.annotations.Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private static void close(double one, double other, String place) {
    within(SAME, one, other, place);
  }

  private static void near(double one, double other, String place) {
    within(SEARCHED, one, other, place);
  }

  private static void within(double share, double one, double other, String place) {
    assertEquals(Double.isNaN(one), Double.isNaN(other), place);
    assertTrue(
        !(Math.abs(one - other) > share * Math.max(Math.abs(one), 1e-6)),
        place + ": " + one + " and " + other);
  }

  private static Conclusion conclude(Panel panel, Indicator indicator, List<Place> places) {
    Mission mission =
        new Mission(
            "m",
            "Mission",
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            LocalDate.of(2025, 4, 1),
            LocalDate.of(2029, 3, 31),
            List.of(indicator),
            List.of(),
            List.of(),
            List.of());
    return MissionFindings.conclude(
        mission,
        places,
        List.of(indicator),
        List.of(DevianceDetector.test(panel, indicator, places)),
        Voices.silent(places.size(), 0, SmallWorld.AS_OF),
        PreviousFindings.none(),
        SmallWorld.AS_OF,
        SmallWorld.RUN);
  }

  @Property(seed = "161", tries = 12)
  void aShareAndItsComplementGiveTheSameAnswers(
      @ForAll @IntRange(min = 1, max = 10_000) int seed,
      @ForAll @IntRange(min = 1, max = 4) int kind,
      @ForAll @IntRange(min = 0, max = 1) int covariates) {
    double[] usual = {0.5, 0.8, 0.95, 0.995};
    double[] people = {40, 100, 300, 2000};
    World world = World.of(seed, usual[kind - 1], people[kind - 1]);
    assertMirrored(
        SmallWorld.ratio(world.value, world.outOf, 1),
        SmallWorld.ratio(world.complement(), world.outOf, 1),
        Measure.PROPORTION,
        covariates(covariates),
        seed);
  }

  @Property(seed = "162", tries = 10)
  void aValueAndItsNegativeGiveTheSameAnswers(
      @ForAll @IntRange(min = 1, max = 10_000) int seed,
      @ForAll @IntRange(min = 0, max = 1) int covariates) {
    World world = World.of(seed, 0.6, 300);
    assertMirrored(
        SmallWorld.values(world.units(3)),
        SmallWorld.values(world.units(-3)),
        Measure.VALUE,
        covariates(covariates),
        seed);
  }

  @Property(seed = "163", tries = 10)
  void aMeanWithErrorsAndItsNegativeGiveTheSameAnswers(
      @ForAll @IntRange(min = 1, max = 10_000) int seed,
      @ForAll @IntRange(min = 0, max = 1) int covariates) {
    World world = World.of(seed, 0.6, 300);
    assertMirrored(
        SmallWorld.estimates(world.units(1), world.error, world.outOf),
        SmallWorld.estimates(world.units(-1), world.error, world.outOf),
        Measure.MEAN,
        covariates(covariates),
        seed);
  }

  /** A rate has no mirror among rates: its logarithm turned round is the rate of something else. */
  @Property(seed = "164", tries = 8)
  void aRateReadTheOtherWayWorsensWhereItImproved(
      @ForAll @IntRange(min = 1, max = 10_000) int seed) {
    World world = World.of(seed, 0.1, 400);
    Panel panel = SmallWorld.ratio(world.value, world.outOf, 1000);
    List<Place> places = SmallWorld.places(PLACES, seed);
    Scores up =
        DevianceDetector.test(
            panel, SmallWorld.indicator("x", Measure.RATE, Better.HIGHER), places);
    Scores down =
        DevianceDetector.test(panel, SmallWorld.indicator("x", Measure.RATE, Better.LOWER), places);
    for (int r = 0; r < PLACES; r++) {
      close(up.effect()[r], -down.effect()[r], "place " + r);
      close(up.expected()[r], down.expected()[r], "place " + r);
      near(up.pChange()[r], down.pDown()[r], "place " + r);
      near(up.pDown()[r], down.pChange()[r], "place " + r);
    }
  }

  @Test
  void fourteenPlacesFarAheadAreFoundWhicheverWayTheMeasureIsTurned() {
    double[][] present = new double[80][24];
    double[][] absent = new double[80][24];
    double[][] all = new double[80][24];
    SplittableRandom random = new SplittableRandom(28);
    for (int i = 0; i < 80; i++) {
      double level = 0.07 * random.nextGaussian() + (i < 14 ? 0.45 : 0);
      double share = 1 / (1 + Math.exp(-2.4 - level));
      for (int t = 0; t < 24; t++) {
        all[i][t] = 4000;
        present[i][t] = Math.rint(4000 * share + 15 * random.nextGaussian());
        absent[i][t] = all[i][t] - present[i][t];
      }
    }
    List<Place> places = SmallWorld.places(80, 3);
    List<Integer> found = new ArrayList<>();
    for (Better better : List.of(Better.HIGHER, Better.LOWER)) {
      Conclusion conclusion =
          conclude(
              SmallWorld.ratio(better == Better.HIGHER ? present : absent, all, 1),
              SmallWorld.indicator("attendance", Measure.PROPORTION, better),
              places);
      assertEquals(0.07, conclusion.scores().tau()[0], 0.03);
      found.add(
          (int)
              conclusion.findings().stream().filter(f -> f.getTier().equals("far-ahead")).count());
    }
    assertTrue(found.get(0) >= 12, found + " are found");
    assertEquals(found.get(0), found.get(1));
  }
}
