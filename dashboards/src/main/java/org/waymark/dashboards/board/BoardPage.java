package org.waymark.dashboards.board;

import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.page.Masthead;

/** What the page of a dashboard shows. */
public record BoardPage(
    Masthead masthead,
    String title,
    String description,
    String headline,
    List<Shown> blocks,
    String asOf,
    String runId) {

  /** A large figure. */
  public record Kpi(String label, String value, String note) {}

  /** A block as it is shown; one of the four is there. */
  public record Shown(
      String anchor,
      Optional<String> title,
      Optional<String> note,
      String text,
      List<Kpi> kpis,
      Optional<DataTable> table,
      Optional<Figure> figure,
      String sql) {
    /** Whether the query gave nothing to show. */
    public boolean nothing() {
      return text.isEmpty() && kpis.isEmpty() && table.isEmpty() && figure.isEmpty();
    }
  }

  /** The list of dashboards. */
  public record Contents(Masthead masthead, List<Entry> entries, String asOf, String runId) {}

  /** A dashboard in the list. */
  public record Entry(String address, String title, String description, String headline) {}
}
