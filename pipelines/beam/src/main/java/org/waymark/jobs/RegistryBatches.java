package org.waymark.jobs;

import java.util.List;
import org.waymark.coders.RowBatch;
import org.waymark.registry.RegistryRows;
import org.waymark.schema.record.Goal;

/** The registry's rows, ready to travel. */
final class RegistryBatches {

  private RegistryBatches() {}

  /** The rows, with goals that know what they were before. */
  static List<RowBatch> of(RegistryRows rows, List<Goal> goals) {
    return List.of(
        RowBatch.of("mission", rows.missions()),
        RowBatch.of("goal", goals),
        RowBatch.of("indicator", rows.indicators()),
        RowBatch.of("place", rows.places()),
        RowBatch.of("theme", rows.themes()),
        RowBatch.of("registered_practice", rows.practices()));
  }
}
