package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Detection.Tier;

class DetectionTest {

  /**
   * Where the search of the reference ends. With 200 places the likelihood is so flat that its
   * coarse search stops short of the optimum; probabilities are therefore compared given its
   * shapes, and the shapes by their likelihood.
   */
  private static final List<TukeyShape> THEIR_SHAPES =
      List.of(
          new TukeyShape(-0.12942440080387158, 0.8875524184127174, 0, 0.47265641915826334),
          new TukeyShape(-0.14320775293543675, 0.8307282829787039, 0.03428764445894596, 0),
          new TukeyShape(
              -0.01608435172511484, 0.9699143019243187, 0.5727405793782012, 0.374501366000431));

  private static String name(Tier tier) {
    return switch (tier) {
      case CONFIRMED -> "confirmed";
      case CHANGED -> "changed";
      case FAR_AHEAD -> "far-ahead";
      case STANDING -> "standing";
      case NONE -> "";
    };
  }

  @Test
  void theWholeAgreesWithTheReferenceDetector() {
    DetectorWorld world = new DetectorWorld();
    int n = DetectorWorld.PLACES;
    int tests = DetectorWorld.INDICATORS * n;
    double[] pChange = new double[tests];
    double[] pDown = new double[tests];
    boolean[] moving = new boolean[tests];
    double[] z = new double[tests];
    double[] pFar = new double[tests];
    int[] pooled = new int[n];
    Arrays.fill(pooled, DetectorWorld.POOLED);
    for (int k = 0; k < DetectorWorld.INDICATORS; k++) {
      ChangeFit change = ChangeFit.of(world.series(k));
      double[] s2 = world.pooledVariance(k);
      LevelScores scores = LevelScores.ofValues(world.pooledScore(k), s2);
      LevelFit level =
          LevelFit.crossFitted(
              scores, world.design, DetectorWorld.COLUMNS, world.fold, DetectorWorld.FOLDS);
      double[] far = LastingExcess.p(scores, level, change.noise(), pooled, 0);
      System.arraycopy(change.p(), 0, pChange, k * n, n);
      System.arraycopy(change.pDown(), 0, pDown, k * n, n);
      System.arraycopy(change.moving(), 0, moving, k * n, n);
      System.arraycopy(level.z(), 0, z, k * n, n);
      System.arraycopy(far, 0, pFar, k * n, n);
    }
    double[] noise = new double[tests];
    int[] peers = new int[tests];
    Detection detection =
        Detection.of(pChange, pDown, moving, new Detection.Levels(z, z, noise, peers), pFar);
    assertFalse(detection.tails().nearNormal(), "240 tests are too few to tell");
    NullTails theirTails = new NullTails(THEIR_SHAPES, false);
    double[] body =
        IntStream.range(0, tests).filter(i -> !moving[i]).mapToDouble(i -> z[i]).sorted().toArray();
    for (int i = 0; i < THEIR_SHAPES.size(); i++) {
      double ours = NullTails.ofAllShapes(body).shapes().get(i).misfit(body);
      assertTrue(ours <= THEIR_SHAPES.get(i).misfit(body) + 0.001, "likelihood of shape " + i);
    }
    // The reference holds its shapes against every level; ours only where there is need of them.
    double[] pTheirs = Arrays.stream(z).map(of -> theirTails.beyond(of, 0)).toArray();
    double[] qTheirs = FalseDiscovery.qValues(pTheirs);
    long worse = 0;
    for (int i = 0; i < tests; i++) {
      NamedCsvRecord row = world.detected.get(i);
      String what = row.toString();
      Tier tier = Detection.tier(detection.qChange()[i], qTheirs[i], detection.qFar()[i], false);
      assertEquals(row.getField("tier"), name(tier), what);
      assertEquals(row.getField("down").equals("1"), detection.qDown()[i] <= 0.10, what);
      Reference.assertClose(Reference.number(row, "p_change"), pChange[i], 0.1, 1e-5, what);
      // The table that the reference inverts its shapes by is coarse far out.
      Reference.assertClose(Reference.number(row, "p_level"), pTheirs[i], 2e-3, 1e-6, what);
      Reference.assertClose(Reference.number(row, "p_far"), pFar[i], 0.1, 1e-5, what);
      worse += row.getField("down").equals("1") ? 1 : 0;
    }
    assertEquals(worse, detection.worse());
  }

  @Test
  void nothingTestedIsNothingFound() {
    double[] none = {Double.NaN, Double.NaN};
    Detection.Levels levels = new Detection.Levels(none, none, none, new int[2]);
    Detection detection = Detection.of(none, none, new boolean[2], levels, none);
    assertEquals(Tier.NONE, detection.tier()[1]);
    assertTrue(Double.isNaN(detection.pLevel()[0]));
    assertEquals(0, detection.worse());
  }

  @Test
  void tiersFollowTheThreeLists() {
    assertEquals(Tier.CONFIRMED, Detection.tier(0.1, 0.1, 1, true));
    assertEquals(Tier.CHANGED, Detection.tier(0.1, 0.101, 0.01, true));
    assertEquals(Tier.FAR_AHEAD, Detection.tier(0.11, 0.01, 0.1, true));
    assertEquals(Tier.STANDING, Detection.tier(Double.NaN, 0.1, Double.NaN, true));
    assertEquals(Tier.NONE, Detection.tier(Double.NaN, Double.NaN, Double.NaN, true));
  }

  @Test
  void whereLevelsDoNotTellTheyConfirmAndNeverStandAlone() {
    assertEquals(Tier.CONFIRMED, Detection.tier(0.1, 0.05, 1, false));
    assertEquals(Tier.CHANGED, Detection.tier(0.1, 0.051, 1, false));
    assertEquals(Tier.NONE, Detection.tier(Double.NaN, 1e-9, Double.NaN, false));
  }

  @Test
  void oneRateHoldsForBothQuestionsTogether() {
    int n = 4000;
    double[] z = drawn(n, 0, 0);
    double[] noise = new double[n];
    int[] peers = new int[n];
    Arrays.fill(peers, 199);
    double[] pChange = new double[n];
    Arrays.setAll(pChange, i -> (i + 0.5) / n);
    double[] none = new double[n];
    Arrays.fill(none, Double.NaN);
    // 40 places move clearly; the clearest two levels profit from the length of that list.
    Arrays.fill(pChange, 0, 40, 1e-7);
    z[n - 1] = 5.2;
    z[n - 2] = 4.6;
    Detection detection =
        Detection.of(pChange, none, new boolean[n], new Detection.Levels(z, z, noise, peers), none);
    assertTrue(detection.tails().nearNormal());
    assertEquals(Tier.CHANGED, detection.tier()[0]);
    assertEquals(Tier.STANDING, detection.tier()[n - 2]);
    double[] alone = FalseDiscovery.qValues(detection.pLevel());
    assertTrue(detection.qLevel()[n - 2] < alone[n - 2]);
    assertTrue(detection.qChange()[0] > FalseDiscovery.qValues(pChange)[0], "the price of asking");
  }

  /** Detection over so many tests with these probabilities, no level telling anything. */
  private static Detection asked(double[] pChange, double[] pFar) {
    int n = pChange.length;
    double[] level = new double[n];
    double[] none = new double[n];
    Arrays.fill(none, Double.NaN);
    Detection.Levels levels = new Detection.Levels(level, none, new double[n], new int[n]);
    return Detection.of(pChange, none, new boolean[n], levels, pFar);
  }

  private static double[] ofOne(int n, double p) {
    double[] all = new double[n];
    Arrays.fill(all, 0.8);
    all[0] = p;
    return all;
  }

  @Test
  void twoListsAreNotTwoChancesOfAFalseFinding() {
    // Among 100 places p = 0.0008 is q = 0.08 of one question, and 0.16 of both.
    double[] none = ofOne(100, 0.8);
    Detection moved = asked(ofOne(100, 0.0008), none);
    assertEquals(Tier.NONE, moved.tier()[0]);
    assertEquals(0.16, moved.qChange()[0], 1e-12);
    Detection far = asked(none, ofOne(100, 0.0008));
    assertEquals(Tier.NONE, far.tier()[0]);
    assertEquals(0.16, far.qFar()[0], 1e-12);
    assertEquals(Tier.CHANGED, asked(ofOne(100, 0.0004), none).tier()[0]);
  }

  @Test
  void whereSomethingIsFoundEveryListKeepsItsOwnRate() {
    double[] change = ofOne(100, 1e-6);
    double[] far = ofOne(100, 0.8);
    far[7] = 0.0008;
    Detection detection = asked(change, far);
    assertEquals(1e-4, detection.qChange()[0], 1e-12);
    assertEquals(Tier.FAR_AHEAD, detection.tier()[7]);
    double[] unknown = new double[100];
    Arrays.fill(unknown, Double.NaN);
    assertEquals(Tier.CHANGED, asked(ofOne(100, 0.0008), unknown).tier()[0], "one question only");
  }

  /** Simes's bound holds in worlds where nothing is to be found, whichever list would err. */
  @Test
  void whereNothingIsToBeFoundAnythingIsFoundInOneWorldOfTen() {
    SplittableRandom random = new SplittableRandom(11);
    int worlds = 2000;
    int found = 0;
    int apart = 0;
    for (int world = 0; world < worlds; world++) {
      double[] change = random.doubles(30).toArray();
      double[] far = random.doubles(30).toArray();
      found += Arrays.stream(asked(change, far).tier()).anyMatch(t -> t != Tier.NONE) ? 1 : 0;
      apart += least(change) <= 0.10 || least(far) <= 0.10 ? 1 : 0;
    }
    double error = Math.sqrt(0.09 / worlds);
    assertTrue(found <= worlds * (0.10 + 3 * error), found + " of " + worlds);
    assertTrue(apart > worlds * 0.15, "two lists apart: " + apart + " of " + worlds);
  }

  private static double least(double[] p) {
    return Arrays.stream(FalseDiscovery.qValues(p)).min().orElseThrow();
  }

  private static double[] drawn(int n, double g, double h) {
    return drawn(17, n, g, h);
  }

  private static double[] drawn(int seed, int n, double g, double h) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] z = new double[n];
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      z[i] = (g == 0 ? x : Math.expm1(g * x) / g) * Math.exp(h * x * x / 2);
    }
    Arrays.sort(z);
    return z;
  }

  @Test
  void shapesAreFoundAgainFromTheBodyAlone() {
    TukeyShape skewed = TukeyShape.fitBody(drawn(20_000, 0.4, 0), TukeyShape.Kind.SKEWED);
    assertEquals(0.4, skewed.g(), 0.05);
    assertEquals(1, skewed.scale(), 0.03);
    TukeyShape heavy = TukeyShape.fitBody(drawn(20_000, 0, 0.15), TukeyShape.Kind.HEAVY);
    assertEquals(0.15, heavy.h(), 0.05);
    TukeyShape both = TukeyShape.fitBody(drawn(20_000, 0.3, 0.1), TukeyShape.Kind.BOTH);
    assertEquals(0.3, both.g(), 0.08);
    assertEquals(0.1, both.h(), 0.06);
  }

  @Test
  void aShapeIsUndoneExactly() {
    TukeyShape shape = new TukeyShape(0.2, 1.5, -0.7, 0.3);
    for (double x = -4; x <= 5; x += 0.37) {
      double z = 0.2 + 1.5 * Math.expm1(-0.7 * x) / -0.7 * Math.exp(0.3 * x * x / 2);
      assertEquals(x, shape.asNormal(z), 1e-9);
    }
    TukeyShape bounded = new TukeyShape(0, 1, 0.5, 0);
    assertEquals(-8, bounded.asNormal(-3), 1e-6, "below everything that the shape can reach");
  }

  private static NullTails fitted(double[] body) {
    return NullTails.fit(body, new double[body.length]);
  }

  @Test
  void heavyTailsMakeTheSamePlaceLessRemarkable() {
    NullTails normal = fitted(drawn(3000, 0, 0));
    NullTails heavy = fitted(drawn(3000, 0, 0.25));
    assertTrue(normal.beyond(4, 150) < heavy.beyond(4, 150) / 10);
    assertTrue(normal.beyond(4, 150) >= Normal.upperTail(4));
    assertTrue(fitted(new double[] {1, 2, 3}).shapes().isEmpty());
  }

  @Test
  void aFewHundredNormalPlacesAreNotGivenAHeavyTailByChance() {
    int heavy = 0;
    int regardless = 0;
    for (int seed = 0; seed < 20; seed++) {
      double[] body = drawn(seed, 400, 0, 0);
      double p = fitted(body).beyond(4, 150);
      assertTrue(p >= Normal.upperTail(4), "never less than the normal: " + p);
      heavy += p > 0.001 ? 1 : 0;
      regardless += NullTails.ofAllShapes(body).beyond(4, 150) > 0.001 ? 1 : 0;
    }
    assertTrue(heavy <= 1, heavy + " of 20");
    assertTrue(regardless >= 10, "what a fit without need does: " + regardless + " of 20");
  }

  @Test
  void aFewHundredPlacesOfHeavyTailsConfirmLess() {
    int more = 0;
    for (int seed = 0; seed < 20; seed++) {
      more += fitted(drawn(seed, 400, 0, 0.25)).beyond(5, 150) > 1e-4 ? 1 : 0;
    }
    assertTrue(more >= 15, more + " of 20");
  }

  @Test
  void levelsTellOnlyWhereDifferencesLookNormalAndAreMany() {
    assertTrue(fitted(drawn(3000, 0, 0)).nearNormal());
    assertFalse(fitted(drawn(500, 0, 0)).nearNormal(), "too few to tell");
    assertFalse(fitted(drawn(3000, 0, 0.1)).nearNormal(), "heavy");
    assertFalse(fitted(drawn(3000, 0.3, 0)).nearNormal(), "skewed");
  }

  @Test
  void goodDeviantsDoNotMakeDifferencesLookHeavy() {
    double[] body = drawn(3000, 0, 0);
    for (int i = 0; i < body.length; i += 25) {
      body[i] = 6;
    }
    assertTrue(fitted(body).nearNormal());
  }

  @Test
  void theShapeIsReadWhereNoiseDoesNotHideIt() {
    double[] heavy = drawn(3000, 0, 0.2);
    double[] noisy = drawn(3000, 0, 0);
    double[] body = Arrays.copyOf(heavy, 6000);
    System.arraycopy(noisy, 0, body, 3000, 3000);
    double[] noise = new double[6000];
    Arrays.fill(noise, 3000, 6000, 0.9);
    assertFalse(NullTails.fit(body, noise).nearNormal());
    Arrays.fill(noise, 0, 3000, 0.95);
    assertTrue(NullTails.fit(body, noise).nearNormal());
  }

  @Test
  void fewPeersMakeTheYardstickUncertain() {
    NullTails tails = fitted(drawn(3000, 0, 0));
    assertTrue(tails.beyond(4.5, 20) > 100 * tails.beyond(4.5, 3000));
    assertEquals(Normal.upperTail(3), tails.beyond(3, 3000), 4e-5);
    assertEquals(1, tails.beyond(2, 50) + tails.beyond(-2, 50), 1e-12);
  }

  @Test
  void aLastingExcessIsJudgedByNoiseAlone() {
    PeriodNoise noise = new PeriodNoise(0, 0.012);
    // var_w = .012/12 = .001, τ_u = √(.041 − .001) = .2, reach .5; noise √(.0006 + .001) = .04
    double[] excess = {0.5, 0.58, 0.3};
    double[] p =
        LastingExcess.p(
            LevelScores.ofValues(excess, new double[] {0.0006, 0.0006, 0.0006}),
            new LevelFit(excess, 0.041, excess, excess),
            noise,
            new int[] {12, 12, 12},
            0);
    assertEquals(0.5, p[0], 1e-9);
    assertEquals(Normal.upperTail(2), p[1], 1e-9);
    assertTrue(p[2] > 0.999);
  }
}
