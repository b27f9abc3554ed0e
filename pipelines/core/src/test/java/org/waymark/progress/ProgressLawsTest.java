package org.waymark.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.waymark.schema.record.GoalProgress;

/** Laws that hold for all goals. */
class ProgressLawsTest {

  private static final int LAST = 2024;

  private static double[] values(int[] drawn) {
    return Arrays.stream(drawn).mapToDouble(v -> 1 + Math.floorMod(v, 200)).toArray();
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static Goals goals(double base, double target, int better) {
    return Goals.of(base).from(2019).to(target, 2030).better(better);
  }

  private static void assertSameVerdicts(List<GoalProgress> a, List<GoalProgress> b) {
    for (int i = 0; i < a.size(); i++) {
      String method = a.get(i).getMethod();
      assertEquals(a.get(i).getStatus(), b.get(i).getStatus(), method);
      assertClose(a.get(i).getRatio(), b.get(i).getRatio(), method);
      assertClose(a.get(i).getPOnTrack(), b.get(i).getPOnTrack(), method);
    }
  }

  private static void assertClose(
      @org.jspecify.annotations.Nullable Double a,
      @org.jspecify.annotations.Nullable Double b,
      String what) {
    if (a == null || b == null) {
      assertTrue(a == null && b == null, what);
    } else {
      assertEquals(a, b, 1e-6 * Math.max(1, Math.abs(a)), what);
    }
  }

  @Property(seed = "1", tries = 300)
  void theUnitDoesNotMatter(
      @ForAll @Size(min = 1, max = 12) int[] drawn,
      @ForAll @IntRange(min = 1, max = 200) int base,
      @ForAll @IntRange(min = 1, max = 200) int target,
      @ForAll @IntRange(min = -8, max = 8) int power) {
    Assume.that(base != target);
    double unit = Math.scalb(1.0, power);
    int better = target > base ? 1 : -1;
    assertSameVerdicts(
        goals(base, target, better).judge(LAST, values(drawn)),
        goals(base * unit, target * unit, better).judge(LAST, times(values(drawn), unit)));
  }

  @Property(seed = "2", tries = 300)
  void aMirroredGoalHasTheSameVerdicts(
      @ForAll @Size(min = 1, max = 12) int[] drawn,
      @ForAll @IntRange(min = 1, max = 200) int base,
      @ForAll @IntRange(min = 1, max = 200) int target,
      @ForAll boolean higher) {
    Assume.that(base != target);
    int better = higher ? 1 : -1;
    assertSameVerdicts(
        goals(base, target, better).judge(LAST, values(drawn)),
        goals(-base, -target, -better).judge(LAST, times(values(drawn), -1)));
  }

  @Property(seed = "3", tries = 300)
  void aTargetFurtherAwayIsNeverLikelier(
      @ForAll @Size(min = 6, max = 12) int[] drawn,
      @ForAll @IntRange(min = 1, max = 200) int base,
      @ForAll @IntRange(min = 1, max = 100) int way,
      @ForAll @IntRange(min = 1, max = 100) int more) {
    double near = goals(base, base + way, 1).judge(LAST, values(drawn)).get(0).getPOnTrack();
    double far = goals(base, base + way + more, 1).judge(LAST, values(drawn)).get(0).getPOnTrack();
    assertTrue(far <= near + 1e-12, near + " " + far);
  }

  @Property(seed = "4", tries = 300)
  void anAspirationalGoalIsNeverJudgedHarderThanACommittedOne(
      @ForAll @Size(min = 1, max = 12) int[] drawn,
      @ForAll @IntRange(min = 1, max = 200) int base,
      @ForAll @IntRange(min = 1, max = 200) int target) {
    Assume.that(base != target);
    Goals goal = goals(base, target, target > base ? 1 : -1);
    List<GoalProgress> committed = goal.judge(LAST, values(drawn));
    List<GoalProgress> aspirational = goal.aspirational().judge(LAST, values(drawn));
    for (int i = 0; i < committed.size(); i++) {
      assertTrue(rank(aspirational.get(i)) <= rank(committed.get(i)), committed.get(i).getMethod());
    }
  }

  private static int rank(GoalProgress row) {
    return Arrays.stream(Status.values()).map(Status::code).toList().indexOf(row.getStatus());
  }

  @Property(seed = "5", tries = 300)
  void probabilitiesAreProbabilities(
      @ForAll @Size(min = 6, max = 20) int[] drawn,
      @ForAll @IntRange(min = 1, max = 200) int base,
      @ForAll @IntRange(min = 1, max = 200) int target,
      @ForAll boolean higher) {
    Assume.that(base != target);
    double p = goals(base, target, higher ? 1 : -1).judge(LAST, values(drawn)).get(0).getPOnTrack();
    assertTrue(p >= 0 && p <= 1, "p is " + p);
  }
}
