package org.waymark.dashboards.board;

import java.util.Set;
import org.waymark.dashboards.page.Pages;

/**
 * Ways from the page that is being made to the profiles of places.
 *
 * @param up the way to the folder of the dashboards: empty or {@code ../}
 * @param places ids of the places that have a profile
 */
record Links(String up, Set<String> places) {
  static final String PROFILE = "place-profile";

  /** Address of the profile of a place; empty where it has none. */
  String place(String id) {
    return places.contains(id) ? up + PROFILE + "/" + Pages.fileName(id) : "";
  }
}
