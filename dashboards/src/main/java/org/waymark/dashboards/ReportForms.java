package org.waymark.dashboards;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.waymark.dashboards.letter.Letter;
import org.waymark.dashboards.print.PdfReport;
import org.waymark.dashboards.report.MissionPage;
import org.waymark.dashboards.report.Report;
import org.waymark.dashboards.report.WeeklyReport;
import org.waymark.dashboards.report.Worsening;
import org.waymark.dashboards.table.PublishedTables;

/** The weekly report in other forms than pages; read once, then given as often as is asked. */
public final class ReportForms {
  private final WeeklyReport report;
  private final Optional<Worsening> worse;

  private ReportForms(WeeklyReport report, Optional<Worsening> worse) {
    this.report = report;
    this.worse = worse;
  }

  /**
   * Reads the report of a published date.
   *
   * @param out the output folder, with {@code views.sql}
   * @throws IOException where the date is not published or the tables cannot be read
   */
  public static ReportForms read(Path out, LocalDate asOf) throws IOException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      return new ReportForms(Report.read(tables, asOf), Worsening.of(tables, asOf));
    } catch (SQLException e) {
      throw new IOException(
          "cannot read the report of " + asOf + " from " + out + ": " + e.getMessage(), e);
    }
  }

  /** Ids of the missions that the report tells of. */
  public Set<String> missions() {
    return report.missions().keySet();
  }

  /**
   * Writes the report as tagged PDF, PDF/UA-1.
   *
   * @param mission the only one that is printed; without it, all are
   * @throws IllegalArgumentException where the report does not tell of that mission
   */
  public void pdf(Optional<String> mission, Path file) throws IOException {
    try (OutputStream to = Files.newOutputStream(file)) {
      pdf(mission, to);
    }
  }

  private void pdf(Optional<String> mission, OutputStream to) throws IOException {
    if (mission.isEmpty()) {
      PdfReport.write(report, to);
      return;
    }
    MissionPage page = report.missions().get(mission.get());
    if (page == null) {
      throw new IllegalArgumentException("no mission " + mission.get() + " in the report");
    }
    PdfReport.write(report.asOf(), page, to);
  }

  /** Writes the brief: the week on two A4 pages, as tagged PDF, PDF/UA-1. */
  public void brief(Path file) throws IOException {
    try (OutputStream to = Files.newOutputStream(file)) {
      PdfReport.brief(report, worse, to);
    }
  }

  /**
   * The report as a letter.
   *
   * @param link where the whole report can be read
   */
  public Letter letter(Optional<URI> link) throws IOException {
    return Letter.of(report, link);
  }
}
