package org.waymark.twin.model;

import java.util.List;
import org.waymark.registry.Problem;

/**
 * What came of reading the models of a workspace.
 *
 * @param models those that can be used, by id
 * @param problems everything that is wrong or looks so, by file and position
 */
public record ModelReading(List<Model> models, List<Problem> problems) {
  public ModelReading {
    models = List.copyOf(models);
    problems = List.copyOf(problems);
  }
}
