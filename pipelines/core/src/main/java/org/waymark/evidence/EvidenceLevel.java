package org.waymark.evidence;

import java.util.List;
import java.util.Optional;
import org.waymark.statistics.ReplicatedEffect;

/**
 * How good the evidence for a practice is on one indicator, by what is known of its comparisons,
 * whatever came out.
 *
 * @param level from 1 (somebody says so) to 5 (shown by trials in several places)
 * @param flag {@code worse somewhere}, {@code harm} or {@code mixed}; empty: none
 * @param comparisons that count
 * @param trials those of them that were drawn by lot
 * @param places where they were
 * @param pooled what they have in common; none with fewer than two
 */
public record EvidenceLevel(
    int level,
    String flag,
    int comparisons,
    int trials,
    int places,
    Optional<ReplicatedEffect> pooled) {

  private static final int FEW = 3;
  private static final double LIKELY = 0.8;

  /** What kind of a comparison it is. */
  public enum Kind {
    CLAIM,
    PRACTICE,
    EVERYWHERE,
    PILOT,
    DRAWN_WEDGE,
    TRIAL;

    private boolean isComparison() {
      return this == PILOT || this == DRAWN_WEDGE || this == TRIAL;
    }
  }

  /**
   * One comparison; up is better.
   *
   * @param site the place or set of places
   * @param effect NaN where it has none
   * @param error of the effect
   * @param works whether it was found to work
   * @param partly whether it works unless it was on its way already
   * @param harmed whether it was worse, or a guardrail was
   * @param trusted whether no check forbids reading it
   */
  public record Comparison(
      Kind kind,
      String site,
      double effect,
      double error,
      boolean works,
      boolean partly,
      boolean harmed,
      boolean trusted) {}

  /** The level that the comparisons reach. */
  public static EvidenceLevel of(List<Comparison> all) {
    List<Comparison> counted =
        all.stream().filter(c -> c.kind.isComparison() && c.trusted).toList();
    List<Comparison> trials = counted.stream().filter(c -> c.kind != Kind.PILOT).toList();
    int places = places(counted);
    Optional<ReplicatedEffect> pooled = pooled(counted);
    boolean few = counted.size() < FEW;
    boolean gains = pooled.map(p -> p.interval().low() > 0).orElse(false);
    boolean likely = pooled.map(p -> p.pNext() >= LIKELY).orElse(false);
    boolean worksSomewhere = counted.stream().anyMatch(Comparison::works);
    int level = 1;
    if (all.stream().anyMatch(c -> !c.kind.isComparison() && c.kind != Kind.CLAIM && c.works)
        || counted.stream().anyMatch(Comparison::partly)) {
      level = 2;
    }
    if (worksSomewhere || (!few && gains)) {
      level = FEW;
    }
    if (!few && places >= FEW && gains && likely) {
      level = 4;
      level = bothTrials(trials) ? 5 : level;
    }
    String flag = "";
    if (counted.stream().anyMatch(Comparison::harmed)) {
      level = Math.min(level, FEW);
      flag = "worse somewhere";
    } else if (!few && pooled.map(p -> p.interval().high() < 0).orElse(false)) {
      flag = "harm";
    } else if (!few && !likely && worksSomewhere) {
      flag = "mixed";
    }
    return new EvidenceLevel(level, flag, counted.size(), trials.size(), places, pooled);
  }

  private static boolean bothTrials(List<Comparison> trials) {
    if (trials.size() < 2 || places(trials) < 2) {
      return false;
    }
    return trials.size() == 2
        ? trials.stream().allMatch(Comparison::works)
        : pooled(trials).map(p -> p.interval().low() > 0).orElse(false);
  }

  private static int places(List<Comparison> of) {
    return (int) of.stream().map(Comparison::site).distinct().count();
  }

  private static Optional<ReplicatedEffect> pooled(List<Comparison> of) {
    return ReplicatedEffect.of(
        of.stream().mapToDouble(Comparison::effect).toArray(),
        of.stream().mapToDouble(Comparison::error).toArray());
  }
}
