package org.waymark.watch.goals;

import java.time.LocalDate;
import java.util.Optional;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.registry.Ambition;
import org.waymark.registry.Better;
import org.waymark.registry.Gap;
import org.waymark.registry.Goal;

/**
 * A goal as it was written at one date.
 *
 * @param scope the place or gap that counts; empty: all places
 * @param better +1 where the indicator's higher values are better, −1 where its lower are, else 0
 * @param baselineAt last day of the baseline's period
 * @param targetAt last day of the target's period
 * @param milestones how many are declared
 */
public record GoalForm(
    String id,
    String indicatorId,
    String scope,
    boolean committed,
    int better,
    LocalDate baselineAt,
    double baseline,
    LocalDate targetAt,
    double target,
    int milestones) {

  /** A goal of the registry. */
  public static GoalForm of(Goal goal, Better better) {
    return new GoalForm(
        goal.id(),
        goal.indicatorId(),
        goal.placeId().or(() -> goal.gap().map(Gap::words)).orElse(""),
        goal.ambition() == Ambition.COMMITTED,
        goal.gap().isPresent() ? -1 : better.sign(),
        goal.baseline().period().end(),
        goal.baseline().value(),
        goal.target().period().end(),
        goal.target().value(),
        goal.milestones().size());
  }

  /** A goal that was published; empty where its periods cannot be read. */
  public static Optional<GoalForm> of(
      org.waymark.schema.record.Goal goal, PeriodKind kind, Better better) {
    Optional<LocalDate> from = PeriodText.parse(goal.getBaselinePeriod(), kind).map(p -> p.end());
    Optional<LocalDate> to = PeriodText.parse(goal.getTargetPeriod(), kind).map(p -> p.end());
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    String milestones = goal.getMilestones();
    String place = goal.getPlaceId();
    String gap = goal.getGap();
    return Optional.of(
        new GoalForm(
            goal.getGoalId(),
            goal.getIndicatorId(),
            place != null ? place : gap != null ? gap : "",
            goal.getAmbition().equals("committed"),
            gap != null ? -1 : better.sign(),
            from.get(),
            goal.getBaselineValue(),
            to.get(),
            goal.getTargetValue(),
            milestones == null ? 0 : milestones.split("\"period\"", -1).length - 1));
  }

  /** +1 or −1: the direction in which the value is to move; 0 where nothing says. */
  public int direction() {
    int way = (int) Math.signum(target - baseline);
    return way != 0 ? way : better;
  }

  /** Change per year on a straight line from the baseline to the target. */
  double pace() {
    double years = (targetAt.toEpochDay() - baselineAt.toEpochDay()) / 365.25;
    return (target - baseline) / years;
  }
}
