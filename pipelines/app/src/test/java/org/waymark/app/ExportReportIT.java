package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the sample as a document and as a letter, asked for as a user does. */
class ExportReportIT {
  @TempDir Path folder;

  private static Shell.Answer export(String form, String... further) throws IOException {
    String[] arguments = new String[4 + further.length];
    System.arraycopy(
        new String[] {"export", form, "--out", SampleRun.out().toString()}, 0, arguments, 0, 4);
    System.arraycopy(further, 0, arguments, 4, further.length);
    return RealCommand.type(arguments);
  }

  @Test
  void aMissionIsPrintedIntoTheFileThatIsNamed() throws IOException {
    Path file = folder.resolve("care.pdf");
    String mission = "care-when-needed";
    Shell.Answer refused = export("pdf", "--mission", mission + "-not", "--to", file.toString());
    assertEquals(2, refused.exitCode());
    assertFalse(Files.exists(file));
    String known = refused.err().replaceAll("(?s).*use one of ([a-z-]+).*", "$1");

    Shell.Answer answer = export("pdf", "--mission", known, "--to", file.toString());

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals(file + "\n", answer.out());
    String head = new String(Files.readAllBytes(file), 0, 8, StandardCharsets.ISO_8859_1);
    assertTrue(head.startsWith("%PDF-1."), head);
  }

  @Test
  void aLetterTakesTheFormThatTheNameOfItsFileSays() throws IOException {
    Path html = folder.resolve("week.html");
    Path message = folder.resolve("week.eml");
    String link = "https://waymark.example/reports/";
    assertEquals(0, export("email", "--to", html.toString(), "--link", link).exitCode());
    assertEquals(0, export("email", "--to", message.toString()).exitCode());
    String page = Files.readString(html);
    assertTrue(page.startsWith("<!DOCTYPE html>") && page.contains("href=\"" + link + "\""), page);
    assertTrue(Files.readString(message).startsWith("Subject: =?UTF-8?B?"));
  }

  @Test
  void withoutANameAllThreeFormsAreWrittenBesideTheReports() throws Exception {
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    assertEquals(0, RealCommand.type("init", in.toString()).exitCode());
    assertEquals(0, RealCommand.run(in, out, "2026-03-15").exitCode());

    Shell.Answer answer = RealCommand.type("export", "email", "--out", out.toString());

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals(3, answer.out().lines().count());
    for (String line : answer.out().lines().toList()) {
      assertTrue(Files.size(Path.of(line)) > 500, line);
    }
  }

  @Test
  void whatCannotBeDoneSaysWhy() throws IOException {
    Shell.Answer ending = export("email", "--to", folder.resolve("week.doc").toString());
    assertEquals(2, ending.exitCode());
    assertTrue(ending.err().contains(".html, .txt or .eml"), ending.err());
    for (String link : new String[] {"javascript:alert(1)", "file:///etc/passwd", "no address"}) {
      assertEquals(2, export("email", "--link", link).exitCode(), link);
    }
    assertEquals(2, export("pdf", "--to", folder.resolve("no/where.pdf").toString()).exitCode());
    Shell.Answer date = export("pdf", "--as-of", "2020-01-05");
    assertEquals(5, date.exitCode(), date.err());
    assertEquals(5, RealCommand.type("export", "email", "--out", folder.toString()).exitCode());
  }
}
