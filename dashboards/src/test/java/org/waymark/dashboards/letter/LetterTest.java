package org.waymark.dashboards.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.ReportForms;
import org.waymark.dashboards.SampleGovernment;

class LetterTest {
  private static final String NASTY =
      "<script>alert(1)</script>\"'&]]></td></table><img src=x onerror=alert(2)>"
          + "\r\nBcc: everyone@example.org\r\n\r\n\u202Edeifilpmi\u2066";

  @TempDir Path folder;

  private Letter letter(SampleGovernment.Plan plan, Optional<URI> link) throws Exception {
    SampleGovernment.publish(folder, plan);
    return ReportForms.read(folder, SampleGovernment.AS_OF).letter(link);
  }

  @Test
  void theLetterSaysWhatIsNewHowMissionsStandAndWhatNeedsADecision() throws Exception {
    Letter letter =
        letter(
            SampleGovernment.Plan.usual(), Optional.of(URI.create("https://w.example/?a=1&b=2")));
    for (String form : List.of(letter.html(), letter.text())) {
      assertTrue(form.contains("New this week"), form);
      assertTrue(form.contains("How each mission is doing"), form);
      assertTrue(form.contains("What needs a decision"), form);
    }
    String words = letter.text().replaceAll("\\s+", " ");
    assertTrue(words.contains("Seen 81.7%, expected 74.0%"), words);
    assertTrue(words.contains("12 places across three missions do better than predicted"), words);
    assertTrue(words.contains("probably luck") || words.contains("is luck"), words);
    assertTrue(letter.text().contains("\nhttps://w.example/?a=1&b=2\n"), letter.text());
    assertTrue(letter.html().contains("href=\"https://w.example/?a=1&amp;b=2\""), letter.html());
  }

  @Test
  void aMailProgramHasNothingToFetchNothingToRunAndNothingToCut() throws Exception {
    Letter letter = letter(new SampleGovernment.Plan(70, 60, "", false), Optional.empty());
    String html = letter.html();
    assertTrue(html.getBytes(StandardCharsets.UTF_8).length < 100_000);
    for (String no :
        List.of("<script", "<img", "<link", "<svg", "url(", "src=", "href=", "@import")) {
      assertFalse(html.contains(no), "holds " + no);
    }
    assertTrue(letter.text().contains("more findings in the whole report."), letter.text());
    for (String line : letter.text().lines().toList()) {
      assertTrue(line.length() <= 72, line);
    }
    int layout = html.split("role=\"presentation\"", -1).length - 1;
    int tables = html.split("<table", -1).length - 1;
    assertEquals(tables, layout + 1, "one table of figures, the others are layout");
  }

  @Test
  void anEmptyWeekIsALetterToo() throws Exception {
    Letter letter = letter(new SampleGovernment.Plan(12, 4, "", true), Optional.empty());
    assertTrue(letter.html().contains("Nothing new was found this week."));
    assertTrue(letter.text().contains("Nothing new was found this week."));
    assertFalse(letter.html().contains("scope=\"col\""), "a table without rows");
  }

  @Test
  void hostileTextStaysTextAndBeginsNoHeader() throws Exception {
    Letter letter = letter(new SampleGovernment.Plan(12, 4, NASTY, false), Optional.empty());
    assertFalse(letter.html().contains("<script") || letter.html().contains("<img"));
    assertTrue(letter.html().contains("&lt;script&gt;"));
    assertEquals(1, letter.html().split("</html>", -1).length - 1);
    for (String form : List.of(letter.html(), letter.text(), letter.subject())) {
      assertEquals(-1, form.indexOf('\u202E'));
      assertEquals(-1, form.indexOf('\u2066'));
    }
    assertEquals(
        List.of("Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"),
        headers(letter.message()));
    String html = letter.html();
    Letter injected = new Letter("a\r\nBcc: b@example.org\r\n\r\nhello", letter.asOf(), html, "");
    assertEquals(
        List.of("Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"),
        headers(injected.message()));
  }

  @Test
  void aMessageHoldsBothFormsAndItsSubjectAsTheyWere() throws Exception {
    Letter letter =
        new Letter(
            "Wöchentlich: 15 Orte, 日本 — " + "x".repeat(120),
            SampleGovernment.AS_OF,
            "<p>ü</p>",
            "ü\n");
    String message = letter.message();
    assertTrue(message.contains("Date: Sun, 15 Nov 2026 00:00:00 +0000\r\n"), message);
    String head = message.substring(0, message.indexOf("\r\nDate:"));
    Matcher word = Pattern.compile("=\\?UTF-8\\?B\\?([^?]*)\\?=").matcher(head);
    StringBuilder subject = new StringBuilder();
    while (word.find()) {
      assertTrue(word.group().length() <= 75, word.group());
      subject.append(new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8));
    }
    assertEquals(letter.subject(), subject.toString());
    List<String> parts = new ArrayList<>();
    Matcher part = Pattern.compile("base64\r\n\r\n([A-Za-z0-9+/=\r\n]*?)\r\n--").matcher(message);
    while (part.find()) {
      parts.add(new String(Base64.getMimeDecoder().decode(part.group(1)), StandardCharsets.UTF_8));
    }
    assertEquals(List.of("ü\n", "<p>ü</p>"), parts);
    for (String line : message.split("\r\n")) {
      assertTrue(line.length() <= 78 && !line.contains("\n"), line);
    }
  }

  private static List<String> headers(String message) {
    List<String> names = new ArrayList<>();
    for (String line : message.substring(0, message.indexOf("\r\n\r\n")).split("\r\n")) {
      if (!line.startsWith(" ")) {
        names.add(line.substring(0, line.indexOf(':')));
      }
    }
    return names;
  }
}
