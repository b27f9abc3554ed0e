package org.waymark.dashboards.table;

import java.sql.SQLException;

/** Places that get a page: all of them up to a limit, those with a finding first. */
public final class PagedPlaces {
  /** The most places with a page. */
  public static final int MOST = 200;

  private PagedPlaces() {}

  /** The places as a table that queries may join; gives its name. */
  public static String in(PublishedTables tables) throws SQLException {
    return tables.remember(
        "page_place",
        """
        SELECT place_id, name FROM (
          SELECT place_id, name, place_id IN (SELECT place_id FROM positive_deviance) AS found
          FROM place ORDER BY found DESC, name, place_id LIMIT %d)\
        """
            .formatted(MOST));
  }
}
