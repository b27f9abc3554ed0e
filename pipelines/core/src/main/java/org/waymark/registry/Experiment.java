package org.waymark.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * People or clusters that are assigned to arms by lot. Lists are in the order of the file.
 *
 * @param id unique in the workspace
 * @param practice the registered practice that it tries, if any
 * @param clustered whether clusters, such as schools, were drawn and not people
 * @param ends planned last day; it may go on
 * @param arms the first is what is done now
 * @param phases later shares, in order of their day
 * @param guardrails what may not worsen
 * @param also indicators that are shown and never decide
 * @param before whether the outcome of each person before the assignment is used
 * @param strata fields within which arms are compared; phases always are
 * @param paired whether clusters were drawn in pairs
 */
public record Experiment(
    String id,
    String missionId,
    String title,
    Optional<String> practice,
    boolean clustered,
    LocalDate starts,
    LocalDate ends,
    List<Arm> arms,
    List<Phase> phases,
    Outcome outcome,
    List<Guardrail> guardrails,
    List<String> also,
    boolean before,
    List<String> strata,
    boolean paired) {

  /** An arm, and how many go into it relative to the others. */
  public record Arm(String id, String title, double share) {}

  /**
   * New shares from a day on.
   *
   * @param shares in the order of the arms; 0 for an arm that gets nobody
   */
  public record Phase(LocalDate from, List<Double> shares) {}

  /**
   * What the trial is for.
   *
   * @param worthwhile least gain that is worth it, above 0
   * @param measuredAfter days after the assignment within which the outcome is measured
   */
  public record Outcome(String indicatorId, double worthwhile, int measuredAfter) {}

  /** An indicator that may worsen by no more than a margin. */
  public record Guardrail(String indicatorId, double margin) {}

  /** Position of an arm; −1 if there is none of that id. */
  public int arm(String armId) {
    for (int a = 0; a < arms.size(); a++) {
      if (arms.get(a).id().equals(armId)) {
        return a;
      }
    }
    return -1;
  }

  /** Number of phases, the first included. */
  public int phaseCount() {
    return phases.size() + 1;
  }

  /** The phase of a day, from 0. */
  public int phase(LocalDate day) {
    int phase = 0;
    while (phase < phases.size() && !day.isBefore(phases.get(phase).from())) {
      phase++;
    }
    return phase;
  }

  /** Shares meant in a phase, summing to 1, in the order of the arms. */
  public double[] shares(int phase) {
    double[] shares =
        phase == 0
            ? arms.stream().mapToDouble(Arm::share).toArray()
            : phases.get(phase - 1).shares().stream().mapToDouble(Double::doubleValue).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int a = 0; a < shares.length; a++) {
      shares[a] /= sum;
    }
    return shares;
  }
}
