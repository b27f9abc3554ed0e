package org.waymark.dashboards;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.waymark.dashboards.board.Dashboards;
import org.waymark.dashboards.table.PublishedTables;

/** Renders the static dashboards from what an output folder publishes. */
public final class DashboardRenderer {
  private DashboardRenderer() {}

  /**
   * Writes {@code dashboards/index.html} and a page per dashboard, each self-contained, from the
   * latest published date.
   *
   * @param out the output folder, with {@code views.sql}
   * @return the files written, the index first
   * @throws IOException where nothing is published, a query fails, or a page cannot be written
   */
  public static List<Path> render(Path out) throws IOException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      return Dashboards.write(tables, out.resolve("dashboards"));
    } catch (SQLException e) {
      throw new IOException("cannot render the dashboards from " + out + ": " + e.getMessage(), e);
    }
  }
}
