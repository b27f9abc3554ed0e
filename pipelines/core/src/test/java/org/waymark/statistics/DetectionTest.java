package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
      LevelFit level =
          LevelFit.crossFitted(
              world.pooledScore(k),
              s2,
              world.design,
              DetectorWorld.COLUMNS,
              world.fold,
              DetectorWorld.FOLDS);
      double[] far = LastingExcess.p(level.residual(), s2, level.tau2(), change.noise(), pooled);
      System.arraycopy(change.p(), 0, pChange, k * n, n);
      System.arraycopy(change.pDown(), 0, pDown, k * n, n);
      System.arraycopy(change.moving(), 0, moving, k * n, n);
      System.arraycopy(level.z(), 0, z, k * n, n);
      System.arraycopy(far, 0, pFar, k * n, n);
    }
    Detection detection = Detection.of(pChange, pDown, moving, z, pFar);
    NullTails theirTails = new NullTails(THEIR_SHAPES);
    double[] body =
        IntStream.range(0, tests).filter(i -> !moving[i]).mapToDouble(i -> z[i]).sorted().toArray();
    for (int i = 0; i < THEIR_SHAPES.size(); i++) {
      double ours = detection.tails().shapes().get(i).misfit(body);
      assertTrue(ours <= THEIR_SHAPES.get(i).misfit(body) + 0.001, "likelihood of shape " + i);
    }
    long worse = 0;
    for (int i = 0; i < tests; i++) {
      NamedCsvRecord row = world.detected.get(i);
      String what = row.toString();
      assertEquals(row.getField("tier"), name(detection.tier()[i]), what);
      assertEquals(row.getField("down").equals("1"), detection.qDown()[i] <= 0.10, what);
      Reference.assertClose(Reference.number(row, "p_change"), pChange[i], 0.1, 1e-5, what);
      // The table that the reference inverts its shapes by is coarse far out.
      Reference.assertClose(
          Reference.number(row, "p_level"), theirTails.beyond(z[i]), 2e-3, 1e-6, what);
      Reference.assertClose(Reference.number(row, "p_far"), pFar[i], 0.1, 1e-5, what);
      worse += row.getField("down").equals("1") ? 1 : 0;
    }
    assertEquals(worse, detection.worse());
  }

  @Test
  void nothingTestedIsNothingFound() {
    double[] none = {Double.NaN, Double.NaN};
    Detection detection = Detection.of(none, none, new boolean[2], none, none);
    assertEquals(Tier.NONE, detection.tier()[1]);
    assertTrue(Double.isNaN(detection.pLevel()[0]));
    assertEquals(0, detection.worse());
  }

  @Test
  void tiersFollowTheThreeLists() {
    assertEquals(Tier.CONFIRMED, Detection.tier(0.1, 0.05, 1));
    assertEquals(Tier.CHANGED, Detection.tier(0.1, 0.051, 0.01));
    assertEquals(Tier.FAR_AHEAD, Detection.tier(0.11, 0.01, 0.1));
    assertEquals(Tier.STANDING, Detection.tier(Double.NaN, 0.05, Double.NaN));
    assertEquals(Tier.NONE, Detection.tier(Double.NaN, Double.NaN, Double.NaN));
  }

  private static double[] drawn(int n, double g, double h) {
    SplittableRandom random = new SplittableRandom(17);
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

  @Test
  void heavyTailsMakeTheSamePlaceLessRemarkable() {
    NullTails normal = NullTails.fit(drawn(3000, 0, 0));
    NullTails heavy = NullTails.fit(drawn(3000, 0, 0.25));
    assertTrue(normal.beyond(4) < heavy.beyond(4) / 10);
    assertTrue(normal.beyond(4) >= Normal.upperTail(4));
    assertTrue(NullTails.fit(new double[] {1, 2, 3}).shapes().isEmpty());
  }

  @Test
  void aLastingExcessIsJudgedByNoiseAlone() {
    PeriodNoise noise = new PeriodNoise(0, 0.012);
    // var_w = .012/12 = .001, τ_u = √(.041 − .001) = .2, reach .5; noise √(.0006 + .001) = .04
    double[] p =
        LastingExcess.p(
            new double[] {0.5, 0.58, 0.3},
            new double[] {0.0006, 0.0006, 0.0006},
            0.041,
            noise,
            new int[] {12, 12, 12});
    assertEquals(0.5, p[0], 1e-9);
    assertEquals(Normal.upperTail(2), p[1], 1e-9);
    assertTrue(p[2] > 0.999);
  }
}
