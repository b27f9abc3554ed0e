package org.waymark.registry;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a workspace.
 *
 * @param workspace present only where no problem is an error
 * @param problems every problem, by file and position
 */
public record RegistryReading(Optional<Workspace> workspace, List<Problem> problems) {
  public RegistryReading {
    problems = List.copyOf(problems);
  }

  /** The problems because of which the workspace cannot be used. */
  public List<Problem> errors() {
    return problems.stream().filter(Problem::isError).toList();
  }

  /** The problems in spite of which it can. */
  public List<Problem> warnings() {
    return problems.stream().filter(problem -> !problem.isError()).toList();
  }
}
