package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code waymark explain}, from a sentence of the sample's report to the rows behind it. */
class ExplainIT {

  private static String finding(String place) throws Exception {
    try (Published tables = Published.in(SampleRun.out())) {
      return tables
          .rows("SELECT finding_id FROM positive_deviance WHERE place_id = '" + place + "'")
          .get(0)
          .get(0);
    }
  }

  @Test
  void theLinesThatAreNamedHoldTheNumbersThatAreShown() throws Exception {
    Shell.Answer answer =
        RealCommand.type(
            "explain", "--out", SampleRun.out().toString(), finding("KB2").substring(0, 6));
    assertEquals(0, answer.exitCode(), answer.err());
    assertTrue(answer.out().contains("Expected "), answer.out());
    assertTrue(answer.out().contains("confirmed; new, 0 weeks; as of 2026-11-15"), answer.out());
    assertTrue(answer.out().contains("p_change"), answer.out());
    try (Published tables = Published.in(SampleRun.out())) {
      List<String> last =
          tables
              .rows(
                  "SELECT source_file, source_line, denominator::BIGINT FROM observation"
                      + " WHERE place_id = 'KB2' AND indicator_id = 'ae-within-4h'"
                      + " ORDER BY period_start DESC LIMIT 1")
              .get(0);
      assertTrue(answer.out().contains(last.get(0)), answer.out());
      Path file = RealCommand.sample().resolve(last.get(0));
      String line =
          Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1)
              .get(Integer.parseInt(last.get(1)) - 1);
      assertTrue(line.contains("KB2") && line.contains(last.get(2)), line);
    }
  }

  @Test
  void anUnknownFindingIsAnsweredWithThoseThatThereAre() throws Exception {
    for (String wrong : List.of("zzz", "000000000000", "' OR 1=1 --", "\u001b[31m")) {
      Shell.Answer answer = RealCommand.type("explain", "--out", SampleRun.out().toString(), wrong);
      assertEquals(2, answer.exitCode());
      assertTrue(answer.err().contains("is not published at the latest date"), answer.err());
      assertTrue(answer.err().contains(finding("KF6")), answer.err());
      assertFalse(answer.err().contains("\u001b"), "a terminal is not commanded");
    }
  }

  @Test
  void beginningsOfSeveralAreTold() throws Exception {
    Shell.Answer answer = RealCommand.type("explain", "--out", SampleRun.out().toString(), "");
    assertEquals(2, answer.exitCode(), answer.out());
  }
}
