package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a mission tries out. Lists are in the order of the file.
 *
 * @param signalToRemeasure days that a learning loop may take, where the mission says so
 */
public record Trials(
    List<Experiment> experiments, List<Pilot> pilots, OptionalInt signalToRemeasure) {

  /** Nothing is tried out. */
  public static final Trials NONE = new Trials(List.of(), List.of(), OptionalInt.empty());

  /** The experiment of that id. */
  public Optional<Experiment> experiment(String id) {
    return experiments.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
