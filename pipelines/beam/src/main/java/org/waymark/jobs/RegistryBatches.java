package org.waymark.jobs;

import java.util.List;
import org.waymark.coders.RowBatch;
import org.waymark.registry.RegistryRows;

/** The registry's rows, ready to travel. */
final class RegistryBatches {

  private RegistryBatches() {}

  static List<RowBatch> of(RegistryRows rows) {
    return List.of(
        RowBatch.of("mission", rows.missions()),
        RowBatch.of("goal", rows.goals()),
        RowBatch.of("indicator", rows.indicators()),
        RowBatch.of("place", rows.places()),
        RowBatch.of("theme", rows.themes()));
  }
}
