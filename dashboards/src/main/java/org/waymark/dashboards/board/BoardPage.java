package org.waymark.dashboards.board;

import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.page.Masthead;

/**
 * What a page of a dashboard shows.
 *
 * @param kicker what the page is about
 * @param chosen for which values of its parameters the page is shown; empty without parameters
 * @param problems why the headline could not be made; usually none
 */
public record BoardPage(
    Masthead masthead,
    String kicker,
    String description,
    String headline,
    String chosen,
    List<String> problems,
    List<Shown> blocks,
    Run run) {

  /** The run that the page shows. */
  public record Run(String asOf, String runId) {}

  /** A large figure. */
  public record Kpi(String label, String value, String note) {}

  /**
   * A block as it is shown; one of the ways is there, or the reason why none is.
   *
   * @param sql its query as it is written
   * @param address of a page that answers the query; empty where there is none
   */
  public record Shown(
      String anchor,
      Optional<String> title,
      Optional<String> note,
      String text,
      String statement,
      List<Kpi> kpis,
      Optional<DataTable> table,
      Optional<Figure> figure,
      List<String> problems,
      String sql,
      String address) {
    /** Whether the query gave nothing to show. */
    public boolean nothing() {
      return text.isEmpty()
          && statement.isEmpty()
          && kpis.isEmpty()
          && table.isEmpty()
          && figure.isEmpty()
          && problems.isEmpty();
    }
  }

  /**
   * A list of pages: of all dashboards, or of the pages of one.
   *
   * @param listed the pages of one as a table; empty in the list of dashboards
   * @param broken dashboards of which no page could be made, with the reasons
   */
  public record Contents(
      Masthead masthead,
      String kicker,
      String headline,
      String description,
      List<Entry> entries,
      Optional<DataTable> listed,
      List<String> broken,
      Run run) {}

  /** A dashboard in the list. */
  public record Entry(String address, String title, String description, String headline) {}
}
