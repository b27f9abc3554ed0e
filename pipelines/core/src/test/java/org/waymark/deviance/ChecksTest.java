package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;

final class ChecksTest {

  private static final int PLACES = 90;
  private static final int PERIODS = 24;
  private static final double PEOPLE = 20_000;
  private static final Indicator RATE =
      SmallWorld.indicator("rate", Measure.RATE, Better.HIGHER, "population", "deprivation");

  /** Rates of 50 per 1,000 that grow with deprivation, and what is added to them by place. */
  private static Scores scores(List<Place> places, double[][] added) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] events = new double[PLACES][PERIODS];
    double[][] people = new double[PLACES][PERIODS];
    for (int i = 0; i < PLACES; i++) {
      double own = 0.05 * random.nextGaussian();
      for (int t = 0; t < PERIODS; t++) {
        double log =
            0.4 * places.get(i).covariate("deprivation").orElseThrow()
                + own
                + 0.02 * random.nextGaussian()
                + added[i][t];
        people[i][t] = PEOPLE;
        events[i][t] = Math.rint(0.05 * PEOPLE * Math.exp(log));
      }
    }
    return Scores.together(
        List.of(DevianceDetector.test(SmallWorld.ratio(events, people, 1000), RATE, places)),
        List.of(RATE),
        places);
  }

  private static double[][] nothing() {
    return new double[PLACES][PERIODS];
  }

  private static int leastDeprived(List<Place> places) {
    return IntStream.range(0, PLACES)
        .boxed()
        .min(Comparator.comparingDouble(i -> places.get(i).covariate("deprivation").orElseThrow()))
        .orElseThrow();
  }

  @Test
  void aLevelThatStandsOnOneCircumstanceIsShownToVanishWithoutIt() {
    List<Place> places = SmallWorld.places(PLACES, 8);
    int ahead = leastDeprived(places);
    double[][] added = nothing();
    Arrays.fill(added[ahead], 0.5);
    Scores scores = scores(places, added);
    Checks checks = new LevelChecks(places, scores, Set.of(ahead)).of(RATE, ahead);
    assertEquals(0.5, scores.effect()[ahead], 0.15);
    assertEquals("deprivation", checks.leftOut());
    assertTrue(checks.without() < 0, "left without deprivation: " + checks.without());
    assertEquals(0.5, checks.linear(), 0.15);
    assertEquals(15, checks.nearestPlaces());
    assertEquals(3, checks.blocksHeld());
    String words =
        CheckWords.of(RATE, scores.observed()[ahead], scores.effect()[ahead], checks).orElseThrow();
    assertTrue(
        words.endsWith(
            "Without deprivation as a circumstance there would be no difference for the"
                + " better."),
        words);
  }

  @Test
  void placesThatWereFoundDoNotShapeWhatIsExpectedOfEachOther() {
    List<Place> places = SmallWorld.places(PLACES, 8);
    double[][] added = nothing();
    Scores alone = scores(places, added);
    Checks before = new LevelChecks(places, alone, Set.of(4, 5)).of(RATE, 5);
    Arrays.fill(added[4], 3);
    Checks after = new LevelChecks(places, scores(places, added), Set.of(4, 5)).of(RATE, 5);
    assertEquals(before.linear(), after.linear(), 0.01);
    assertEquals(before.nearest(), after.nearest(), 0.01);
  }

  @Test
  void aChangeThatAllPlacesOfItsKindMadeIsShownToVanishBesideThem() {
    List<Place> places = SmallWorld.places(PLACES, 8);
    int found = leastDeprived(places);
    double[] distance =
        Circumstances.of(
                SmallWorld.indicator(
                    "x", Measure.VALUE, Better.HIGHER, "population", "deprivation"),
                places)
            .from(found);
    double[][] added = nothing();
    Arrays.fill(added[found], 12, PERIODS, 0.3);
    for (int near : Checks.nearest(distance)) {
      Arrays.fill(added[near], 12, PERIODS, 0.3);
    }
    Scores scores = scores(places, added);
    assertTrue(scores.pChange()[found] < 0.001);
    // A part of it is told as drift: the places that changed have their circumstances in common.
    assertEquals(0.25, scores.changeEffect()[found], 0.05);
    Checks checks = scores.checksOfChange(found);
    assertEquals(0, checks.nearest(), 0.06);
    assertEquals(scores.changeEffect()[found], checks.withoutLatest(), 0.03);
    assertEquals(3, checks.blocksHeld());
  }

  @Test
  void aChangeOfTheLastThreePeriodsCannotSpareOne() {
    List<Place> places = SmallWorld.places(PLACES, 8);
    double[][] added = nothing();
    Arrays.fill(added[7], PERIODS - 3, PERIODS, 0.4);
    Scores scores = scores(places, added);
    assertTrue(scores.pChange()[7] < 0.001);
    assertTrue(Double.isNaN(scores.checksOfChange(7).withoutLatest()));
    assertEquals(0.4, scores.checksOfChange(7).nearest(), 0.1);
  }

  @Test
  void nothingIsLookedForWhereNothingCouldBeFound() {
    List<Place> places = SmallWorld.places(PLACES, 8);
    Scores scores = scores(places, nothing());
    for (int row = 0; row < PLACES; row++) {
      assertEquals(scores.pChange()[row] > 0.02, scores.changeBlocks()[row] < 0, "row " + row);
    }
  }

  @Test
  void theNearestAreTheFirstOfAllInOrderAndNeverMoreThanHalf() {
    SplittableRandom random = new SplittableRandom(5);
    for (int n = 0; n < 70; n++) {
      double[] distance = new double[n];
      Arrays.setAll(distance, i -> random.nextInt(5) == 0 ? Double.NaN : random.nextInt(20));
      int[] sorted =
          IntStream.range(0, n)
              .filter(i -> !Double.isNaN(distance[i]))
              .boxed()
              .sorted(Comparator.comparingDouble(i -> distance[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      int count = Math.min(Checks.NEAREST, sorted.length / 2);
      assertArrayEquals(Arrays.copyOf(sorted, count), Checks.nearest(distance));
    }
  }

  @Test
  void wordsNameWhatHoldsThenWhatDoesNot() {
    Checks checks = new Checks(0.25, 15, 0.3, 0.05, "income_of-people", 0.28, 2);
    assertEquals(
        "Also found against the 15 most similar places (28%), where circumstances act in straight"
            + " lines (35%) and without the latest period (32%). Without income of people as a"
            + " circumstance the difference would be 5.1%. It holds against 2 of 3 thirds of the"
            + " places of its type.",
        CheckWords.of(RATE, 70, 0.3, checks).orElseThrow());
    assertTrue(CheckWords.of(RATE, 70, 0.3, Checks.none()).isEmpty());
  }
}
