package org.waymark.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a workspace declares. Places are in order of id (code unit order), indicators in
 * order of id: their positions in these lists are the indexes that batches and panels carry.
 *
 * @param history missions as the registry had them at earlier dates, in order of date
 */
public record Workspace(
    Settings settings,
    List<Place> places,
    List<Mission> missions,
    List<Feed> feeds,
    List<PastMission> history) {

  /** A workspace of which no earlier version is known. */
  public Workspace(
      Settings settings, List<Place> places, List<Mission> missions, List<Feed> feeds) {
    this(settings, places, missions, feeds, List.of());
  }

  /** All indicators of all missions in order of id. */
  public List<Indicator> indicators() {
    return missions.stream()
        .flatMap(m -> m.indicators().stream())
        .sorted(java.util.Comparator.comparing(Indicator::id))
        .toList();
  }

  /**
   * The shard of each indicator: its position modulo their number. Indicators are in one with their
   * strata and, where a rule hides small numbers, with those that tell of each other.
   */
  public int[] shards(int count) {
    List<Indicator> indicators = indicators();
    int[] sets = new int[indicators.size()];
    Arrays.setAll(sets, i -> i);
    if (!settings.disclosure().equals(Settings.defaults().disclosure())) {
      sets = IndicatorTies.of(indicators, feeds).cluster();
    }
    return Arrays.stream(Strata.of(indicators, feeds).joined(sets))
        .map(first -> first % count)
        .toArray();
  }

  /** The mission of that id. */
  public Optional<Mission> mission(String id) {
    return missions.stream().filter(m -> m.id().equals(id)).findFirst();
  }
}
