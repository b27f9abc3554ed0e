package org.waymark.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.period.PeriodText;
import org.waymark.registry.Indicator;
import org.waymark.schema.record.Goal;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/**
 * Goals as versions: one that is changed between two published dates is told as changed, and its
 * earlier forms are kept. Nobody moves a target unseen.
 */
public final class GoalVersions {

  private GoalVersions() {}

  /**
   * Goals with their version, since when it stands, and all that was ever changed.
   *
   * @param previous goals of the date published before; empty: nothing was
   * @param now the registry's goals
   */
  public static List<Goal> since(
      List<Goal> previous, List<Goal> now, List<Indicator> indicators, LocalDate asOf) {
    Map<String, Goal> before = byId(previous);
    Map<String, String> changes = changes(previous, now, indicators);
    List<Goal> rows = new ArrayList<>(now.size());
    for (Goal goal : now) {
      Goal last = before.get(goal.getGoalId());
      if (last == null) {
        rows.add(goal);
        continue;
      }
      Goal.Builder row =
          Goal.newBuilder(goal)
              .setVersion(version(last))
              .setVersionSince(since(last))
              .setChanges(last.getChanges());
      String change = changes.get(goal.getGoalId());
      if (change != null) {
        String dated = change + " on " + PeriodWords.day(asOf);
        row.setVersion(version(last) + 1)
            .setVersionSince(asOf)
            .setChanges(last.getChanges() == null ? dated : dated + "; " + last.getChanges());
      }
      rows.add(row.build());
    }
    return List.copyOf(rows);
  }

  /**
   * What was changed of each goal that was: target moved from 62% to 58%. Goals that are new, or
   * the same, are not among them.
   */
  public static Map<String, String> changes(
      List<Goal> previous, List<Goal> now, List<Indicator> indicators) {
    Map<String, Goal> before = byId(previous);
    Map<String, Indicator> known =
        indicators.stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
    Map<String, String> changes = new HashMap<>();
    for (Goal goal : now) {
      Goal last = before.get(goal.getGoalId());
      Indicator indicator = known.get(goal.getIndicatorId());
      if (last != null && indicator != null) {
        List<String> words = changes(last, goal, indicator);
        if (!words.isEmpty()) {
          changes.put(goal.getGoalId(), String.join("; ", words));
        }
      }
    }
    return changes;
  }

  private static List<String> changes(Goal last, Goal now, Indicator indicator) {
    List<String> words = new ArrayList<>();
    if (!last.getIndicatorId().equals(now.getIndicatorId())) {
      words.add("indicator changed from " + last.getIndicatorId() + " to " + now.getIndicatorId());
    }
    if (!Objects.equals(last.getPlaceId(), now.getPlaceId())) {
      words.add("place changed from " + place(last) + " to " + place(now));
    }
    if (!Objects.equals(last.getGap(), now.getGap())) {
      words.add("gap changed from " + gap(last) + " to " + gap(now));
    }
    moved("target", last.getTargetValue(), now.getTargetValue(), indicator).ifPresent(words::add);
    moved("date", last.getTargetPeriod(), now.getTargetPeriod(), indicator).ifPresent(words::add);
    moved("baseline", last.getBaselineValue(), now.getBaselineValue(), indicator)
        .ifPresent(words::add);
    moved("baseline's period", last.getBaselinePeriod(), now.getBaselinePeriod(), indicator)
        .ifPresent(words::add);
    if (!last.getAmbition().equals(now.getAmbition())) {
      words.add("ambition changed from " + last.getAmbition() + " to " + now.getAmbition());
    }
    if (!direction(last).equals(direction(now))) {
      words.add("direction changed from " + direction(last) + " to " + direction(now));
    }
    if (!Objects.equals(last.getMilestones(), now.getMilestones())) {
      words.add("milestones changed");
    }
    return words;
  }

  private static Optional<String> moved(String what, double from, double to, Indicator indicator) {
    return from == to
        ? Optional.empty()
        : Optional.of(
            what
                + " moved from "
                + Quantities.value(indicator, from, to - from)
                + " to "
                + Quantities.value(indicator, to, to - from));
  }

  private static Optional<String> moved(String what, String from, String to, Indicator indicator) {
    return from.equals(to)
        ? Optional.empty()
        : Optional.of(
            what + " moved from " + period(from, indicator) + " to " + period(to, indicator));
  }

  private static String period(String text, Indicator indicator) {
    return PeriodText.parse(text, indicator.period()).map(PeriodWords::name).orElse(text);
  }

  private static String gap(Goal goal) {
    return goal.getGap() == null ? "none" : "the " + goal.getGap();
  }

  private static String place(Goal goal) {
    return goal.getPlaceId() == null ? "all places" : goal.getPlaceId();
  }

  private static String direction(Goal goal) {
    return goal.getTargetValue() < goal.getBaselineValue() ? "falling" : "rising";
  }

  /** 1 where it was published before versions were counted. */
  private static long version(Goal goal) {
    return Math.max(1, goal.getVersion());
  }

  @SuppressWarnings("ConstantValue") // A file that was written before versions has no such date.
  private static LocalDate since(Goal goal) {
    LocalDate since = goal.getVersionSince();
    return since == null ? goal.getAsOf() : since;
  }

  private static Map<String, Goal> byId(List<Goal> goals) {
    return goals.stream().collect(Collectors.toMap(Goal::getGoalId, Function.identity()));
  }
}
