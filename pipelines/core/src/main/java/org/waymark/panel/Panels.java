package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
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
    return ofCounted(CountedRows.in(batches), indicators);
  }

  private static List<PanelBuilder.Built> ofCounted(
      List<ObservationBatch> batches, List<Indicator> indicators) {
    PanelBuilder[][] builders = new PanelBuilder[indicators.size()][];
    EventSeries[] events = new EventSeries[indicators.size()];
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
        if (counts[i] > 0 && indicators.get(i).chart().ofEvents()) {
          if (events[i] == null) {
            events[i] = new EventSeries(i, indicators.get(i).unitsADay().orElse(1));
          }
          events[i].add(batch, positions[i], counts[i]);
        } else if (counts[i] > 0) {
          if (builders[i] == null) {
            builders[i] = builders(i, indicators.get(i));
          }
          deal(batch, positions[i], counts[i], builders[i]);
        }
      }
    }
    List<PanelBuilder.Built> built = new ArrayList<>();
    IntStream.range(0, builders.length)
        .filter(i -> builders[i] != null || events[i] != null)
        .forEach(
            i ->
                built.add(
                    events[i] != null
                        ? events[i].build()
                        : build(i, indicators.get(i), builders[i])));
    return built;
  }

  /** One builder; of an indicator that is standardised one per stratum. */
  private static PanelBuilder[] builders(int position, Indicator indicator) {
    PanelBuilder[] builders = new PanelBuilder[Math.max(1, indicator.standard().strata().size())];
    Arrays.setAll(builders, s -> new PanelBuilder(position, indicator.per()));
    return builders;
  }

  private static void deal(
      ObservationBatch batch, int[] positions, int count, PanelBuilder[] builders) {
    if (builders.length == 1) {
      builders[0].add(batch, positions, count);
      return;
    }
    for (int stratum = 0; stratum < builders.length; stratum++) {
      int of = stratum;
      int[] rows =
          Arrays.stream(positions, 0, count).filter(row -> batch.stratumAt(row) == of).toArray();
      if (rows.length > 0) {
        builders[stratum].add(batch, rows, rows.length);
      }
    }
  }

  private static PanelBuilder.Built build(
      int position, Indicator indicator, PanelBuilder[] builders) {
    return indicator.standardised()
        ? StandardisedRates.of(
            position, indicator, Arrays.stream(builders).map(PanelBuilder::build).toList())
        : builders[0].build();
  }
}
