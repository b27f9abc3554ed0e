package org.waymark.registry;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a workspace declares. Places are in order of id (code unit order), indicators in
 * order of id: their positions in these lists are the indexes that batches and panels carry.
 */
public record Workspace(
    Settings settings, List<Place> places, List<Mission> missions, List<Feed> feeds) {

  /** All indicators of all missions in order of id. */
  public List<Indicator> indicators() {
    return missions.stream()
        .flatMap(m -> m.indicators().stream())
        .sorted(java.util.Comparator.comparing(Indicator::id))
        .toList();
  }

  /**
   * The shard of each indicator: its position modulo their number. Where a rule hides small
   * numbers, indicators that tell of each other are in one.
   */
  public int[] shards(int count) {
    List<Indicator> indicators = indicators();
    if (!settings.disclosure().equals(Settings.defaults().disclosure())) {
      return IndicatorTies.of(indicators, feeds).shards(count);
    }
    int[] shards = new int[indicators.size()];
    java.util.Arrays.setAll(shards, i -> i % count);
    return shards;
  }

  /** The mission of that id. */
  public Optional<Mission> mission(String id) {
    return missions.stream().filter(m -> m.id().equals(id)).findFirst();
  }
}
