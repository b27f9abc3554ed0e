package org.waymark.transforms;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.panel.Arrivals;
import org.waymark.panel.Completeness;
import org.waymark.panel.Panel;
import org.waymark.panel.Settlement;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.registry.Workspace;

/** What earlier publications show of how complete the latest periods are. */
final class LearntCompleteness {

  /** Periods before a publication that it is asked for. */
  private static final int PERIODS = 20;

  private LearntCompleteness() {}

  /**
   * The completeness of each panel, in their order.
   *
   * @param panels of a shard, as they will be published
   */
  static List<Completeness> of(
      List<Panel> panels, Settlement settlement, Snapshot told, RunStamp stamp) {
    Workspace workspace = told.workspace();
    List<EarlierPublication> earlier = told.earlier();
    Map<PeriodKind, Map<String, Arrivals>> asked = new TreeMap<>();
    Map<Integer, Arrivals> byIndicator = new HashMap<>();
    for (Panel panel : panels) {
      Indicator indicator = workspace.indicators().get(panel.indicator());
      if (!earlier.isEmpty()
          && panel.periods().length > 0
          && !indicator.chart().ofEvents()
          && !settlement.isDeclared(panel)) {
        Arrivals arrivals =
            new Arrivals(
                panel, stamp.asOf(), earlier.stream().map(EarlierPublication::asOf).toList());
        asked
            .computeIfAbsent(indicator.period(), fresh -> new TreeMap<>())
            .put(indicator.id(), arrivals);
        byIndicator.put(panel.indicator(), arrivals);
      }
    }
    if (asked.isEmpty()) {
      return panels.stream().map(panel -> Completeness.UNKNOWN).toList();
    }
    try (PublishedTables tables = new PublishedTables(new OutputFolder(Path.of(stamp.root())))) {
      for (Map.Entry<PeriodKind, Map<String, Arrivals>> of : asked.entrySet()) {
        read(of.getKey(), of.getValue(), workspace.places(), earlier, tables);
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException("earlier publications cannot be read back", unreadable);
    }
    double share = workspace.settings().coverage();
    List<Completeness> learnt = new ArrayList<>();
    for (Panel panel : panels) {
      Arrivals arrivals = byIndicator.get(panel.indicator());
      Indicator indicator = workspace.indicators().get(panel.indicator());
      learnt.add(
          arrivals == null
              ? Completeness.UNKNOWN
              : arrivals.estimate(indicator.coverage().orElse(share)));
    }
    return learnt;
  }

  private static void read(
      PeriodKind kind,
      Map<String, Arrivals> asked,
      List<Place> places,
      List<EarlierPublication> earlier,
      PublishedTables tables)
      throws SQLException {
    Map<String, Integer> position = new HashMap<>();
    places.forEach(place -> position.put(place.id(), position.size()));
    Map<String, Integer> codes = new HashMap<>();
    tables.shown(
        earlier.stream().map(EarlierPublication::observations).toList(),
        earlier.stream().map(EarlierPublication::asOf).toList(),
        List.copyOf(asked.keySet()),
        PERIODS * daysOf(kind),
        row -> {
          Arrivals arrivals = asked.get(row.indicatorId());
          int place = position.getOrDefault(row.placeId(), -1);
          int period =
              codes.computeIfAbsent(
                  row.period(), text -> PeriodText.parse(text, kind).map(Period::code).orElse(-1));
          if (arrivals != null && place >= 0 && period >= 0) {
            arrivals.add(place, period, row.numbers(), row.first(), row.bits());
          }
        });
  }

  private static int daysOf(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> 7;
      case MONTH -> 31;
      case QUARTER -> 92;
      case YEAR, FINANCIAL_YEAR -> 366;
    };
  }
}
