package org.waymark.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.waymark.statistics.Normal;
import org.waymark.statistics.SampleRatio;
import org.waymark.statistics.ScoreInterval;

/**
 * One look at whether an experiment may be read.
 *
 * @param check its name
 * @param arm position of the arm; −1 where it is about all arms
 * @param phase from 0
 * @param expected what was meant; NaN where nothing was
 * @param observed what there is
 * @param p of this look alone; NaN where there is none
 * @param pAlways of all looks together; NaN where there is none
 * @param failed whether it forbids to read the result
 */
public record GroupCheck(
    String check,
    int arm,
    int phase,
    double expected,
    double observed,
    double p,
    double pAlways,
    boolean failed) {

  /** Whether arms have the sizes that were meant. */
  public static final String SAMPLE_RATIO = "sample-ratio";

  /** Whether outcomes are missing more often in one arm. */
  public static final String MISSING = "missing-outcomes";

  /** Whether people are in two arms. */
  public static final String CROSSED = "crossed-arms";

  /** Whether arms were alike before; shown, not judged. */
  public static final String BEFORE = "before";

  private static final double LEAST_P = 0.001;
  private static final double LEAST_GAP = 0.05;
  private static final double MOST_CROSSED = 0.10;

  /** All checks, those that can forbid first. */
  static List<GroupCheck> all(Enrolment enrolment, Cells outcome) {
    List<GroupCheck> checks = new ArrayList<>(sampleRatio(enrolment));
    checks.addAll(missing(enrolment, outcome));
    if (enrolment.byPerson) {
      double share = enrolment.units > 0 ? enrolment.crossed / enrolment.units : 0;
      checks.add(
          new GroupCheck(CROSSED, -1, 0, 0, share, Double.NaN, Double.NaN, share > MOST_CROSSED));
    }
    checks.addAll(before(enrolment));
    return checks;
  }

  private static List<GroupCheck> sampleRatio(Enrolment enrolment) {
    int arms = enrolment.experiment.arms().size();
    int last = enrolment.week(enrolment.asOf);
    double least = 1;
    double[][] counts = new double[enrolment.assigned.size()][arms];
    for (int week = 0; week <= last; week++) {
      double log = 0;
      for (int phase = 0; phase < counts.length; phase++) {
        double[] more = enrolment.assigned.get(phase).get(week);
        for (int a = 0; more != null && a < arms; a++) {
          counts[phase][a] += more[a];
        }
        log += evidence(counts[phase], enrolment.experiment.shares(phase));
      }
      least = Math.min(least, StrictMath.exp(-log));
    }
    List<GroupCheck> checks = new ArrayList<>();
    for (int phase = 0; phase < counts.length; phase++) {
      double all = Arrays.stream(counts[phase]).sum();
      double[] shares = enrolment.experiment.shares(phase);
      double p = meantOnly(shares) ? SampleRatio.pValue(counts[phase], shares) : Double.NaN;
      for (int a = 0; all > 0 && a < arms; a++) {
        checks.add(
            new GroupCheck(
                SAMPLE_RATIO,
                a,
                phase,
                all * shares[a],
                counts[phase][a],
                p,
                least,
                least < LEAST_P));
      }
    }
    return checks;
  }

  private static boolean meantOnly(double[] shares) {
    return Arrays.stream(shares).allMatch(s -> s > 0);
  }

  /** Arms that get nobody in a phase have no share to compare. */
  private static double evidence(double[] counts, double[] shares) {
    int[] meant = IntStream.range(0, shares.length).filter(a -> shares[a] > 0).toArray();
    double[] of = Arrays.stream(meant).mapToDouble(a -> counts[a]).toArray();
    double[] share = Arrays.stream(meant).mapToDouble(a -> shares[a]).toArray();
    return meant.length < 2 || Arrays.stream(of).sum() == 0
        ? 0
        : SampleRatio.logEvidence(of, share);
  }

  private static List<GroupCheck> missing(Enrolment enrolment, Cells outcome) {
    int arms = enrolment.experiment.arms().size();
    double[] due = outcome.dueBy(Integer.MAX_VALUE - 1);
    double[] there = new double[arms];
    for (Map.Entry<Cells.Key, Sums> cell : outcome.everything().entrySet()) {
      there[cell.getKey().arm()] += cell.getValue().n;
    }
    List<GroupCheck> checks = new ArrayList<>();
    double control = due[0] > 0 ? Math.max(0, due[0] - there[0]) / due[0] : Double.NaN;
    for (int a = 1; a < arms; a++) {
      if (due[0] >= 1 && due[a] >= 1) {
        ScoreInterval score =
            new ScoreInterval(
                Math.max(0, due[a] - there[a]), due[a], Math.max(0, due[0] - there[0]), due[0]);
        double p = 2 * Normal.upperTail(Math.abs(score.z()));
        double gap = score.difference();
        checks.add(
            new GroupCheck(
                MISSING,
                a,
                0,
                control,
                control + gap,
                p,
                Double.NaN,
                p < LEAST_P && Math.abs(gap) >= LEAST_GAP));
      }
    }
    return checks;
  }

  /** Standardised differences of the value before: over 0.1 is much for a draw. */
  private static List<GroupCheck> before(Enrolment enrolment) {
    List<GroupCheck> checks = new ArrayList<>();
    double[][] sums = enrolment.before;
    for (int a = 1; a < sums.length; a++) {
      if (sums[a][0] > 1 && sums[0][0] > 1) {
        double spread = Math.sqrt((variance(sums[a]) + variance(sums[0])) / 2);
        double difference = sums[a][1] / sums[a][0] - sums[0][1] / sums[0][0];
        if (spread > 0) {
          checks.add(
              new GroupCheck(BEFORE, a, 0, 0, difference / spread, Double.NaN, Double.NaN, false));
        }
      }
    }
    return checks;
  }

  private static double variance(double[] sums) {
    return Math.max(0, (sums[2] - sums[1] * sums[1] / sums[0]) / (sums[0] - 1));
  }
}
