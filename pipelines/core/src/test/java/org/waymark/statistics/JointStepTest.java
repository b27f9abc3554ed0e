package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointStepTest {

  private static final int PLACES = 120;
  private static final int PERIODS = 36;
  private static final int INDICATORS = 4;
  private static final double SAMPLING = 0.0016;
  private static final double NOISE = 0.04;

  /** Series of one indicator; {@code shared} of its noise is that of the place everywhere. */
  private static PlaceSeries series(int k, double shared, double[] common, double[][] step) {
    SplittableRandom random = new SplittableRandom(100 + k);
    double[] score = new double[PLACES * PERIODS];
    double[] variance = new double[score.length];
    Arrays.fill(variance, SAMPLING);
    for (int cell = 0; cell < score.length; cell++) {
      score[cell] =
          NOISE * (Math.sqrt(shared) * common[cell] + Math.sqrt(1 - shared) * random.nextGaussian())
              + Math.sqrt(SAMPLING) * random.nextGaussian();
      int place = cell / PERIODS;
      if (cell % PERIODS >= 20 && step[place].length > k) {
        score[cell] += step[place][k];
      }
    }
    return new PlaceSeries(PERIODS, score, variance);
  }

  private static JointStep joint(double shared, double[][] step, List<JointStep.Member> members) {
    SplittableRandom random = new SplittableRandom(5);
    double[] common = new double[PLACES * PERIODS];
    Arrays.setAll(common, c -> random.nextGaussian());
    int[] onsets = IntStream.range(0, PERIODS).filter(t -> t % 2 == 0).toArray();
    int[] rows = IntStream.range(0, PLACES).toArray();
    for (int k = 0; k < INDICATORS; k++) {
      PlaceSteps steps =
          ChangeFit.withSteps(
                  PLACES,
                  IntStream.range(0, PLACES).toArray(),
                  series(k, shared, common, step).centred(),
                  onsets)
              .steps();
      members.add(new JointStep.Member(steps, rows, IntStream.range(0, onsets.length).toArray()));
    }
    return JointStep.of(members, PLACES, onsets.length);
  }

  private static double[][] planted(double... ofPlaceSeven) {
    double[][] step = new double[PLACES][];
    Arrays.fill(step, new double[0]);
    step[7] = ofPlaceSeven;
    return step;
  }

  @Test
  void a_small_step_of_all_indicators_is_seen_together_with_its_onset_and_size() {
    JointStep joint = joint(0, planted(0.06, 0.06, 0.06, 0.06), new ArrayList<>());
    assertTrue(joint.p()[7] < 1e-4, "p " + joint.p()[7]);
    assertEquals(10, joint.onset()[7], 1);
    assertEquals(0.06, joint.effect()[7], 3 * joint.error()[7]);
    assertTrue(joint.zWithoutLargest()[7] > 2);
  }

  @Test
  void a_step_of_one_indicator_does_not_last_without_it() {
    JointStep joint = joint(0, planted(0.3), new ArrayList<>());
    assertTrue(joint.p()[7] < 1e-4);
    assertTrue(joint.zWithoutLargest()[7] < 1.645, "z " + joint.zWithoutLargest()[7]);
  }

  @Test
  void turning_all_scores_round_exchanges_better_and_worse() {
    List<JointStep.Member> members = new ArrayList<>();
    JointStep up = joint(0, planted(0.06, 0.06, 0.06, 0.06), members);
    List<JointStep.Member> turned = new ArrayList<>();
    for (JointStep.Member member : members) {
      PlaceSteps steps = member.steps();
      float[] z = steps.z().clone();
      for (int i = 0; i < z.length; i++) {
        z[i] = -z[i];
      }
      turned.add(
          new JointStep.Member(
              new PlaceSteps(steps.onsets(), z, steps.root(), steps.next(), steps.common()),
              member.row(),
              member.at()));
    }
    JointStep down = JointStep.of(turned, PLACES, members.get(0).at().length);
    assertEquals(Arrays.toString(up.p()), Arrays.toString(down.pDown()));
    assertEquals(Arrays.toString(up.pDown()), Arrays.toString(down.p()));
  }

  @Test
  void noise_that_indicators_share_is_no_evidence() {
    JointStep joint = joint(1, planted(), new ArrayList<>());
    double smallest = Arrays.stream(joint.p()).min().orElseThrow();
    assertTrue(smallest > 1e-4, "smallest p of " + PLACES + " places: " + smallest);
  }

  @Test
  void two_indicators_are_too_few() {
    List<JointStep.Member> members = new ArrayList<>();
    joint(0, planted(), members);
    JointStep two = JointStep.of(members.subList(0, 2), PLACES, members.get(0).at().length);
    assertTrue(Double.isNaN(two.p()[0]));
    assertEquals(-1, two.onset()[0]);
  }
}
