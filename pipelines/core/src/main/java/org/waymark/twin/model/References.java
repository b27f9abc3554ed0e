package org.waymark.twin.model;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.RegisteredPractice;
import org.waymark.registry.Workspace;

/** What models may name in the rest of their workspace. */
final class References {
  private final boolean known;
  private final TreeMap<String, Indicator> indicators = new TreeMap<>();
  private final TreeMap<String, Mission> missions = new TreeMap<>();
  private final TreeMap<String, Goal> goals = new TreeMap<>();
  private final TreeMap<String, RegisteredPractice> practices = new TreeMap<>();
  private final TreeMap<String, Double> covariates = new TreeMap<>();

  /** Nothing is known where the rest of the workspace cannot be used. */
  References(Optional<Workspace> workspace) {
    known = workspace.isPresent();
    for (Mission mission : workspace.map(Workspace::missions).orElse(java.util.List.of())) {
      missions.put(mission.id(), mission);
      mission.indicators().forEach(indicator -> indicators.put(indicator.id(), indicator));
      mission.goals().forEach(goal -> goals.put(goal.id(), goal));
      mission.practices().forEach(practice -> practices.put(practice.id(), practice));
    }
    for (Place place : workspace.map(Workspace::places).orElse(java.util.List.of())) {
      place.covariates().forEach((name, value) -> covariates.merge(name, value, Double::sum));
    }
  }

  /** Whether the rest of the workspace could be read. */
  boolean known() {
    return known;
  }

  Optional<Indicator> indicator(String id) {
    return Optional.ofNullable(indicators.get(id));
  }

  Optional<Goal> goal(String id) {
    return Optional.ofNullable(goals.get(id));
  }

  /** Sum of a covariate over places. */
  Optional<Double> covariate(String name) {
    return Optional.ofNullable(covariates.get(name));
  }

  SortedSet<String> indicatorIds() {
    return new TreeSet<>(indicators.keySet());
  }

  SortedSet<String> missionIds() {
    return new TreeSet<>(missions.keySet());
  }

  SortedSet<String> goalIds() {
    return new TreeSet<>(goals.keySet());
  }

  /** Whether a place has taken up a practice. */
  boolean isAdopted(String practice) {
    RegisteredPractice found = practices.get(practice);
    return found != null && !found.adopters().isEmpty();
  }

  SortedSet<String> practiceIds() {
    return new TreeSet<>(practices.keySet());
  }

  SortedSet<String> covariateNames() {
    return new TreeSet<>(covariates.keySet());
  }
}
