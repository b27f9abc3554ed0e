package org.waymark.watch.goals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.watch.goals.GoalChange.Kind;

/**
 * Goals from version to version: what was changed, typed, and by how much of the first way from
 * baseline to target. The words for targets are the Treasury Board of Canada's.
 */
public final class GoalChanges {
  /** A baseline follows its series where the two differ by less than this share of the way. */
  private static final double SAME = 0.01;

  private GoalChanges() {}

  /**
   * A registry as it was at one date.
   *
   * @param ends last day of the mission
   * @param guardrails ids of its guardrail indicators
   */
  public record Version(
      LocalDate at, List<GoalForm> goals, List<String> guardrails, LocalDate ends) {
    public Version {
      goals = List.copyOf(goals);
      guardrails = List.copyOf(guardrails);
    }
  }

  /** What the data of a goal's baseline period say, where they say anything. */
  @FunctionalInterface
  public interface Delivered {
    /** The delivered value of the baseline's period, as known at the latest date. */
    OptionalDouble at(GoalForm goal);
  }

  /**
   * Every change from version to version, in order of date and goal.
   *
   * @param versions in order of date
   */
  public static List<GoalChange> of(List<Version> versions, Delivered delivered) {
    List<GoalChange> changes = new ArrayList<>();
    Map<String, GoalForm> first = new TreeMap<>();
    for (int v = 0; v < versions.size(); v++) {
      Version now = versions.get(v);
      if (v > 0) {
        changes.addAll(between(first, versions.get(v - 1), now, delivered));
      }
      now.goals().forEach(goal -> first.putIfAbsent(goal.id(), goal));
    }
    return List.copyOf(changes);
  }

  private static List<GoalChange> between(
      Map<String, GoalForm> first, Version before, Version now, Delivered delivered) {
    Map<String, GoalForm> old = byId(before.goals());
    Map<String, GoalForm> current = byId(now.goals());
    TreeSet<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(current.keySet());
    List<GoalChange> changes = new ArrayList<>();
    for (String id : ids) {
      GoalForm was = old.get(id);
      GoalForm is = current.get(id);
      if (was == null && is != null) {
        changes.add(
            change(is, now.at(), Kind.ADDED, "", words(is), OptionalDouble.empty(), empty()));
      } else if (was != null && is == null) {
        changes.add(
            change(was, now.at(), Kind.DROPPED, words(was), "", OptionalDouble.empty(), empty()));
      } else if (was != null && is != null) {
        changes.addAll(ofGoal(first.getOrDefault(id, was), was, is, now.at(), delivered));
      }
    }
    for (String guardrail : before.guardrails()) {
      if (!now.guardrails().contains(guardrail)) {
        changes.add(
            new GoalChange(
                guardrail,
                now.at(),
                Kind.GUARDRAIL_DROPPED,
                guardrail,
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty()));
      }
    }
    return changes;
  }

  /** What was changed of one goal, all parts of it. */
  static List<GoalChange> ofGoal(
      GoalForm first, GoalForm was, GoalForm is, LocalDate at, Delivered delivered) {
    List<GoalChange> changes = new ArrayList<>();
    OptionalDouble easier = easierBy(was, is);
    double way = Math.abs(first.target() - first.baseline());
    if (!was.indicatorId().equals(is.indicatorId())) {
      changes.add(
          change(
              is,
              at,
              Kind.SWAPPED,
              was.indicatorId(),
              is.indicatorId(),
              OptionalDouble.empty(),
              empty()));
      return changes;
    }
    if (!was.scope().equals(is.scope())) {
      changes.add(
          change(
              is, at, Kind.SCOPE_CHANGED, scope(was), scope(is), OptionalDouble.empty(), empty()));
    }
    TargetMove move =
        TargetMove.of(
            was.direction(),
            is.direction(),
            OptionalDouble.of(was.target()),
            OptionalDouble.of(is.target()));
    if (move == TargetMove.SOFTENED || move == TargetMove.HARDENED || move == TargetMove.TURNED) {
      Kind kind =
          switch (move) {
            case SOFTENED -> Kind.SOFTENED;
            case HARDENED -> Kind.HARDENED;
            default -> Kind.TURNED;
          };
      changes.add(
          change(
              is,
              at,
              kind,
              number(was.target()),
              number(is.target()),
              share(is.target() - was.target(), way),
              easier));
    }
    if (!was.targetAt().equals(is.targetAt())) {
      Kind kind = is.targetAt().isAfter(was.targetAt()) ? Kind.EXTENDED : Kind.BROUGHT_FORWARD;
      double months =
          Math.abs(
              ChronoUnit.MONTHS.between(
                  was.targetAt().withDayOfMonth(1), is.targetAt().withDayOfMonth(1)));
      changes.add(
          change(
              is,
              at,
              kind,
              was.targetAt().toString(),
              is.targetAt().toString(),
              OptionalDouble.of(months),
              easier));
    }
    if (was.baseline() != is.baseline()) {
      changes.add(baseline(was, is, at, way, delivered.at(is), easier));
    }
    if (was.committed() != is.committed()) {
      changes.add(
          change(
              is,
              at,
              was.committed() ? Kind.EASIER_CLASS : Kind.HARDER_CLASS,
              ambition(was),
              ambition(is),
              OptionalDouble.empty(),
              empty()));
    }
    if (is.milestones() < was.milestones()) {
      changes.add(
          change(
              is,
              at,
              Kind.THINNED,
              was.milestones() + " milestones",
              is.milestones() + " milestones",
              OptionalDouble.of(was.milestones() - is.milestones()),
              empty()));
    }
    return changes;
  }

  /**
   * A baseline that moved to where the series now has it was restated with the series: the promise
   * is the same. Any other move in the direction sought makes the way shorter.
   */
  private static GoalChange baseline(
      GoalForm was,
      GoalForm is,
      LocalDate at,
      double way,
      OptionalDouble delivered,
      OptionalDouble easier) {
    double moved = is.baseline() - was.baseline();
    boolean follows =
        delivered.isPresent()
            && Math.abs(delivered.getAsDouble() - is.baseline()) <= SAME * way
            && Math.abs(delivered.getAsDouble() - was.baseline()) > SAME * way;
    Kind kind =
        follows
            ? Kind.RESTATED
            : moved * is.direction() > 0 ? Kind.REBASELINED : Kind.BASELINE_HARDENED;
    return change(
        is,
        at,
        kind,
        number(was.baseline()),
        number(is.baseline()),
        share(moved, way),
        kind == Kind.RESTATED ? OptionalDouble.empty() : easier);
  }

  /** 1 − required pace after ÷ before; empty where there was no pace, or it turned. */
  static OptionalDouble easierBy(GoalForm was, GoalForm is) {
    double before = was.pace();
    double after = is.pace();
    boolean comparable =
        before != 0 && Double.isFinite(before) && Double.isFinite(after) && before * after >= 0;
    return comparable ? OptionalDouble.of(1 - after / before) : OptionalDouble.empty();
  }

  private static OptionalDouble share(double moved, double way) {
    return way > 0 ? OptionalDouble.of(Math.abs(moved) / way) : OptionalDouble.empty();
  }

  private static GoalChange change(
      GoalForm goal,
      LocalDate at,
      Kind kind,
      String from,
      String to,
      OptionalDouble size,
      OptionalDouble easier) {
    return new GoalChange(goal.id(), at, kind, from, to, size, easier, Optional.empty());
  }

  private static OptionalDouble empty() {
    return OptionalDouble.empty();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String words(GoalForm goal) {
    return goal.indicatorId() + " to " + number(goal.target()) + " by " + goal.targetAt();
  }

  private static String scope(GoalForm goal) {
    return goal.scope().isEmpty() ? "all places" : goal.scope();
  }

  private static String ambition(GoalForm goal) {
    return goal.committed() ? "committed" : "aspirational";
  }

  private static Map<String, GoalForm> byId(List<GoalForm> goals) {
    Map<String, GoalForm> byId = new TreeMap<>();
    goals.forEach(goal -> byId.put(goal.id(), goal));
    return byId;
  }
}
