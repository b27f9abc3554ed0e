package org.waymark.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Ambition;
import org.waymark.registry.Gap;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Rebase;
import org.waymark.wording.Quantities;

/**
 * A goal that can be judged and the values that it is judged by. Values after the target's period
 * are left aside: what counts is what was reached by then.
 *
 * <p>Where the indicator has a season, values, target and milestones are those that the time of the
 * year of the baseline would have: a straight line from March to March is not read in December.
 *
 * @param declared the goal as it is declared
 * @param goal the goal at the time of the year of its baseline
 * @param observed ascending, as reported, at least one of them after the baseline
 * @param values the same at the time of the year of the baseline
 * @param later values after the target's period, as reported
 * @param season by which values are moved to another time of the year
 */
record GoalCourse(
    Goal declared,
    Goal goal,
    Indicator indicator,
    List<GoalSeries.Value> observed,
    List<GoalSeries.Value> values,
    List<GoalSeries.Value> later,
    Season season) {

  /** A target that differs from the baseline by rounding alone asks for the line to be held. */
  private static final double ROUNDING = 1e-9;

  /** What a delivered baseline may be off the declared one: of the way, and of the value. */
  private static final double OFF_THE_WAY = 0.1;

  private static final double OFF_THE_VALUE = 0.01;

  /** What a line that is held may be off by, in standard errors of the mean of three values. */
  private static final double ALLOWANCE = 2;

  private static final int LATEST = 3;

  /** Moving ranges over it are standard deviations. */
  private static final double RANGE = 1.128;

  /** Either a course or why the goal cannot be judged. */
  record Reading(Optional<GoalCourse> course, Optional<GoalSeries.Value> latest, String refusal) {}

  static Reading read(Goal goal, Indicator indicator, GoalSeries series) {
    double due = goal.target().period().midYear();
    double from = goal.baseline().period().midYear();
    List<GoalSeries.Value> values = new ArrayList<>();
    List<GoalSeries.Value> later = new ArrayList<>();
    for (GoalSeries.Value v : series.values()) {
      boolean inTime = v.time() <= due || goal.target().period().equals(v.period());
      (inTime ? values : later).add(v);
    }
    if (values.isEmpty()) {
      return new Reading(
          Optional.empty(),
          Optional.empty(),
          series.refusal().isEmpty() ? "there are no data yet" : series.refusal());
    }
    Optional<GoalSeries.Value> latest = Optional.of(values.get(values.size() - 1));
    if (!(due > from)) {
      return new Reading(Optional.empty(), latest, "the target period is not after the baseline");
    }
    boolean held = isSame(goal.target().value(), goal.baseline().value());
    if (held && indicator.better().sign() == 0) {
      return new Reading(
          Optional.empty(),
          latest,
          "the target equals the baseline, and no direction of this indicator is better");
    }
    if (!(latest.get().time() > from)) {
      return new Reading(Optional.empty(), latest, "no data since the baseline yet");
    }
    return new Reading(Optional.of(of(goal, indicator, values, later)), latest, "");
  }

  private static GoalCourse of(
      Goal goal,
      Indicator indicator,
      List<GoalSeries.Value> observed,
      List<GoalSeries.Value> later) {
    List<GoalSeries.Value> known =
        observed.stream().filter(v -> isSince(v, since(goal, indicator, observed))).toList();
    Season season = Season.of(indicator, known);
    Period base = goal.baseline().period();
    double target = season.shifted(goal.target().value(), goal.target().period(), base);
    double way = goal.target().value() - goal.baseline().value();
    if (isSame(goal.target().value(), goal.baseline().value())) {
      target = goal.target().value(); // a line to hold is one line for the whole year
    } else if ((target - goal.baseline().value()) * way <= 0) {
      season = Season.none(); // the way is lost in the season
      target = goal.target().value();
    }
    Season own = season;
    List<GoalSeries.Value> values =
        observed.stream()
            .map(
                v ->
                    new GoalSeries.Value(
                        v.period(), own.shifted(v.value(), v.period(), base), v.standardError()))
            .toList();
    List<Goal.Point> milestones =
        goal.milestones().stream()
            .map(m -> new Goal.Point(m.period(), own.shifted(m.value(), m.period(), base)))
            .toList();
    Goal at = goal.with(new Goal.Point(goal.target().period(), target), milestones);
    return new GoalCourse(goal, at, indicator, observed, values, later, season);
  }

  private static boolean isSame(double one, double other) {
    return Math.abs(one - other) <= ROUNDING * Math.abs(other);
  }

  /** The latest declared new start of the series that is not later than its end. */
  private static Optional<Period> since(
      Goal goal, Indicator indicator, List<GoalSeries.Value> observed) {
    Period last = observed.get(observed.size() - 1).period();
    return indicator.rebase().stream()
        .filter(r -> r.placeId().isEmpty() || r.placeId().equals(goal.placeId()))
        .map(Rebase::from)
        .filter(from -> from.compareTo(last) <= 0)
        .max(Period::compareTo);
  }

  private static boolean isSince(GoalSeries.Value value, Optional<Period> since) {
    return since.map(from -> value.period().compareTo(from) >= 0).orElse(true);
  }

  /** Period in which the series was declared to start anew; empty: it is of one piece. */
  Optional<Period> startedAnew() {
    return since(declared, indicator, observed);
  }

  /** True where it started anew on the way from the baseline: no pace spans that. */
  boolean isBroken() {
    return startedAnew()
        .map(from -> from.compareTo(declared.baseline().period()) > 0)
        .orElse(false);
  }

  /** Values since the series started anew. */
  List<GoalSeries.Value> valuesOfOnePiece() {
    return values.stream().filter(v -> isSince(v, startedAnew())).toList();
  }

  /** Values since the series started anew, as reported. */
  List<GoalSeries.Value> observedOfOnePiece() {
    return observed.stream().filter(v -> isSince(v, startedAnew())).toList();
  }

  /** At the time of the year of the baseline. */
  GoalSeries.Value latest() {
    return values.get(values.size() - 1);
  }

  /** As reported. */
  GoalSeries.Value latestObserved() {
    return observed.get(observed.size() - 1);
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
    if (isHeld()) {
      return indicator.better().sign();
    }
    return isLimit() ? -Math.signum(distance()) : Math.signum(distance());
  }

  /** True where the target equals the baseline: the line shall be held. */
  boolean isHeld() {
    return isSame(declared.target().value(), declared.baseline().value());
  }

  /**
   * True where the baseline is at the target or better: then the target is a limit that shall hold
   * until it is due, as of a guardrail, and no way to it is to be gone.
   */
  boolean isLimit() {
    return isHeld() || indicator.better().sign() * distance() < 0;
  }

  /** Whether that value is at the target or better. */
  boolean meets(double value) {
    return direction() * (value - target()) >= 0;
  }

  /** Whether the latest value meets the target as reported, and not at its time of the year. */
  boolean isMetBySeasonAlone() {
    return !isHeld()
        && !isMet()
        && direction() * (latestObserved().value() - declared.target().value()) >= 0;
  }

  /** Whether the goal is met by the latest value. */
  boolean isMet() {
    return isHeld() ? holds() : meets(latest().value());
  }

  /**
   * Whether a line is held: the mean of the latest three values is at it or better, or is worse by
   * no more than chance explains.
   */
  private boolean holds() {
    List<GoalSeries.Value> last =
        values.subList(Math.max(0, values.size() - LATEST), values.size());
    double mean = last.stream().mapToDouble(GoalSeries.Value::value).average().orElseThrow();
    double allowed = ALLOWANCE * scatter() / Math.sqrt(last.size());
    return direction() * (mean - target()) >= -allowed - ROUNDING * Math.abs(target());
  }

  /** What values scatter by from one to the next. */
  double scatter() {
    List<GoalSeries.Value> known = valuesOfOnePiece();
    double ranges = 0;
    for (int i = 1; i < known.size(); i++) {
      ranges += Math.abs(known.get(i).value() - known.get(i - 1).value());
    }
    return known.size() < 2 ? 0 : ranges / (known.size() - 1) / RANGE;
  }

  /** True where there is a value of the target's period or a later one: nothing can be added. */
  boolean isDecided() {
    return !later.isEmpty() || latest().period().equals(goal.target().period());
  }

  /** Periods in a row in which the target was met before it was lost again. */
  record Reached(Period first, Period last) {}

  /** When the target was reached and lost; empty where it never was, or is reached now. */
  Optional<Reached> reachedAndLost() {
    PeriodKind kind = latest().period().kind();
    int enough =
        kind == PeriodKind.WEEK || kind == PeriodKind.MONTH
            ? 3
            : kind == PeriodKind.QUARTER ? 2 : 1;
    Optional<Reached> found = Optional.empty();
    int run = 0;
    int since = 0;
    for (int i = 0; i < values.size(); i++) {
      boolean counts = values.get(i).time() > goal.baseline().period().midYear();
      if (counts && meets(values.get(i).value())) {
        run++;
        since = 0;
      } else {
        run = 0;
        since++;
      }
      if (run >= enough) {
        found = Optional.of(new Reached(values.get(i - run + 1).period(), values.get(i).period()));
      }
    }
    return isLimit() || since < Math.max(1, enough - 1) ? Optional.empty() : found;
  }

  /** The first period after the target's in which it was met after all. */
  Optional<Period> metLater() {
    double wanted = declared.target().value();
    return later.stream()
        .filter(v -> direction() * (v.value() - wanted) >= 0)
        .map(GoalSeries.Value::period)
        .findFirst();
  }

  /** The value that was delivered for the baseline's period, where it contradicts the declared. */
  OptionalDouble contradiction() {
    return observed.stream()
        .filter(v -> v.period().equals(declared.baseline().period()))
        .mapToDouble(GoalSeries.Value::value)
        .filter(
            v -> {
              double off = Math.abs(v - base());
              double way = Math.abs(declared.target().value() - base());
              return off > OFF_THE_WAY * way && off > OFF_THE_VALUE * Math.abs(base());
            })
        .findFirst();
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
    return isHeld() && isMet() ? Optional.empty() : since;
  }

  boolean isAspirational() {
    return goal.ambition() == Ambition.ASPIRATIONAL;
  }

  /** Least value that the indicator can have; minus infinity: there is none. */
  double floor() {
    if (declared.gap().isPresent()) {
      boolean signed =
          declared.gap().get().kind() == Gap.Kind.GROUPS
              || declared.gap().get().kind() == Gap.Kind.SLOPE;
      return signed ? Double.NEGATIVE_INFINITY : 0;
    }
    return switch (indicator.measure()) {
      case PROPORTION, RATE, COUNT -> 0;
      case MEAN, VALUE -> isAll(v -> v >= 0) ? 0 : Double.NEGATIVE_INFINITY;
    };
  }

  /** Greatest value that the indicator can have; infinity: there is none. */
  double ceiling() {
    return switch (indicator.measure()) {
      case PROPORTION -> 1;
      case RATE, COUNT -> Double.POSITIVE_INFINITY;
      case MEAN, VALUE ->
          indicator.unit().map(unit -> unit.strip().startsWith("%")).orElse(false)
                  && isAll(v -> v >= 0 && v <= 100)
              ? 100
              : isAll(v -> v <= 0) ? 0 : Double.POSITIVE_INFINITY;
    };
  }

  /** Whether values, baseline, target and milestones are all so. */
  private boolean isAll(java.util.function.DoublePredicate so) {
    return so.test(declared.baseline().value())
        && so.test(declared.target().value())
        && declared.milestones().stream().allMatch(m -> so.test(m.value()))
        && observed.stream().allMatch(v -> so.test(v.value()));
  }

  /**
   * The nearest value that the indicator can have: a line may lead beyond 100% or below none. A
   * mean or value that was never below 0 is taken to have its floor there, one that was never above
   * 0 its ceiling.
   */
  double possible(double value) {
    return Math.min(ceiling(), Math.max(floor(), value));
  }

  /** A value of the target's period in that period's own time of the year. */
  double whenDue(double value) {
    return possible(season.shifted(value, goal.baseline().period(), goal.target().period()));
  }

  /** A value of the indicator in words, with digits enough to tell it from the target. */
  String say(double value) {
    String said = Quantities.valueBeside(indicator, value, declared.target().value(), resolution());
    return isGapOfShares() ? said.replace("%", " percentage points") : said;
  }

  /** Whether values are differences of shares. */
  private boolean isGapOfShares() {
    return declared.gap().isPresent() && indicator.measure() == Measure.PROPORTION;
  }

  private double resolution() {
    double way = declared.target().value() - declared.baseline().value();
    return way == 0 ? Math.max(scatter(), 0.01 * Math.abs(base())) : way;
  }

  /** A number or none where it is not finite. */
  static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
