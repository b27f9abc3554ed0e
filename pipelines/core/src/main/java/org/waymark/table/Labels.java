package org.waymark.table;

import java.time.LocalDate;
import java.util.List;
import org.waymark.period.Period;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.registry.Workspace;

/**
 * The names behind the positions that panels carry, and the two columns that every fact has.
 *
 * @param indicators ids by position in the workspace
 * @param places ids by position in the workspace
 * @param feeds ids by position in the workspace
 * @param files names by position in the run's inventory, relative to the workspace
 */
public record Labels(
    String[] indicators,
    String[] places,
    String[] feeds,
    String[] files,
    LocalDate asOf,
    String runId) {

  /** The names of a workspace and of a run's files. */
  public static Labels of(Workspace workspace, List<String> files, LocalDate asOf, String runId) {
    return new Labels(
        workspace.indicators().stream().map(Indicator::id).toArray(String[]::new),
        workspace.places().stream().map(Place::id).toArray(String[]::new),
        workspace.feeds().stream().map(Feed::id).toArray(String[]::new),
        files.toArray(String[]::new),
        asOf,
        runId);
  }

  Column asOfColumn() {
    return new Column.Repeated(
        new Column.Dictionary.Days(new int[] {Math.toIntExact(asOf.toEpochDay())}));
  }

  Column runIdColumn() {
    return new Column.Repeated(new Column.Dictionary.Texts(new String[] {runId}));
  }

  /** The texts of periods as a dictionary. */
  static Column.Dictionary periodTexts(int[] periods) {
    String[] texts = new String[periods.length];
    for (int t = 0; t < periods.length; t++) {
      texts[t] = Period.ofCode(periods[t]).toString();
    }
    return new Column.Dictionary.Texts(texts);
  }

  /** First or last days of periods as a dictionary. */
  static Column.Dictionary periodDays(int[] periods, boolean first) {
    int[] days = new int[periods.length];
    for (int t = 0; t < periods.length; t++) {
      Period period = Period.ofCode(periods[t]);
      days[t] = Math.toIntExact((first ? period.start() : period.end()).toEpochDay());
    }
    return new Column.Dictionary.Days(days);
  }
}
