package org.waymark.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.registry.Indicator;

/** Deals rows of many indicators out to their panels. */
public final class Panels {

  private Panels() {}

  /**
   * The panels of all indicators that have rows, in order of position in the workspace.
   *
   * @param batches in any order
   * @param indicators of the workspace, in its order
   */
  public static List<PanelBuilder.Built> of(
      List<ObservationBatch> batches, List<Indicator> indicators) {
    PanelBuilder[] builders = new PanelBuilder[indicators.size()];
    for (ObservationBatch batch : batches) {
      int[] counts = new int[indicators.size()];
      for (int row = 0; row < batch.size(); row++) {
        counts[batch.indicator()[row]]++;
      }
      int[][] positions = new int[indicators.size()][];
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          positions[i] = new int[counts[i]];
          counts[i] = 0;
        }
      }
      for (int row = 0; row < batch.size(); row++) {
        int indicator = batch.indicator()[row];
        positions[indicator][counts[indicator]++] = row;
      }
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          if (builders[i] == null) {
            builders[i] = new PanelBuilder(i, indicators.get(i).per());
          }
          builders[i].add(batch, positions[i], counts[i]);
        }
      }
    }
    List<PanelBuilder.Built> built = new ArrayList<>();
    IntStream.range(0, builders.length)
        .filter(i -> builders[i] != null)
        .forEach(i -> built.add(builders[i].build()));
    return built;
  }
}
