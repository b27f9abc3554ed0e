package org.waymark.transforms;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.disclosure.EarlierCells;
import org.waymark.disclosure.EarlierPublications;
import org.waymark.disclosure.TiedSuppression;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Indicator;
import org.waymark.registry.IndicatorTies;
import org.waymark.registry.Place;
import org.waymark.registry.Settings;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.DisclosureAudit;
import org.waymark.table.Labels;

/**
 * A panel as the disclosure rule lets it be seen, with the audit of what that hides.
 *
 * @param audit the row of {@code disclosure_audit}
 * @param account partial rows of {@code data_quality}
 */
record SmallNumbers(Panel panel, DisclosureAudit audit, List<DataQuality> account) {

  /**
   * Hides what the rule hides of each panel, and tries to get it back.
   *
   * @param exact panels of a shard; those that reveal each other are all among them
   * @return in the same order
   */
  static List<SmallNumbers> hidden(
      List<Panel> exact, DisclosureRule rule, Snapshot told, RunStamp stamp) {
    Workspace workspace = told.workspace();
    List<Indicator> indicators = workspace.indicators();
    IndicatorTies ties = IndicatorTies.of(workspace);
    Map<Integer, List<Integer>> clusters = new TreeMap<>();
    for (int p = 0; p < exact.size(); p++) {
      clusters
          .computeIfAbsent(ties.cluster()[exact.get(p).indicator()], fresh -> new ArrayList<>())
          .add(p);
    }
    SmallNumbers[] done = new SmallNumbers[exact.size()];
    Published published = Published.of(told, workspace.places());
    try (PublishedTables tables = new PublishedTables(new OutputFolder(Path.of(stamp.root())))) {
      for (List<Integer> members : clusters.values()) {
        List<Panel> panels = members.stream().map(exact::get).toList();
        List<EarlierCells> earlier = published.cells(panels, indicators, tables);
        List<TiedSuppression.Outcome> outcomes =
            TiedSuppression.of(
                panels,
                indicators,
                ties,
                workspace.places(),
                rule,
                workspace.settings().protectPercent(),
                earlier,
                published.publications());
        for (int m = 0; m < members.size(); m++) {
          Indicator indicator = indicators.get(panels.get(m).indicator());
          done[members.get(m)] =
              of(outcomes.get(m), indicator, workspace.settings(), published, told, stamp);
        }
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException("other publications cannot be read back", unreadable);
    }
    return List.of(done);
  }

  private static SmallNumbers of(
      TiedSuppression.Outcome outcome,
      Indicator indicator,
      Settings settings,
      Published published,
      Snapshot told,
      RunStamp stamp) {
    Panel panel = outcome.panel();
    int[] periods = periodsWithHidden(panel);
    long exact = outcome.recoverable() + outcome.shownBefore() + outcome.recoverableWithBefore();
    DisclosureAudit row =
        DisclosureAudit.newBuilder()
            .setIndicatorId(indicator.id())
            .setRule(settings.disclosure())
            .setFirstPeriod(periods.length == 0 ? null : text(periods[0]))
            .setLastPeriod(periods.length == 0 ? null : text(periods[periods.length - 1]))
            .setCells(panel.observations() + (long) panel.suppressions())
            .setHidden(outcome.hidden())
            .setHeld(outcome.held())
            .setRecoverable(outcome.recoverable())
            .setShownBefore(outcome.shownBefore())
            .setRecoverableWithBefore(outcome.recoverableWithBefore())
            .setExactShare(outcome.hidden() == 0 ? 0 : exact / (double) outcome.hidden())
            .setWithin(outcome.within())
            .setWithinShare(
                outcome.hidden() == 0 ? 0 : outcome.within() / (double) outcome.hidden())
            .setPublications((long) published.publications().count())
            .setToldBy(
                outcome.toldBy().isEmpty()
                    ? null
                    : outcome.toldBy().stream()
                        .map(k -> published.dates().get(k).toString())
                        .collect(Collectors.joining(", ")))
            .setPreviousAsOf(told.previousAsOf().orElse((LocalDate) null))
            .setAsOf(stamp.asOf())
            .setRunId(stamp.runId())
            .build();
    return new SmallNumbers(panel, row, account(panel, told.labels(stamp), stamp));
  }

  private static String text(int code) {
    return Period.ofCode(code).toString();
  }

  private static int[] periodsWithHidden(Panel panel) {
    return IntStream.range(0, panel.periods().length)
        .filter(
            t ->
                IntStream.range(0, panel.places().length)
                    .anyMatch(p -> panel.suppressed(panel.cell(p, t))))
        .map(t -> panel.periods()[t])
        .toArray();
  }

  private static List<DataQuality> account(Panel panel, Labels labels, RunStamp stamp) {
    TreeMap<Long, Long> byFile = new TreeMap<>();
    for (int cell = 0; cell < panel.suppressed().length; cell++) {
      if (panel.suppressed()[cell]) {
        byFile.merge(((long) panel.feed()[cell] << 32) | panel.file()[cell], 1L, Long::sum);
      }
    }
    List<DataQuality> rows = new ArrayList<>();
    byFile.forEach(
        (key, count) ->
            rows.add(
                stamp.counted(
                    labels.feeds()[(int) (key >> 32)],
                    labels.files()[key.intValue()],
                    RowAccount.SUPPRESSED,
                    count)));
    return rows;
  }

  /**
   * The other publications of the folder.
   *
   * @param position of each place that any publication knows
   */
  private record Published(
      EarlierPublications publications,
      List<LocalDate> dates,
      List<List<String>> files,
      Map<String, Integer> position) {

    static Published of(Snapshot told, List<Place> places) {
      List<PublishedBefore> before = told.publishedBefore();
      Map<String, Integer> position = new HashMap<>();
      for (Place place : places) {
        position.put(place.id(), position.size());
      }
      for (PublishedBefore one : before) {
        TreeSet<String> ids = new TreeSet<>(one.parents().keySet());
        ids.addAll(one.parents().values());
        ids.forEach(id -> position.putIfAbsent(id, position.size()));
      }
      boolean[] sameRule = new boolean[before.size()];
      List<int[]> parents = new ArrayList<>();
      String rule = told.workspace().settings().disclosure();
      for (int k = 0; k < before.size(); k++) {
        sameRule[k] = before.get(k).rule().equals(rule);
        int[] above = new int[position.size()];
        Arrays.fill(above, -1);
        before
            .get(k)
            .parents()
            .forEach((id, parent) -> above[at(position, id)] = at(position, parent));
        parents.add(above);
      }
      return new Published(
          new EarlierPublications(position.size(), parents, sameRule),
          before.stream().map(PublishedBefore::asOf).toList(),
          before.stream().<List<String>>map(PublishedBefore::observations).toList(),
          position);
    }

    private static int at(Map<String, Integer> position, String id) {
      return position.getOrDefault(id, -1);
    }

    List<EarlierCells> cells(List<Panel> panels, List<Indicator> indicators, PublishedTables tables)
        throws SQLException {
      if (dates.isEmpty()) {
        return panels.stream().map(panel -> EarlierCells.NONE).toList();
      }
      Map<String, EarlierCells> byId = new TreeMap<>();
      for (Panel panel : panels) {
        byId.put(indicators.get(panel.indicator()).id(), new EarlierCells());
      }
      Map<String, PeriodKind> kinds = new HashMap<>();
      for (Panel panel : panels) {
        Indicator indicator = indicators.get(panel.indicator());
        kinds.put(indicator.id(), indicator.period());
      }
      Map<String, Integer> codes = new HashMap<>();
      tables.shown(
          files,
          dates,
          List.copyOf(byId.keySet()),
          row -> {
            EarlierCells cells = byId.get(row.indicatorId());
            int place = position.getOrDefault(row.placeId(), -1);
            if (cells != null && place >= 0) {
              PeriodKind kind = kinds.getOrDefault(row.indicatorId(), PeriodKind.MONTH);
              int period =
                  codes.computeIfAbsent(
                      kind + " " + row.period(),
                      fresh -> PeriodText.parse(row.period(), kind).map(Period::code).orElse(-1));
              if (period >= 0) {
                cells.add(
                    place,
                    period,
                    row.suppressed(),
                    row.held(),
                    row.numbers(),
                    row.first(),
                    row.bits());
              }
            }
          });
      return panels.stream()
          .map(
              panel -> byId.getOrDefault(indicators.get(panel.indicator()).id(), EarlierCells.NONE))
          .toList();
    }
  }
}
