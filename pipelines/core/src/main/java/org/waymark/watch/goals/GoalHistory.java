package org.waymark.watch.goals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.PastMission;
import org.waymark.registry.Role;
import org.waymark.watch.goals.GoalChanges.Version;

/**
 * The versions of a mission and every change between them: those of the folder {@code history},
 * that of the date published before, and today's.
 *
 * @param versions in order of date, the last being today's
 * @param changes in order of date and goal
 */
public record GoalHistory(List<Version> versions, List<GoalChange> changes) {

  public GoalHistory {
    versions = List.copyOf(versions);
    changes = List.copyOf(changes);
  }

  /**
   * The goals that were published before.
   *
   * @param at their date
   * @param carried changes that were published with them
   */
  public record Published(LocalDate at, List<GoalForm> goals, List<GoalChange> carried) {}

  /**
   * The history of one mission.
   *
   * @param past its earlier versions, in any order
   * @param before what was published before; empty: nothing
   */
  public static GoalHistory of(
      Mission mission,
      Collection<PastMission> past,
      Optional<Published> before,
      LocalDate asOf,
      GoalChanges.Delivered delivered) {
    List<Version> versions = new ArrayList<>();
    past.stream()
        .filter(old -> old.mission().id().equals(mission.id()) && !old.at().isAfter(asOf))
        .sorted(Comparator.comparing(PastMission::at))
        .forEach(old -> versions.add(version(old.at(), old.mission())));
    Version now = version(asOf, mission);
    Map<String, GoalChange> changes = new TreeMap<>();
    if (before.isEmpty()) {
      versions.add(now);
      GoalChanges.of(versions, delivered).forEach(change -> changes.put(key(change), change));
    } else {
      // A change keeps the date at which it was first published.
      before.get().carried().forEach(change -> changes.put(key(change), change));
      Version published =
          new Version(before.get().at(), before.get().goals(), now.guardrails(), now.ends());
      boolean told =
          !versions.isEmpty() && versions.get(versions.size() - 1).at().isBefore(published.at());
      if (versions.isEmpty() || told) {
        versions.add(published);
      }
      versions.add(now);
      GoalChanges.of(versions, delivered)
          .forEach(change -> changes.putIfAbsent(key(change), change));
    }
    return new GoalHistory(
        versions,
        changes.values().stream()
            .sorted(
                Comparator.comparing(GoalChange::at)
                    .thenComparing(GoalChange::goalId)
                    .thenComparing(GoalChange::kind))
            .toList());
  }

  /** What a change is, whatever its date: it is not published twice. */
  private static String key(GoalChange change) {
    return String.join("\n", change.goalId(), change.kind().word(), change.from(), change.to());
  }

  private static Version version(LocalDate at, Mission mission) {
    Map<String, Indicator> indicators = new TreeMap<>();
    mission.indicators().forEach(indicator -> indicators.put(indicator.id(), indicator));
    List<GoalForm> goals =
        mission.goals().stream()
            .map(
                goal ->
                    GoalForm.of(
                        goal,
                        Optional.ofNullable(indicators.get(goal.indicatorId()))
                            .map(Indicator::better)
                            .orElse(Better.NEITHER)))
            .toList();
    List<String> guardrails =
        mission.indicators().stream()
            .filter(indicator -> indicator.role() == Role.GUARDRAIL)
            .map(Indicator::id)
            .toList();
    return new Version(at, goals, guardrails, mission.ends());
  }
}
