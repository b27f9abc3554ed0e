package org.waymark.transforms;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.disclosure.MarginAudit;
import org.waymark.disclosure.Suppression;
import org.waymark.panel.Panel;
import org.waymark.panel.Period;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
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
   * Hides what the rule hides, and tries to get it back.
   *
   * @throws IllegalStateException if a hidden value follows from those that would be published
   */
  static SmallNumbers hidden(
      Panel exact, Indicator indicator, DisclosureRule rule, Snapshot told, RunStamp stamp) {
    Workspace workspace = told.workspace();
    Suppression suppression = Suppression.of(exact, indicator, workspace.places(), rule);
    Panel panel = suppression.panel();
    int[] periods = periodsWithHidden(panel);
    Map<String, Set<String>> before = shownBefore(indicator, periods, told, stamp);
    List<Place> places = workspace.places();
    int width = panel.periods().length;
    MarginAudit audit =
        MarginAudit.of(
            panel,
            places,
            cell -> {
              Set<String> shown = before.get(panel.period(cell % width).toString());
              return shown != null && shown.contains(places.get(panel.places()[cell / width]).id());
            });
    if (audit.recovered() > 0) {
      throw new IllegalStateException(
          audit.recovered() + " hidden values of " + indicator.id() + " follow from shown ones");
    }
    DisclosureAudit row =
        DisclosureAudit.newBuilder()
            .setIndicatorId(indicator.id())
            .setRule(rule.name())
            .setFirstPeriod(periods.length == 0 ? null : text(periods[0]))
            .setLastPeriod(periods.length == 0 ? null : text(periods[periods.length - 1]))
            .setCells(panel.observations() + (long) panel.suppressions())
            .setHiddenSmall(suppression.primary())
            .setHiddenMargin(suppression.secondary())
            .setRecoverable(audit.recovered())
            .setShownBefore(audit.shownBefore())
            .setRecoverableWithBefore(audit.recoveredWithBefore())
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

  /** Places whose value the publication before showed, by period. */
  private static Map<String, Set<String>> shownBefore(
      Indicator indicator, int[] periods, Snapshot told, RunStamp stamp) {
    if (periods.length == 0 || told.previousObservations().isEmpty()) {
      return Map.of();
    }
    OutputFolder out = new OutputFolder(Path.of(stamp.root()));
    try (PublishedTables tables = new PublishedTables(out)) {
      return tables.shown(
          told.previousObservations(),
          indicator.id(),
          IntStream.of(periods).mapToObj(SmallNumbers::text).toList());
    } catch (SQLException unreadable) {
      throw new IllegalStateException("the publication before cannot be read back", unreadable);
    }
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
}
