package org.waymark.dashboards.table;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Findings that get a page in the weekly report: the strongest of each mission. */
public final class PagedFindings {
  /** The most findings of a mission with a page. */
  public static final int MOST = 50;

  private PagedFindings() {}

  /** Ids of those of the latest date, in the order in which the report sorts them. */
  public static Set<String> in(PublishedTables tables) throws SQLException {
    return new LinkedHashSet<>(
        tables.list(
            """
            SELECT finding_id FROM positive_deviance
            WHERE state <> 'gone' AND same_as IS NULL
            QUALIFY row_number() OVER (PARTITION BY mission_id ORDER BY
              counterpart_worse OR counted_differently_since IS NOT NULL
                OR denominator_change IS NOT NULL,
              coalesce(list_position(['confirmed', 'changed', 'far-ahead'], tier), 4),
              q_value, effect_shrunk DESC, finding_id) <= %d
            ORDER BY finding_id\
            """
                .formatted(MOST),
            row -> row.text("finding_id")));
  }
}
