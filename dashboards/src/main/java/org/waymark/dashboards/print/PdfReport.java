package org.waymark.dashboards.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.report.MissionPage;
import org.waymark.dashboards.report.WeeklyReport;
import org.waymark.dashboards.report.Worsening;

/**
 * The weekly report as tagged PDF (PDF/UA-1). The same report gives the same bytes on any day: its
 * date stands for the moment of creation.
 */
public final class PdfReport {
  /** Arial's widths, under the SIL Open Font License. */
  static final String FONT = "Liberation Sans";

  private PdfReport() {}

  /** Writes the report of all missions. */
  public static void write(WeeklyReport report, OutputStream to) throws IOException {
    write(PrintedReport.of(report), report.asOf(), to);
  }

  /** Writes the report of one mission. */
  public static void write(LocalDate asOf, MissionPage mission, OutputStream to)
      throws IOException {
    write(PrintedReport.of(asOf, mission), asOf, to);
  }

  /** Writes the brief of two pages. */
  public static void brief(WeeklyReport report, Optional<Worsening> worse, OutputStream to)
      throws IOException {
    Brief brief = Brief.of(report, worse);
    write(
        Pages.onPaper().render("print/brief.jte", brief),
        new Description(brief.title(), brief.subject(), brief.method().version()),
        report.asOf(),
        to);
  }

  private static void write(PrintedReport report, LocalDate asOf, OutputStream to)
      throws IOException {
    write(
        Pages.onPaper().render("print/report.jte", report),
        new Description(report.title(), report.subject(), report.method().version()),
        asOf,
        to);
  }

  /** What a document says of itself. */
  private record Description(String title, String subject, String version) {}

  private static void write(String markup, Description words, LocalDate asOf, OutputStream to)
      throws IOException {
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.usePdfVersion(1.7f);
    builder.useReplacementText("?");
    builder.withW3cDocument(PrintedChart.parsed(markup), "");
    builder.useExternalResourceAccessControl(
        (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (address, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    font(builder, "Regular", 400);
    font(builder, "Bold", 700);
    try (BatikSVGDrawer charts = new BatikSVGDrawer()) {
      builder.useSVGDrawer(charts);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        try (PDDocument document = renderer.getPdfDocument()) {
          describe(document, words, asOf);
          document.save(to);
        }
      }
    }
  }

  private static void font(PdfRendererBuilder builder, String face, int weight) {
    builder.useFont(
        () -> stream(face),
        FONT,
        weight,
        FontStyle.NORMAL,
        true,
        EnumSet.allOf(FSFontUseCase.class));
  }

  private static InputStream stream(String face) {
    String name = "/liberation/LiberationSans-" + face + ".ttf";
    InputStream font = PdfReport.class.getResourceAsStream(name);
    if (font == null) {
      throw new IllegalStateException("the font " + name + " is missing");
    }
    return font;
  }

  private static void describe(PDDocument document, Description words, LocalDate asOf)
      throws IOException {
    Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    day.clear();
    day.set(asOf.getYear(), asOf.getMonthValue() - 1, asOf.getDayOfMonth());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(words.title());
    information.setSubject(words.subject());
    information.setProducer("Waymark " + words.version());
    information.setCreationDate(day);
    information.setModificationDate(day);
    document.setDocumentId(asOf.toEpochDay());
  }
}
