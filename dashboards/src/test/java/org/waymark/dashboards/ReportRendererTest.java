package org.waymark.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRendererTest {
  private static final String NASTY =
      "<script>alert(1)</script>\"'&]]></style></title><img src=x onerror=alert(2)>"
          + "\"onload=alert(3) =HYPERLINK(\"http://x\")\u202Edeifilpmi\u2066\u200F\u0007";
  private static final List<String> FORMULAS =
      List.of("=HYPERLINK(\"http://x\")", "+1+cmd|' /C calc'!A0", "@SUM(1)", "-1+2", "\t=1");

  private static Path usual = Path.of("");
  private static Path nasty = Path.of("");
  private static Path empty = Path.of("");
  private static Path many = Path.of("");
  private static List<Path> usualReport = List.of();
  private static List<Path> usualPages = List.of();

  @BeforeAll
  static void publish(@TempDir Path folder) throws Exception {
    usual = Files.createDirectories(folder.resolve("o'ut"));
    nasty = Files.createDirectories(folder.resolve("nasty"));
    empty = Files.createDirectories(folder.resolve("empty"));
    many = Files.createDirectories(folder.resolve("many"));
    SampleGovernment.publish(usual, SampleGovernment.Plan.usual());
    SampleGovernment.publish(nasty, new SampleGovernment.Plan(12, 4, NASTY, false));
    SampleGovernment.publish(empty, new SampleGovernment.Plan(12, 4, "", true));
    SampleGovernment.publish(many, new SampleGovernment.Plan(70, 60, "", false));
    usualReport = ReportRenderer.render(usual, SampleGovernment.AS_OF);
    usualPages = new ArrayList<>(usualReport);
    usualPages.addAll(DashboardRenderer.render(usual).pages());
  }

  @Test
  void aPageForAllMissionsAndOneForEachAreWritten() throws IOException {
    Path folder = usual.resolve("reports/2026-11-15");
    assertEquals(
        List.of(
            "index.html",
            "reading.html",
            "health-waits.html",
            "opportunity.html",
            "safer-streets.html"),
        usualReport.stream()
            .filter(p -> folder.equals(p.getParent()))
            .map(p -> String.valueOf(p.getFileName()))
            .toList());
    try (var files = Files.list(folder)) {
      assertEquals(6, files.count(), "five pages and a folder, nothing temporary stays behind");
    }
  }

  @Test
  void everyFindingHasAPageWhoseNameIsItsId() throws IOException {
    Path folder = usual.resolve("reports/2026-11-15/findings");
    try (var files = Files.list(folder)) {
      assertEquals(
          usualReport.stream().filter(p -> folder.equals(p.getParent())).count(), files.count());
    }
    String page = Files.readString(folder.resolve("health-waits-ae-within-4h-_4506000001-f.html"));
    assertTrue(page.contains("Expected about 74.0%, saw 81.7% since March 2026"));
    assertTrue(page.contains("+7.7 points"));
    assertEquals(3, Html.all(page, "(<svg class=\"chart\".*?</svg>)").size());
    assertTrue(page.contains("aria-label=\"Pages above\""), "it says where it belongs");
  }

  @Test
  void aPageOfAFindingThatIsGoneIsRemoved() throws IOException {
    Path left = usual.resolve("reports/2026-11-15/findings/long-gone.html");
    Files.writeString(left, "old");
    ReportRenderer.render(usual, SampleGovernment.AS_OF);
    assertFalse(Files.exists(left));
  }

  @Test
  void everyIndicatorHasARowWithItsAgeWhetherOrNotItHasAGoal() throws IOException {
    String page = Html.read(usualReport, "health-waits.html");
    String matrix = section(page, "indicators", "findings");
    List<String> rows = Html.all(matrix, "<div class=\"mrow\" role=\"row\">(.*?)\n</div>");
    assertEquals(3, rows.size());
    String first = rows.get(0);
    assertTrue(first.contains("weeks old"), first);
    assertTrue(first.contains("role=\"rowheader\""), first);
    assertTrue(matrix.contains("No goal"), matrix);
    assertTrue(matrix.contains("ahead, "), matrix);
  }

  @Test
  void aGoalIsOneLineWithItsPathAndItsTarget() throws IOException {
    String goals = section(Html.read(usualReport, "health-waits.html"), "progress", "indicators");
    assertEquals(2, Html.all(goals, "(class=\"goalline\")").size());
    assertTrue(goals.contains("where the path is at"), goals);
    assertTrue(goals.contains("All about this goal"), goals);
  }

  private static String section(String page, String from, String to) {
    return page.substring(
        page.indexOf("<h2 id=\"" + from + "\""), page.indexOf("<h2 id=\"" + to + "\""));
  }

  @Test
  void renderedAgainThePagesAreTheSameByteByByte() throws IOException {
    List<byte[]> before = new ArrayList<>();
    for (Path page : usualReport) {
      before.add(Files.readAllBytes(page));
    }
    List<Path> pages = ReportRenderer.render(usual, SampleGovernment.AS_OF);
    assertEquals(usualReport, pages);
    for (int i = 0; i < pages.size(); i++) {
      assertEquals(-1, java.util.Arrays.mismatch(before.get(i), Files.readAllBytes(pages.get(i))));
    }
  }

  @Test
  void aDateThatIsNotPublishedIsRefusedWithThoseThatAre() {
    IOException e =
        assertThrows(
            IOException.class, () -> ReportRenderer.render(usual, LocalDate.of(2020, 1, 5)));
    assertTrue(String.valueOf(e.getMessage()).contains("2026-11-15, 2026-11-08"), e.getMessage());
  }

  @Test
  void anEarlierDateIsReportedAsItStood() throws IOException {
    List<Path> pages = ReportRenderer.render(usual, LocalDate.of(2026, 11, 8));
    String page = Html.read(pages, "health-waits.html");
    assertTrue(page.contains("As of 8 November 2026"));
    assertFalse(page.contains("15 November 2026"));
  }

  @Test
  void theHeadlineIsMadeOfWhatWasFound() throws IOException {
    assertEquals(
        "Four places have changed for the better, seven are beyond expectation",
        Html.read(usualReport, "health-waits.html")
            .replaceAll("(?s).*<h1><bdi>(.*?)</bdi></h1>.*", "$1"));
    assertTrue(
        Html.read(usualReport, "index.html").contains("12 places across three missions do better"));
  }

  @Test
  void aFindingTellsItsNumbersInNaturalUnits() throws IOException {
    String waits = Html.read(usualReport, "health-waits.html");
    assertTrue(waits.contains("7.7 percentage points higher than expected, since about Mar 2026"));
    assertTrue(waits.contains("Strong evidence"));
    String streets = Html.read(usualReport, "safer-streets.html");
    assertTrue(streets.contains("36% lower than expected"));
    assertTrue(streets.contains("lower is better"));
  }

  @Test
  void aPracticeIsToldWithItsPlacesTheirWordsAndHowItWentElsewhere() throws IOException {
    String waits = Html.read(usualReport, "health-waits.html");
    String section = section(waits, "practices", "ask");
    assertTrue(section.contains("A huddle at ten"), section);
    assertTrue(section.contains("Three places that are ahead speak of it more"), section);
    assertTrue(
        section.contains("about 12 times those elsewhere (95% interval 3.1 to 50)"), section);
    assertEquals(3, Html.all(section, "(<blockquote>)").size());
    assertTrue(section.contains("They write of “whiteboard”"), section);
    assertTrue(
        section.contains("Three places that are ahead write “whiteboard” more than their peers do"),
        section);
    assertTrue(section.contains("14 reports of theirs have it"), section);
    assertTrue(section.contains("Too early: 2 of at least 3 periods since"), section);
    String asks = waits.substring(waits.indexOf("<h2 id=\"ask\">"));
    assertTrue(asks.contains("“A huddle at ten” more than those of its peers: how is it"), asks);
    assertTrue(
        Html.read(usualReport, "safer-streets.html")
            .contains("No theme or word in the reports sets the places that are ahead apart"));
  }

  @Test
  void whatTheCodebookDoesNotCoverIsNamedWithoutAnybodysText() throws IOException {
    String waits = Html.read(usualReport, "health-waits.html");
    String section =
        waits.substring(waits.indexOf("id=\"uncovered\""), waits.indexOf("id=\"method\""));
    assertTrue(section.contains("parking, car park"), section);
    assertTrue(section.contains("42 reports of 400 looked through, from seven places."), section);
    assertTrue(section.contains("There is one phrase by which more of the themes"), section);
    assertTrue(section.contains("waymark themes suggest --mission health-waits"), section);
    assertFalse(section.contains("The car park was full"), section);
    String streets = Html.read(usualReport, "safer-streets.html");
    assertTrue(streets.contains("The themes of the mission cover what people write"));
  }

  @Test
  void whatIsGoneSaysWhy() throws IOException {
    String page = Html.read(usualReport, "health-waits.html");
    assertTrue(page.contains("no longer distinguished from ordinary variation"));
    assertTrue(page.contains("Could not be tested: fewer than 6 of the last 12 periods"));
  }

  @Test
  void aWorseningCounterpartIsMarkedAndNeverAmongThoseToAsk() throws IOException {
    String page = Html.read(usualReport, "health-waits.html");
    assertTrue(page.contains("counterpart worsened"));
    String asks = page.substring(page.indexOf("<h2 id=\"ask\">"));
    assertFalse(asks.contains("Dunmere"));
    assertTrue(Html.read(usualReport, "index.html").contains("find out whether one was bought"));
    assertTrue(Html.read(usualReport, "index.html").contains("; behind since Mar 2026."));
  }

  @Test
  void anEmptyWeekIsSaidPlainly() throws IOException {
    List<Path> pages = ReportRenderer.render(empty, SampleGovernment.AS_OF);
    String page = Html.read(pages, "health-waits.html");
    assertTrue(page.contains("No place stands out from its circumstances this week"));
    assertTrue(page.contains("Nothing was found this week in 33 tests"));
    assertTrue(page.contains("<h2 id=\"progress\">Goals</h2>"));
    assertTrue(page.contains("An empty list is a valid result"));
    assertTrue(Html.read(pages, "index.html").contains("Nothing new was found this week"));
  }

  @Test
  void ofSixtyFindingsTenHaveACardAndFiftyAreInATable() throws IOException {
    String page =
        Html.read(ReportRenderer.render(many, SampleGovernment.AS_OF), "opportunity.html");
    assertEquals(10, Html.all(page, "(<article class=\"teaser\")").size());
    String rest = page.substring(page.indexOf("id=\"more-findings\""));
    String body = rest.substring(rest.indexOf("<tbody>"), rest.indexOf("</tbody>"));
    assertEquals(50, Html.all(body, "(<tr>)").size());
  }

  @Test
  void markupInNamesTitlesAndExcerptsStaysText() throws Exception {
    List<Path> pages = new ArrayList<>(ReportRenderer.render(nasty, SampleGovernment.AS_OF));
    pages.addAll(DashboardRenderer.render(nasty).pages());
    for (Path file : pages) {
      String page = Files.readString(file);
      assertEquals(1, Html.all(page, "(<script)").size(), file + " holds a script of its own");
      assertFalse(page.contains("<img"), file + " holds an image");
      assertEquals(1, Html.all(page, "(</style>)").size(), file + " ends its style early");
      assertEquals(1, Html.all(page, "(</title>\\s*<style>)").size(), file.toString());
      assertFalse(
          Html.all(page, "(<[a-z][^<>]*?\\son[a-z]+\\s*=)").stream().findAny().isPresent(),
          file + " holds a handler");
      for (char mark : "\u202E\u2066\u200F\u0007".toCharArray()) {
        assertEquals(-1, page.indexOf(mark), file + " holds " + Integer.toHexString(mark));
      }
      for (String csv : Html.all(page, "href=\"data:text/csv;charset=utf-8,([^\"]*)\"")) {
        assertFalse(csv.contains("<"), file + " holds markup in an address");
      }
      assertFalse(page.contains("\u202E"), file + " turns its text round");
      assertFalse(page.contains("\u2066"), file + " isolates its text");
      assertFalse(page.contains("\u0007"), file + " holds a control character");
      for (String svg : Html.all(page, "(<svg.*?</svg>)")) {
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
      }
    }
    assertTrue(Html.read(pages, "health-waits.html").contains("&lt;script&gt;alert(1)"));
  }

  @Test
  void noFieldOfATableBeginsAFormula() throws Exception {
    for (String formula : FORMULAS) {
      Path folder = Files.createTempDirectory(nasty, "csv");
      SampleGovernment.publish(folder, new SampleGovernment.Plan(6, 2, formula, false, true));
      List<Path> pages = new ArrayList<>(ReportRenderer.render(folder, SampleGovernment.AS_OF));
      pages.addAll(DashboardRenderer.render(folder).pages());
      int fields = 0;
      for (Path file : pages) {
        for (String address :
            Html.all(Files.readString(file), "href=\"data:text/csv;charset=utf-8,([^\"]*)\"")) {
          String csv =
              java.net.URLDecoder.decode(
                  address.replace("+", "%2B").replace("&amp;", "&"), StandardCharsets.UTF_8);
          for (String field : fields(csv)) {
            String content = field.startsWith("\"") ? field.substring(1) : field;
            boolean number = content.matches("-?[0-9.]+([eE]-?[0-9]+)?");
            assertFalse(
                !number && content.matches("(?s)[=+@\\t\\r-].*"), file + " gives " + content);
            fields++;
          }
        }
      }
      assertTrue(fields > 200, "tables were looked at");
    }
  }

  /** What stands between commas and ends of lines, but for those within quotation marks. */
  private static List<String> fields(String csv) {
    List<String> fields = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < csv.length(); i++) {
      quoted ^= csv.charAt(i) == '"';
      if (!quoted && ",\r\n".indexOf(csv.charAt(i)) >= 0) {
        fields.add(csv.substring(from, i));
        from = i + 1;
      }
    }
    assertFalse(quoted, "a quotation mark is not closed");
    fields.add(csv.substring(from));
    fields.removeIf(String::isEmpty);
    return fields;
  }

  @Test
  void aNewFindingOfTheFirstPageLeadsToWhereItIsTold() throws IOException {
    Path index =
        usualPages.stream().filter(p -> p.endsWith("index.html")).findFirst().orElseThrow();
    int told = 0;
    Matcher line =
        Pattern.compile("<li><a href=\"(findings/[a-z0-9_-]+\\.html)\"><bdi>([^<]*)</bdi>")
            .matcher(news(Files.readString(index)));
    while (line.find()) {
      String page = Files.readString(index.resolveSibling(line.group(1)));
      assertTrue(page.contains("<h1><bdi>" + line.group(2)), line.group());
      told++;
    }
    assertTrue(told > 3, "lines that lead to a finding: " + told);
  }

  private static String news(String index) {
    return section(index, "new", "method");
  }

  @Test
  void noPageAsksAnyServerForAnything() throws IOException {
    for (Path file : usualPages) {
      String page = Files.readString(file);
      assertFalse(page.contains(" src="), file.toString());
      assertFalse(page.contains("@import"), file.toString());
      assertFalse(page.contains("url("), file.toString());
      assertFalse(page.contains("<link"), file.toString());
      assertTrue(page.contains("default-src 'none'"), file.toString());
      for (String address : Html.all(page, "href=\"([^\"]*)\"")) {
        boolean own =
            address.startsWith("#")
                || address.startsWith("data:text/csv")
                || address.matches("(\\.\\./)*[a-z0-9_/-]+\\.html(#[a-z0-9_-]+)?");
        assertTrue(own, file + " leads to " + address);
      }
    }
  }

  @Test
  void everyLinkLeadsToAPlaceThatIsThere() throws IOException {
    for (Path file : usualPages) {
      for (String address : Html.all(Files.readString(file), "href=\"([^\"]*)\"")) {
        if (address.startsWith("data:")) {
          continue;
        }
        String[] parts = address.split("#", 2);
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        assertTrue(Files.exists(target), file + " leads to " + address);
        if (parts.length == 2) {
          assertTrue(
              Files.readString(target).contains("id=\"" + parts[1] + "\""),
              file + " leads to " + address);
        }
      }
    }
  }

  @Test
  void headingsGoDownOneLevelAtATimeAndIdsAreUnique() throws IOException {
    for (Path file : usualPages) {
      String page = Files.readString(file);
      int level = 0;
      for (String heading : Html.all(page, "<h([1-6])[ >]")) {
        int next = Integer.parseInt(heading);
        assertTrue(next <= level + 1, file + ": h" + next + " after h" + level);
        level = next;
      }
      assertEquals(1, Html.all(page, "(<h1)").size(), file.toString());
      List<String> ids = Html.all(page, " id=\"([^\"]*)\"");
      assertEquals(new HashSet<>(ids).size(), ids.size(), file + " repeats an id");
    }
  }

  @Test
  void everyChartHasATitleADescriptionAndItsTable() throws IOException {
    String page = Html.read(usualReport, "health-waits.html");
    List<String> charts = Html.all(page, "(<svg class=\"chart\".*?</svg>)");
    assertTrue(charts.size() > 10, "a line for each indicator, goal and finding");
    for (Path file : usualPages) {
      String each = Files.readString(file);
      for (String chart : Html.all(each, "(<svg class=\"chart\".*?</svg>)")) {
        assertTrue(chart.startsWith("<svg class=\"chart\" role=\"img\" aria-labelledby="));
        assertTrue(chart.contains("<title id=") && chart.contains("<desc id="));
      }
      assertEquals(
          Html.all(each, "(<figure>)").size(),
          Html.all(each, "(</svg>\\s*<details><summary>Table)").size(),
          file.toString());
    }
  }

  @Test
  void aFolderThatPublishesNothingIsRefused(@TempDir Path nothing) {
    IOException e =
        assertThrows(
            IOException.class, () -> ReportRenderer.render(nothing, SampleGovernment.AS_OF));
    assertTrue(String.valueOf(e.getMessage()).contains("nothing is published"), e.getMessage());
  }
}
