package org.waymark.dashboards;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.waymark.dashboards.board.Dashboards;
import org.waymark.dashboards.map.PlaceMap;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.registry.Problem;

/** Renders the static dashboards from what an output folder publishes. */
public final class DashboardRenderer {
  private DashboardRenderer() {}

  /**
   * Writes {@code dashboards/index.html} and a page per dashboard, each self-contained, from the
   * latest published date. Beside the dashboards of this module stand those whose definitions a
   * workspace left in {@code dashboards/definitions}, see {@link #adopt}.
   *
   * @param out the output folder, with {@code views.sql}
   * @return the files written, the index first, and what was wrong with definitions
   * @throws IOException where nothing is published or a page cannot be written
   */
  public static Dashboards.Written render(Path out) throws IOException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      return Dashboards.write(tables, out, out.resolve("dashboards"));
    } catch (SQLException e) {
      throw new IOException("cannot render the dashboards from " + out + ": " + e.getMessage(), e);
    }
  }

  /**
   * Copies the definitions in {@code dashboards/} of a workspace into the output folder, in the
   * place of earlier ones, so that the pages can be made again without the workspace.
   */
  public static void adopt(Path workspace, Path out) throws IOException {
    Dashboards.adopt(workspace, out);
  }

  /**
   * Everything that is wrong with the dashboards of a workspace; its queries are tried on tables
   * without rows.
   */
  public static List<Problem> check(Path workspace) throws IOException {
    return Dashboards.check(workspace);
  }

  /**
   * Everything that is wrong with the shapes of places that a workspace holds for maps.
   *
   * @param names of the places by their ids
   */
  public static List<Problem> checkShapes(Path workspace, Map<String, String> names)
      throws IOException {
    return PlaceMap.check(workspace, names);
  }
}
