package org.waymark.dashboards.board;

import java.util.Set;
import org.waymark.dashboards.page.Pages;

/**
 * Ways from the page that is being made to pages about a place, an indicator, a mission or a
 * finding. Addresses depend on ids alone.
 *
 * @param up the way to the folder of the dashboards: empty or {@code ../}
 * @param report the way from there to the folder of the weekly report; empty where there is none
 * @param places ids of the places that have a profile
 * @param indicators ids of the indicators that have a page
 * @param missions ids of the missions that have a page in the report
 * @param findings ids of the findings that have a page in the report
 */
record Links(
    String up,
    String report,
    Set<String> places,
    Set<String> indicators,
    Set<String> missions,
    Set<String> findings) {
  static final String PROFILE = "place-profile";
  static final String INDICATOR = "indicator";

  /** Ways to nowhere. */
  static final Links NONE = new Links("", "", Set.of(), Set.of(), Set.of(), Set.of());

  /** The same from a folder within that of the dashboards. */
  Links below() {
    return new Links("../" + up, report, places, indicators, missions, findings);
  }

  /** Address of the profile of a place; empty where it has none. */
  String place(String id) {
    return places.contains(id) ? up + PROFILE + "/" + Pages.fileName(id) : "";
  }

  /** Address of the page of an indicator; empty where it has none. */
  String indicator(String id) {
    return indicators.contains(id) ? up + INDICATOR + "/" + Pages.fileName(id) : "";
  }

  /** Address of the page of a mission in the weekly report; empty where it has none. */
  String mission(String id) {
    return missions.contains(id) ? up + report + Pages.fileName(id) : "";
  }

  /** Address of the page of a finding in the weekly report; empty where it has none. */
  String finding(String id) {
    return findings.contains(id) ? up + report + "findings/" + Pages.fileName(id) : "";
  }
}
