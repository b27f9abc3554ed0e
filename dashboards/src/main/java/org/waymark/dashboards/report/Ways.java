package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.table.PagedPlaces;
import org.waymark.dashboards.table.PublishedTables;

/**
 * Addresses of pages as a page of the report writes them. They depend on ids alone, so that they
 * are the same every week.
 *
 * @param up the way to the folder of the report: empty or {@code ../}
 * @param places ids of the places that have a page
 * @param indicators ids of the indicators that have a page
 */
record Ways(String up, Set<String> places, Set<String> indicators) {
  /** Folder of the pages of findings, in that of the report. */
  static final String FINDINGS = "findings";

  /** Folder of the pages of experiments and pilots. */
  static final String TRIALS = "trials";

  /** Folder of the pages of models. */
  static final String MODELS = "models";

  private static final String DASHBOARDS = "../../dashboards/";

  /** The ways from a page in the folder of the report. */
  static Ways of(PublishedTables tables) throws SQLException {
    return new Ways(
        "",
        new LinkedHashSet<>(
            tables.list(
                "SELECT place_id FROM " + PagedPlaces.in(tables), row -> row.text("place_id"))),
        new LinkedHashSet<>(
            tables.list(
                "SELECT indicator_id FROM indicator ORDER BY 1", row -> row.text("indicator_id"))));
  }

  /** The same from a folder within that of the report. */
  Ways below() {
    return new Ways("../" + up, places, indicators);
  }

  /** The page of a mission. */
  String mission(String id) {
    return up + Pages.fileName(id);
  }

  /** The page of a finding. */
  String finding(String id) {
    return up + FINDINGS + "/" + Pages.fileName(id);
  }

  /** The page of an experiment or a pilot. */
  String trial(String id) {
    return up + TRIALS + "/" + Pages.fileName(id);
  }

  /** The page of a model. */
  String model(String id) {
    return up + MODELS + "/" + Pages.fileName(id);
  }

  /** The page of a place; empty where it has none. */
  String place(String id) {
    return places.contains(id) ? up + DASHBOARDS + "place-profile/" + Pages.fileName(id) : "";
  }

  /** The page of an indicator; empty where it has none. */
  String indicator(String id) {
    return indicators.contains(id) ? up + DASHBOARDS + "indicator/" + Pages.fileName(id) : "";
  }

  /** The page of the health of a mission. */
  String health(String missionId) {
    return up + DASHBOARDS + "mission-health/" + Pages.fileName(missionId);
  }

  /** Where a goal is on the page of its mission. */
  static String goalAnchor(String goalId) {
    return "goal-" + plain(goalId);
  }

  /** Where a finding is on the page of its mission. */
  static String findingAnchor(String findingId) {
    return "finding-" + plain(findingId);
  }

  private static String plain(String id) {
    String file = Pages.fileName(id);
    return file.substring(0, file.length() - ".html".length());
  }
}
