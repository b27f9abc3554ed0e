package org.waymark.progress;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.registry.Ambition;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.wording.Quantities;

/**
 * A goal that can be judged and the values that it is judged by. Values after the target's period
 * are left aside: what counts is what was reached by then.
 *
 * @param values ascending, at least one of them after the baseline
 */
record GoalCourse(Goal goal, Indicator indicator, List<GoalSeries.Value> values) {

  /** A target that differs from the baseline by rounding alone asks for nothing. */
  private static final double ROUNDING = 1e-9;

  /** Either a course or why the goal cannot be judged. */
  record Reading(Optional<GoalCourse> course, Optional<GoalSeries.Value> latest, String refusal) {}

  static Reading read(Goal goal, Indicator indicator, GoalSeries series) {
    double due = goal.target().period().midYear();
    double from = goal.baseline().period().midYear();
    List<GoalSeries.Value> values =
        series.values().stream()
            .filter(v -> v.time() <= due || goal.target().period().equals(v.period()))
            .toList();
    if (values.isEmpty()) {
      return new Reading(
          Optional.empty(),
          Optional.empty(),
          series.refusal().isEmpty() ? "there are no data yet" : series.refusal());
    }
    GoalCourse course = new GoalCourse(goal, indicator, values);
    Optional<GoalSeries.Value> latest = Optional.of(course.latest());
    if (!(due > from)) {
      return new Reading(Optional.empty(), latest, "the target period is not after the baseline");
    }
    double distance = Math.abs(course.distance());
    if (distance <= ROUNDING * Math.abs(goal.baseline().value()) || distance == 0) {
      return new Reading(
          Optional.empty(), latest, "the target equals the baseline, so no pace is required of it");
    }
    if (!(course.elapsed() > 0)) {
      return new Reading(Optional.empty(), latest, "no data since the baseline yet");
    }
    return new Reading(Optional.of(course), latest, "");
  }

  GoalSeries.Value latest() {
    return values.get(values.size() - 1);
  }

  double base() {
    return goal.baseline().value();
  }

  double target() {
    return goal.target().value();
  }

  /** From baseline to target. */
  double distance() {
    return target() - base();
  }

  /** From the baseline to the latest value. */
  double moved() {
    return latest().value() - base();
  }

  /** Years from the baseline to the latest value. */
  double elapsed() {
    return latest().time() - goal.baseline().period().midYear();
  }

  /** Years from baseline to target. */
  double years() {
    return due() - goal.baseline().period().midYear();
  }

  double due() {
    return goal.target().period().midYear();
  }

  /** +1 where values must be at least the target, -1 where at most. */
  double direction() {
    return isLimit() ? -Math.signum(distance()) : Math.signum(distance());
  }

  /**
   * True where the baseline is better than the target: then the target is a limit that shall hold
   * until it is due, as of a guardrail, and no way to it is to be gone.
   */
  boolean isLimit() {
    return indicator.better().sign() * distance() < 0;
  }

  /** Whether that value is at the target or better. */
  boolean meets(double value) {
    return direction() * (value - target()) >= 0;
  }

  /** True where the latest value is that of the target's period: nothing can be added. */
  boolean isDecided() {
    return latest().period().equals(goal.target().period());
  }

  /** What of the way from baseline to target that value has behind it. */
  double share(double value) {
    return (value - base()) / distance();
  }

  /** The value that is asked for: the target, or 0.7 of the way to an aspirational one. */
  double askedValue() {
    return isLimit() ? target() : base() + Status.asked(goal.ambition()) * distance();
  }

  /**
   * The first of the latest values in a row that fall short of what is asked by then: of the
   * straight way from the baseline to {@link #askedValue}, or of a limit; empty where the latest
   * does not. Values up to the baseline do not count.
   */
  Optional<GoalSeries.Value> behindSince() {
    Optional<GoalSeries.Value> since = Optional.empty();
    double start = goal.baseline().period().midYear();
    for (GoalSeries.Value value : values) {
      double asked =
          isLimit()
              ? target()
              : base() + (askedValue() - base()) * (value.time() - start) / years();
      if (!(value.time() > start) || direction() * (value.value() - asked) >= 0) {
        since = Optional.empty();
      } else if (since.isEmpty()) {
        since = Optional.of(value);
      }
    }
    return since;
  }

  boolean isAspirational() {
    return goal.ambition() == Ambition.ASPIRATIONAL;
  }

  /** The nearest value that the indicator can have: a line may lead beyond 100% or below none. */
  double possible(double value) {
    return switch (indicator.measure()) {
      case PROPORTION -> Math.min(1, Math.max(0, value));
      case RATE, COUNT -> Math.max(0, value);
      case MEAN, VALUE -> value;
    };
  }

  /** A value of the indicator in words. */
  String say(double value) {
    return Quantities.value(indicator, value, distance());
  }

  /** A number or none where it is not finite. */
  static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
