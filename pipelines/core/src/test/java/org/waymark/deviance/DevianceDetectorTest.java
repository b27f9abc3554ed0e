package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.schema.record.DevianceScore;

class DevianceDetectorTest {

  private static final int PLACES = 60;

  /** 60 places × 18 months of proportions around 70%, the given place at 85%. */
  private static double[][][] shares(int deviant, double copies) {
    SplittableRandom random = new SplittableRandom(11);
    double[][] numerator = new double[PLACES][18];
    double[][] denominator = new double[PLACES][18];
    for (int i = 0; i < PLACES; i++) {
      double level = 0.70 + 0.02 * random.nextGaussian();
      double share = i == deviant ? 0.85 : level;
      for (int t = 0; t < 18; t++) {
        denominator[i][t] = copies * 400;
        numerator[i][t] = copies * Math.rint(400 * (share + 0.005 * random.nextGaussian()));
      }
    }
    return new double[][][] {numerator, denominator};
  }

  private static List<DevianceScore> test(Panel panel, Indicator indicator, List<Place> places) {
    return ScoreRows.of(
        DevianceDetector.test(panel, indicator, places), List.of(indicator), places);
  }

  private static Indicator share(Better better, String... expectFrom) {
    return SmallWorld.indicator("share", Measure.PROPORTION, better, expectFrom);
  }

  @Test
  void thePlaceThatIsFarAboveTheOthersStandsOut() {
    double[][][] cells = shares(7, 1);
    List<DevianceScore> rows =
        test(
            SmallWorld.ratio(cells[0], cells[1], 1),
            share(Better.HIGHER),
            SmallWorld.places(PLACES, 1));
    assertEquals(PLACES, rows.size());
    DevianceScore found = rows.get(7);
    assertTrue(found.getPLevel() < 1e-6, "p is " + found.getPLevel());
    assertEquals(0.85, found.getObserved(), 0.01);
    assertEquals(0.70, found.getExpected(), 0.02);
    assertEquals(4800, found.getDenominator());
    assertEquals("2025-11-01", found.getPeriodStart().toString());
    assertEquals("2026-10-31", found.getPeriodEnd().toString());
    assertEquals(59, found.getPeers());
    assertEquals(
        1, rows.stream().filter(r -> r.getPLevel() < 1e-4).count(), "others stand out as well");
  }

  @Test
  void aSlipOfThePenInOneDenominatorMakesNoFinding() {
    double[][][] cells = shares(7, 1);
    double[] denominators = cells[1][20];
    denominators[denominators.length - 3] = 99_999;
    List<DevianceScore> rows =
        test(
            SmallWorld.ratio(cells[0], cells[1], 1),
            share(Better.LOWER),
            SmallWorld.places(PLACES, 1));
    assertTrue(rows.get(20).getPLevel() > 0.01, "p is " + rows.get(20).getPLevel());
  }

  @Test
  void whereLowerIsBetterTheSamePlaceIsTheWorst() {
    double[][][] cells = shares(7, 1);
    Panel panel = SmallWorld.ratio(cells[0], cells[1], 1);
    List<Place> places = SmallWorld.places(PLACES, 1);
    List<DevianceScore> higher = test(panel, share(Better.HIGHER), places);
    List<DevianceScore> lower = test(panel, share(Better.LOWER), places);
    for (int i = 0; i < PLACES; i++) {
      assertEquals(-higher.get(i).getEffect(), lower.get(i).getEffect(), 1e-12);
      assertEquals(higher.get(i).getExpected(), lower.get(i).getExpected(), 1e-12);
    }
    assertTrue(higher.get(7).getPLevel() < 1e-6 && lower.get(7).getPLevel() > 1 - 1e-3);
  }

  @Test
  void theOrderOfPlacesDoesNotMatter() {
    double[][][] cells = shares(7, 1);
    List<Place> places = SmallWorld.places(PLACES, 1);
    Indicator indicator = share(Better.HIGHER, "population", "deprivation");
    Map<String, DevianceScore> straight =
        byPlace(test(SmallWorld.ratio(cells[0], cells[1], 1), indicator, places));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new java.util.Random(5));
    double[][] numerator = new double[PLACES][];
    double[][] denominator = new double[PLACES][];
    List<Place> shuffled = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      numerator[i] = cells[0][order.get(i)];
      denominator[i] = cells[1][order.get(i)];
      shuffled.add(places.get(order.get(i)));
    }
    Map<String, DevianceScore> mixed =
        byPlace(test(SmallWorld.ratio(numerator, denominator, 1), indicator, shuffled));
    assertEquals(straight, mixed);
  }

  private static Map<String, DevianceScore> byPlace(List<DevianceScore> rows) {
    return rows.stream().collect(Collectors.toMap(DevianceScore::getPlaceId, Function.identity()));
  }

  @Test
  void tenTimesTheCountsGiveTheSameLevelsWithLessSamplingError() {
    List<Place> places = SmallWorld.places(PLACES, 1);
    double[][][] once = shares(7, 1);
    double[][][] tenfold = shares(7, 10);
    List<DevianceScore> few =
        test(SmallWorld.ratio(once[0], once[1], 1), share(Better.HIGHER), places);
    List<DevianceScore> many =
        test(SmallWorld.ratio(tenfold[0], tenfold[1], 1), share(Better.HIGHER), places);
    for (int i = 0; i < PLACES; i++) {
      assertEquals(few.get(i).getObserved(), many.get(i).getObserved(), 1e-12);
      assertEquals(few.get(i).getEffectSe() / Math.sqrt(10), many.get(i).getEffectSe(), 1e-4);
    }
  }

  @Test
  void theUnitOfAMeanDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] days = new double[40][14];
    for (double[] row : days) {
      double level = 20 + 3 * random.nextGaussian();
      Arrays.setAll(row, t -> level + random.nextGaussian());
    }
    double[][] hours = new double[40][];
    Arrays.setAll(hours, i -> Arrays.stream(days[i]).map(v -> 24 * v).toArray());
    List<Place> places = SmallWorld.places(40, 2);
    for (String[] covariates : new String[][] {{}, {"population"}}) {
      Indicator wait = SmallWorld.indicator("wait", Measure.VALUE, Better.LOWER, covariates);
      List<DevianceScore> inDays = test(SmallWorld.values(days), wait, places);
      List<DevianceScore> inHours = test(SmallWorld.values(hours), wait, places);
      for (int i = 0; i < 40; i++) {
        assertEquals(inDays.get(i).getZLevel(), inHours.get(i).getZLevel(), 1e-6);
        assertEquals(24 * inDays.get(i).getExpected(), inHours.get(i).getExpected(), 1e-6);
        assertEquals(24 * inDays.get(i).getTau(), inHours.get(i).getTau(), 1e-5);
      }
    }
  }

  @Test
  void covariatesExplainWhatTheyExplain() {
    List<Place> places = SmallWorld.places(200, 4);
    SplittableRandom random = new SplittableRandom(8);
    double[][] events = new double[200][12];
    double[][] people = new double[200][12];
    for (int i = 0; i < 200; i++) {
      double deprivation = places.get(i).covariate("deprivation").orElseThrow();
      double rate = 0.05 * Math.exp(0.5 * deprivation + 0.05 * random.nextGaussian());
      if (i == 17) {
        rate *= 0.6;
      }
      for (int t = 0; t < 12; t++) {
        people[i][t] = 2000;
        events[i][t] = SmallWorld.poisson(random, 2000 * rate);
      }
    }
    Panel panel = SmallWorld.ratio(events, people, 1000);
    List<DevianceScore> bare =
        test(panel, SmallWorld.indicator("falls", Measure.RATE, Better.LOWER), places);
    List<DevianceScore> adjusted =
        test(
            panel,
            SmallWorld.indicator("falls", Measure.RATE, Better.LOWER, "deprivation"),
            places);
    assertTrue(bare.get(17).getPLevel() > 1e-3);
    assertTrue(adjusted.get(17).getPLevel() < 1e-9, "p is " + adjusted.get(17).getPLevel());
    assertEquals(-Math.log(0.6), adjusted.get(17).getEffect(), 0.15);
    assertTrue(adjusted.get(17).getTau() < 0.1 && bare.get(17).getTau() > 0.4);
    double ratio = adjusted.get(17).getObserved() / adjusted.get(17).getExpected();
    assertEquals(adjusted.get(17).getEffect(), -Math.log(ratio), 5e-3);
  }

  @Test
  void withoutDeviantsHardlyAnyPlaceIsFound() {
    List<Place> places = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(21);
    double[][] count = new double[3000][12];
    for (int i = 0; i < 3000; i++) {
      double people = 1000 * Math.exp(random.nextGaussian());
      places.add(SmallWorld.place("p" + i, "trust", new TreeMap<>(Map.of("people", people))));
      double level = 0.2 * people * Math.exp(0.1 * random.nextGaussian());
      for (int t = 0; t < 12; t++) {
        count[i][t] = SmallWorld.poisson(random, level);
      }
    }
    List<DevianceScore> rows =
        test(
            SmallWorld.values(count),
            SmallWorld.indicator("calls", Measure.COUNT, Better.HIGHER).exposedTo("people"),
            places);
    long beyond = rows.stream().filter(r -> r.getPLevel() < 0.05).count();
    assertTrue(beyond > 100 && beyond < 200, beyond + " of 3000 are beyond 5%");
    assertEquals(0.1, rows.get(0).getTau(), 0.01);
    assertNull(rows.get(0).getDenominator());
  }

  @Test
  void aCountWithoutAnExposureIsAskedForChangesOnly() {
    double[][] count = new double[30][24];
    SplittableRandom random = new SplittableRandom(18);
    for (int i = 0; i < 30; i++) {
      for (int t = 0; t < 24; t++) {
        count[i][t] = SmallWorld.poisson(random, 30.0 * (i + 1));
      }
    }
    test(
            SmallWorld.values(count),
            SmallWorld.indicator("homes", Measure.COUNT, Better.HIGHER, "population"),
            SmallWorld.places(30, 1))
        .forEach(
            r -> {
              assertTrue(r.getReasonNotTested().startsWith("no-exposure: "));
              assertTrue(r.getReasonNotTested().contains("add `exposure`"));
              assertNull(r.getZLevel());
              assertNull(r.getPFar());
              assertTrue(r.getPChange() > 0);
            });
  }

  @Test
  void boroughsOfOneRateHaveNoFarLevelWhateverTheirSize() {
    List<Place> places = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(9);
    double[][] count = new double[30][12];
    for (int i = 0; i < 30; i++) {
      double people = i == 0 ? 9_000 : i == 1 ? 900_000 : 100_000 + 15_000 * i;
      places.add(SmallWorld.place("p" + i, "trust", new TreeMap<>(Map.of("people", people))));
      for (int t = 0; t < 12; t++) {
        count[i][t] = SmallWorld.poisson(random, 0.004 * people);
      }
    }
    for (String[] covariates : new String[][] {{}, {"people"}}) {
      test(
              SmallWorld.values(count),
              SmallWorld.indicator("crimes", Measure.COUNT, Better.LOWER, covariates)
                  .exposedTo("people"),
              places)
          .forEach(r -> assertTrue(Math.abs(r.getZLevel()) < 3.5 && r.getPFar() > 1e-3));
    }
  }

  @Test
  void everyPlaceThatIsNotTestedSaysWhy() {
    double[][][] cells = shares(7, 1);
    List<Place> places = new ArrayList<>(SmallWorld.places(PLACES, 1));
    for (int t = 0; t < 15; t++) {
      cells[0][0][t] = SmallWorld.MISSING;
    }
    Arrays.fill(cells[1][1], 2);
    Arrays.fill(cells[0][1], 1);
    places.set(2, SmallWorld.place("p0002", "trust", new TreeMap<>()));
    places.set(3, SmallWorld.place("p0003", "lonely", new TreeMap<>(Map.of("population", 3.0))));
    List<DevianceScore> rows =
        test(SmallWorld.ratio(cells[0], cells[1], 1), share(Better.HIGHER, "population"), places);
    assertEquals("too-few-periods: 3 of at least 6", rows.get(0).getReasonNotTested());
    assertEquals("too-few-events: 7.2 expected of at least 10", rows.get(1).getReasonNotTested());
    assertEquals("no-covariate: population", rows.get(2).getReasonNotTested());
    assertEquals("too-few-peers: 0 of at least 8 of its type", rows.get(3).getReasonNotTested());
    assertNull(rows.get(0).getPLevel());
    assertEquals(0, rows.get(0).getPeers());
    assertNull(rows.get(4).getReasonNotTested());
    assertEquals(55, rows.get(4).getPeers());
    test(SmallWorld.ratio(cells[0], cells[1], 1), share(Better.NEITHER), places)
        .forEach(r -> assertEquals("better-neither", r.getReasonNotTested()));
  }

  @Test
  void aShareWithoutDenominatorIsNotTested() {
    double[][] value = new double[20][12];
    Arrays.stream(value).forEach(row -> Arrays.fill(row, 0.4));
    test(SmallWorld.values(value), share(Better.HIGHER), SmallWorld.places(20, 1))
        .forEach(r -> assertTrue(r.getReasonNotTested().startsWith("no-denominator")));
  }

  @Test
  void aSurveyedShareIsAsPreciseAsItsStandardErrorSays() {
    int n = 30;
    double[][] value = new double[n][12];
    double[][] error = new double[n][12];
    double[][] asked = new double[n][12];
    for (int i = 0; i < n; i++) {
      Arrays.fill(value[i], 0.5 + 0.002 * i);
      Arrays.fill(error[i], 0.05);
      Arrays.fill(asked[i], 400);
    }
    List<DevianceScore> rows =
        test(
            SmallWorld.estimates(value, error, asked),
            share(Better.HIGHER),
            SmallWorld.places(n, 1));
    // se of the mean of 12 periods on the log-odds scale: .05/√12 / (p(1-p)); 400 asked would say
    // half
    assertEquals(0.05 / Math.sqrt(12) / 0.25, rows.get(0).getEffectSe(), 1e-3);
    assertNull(rows.get(0).getDenominator());
  }

  @Test
  void valuesThatHardlyAnyPlaceDiffersInAreNotTested() {
    double[][] value = new double[20][12];
    Arrays.fill(value[3], 5);
    Indicator indicator = SmallWorld.indicator("v", Measure.VALUE, Better.HIGHER);
    test(SmallWorld.values(value), indicator, SmallWorld.places(20, 1))
        .forEach(r -> assertTrue(r.getReasonNotTested().startsWith("no-spread")));
  }

  /** Rates at 60 places × 24 months; from month 15 on the given place has 40% fewer events. */
  private static double[][][] falls(int mover, double people) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] events = new double[PLACES][24];
    double[][] exposure = new double[PLACES][24];
    for (int i = 0; i < PLACES; i++) {
      double rate = 0.04 * Math.exp(0.2 * random.nextGaussian());
      for (int t = 0; t < 24; t++) {
        exposure[i][t] = people;
        double common = 1 + 0.2 * Math.sin(t);
        double moved = i == mover && t >= 15 ? 0.6 : 1;
        events[i][t] = SmallWorld.poisson(random, people * rate * common * moved);
      }
    }
    return new double[][][] {events, exposure};
  }

  @Test
  void aPlaceThatMovedIsFoundWithItsMonthAndItsSize() {
    double[][][] cells = falls(9, 3000);
    List<DevianceScore> rows =
        test(
            SmallWorld.ratio(cells[0], cells[1], 1000),
            SmallWorld.indicator("falls", Measure.RATE, Better.LOWER),
            SmallWorld.places(PLACES, 1));
    DevianceScore found = rows.get(9);
    assertTrue(found.getPChange() < 1e-6, "p is " + found.getPChange());
    assertEquals("2026-02", found.getOnset());
    assertEquals(-Math.log(0.6), found.getChangeEffect(), 3 * found.getChangeEffectSe());
    assertEquals(
        1, rows.stream().filter(r -> r.getPChange() < 1e-3).count(), "others move as well");
    assertEquals(0, rows.stream().filter(r -> r.getPDown() < 1e-3).count());
  }

  @Test
  void theSameTurnedAroundIsAWorsening() {
    double[][][] cells = falls(9, 3000);
    Panel panel = SmallWorld.ratio(cells[0], cells[1], 1000);
    List<Place> places = SmallWorld.places(PLACES, 1);
    DevianceScore lower =
        test(panel, SmallWorld.indicator("falls", Measure.RATE, Better.LOWER), places).get(9);
    DevianceScore higher =
        test(panel, SmallWorld.indicator("falls", Measure.RATE, Better.HIGHER), places).get(9);
    assertEquals(lower.getPChange(), higher.getPDown(), 1e-9);
    assertTrue(higher.getPChange() > 0.01);
  }

  @Test
  void scalingADenominatorOrAUnitChangesNoAnswer() {
    double[][][] cells = falls(9, 3000);
    double[][] tenfold = new double[PLACES][];
    Arrays.setAll(tenfold, i -> Arrays.stream(cells[1][i]).map(e -> 10 * e).toArray());
    double[][] values = new double[PLACES][];
    double[][] other = new double[PLACES][];
    Arrays.setAll(values, i -> Arrays.stream(cells[0][i]).map(v -> v / 10).toArray());
    Arrays.setAll(other, i -> Arrays.stream(values[i]).map(v -> 24 * v + 1000).toArray());
    List<Place> places = SmallWorld.places(PLACES, 1);
    Indicator rate = SmallWorld.indicator("falls", Measure.RATE, Better.LOWER);
    Indicator value = SmallWorld.indicator("falls", Measure.VALUE, Better.LOWER);
    assertSameAnswers(
        test(SmallWorld.ratio(cells[0], cells[1], 1000), rate, places),
        test(SmallWorld.ratio(cells[0], tenfold, 1000), rate, places));
    assertSameAnswers(
        test(SmallWorld.values(values), value, places),
        test(SmallWorld.values(other), value, places));
  }

  private static void assertSameAnswers(List<DevianceScore> one, List<DevianceScore> other) {
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i).getPChange(), other.get(i).getPChange(), 1e-6);
      assertEquals(one.get(i).getPFar(), other.get(i).getPFar(), 1e-6);
      assertEquals(one.get(i).getZLevel(), other.get(i).getZLevel(), 1e-6);
      assertEquals(one.get(i).getOnset(), other.get(i).getOnset());
    }
  }

  @Test
  void missingMonthsAreNeitherFilledNorAReasonToGiveUp() {
    double[][][] cells = falls(9, 3000);
    for (int t = 0; t < 24; t += 5) {
      cells[0][9][t] = SmallWorld.MISSING;
    }
    for (int t = 0; t < 14; t++) {
      cells[0][3][t] = SmallWorld.MISSING;
    }
    for (int t = 18; t < 24; t++) {
      cells[0][4][t] = SmallWorld.MISSING;
    }
    List<DevianceScore> rows =
        test(
            SmallWorld.ratio(cells[0], cells[1], 1000),
            SmallWorld.indicator("falls", Measure.RATE, Better.LOWER),
            SmallWorld.places(PLACES, 1));
    assertTrue(rows.get(9).getPChange() < 1e-5, "p is " + rows.get(9).getPChange());
    assertNull(rows.get(3).getPChange());
    assertEquals("too-few-periods: 10 of at least 12", rows.get(3).getChangeNotTested());
    assertEquals("no-recent-value: none in the last 6 periods", rows.get(4).getChangeNotTested());
    assertTrue(rows.get(3).getPFar() >= 0, "its level can still be far ahead");
  }
}
