package org.waymark.dashboards;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.waymark.dashboards.report.Report;
import org.waymark.dashboards.table.PublishedTables;

/** Renders the weekly positive-deviance report from what an output folder publishes. */
public final class ReportRenderer {
  private ReportRenderer() {}

  /**
   * Writes {@code reports/<as_of>/index.html} and a page per mission, each self-contained. The
   * pages depend on the published tables alone: rendered again they are the same, byte by byte.
   *
   * @param out the output folder, with {@code views.sql}
   * @param asOf a published date
   * @return the files written, the index first
   * @throws IOException where the date is not published, the tables cannot be read, or a page
   *     cannot be written
   */
  public static List<Path> render(Path out, LocalDate asOf) throws IOException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      return Report.write(tables, asOf, out.resolve("reports").resolve(asOf.toString()));
    } catch (SQLException e) {
      throw new IOException(
          "cannot render the report of " + asOf + " from " + out + ": " + e.getMessage(), e);
    }
  }
}
