package org.waymark.dashboards.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.ReportForms;
import org.waymark.dashboards.SampleGovernment;

class PdfReportTest {
  private static final String NASTY =
      "<script>alert(1)</script>\"'&]]></title><svg onload=alert(2)> \u202Edeifilpmi\u0007 \u0639\u0645 \u4E2D";

  private static Path folder = Path.of("");
  private static Path usual = Path.of("");

  @BeforeAll
  static void publish(@TempDir Path empty) throws Exception {
    folder = empty;
    SampleGovernment.publish(folder.resolve("usual"), SampleGovernment.Plan.usual());
    usual = folder.resolve("usual.pdf");
    ReportForms.read(folder.resolve("usual"), SampleGovernment.AS_OF).pdf(Optional.empty(), usual);
  }

  @Test
  void theBriefHasTwoPagesWhateverPlacesAreCalled() throws Exception {
    for (SampleGovernment.Plan plan :
        List.of(
            SampleGovernment.Plan.usual(),
            new SampleGovernment.Plan(40, 12, " " + NASTY.repeat(3), false))) {
      Path out = folder.resolve("brief-" + plan.hashCode());
      SampleGovernment.publish(out, plan);
      Path file = folder.resolve("brief.pdf");
      ReportForms.read(out, SampleGovernment.AS_OF).brief(file);
      byte[] first = Files.readAllBytes(file);
      ReportForms.read(out, SampleGovernment.AS_OF).brief(file);
      assertArrayEquals(first, Files.readAllBytes(file), "the same tables, the same bytes");
      try (TaggedPdf pdf = TaggedPdf.open(file)) {
        assertEquals(2, pdf.document().getNumberOfPages());
        assertEquals("Brief, 15 November 2026", pdf.document().getDocumentInformation().getTitle());
        assertTrue(pdf.document().getDocumentCatalog().getMarkInfo().isMarked());
      }
    }
  }

  @Test
  void theDocumentSaysItsTitleItsLanguageAndThatItIsTagged() throws Exception {
    try (TaggedPdf pdf = TaggedPdf.open(usual)) {
      PDDocument document = pdf.document();
      PDDocumentCatalog catalog = document.getDocumentCatalog();
      assertEquals("Weekly report, 15 November 2026", document.getDocumentInformation().getTitle());
      assertTrue(catalog.getMarkInfo().isMarked());
      assertEquals("en-GB", catalog.getLanguage());
      assertTrue(catalog.getViewerPreferences().displayDocTitle());
      String metadata =
          new String(
              catalog.getMetadata().exportXMPMetadata().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(metadata.contains("pdfuaid"), metadata);
      assertTrue(metadata.contains("Weekly report, 15 November 2026"), metadata);
    }
  }

  @Test
  void everyChartHasWordsAndEveryTableHasHeadersThatSayWhatTheyHead() throws Exception {
    try (TaggedPdf pdf = TaggedPdf.open(usual)) {
      List<PDStructureElement> figures = pdf.tags("Figure");
      assertTrue(figures.size() > 20, figures.size() + " figures");
      for (PDStructureElement figure : figures) {
        String words = figure.getAlternateDescription();
        assertTrue(words != null && words.length() > 40, "words of a chart: " + words);
      }
      List<PDStructureElement> heads = pdf.tags("TH");
      assertTrue(heads.size() > 50, heads.size() + " header cells");
      Set<String> scopes = new HashSet<>();
      for (PDStructureElement head : heads) {
        COSDictionary attributes = head.getCOSObject().getCOSDictionary(COSName.A);
        assertTrue(attributes != null, "a header cell without attributes");
        scopes.add(String.valueOf(attributes.getNameAsString("Scope")));
      }
      assertEquals(Set.of("Row", "Column"), scopes);
    }
  }

  @Test
  void headingsLeaveOutNoLevelAndTheOutlineLeadsToEveryMissionAndFinding() throws Exception {
    try (TaggedPdf pdf = TaggedPdf.open(usual)) {
      int last = 0;
      for (PDStructureElement element : pdf.all()) {
        if (element.getStructureType().matches("H[1-6]")) {
          int level = element.getStructureType().charAt(1) - '0';
          assertTrue(level <= last + 1, "H" + level + " after H" + last);
          last = level;
        }
      }
      List<String> outline = pdf.outline();
      assertTrue(outline.contains("All missions"), outline.toString());
      assertTrue(outline.contains(" Progress to goals"), outline.toString());
      assertTrue(outline.stream().anyMatch(t -> t.startsWith("  ")), outline.toString());
    }
  }

  @Test
  void fontsAreInTheFileAndNothingInItRuns() throws Exception {
    try (TaggedPdf pdf = TaggedPdf.open(usual)) {
      assertEquals(List.of(), pdf.fontsLeftOut());
      assertFalse(
          pdf.document().getDocumentCatalog().getCOSObject().containsKey(COSName.OPEN_ACTION));
      assertEquals(0, pdf.document().getDocumentCatalog().getAcroForm() == null ? 0 : 1);
    }
  }

  @Test
  void everyPageSaysItsDateItsMissionAndItsNumber() throws Exception {
    try (TaggedPdf pdf = TaggedPdf.open(usual)) {
      int pages = pdf.document().getNumberOfPages();
      List<String> missions = new ArrayList<>();
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper words = new PDFTextStripper();
        words.setStartPage(page);
        words.setEndPage(page);
        String text = words.getText(pdf.document());
        assertTrue(text.contains("Page " + page + " of " + pages), text);
        if (page < pages) {
          assertTrue(text.contains("weekly report, 15 November 2026"), text);
        }
        missions.add(text);
      }
      assertTrue(missions.get(pages / 2).matches("(?s).*\\S: weekly report, 15 Nov.*"));
    }
  }

  @Test
  void theSameReportGivesTheSameBytes() throws Exception {
    Path again = folder.resolve("again.pdf");
    ReportForms.read(folder.resolve("usual"), SampleGovernment.AS_OF).pdf(Optional.empty(), again);
    assertEquals(-1, Files.mismatch(usual, again));
  }

  @Test
  void aMissionAloneIsPrintedWithoutTheOthers() throws Exception {
    Path file = folder.resolve("one.pdf");
    ReportForms report = ReportForms.read(folder.resolve("usual"), SampleGovernment.AS_OF);
    report.pdf(Optional.of("opportunity"), file);
    try (TaggedPdf pdf = TaggedPdf.open(file)) {
      assertFalse(pdf.outline().contains("All missions"), pdf.outline().toString());
      assertEquals(3, pdf.outline().stream().filter(t -> !t.startsWith(" ")).count());
    }
    assertThrows(IllegalArgumentException.class, () -> report.pdf(Optional.of("nothing"), file));
  }

  @Test
  void anEmptyWeekIsAGoodDocumentToo() throws Exception {
    Path out = folder.resolve("quiet");
    SampleGovernment.publish(out, new SampleGovernment.Plan(12, 4, "", true));
    Path file = folder.resolve("quiet.pdf");
    ReportForms.read(out, SampleGovernment.AS_OF).pdf(Optional.empty(), file);
    try (TaggedPdf pdf = TaggedPdf.open(file)) {
      String text = pdf.text();
      assertTrue(text.contains("Nothing new was found this week."), text);
      assertTrue(text.contains("There is nothing to tell this week."), text);
      assertTrue(text.contains("An empty list is a valid result"), text);
    }
  }

  @Test
  void markupAndMarksOfDirectionInNamesStayText() throws Exception {
    Path out = folder.resolve("nasty");
    SampleGovernment.publish(out, new SampleGovernment.Plan(12, 4, NASTY, false));
    Path file = folder.resolve("nasty.pdf");
    ReportForms.read(out, SampleGovernment.AS_OF).pdf(Optional.empty(), file);
    try (TaggedPdf pdf = TaggedPdf.open(file)) {
      String text = pdf.text();
      assertTrue(text.contains("<script>alert(1)</script>"), text);
      assertEquals(-1, text.indexOf('\u202E'));
      assertEquals(List.of(), pdf.fontsLeftOut());
      for (PDPage page : pdf.document().getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          PDAction action = ((PDAnnotationLink) annotation).getAction();
          assertTrue(action == null || action instanceof PDActionGoTo, "leads out: " + action);
        }
      }
    }
  }
}
