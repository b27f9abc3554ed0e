package org.waymark.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.waymark.registry.LonelyStrata;

class SurveyDesignTest {

  /** A sample in strata of a few clusters each. */
  private record Sample(
      String[] stratum, String[] cluster, String[] sex, double[] weight, double[] answer) {

    static Sample drawn(long seed, int size) {
      Random random = new Random(seed);
      Sample sample =
          new Sample(
              new String[size],
              new String[size],
              new String[size],
              new double[size],
              new double[size]);
      for (int i = 0; i < size; i++) {
        sample.stratum[i] = "s" + random.nextInt(3);
        sample.cluster[i] = "c" + random.nextInt(4);
        sample.sex[i] = i < 2 ? i == 0 ? "F" : "M" : random.nextBoolean() ? "F" : "M";
        sample.weight[i] = .5 + random.nextDouble();
        sample.answer[i] = random.nextInt(10);
      }
      return sample;
    }

    SampledUnits units() {
      return SampledUnits.independent(answer.length).inStrata(stratum).inClusters(cluster);
    }

    SurveyDesign design(LonelyStrata lonely, double scale) {
      double[] scaled = Arrays.stream(weight).map(w -> w * scale).toArray();
      return SurveyDesign.of(units(), scaled, lonely);
    }

    Sample twice() {
      return new Sample(
          doubled(stratum), doubled(cluster), doubled(sex), doubled(weight), doubled(answer));
    }
  }

  private static String[] doubled(String[] once) {
    String[] twice = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    return twice;
  }

  private static double[] doubled(double[] once) {
    double[] twice = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    return twice;
  }

  private static DomainEstimate mean(SurveyDesign design, double[] answer) {
    return DomainEstimate.mean(List.of(new SubSample(design, design.everyone(), answer)));
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-10 * Math.max(1, Math.abs(expected)));
  }

  @Property(tries = 100)
  void scalingAllWeightsChangesNoMeanAndNoErrorOfIt(
      @ForAll long seed,
      @ForAll @IntRange(min = 5, max = 60) int size,
      @ForAll @DoubleRange(min = .01, max = 1e6) double scale) {
    Sample sample = Sample.drawn(seed, size);
    DomainEstimate as = mean(sample.design(LonelyStrata.ADJUST, 1), sample.answer());
    DomainEstimate scaled = mean(sample.design(LonelyStrata.ADJUST, scale), sample.answer());
    assertClose(as.estimate(), scaled.estimate());
    assertClose(as.standardError(), scaled.standardError());
    assertClose(as.designEffect(), scaled.designEffect());
  }

  /** Members of a cluster who say the same tell nothing new: it is clusters that were drawn. */
  @Property(tries = 100)
  void sayingEverythingTwiceWithinTheSameClustersChangesNoMeanAndNoErrorOfIt(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int size) {
    Sample once = Sample.drawn(seed, size);
    Sample twice = once.twice();
    DomainEstimate a = mean(once.design(LonelyStrata.ADJUST, 1), once.answer());
    DomainEstimate b = mean(twice.design(LonelyStrata.ADJUST, 1), twice.answer());
    assertClose(a.estimate(), b.estimate());
    assertClose(a.standardError(), b.standardError());
    assertEquals(a.degreesOfFreedom(), b.degreesOfFreedom());
    assertEquals(2 * a.n(), b.n());
  }

  @Property(tries = 100)
  void rowsInAnyOrderGiveTheSame(@ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int size) {
    Sample sample = Sample.drawn(seed, size);
    int[] order = new int[size];
    Arrays.setAll(order, i -> (i * 7 + 3) % size);
    if (Arrays.stream(order).distinct().count() < size) {
      Arrays.setAll(order, i -> size - 1 - i);
    }
    Sample turned =
        new Sample(
            Arrays.stream(order).mapToObj(i -> sample.stratum()[i]).toArray(String[]::new),
            Arrays.stream(order).mapToObj(i -> sample.cluster()[i]).toArray(String[]::new),
            Arrays.stream(order).mapToObj(i -> sample.sex()[i]).toArray(String[]::new),
            Arrays.stream(order).mapToDouble(i -> sample.weight()[i]).toArray(),
            Arrays.stream(order).mapToDouble(i -> sample.answer()[i]).toArray());
    DomainEstimate a = mean(sample.design(LonelyStrata.ADJUST, 1), sample.answer());
    DomainEstimate b = mean(turned.design(LonelyStrata.ADJUST, 1), turned.answer());
    assertClose(a.estimate(), b.estimate());
    assertClose(a.standardError(), b.standardError());
  }

  @Property(tries = 100)
  void totalsOfDomainsAddUpToTheWhole(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int size) {
    Sample sample = Sample.drawn(seed, size);
    SurveyDesign design = sample.design(LonelyStrata.ADJUST, 1);
    double sum = 0;
    for (String sex : List.of("F", "M")) {
      int[] rows =
          Arrays.stream(design.everyone()).filter(i -> sample.sex()[i].equals(sex)).toArray();
      sum += DomainEstimate.total(List.of(new SubSample(design, rows, sample.answer()))).estimate();
    }
    SubSample all = new SubSample(design, design.everyone(), sample.answer());
    assertClose(DomainEstimate.total(List.of(all)).estimate(), sum);
  }

  @Property(tries = 100)
  void fittedWeightsMeetTheirMarginsAndLeaveThemWithoutError(
      @ForAll long seed, @ForAll @IntRange(min = 8, max = 60) int size) {
    Sample sample = Sample.drawn(seed, size);
    String[] half = new String[size];
    Arrays.setAll(half, i -> i % 2 == 0 || i == 1 ? "even" : "odd");
    Map<String, Double> sexes = Map.of("F", 2100.0, "M", 2000.0);
    SurveyDesign fitted =
        sample
            .design(LonelyStrata.ADJUST, 1)
            .calibrated(new Calibration(Calibration.Distance.RAKING).margin(sample.sex(), sexes));
    double[] female = Arrays.stream(sample.sex()).mapToDouble(s -> s.equals("F") ? 1 : 0).toArray();
    DomainEstimate women =
        DomainEstimate.total(List.of(new SubSample(fitted, fitted.everyone(), female)));
    assertClose(2100, women.estimate());
    assertEquals(0, women.standardError(), 1e-6);
    // One margin is post-stratification: within a category all weights are multiplied alike.
    double all = 0;
    for (int i = 0; i < size; i++) {
      all += female[i] * sample.weight()[i];
    }
    for (int i = 0; i < size; i++) {
      if (female[i] == 1) {
        assertClose(sample.weight()[i] * 2100 / all, fitted.weights()[i]);
      }
    }
  }

  @Test
  void twoMarginsAreBothMetAndTheirSumIsGiven() {
    Sample sample = Sample.drawn(11, 200);
    String[] half = new String[200];
    Arrays.setAll(half, i -> i % 3 == 0 ? "a" : "b");
    SurveyDesign fitted =
        sample
            .design(LonelyStrata.ADJUST, 1)
            .calibrated(
                new Calibration(Calibration.Distance.RAKING)
                    .margin(sample.sex(), Map.of("F", .7, "M", .3))
                    .margin(half, Map.of("a", .5, "b", .5)));
    double women = 0;
    double first = 0;
    for (int i = 0; i < 200; i++) {
      women += sample.sex()[i].equals("F") ? fitted.weights()[i] : 0;
      first += half[i].equals("a") ? fitted.weights()[i] : 0;
    }
    assertEquals(.7, women, 1e-9);
    assertEquals(.5, first, 1e-9);
    assertTrue(Arrays.stream(fitted.weights()).allMatch(w -> w > 0));
  }

  @Test
  void marginsThatNobodyCanMeetAreAFault() {
    String[] sex = {"F", "F", "M", "M"};
    String[] same = {"x", "x", "y", "y"};
    SurveyDesign design = SurveyWave.independent(new double[] {1, 1, 1, 1});
    Calibration contradiction =
        new Calibration(Calibration.Distance.RAKING)
            .margin(sex, Map.of("F", 60.0, "M", 40.0))
            .margin(same, Map.of("x", 50.0, "y", 50.0));
    assertEquals(
        "no weights meet all margins at once",
        assertThrows(DesignFault.class, () -> design.calibrated(contradiction)).reason());
    Calibration calibration = new Calibration(Calibration.Distance.RAKING);
    assertEquals(
        "no respondent is in the category 'Z' of a margin",
        assertThrows(
                DesignFault.class,
                () -> calibration.margin(sex, Map.of("F", 1.0, "M", 1.0, "Z", 1.0)))
            .reason());
  }

  /** Strata a (two clusters) and b (one): what b adds is what the option says. */
  private static double variance(LonelyStrata lonely) {
    SampledUnits units =
        SampledUnits.independent(6)
            .inStrata(new String[] {"a", "a", "a", "a", "b", "b"})
            .inClusters(new String[] {"1", "1", "2", "2", "1", "1"});
    SurveyDesign design = SurveyDesign.of(units, new double[] {1, 1, 1, 1, 1, 1}, lonely);
    return mean(design, new double[] {1, 2, 3, 4, 7, 9}).variance();
  }

  @Test
  void aStratumOfOneClusterAddsWhatTheOptionSays() {
    // Mean 26/6; cluster totals of residuals over 6 are -34/36, -10/36 and 44/36.
    double own = 2 * 2 * Math.pow(12 / 36.0, 2);
    assertClose(own, variance(LonelyStrata.REMOVE));
    assertClose(own, variance(LonelyStrata.CERTAINTY));
    assertClose(2 * own, variance(LonelyStrata.AVERAGE));
    assertClose(own + Math.pow(44 / 36.0, 2), variance(LonelyStrata.ADJUST));
    assertEquals(
        "stratum 'b' has only one sampled unit",
        assertThrows(DesignFault.class, () -> variance(LonelyStrata.FAIL)).reason());
  }

  @Test
  void aPopulationThatWasAskedInFullHasNoError() {
    double[] answer = {1, 4, 2, 8};
    double[] four = {4, 4, 4, 4};
    SurveyDesign census =
        SurveyDesign.of(SampledUnits.independent(4).outOf(four), LonelyStrata.ADJUST);
    assertEquals(0, mean(census, answer).standardError());
    double[] halves = {.5, .5, .5, .5};
    SurveyDesign half =
        SurveyDesign.of(SampledUnits.independent(4).outOf(halves), LonelyStrata.ADJUST);
    double[] eight = {8, 8, 8, 8};
    SurveyDesign same =
        SurveyDesign.of(SampledUnits.independent(4).outOf(eight), LonelyStrata.ADJUST);
    assertEquals(mean(same, answer).variance(), mean(half, answer).variance());
    assertEquals(2, half.weights()[0]);
  }

  @Test
  void populationsThatContradictTheSampleOrThemselvesAreAFault() {
    SampledUnits three = SampledUnits.independent(3);
    assertEquals(
        "3 units were drawn in stratum '', more than its population has",
        fault(three.outOf(new double[] {2, 2, 2})));
    assertEquals(
        "the rows of stratum '' give different population sizes",
        fault(three.outOf(new double[] {9, 9, 8})));
    assertEquals(
        "population sizes and sampled shares are mixed in one column",
        fault(three.outOf(new double[] {.5, 9, 9})));
  }

  private static String fault(SampledUnits units) {
    return assertThrows(DesignFault.class, () -> SurveyDesign.of(units, LonelyStrata.ADJUST))
        .reason();
  }

  @Test
  void trimmedWeightsKeepTheirSumOrAreAFault() {
    SurveyDesign design = SurveyWave.independent(new double[] {1, 2, 3, 10});
    double[] held = design.trimmed(1.5, 6).weights();
    assertEquals(16, Arrays.stream(held).sum(), 1e-12);
    assertTrue(Arrays.stream(held).allMatch(w -> w >= 1.5 && w <= 6), Arrays.toString(held));
    assertThrows(DesignFault.class, () -> design.trimmed(0, 3));
    assertThrows(DesignFault.class, () -> design.trimmed(20, 30));
  }
}
