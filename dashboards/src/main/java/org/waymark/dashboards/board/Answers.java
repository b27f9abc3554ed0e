package org.waymark.dashboards.board;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.dashboards.table.Answer;
import org.waymark.dashboards.table.AskedTables;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardQuery;

/**
 * What the queries of one dashboard give for each of its pages. A query that does not name what the
 * page is about is asked once for all pages: with a column {@value #PAGE} each page has its own
 * rows, in the order of the query and without that column; else all pages show the same.
 */
final class Answers {
  /** Column with the id of the place or mission on whose page a row belongs. */
  static final String PAGE = "page_of";

  private final AskedTables tables;
  private final Dashboard.Each each;
  private final String subject;
  private final Map<DashboardQuery, Map<String, Answer>> dealt = new HashMap<>();
  private final Map<DashboardQuery, SQLException> failed = new HashMap<>();

  /** Nothing asked yet, for pages about {@code each}. */
  Answers(AskedTables tables, Dashboard.Each each) {
    this.tables = tables;
    this.each = each;
    subject = each.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rows for a page.
   *
   * @param values of the parameters there, the place or mission of the page among them
   * @throws SQLException says what is wrong with the query
   */
  Answer of(DashboardQuery query, Map<String, Object> values) throws SQLException {
    boolean ownPage = query.parameters().contains(subject);
    if (each == Dashboard.Each.ALL || ownPage) {
      return tables.answer(query.prepared(), bound(query, values));
    }
    SQLException failure = failed.get(query);
    if (failure != null) {
      throw failure;
    }
    if (!dealt.containsKey(query)) {
      try {
        dealt.put(query, tables.dealt(query.prepared(), bound(query, values), PAGE));
      } catch (SQLException e) {
        failed.put(query, e);
        throw e;
      }
    }
    Map<String, Answer> pages = dealt.getOrDefault(query, Map.of());
    Object page = values.getOrDefault(subject, "");
    Answer own = pages.get(page.toString());
    return own != null ? own : pages.getOrDefault("", new Answer(List.of(), List.of(), false));
  }

  /** Values for the question marks of a query. */
  static List<Object> bound(DashboardQuery query, Map<String, Object> values) {
    return query.parameters().stream().map(p -> values.getOrDefault(p, "")).toList();
  }
}
