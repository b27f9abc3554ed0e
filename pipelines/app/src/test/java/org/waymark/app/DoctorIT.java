package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waymark doctor --workspace}: what can be tested, and what to add where nothing can. */
class DoctorIT {
  @TempDir Path folder;

  private Path workspace(Map<String, String> files) throws IOException {
    Path workspace = folder.resolve("w");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = workspace.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return workspace;
  }

  private Shell.Answer doctor(Path workspace) {
    return RealCommand.type("doctor", "--workspace", workspace.toString(), "--as-of", "2026-11-15");
  }

  private static String line(Shell.Answer answer, String indicator) {
    return answer
        .out()
        .lines()
        .filter(line -> line.contains(" m/" + indicator + " "))
        .reduce("", (a, b) -> a + b);
  }

  @Test
  void eachIndicatorThatIsNeverTestedSaysWhyAndWhatToAdd() throws IOException {
    StringBuilder places = new StringBuilder("place_id,name,type,poverty\n");
    StringBuilder rows = new StringBuilder("place,month,good,all,calls,days,share\n");
    for (int p = 0; p < 20; p++) {
      places.append("p%d,Place %d,town,%s%n".formatted(p, p, p == 0 ? "" : p));
      for (int m = 0; m < 24; m++) {
        rows.append(
            "p%d,%d-%02d,%d,1000,%d,%d,0.%d%n"
                .formatted(
                    p,
                    2024 + (m + 10) / 12,
                    (m + 10) % 12 + 1,
                    800 + (p * 37 + m * 61 + p * m * 17) % 21 + p,
                    40 + (p * p * 31 + m * m * 17 + p * m * 7) % 23,
                    20 + (p * p * 13 + m * m * 29 + p * m * 11) % 19,
                    500 + (p * 13 + m * 7) % 90));
      }
    }
    Path workspace =
        workspace(
            Map.of(
                "places.csv",
                places.toString(),
                "landing/a.csv",
                rows.toString(),
                "landing/b.csv",
                "place,month,few\np1,2026-09,3\np2,2026-09,4\np1,2026-10,3\n",
                "missions/m.yaml",
                """
                id: m
                title: M
                starts: 2025-01-01
                ends: 2029-12-31
                indicators:
                  - {id: seen, title: Seen, measure: proportion, better: higher, period: month, expect_from: [poverty]}
                  - {id: calls, title: Calls, measure: count, better: lower, period: month}
                  - {id: few, title: Few, measure: value, better: lower, period: month}
                  - {id: nobody, title: Nobody, measure: value, better: lower, period: month}
                  - {id: refused, title: Refused, measure: value, better: lower, period: month}
                  - {id: context, title: Context, measure: value, better: neither, period: month}
                """,
                "feeds/a.yaml",
                """
                id: a
                kind: indicator
                format: csv
                files: landing/a.csv
                map:
                  place: place
                  period: month
                  indicators:
                    - {id: seen, numerator: good, denominator: all}
                    - {id: calls, value: calls}
                    - {id: context, value: days}
                """,
                "feeds/b.yaml",
                """
                id: b
                kind: indicator
                format: csv
                files: landing/b.csv
                map: {place: place, period: month, indicators: [{id: few, value: few}]}
                """,
                "feeds/c.yaml",
                """
                id: c
                kind: indicator
                format: csv
                files: landing/b.csv
                map: {place: month, period: month, indicators: [{id: refused, value: few}]}
                """,
                "waymark.yaml",
                "fail_on: {rejected_share: 0, older_than: {b: 1d}}\n"));
    Shell.Answer answer = doctor(workspace);
    assertEquals(3, answer.exitCode(), answer.err());
    assertTrue(
        line(answer, "seen")
            .startsWith("ok    indicator  m/seen is compared with others at 19 of 20 places"),
        answer.out());
    assertTrue(line(answer, "seen").contains("fill in `poverty` in places.csv"), answer.out());
    assertTrue(line(answer, "calls").contains("add `exposure`"), answer.out());
    assertTrue(
        line(answer, "few").contains("is never tested")
            && line(answer, "few").contains("too-few-periods")
            && line(answer, "few").contains("deliver earlier periods"),
        answer.out());
    assertTrue(
        line(answer, "nobody").contains("no feed delivers it; add a feed that maps it"),
        answer.out());
    assertTrue(
        line(answer, "refused")
            .contains("the feed `c` gives it no value (3 rows read, 3 rejected, 0 skipped)"),
        answer.out());
    assertTrue(line(answer, "context").startsWith("ok"), answer.out());
    assertTrue(line(answer, "context").contains("`better: neither`"), answer.out());
    assertFalse(Files.exists(workspace.resolve("published")));
  }

  @Test
  void aWorkspaceInWhichAllCanBeTestedIsWell() throws IOException {
    Path workspace = folder.resolve("small");
    RealCommand.type("init", workspace.toString());
    Shell.Answer answer =
        RealCommand.type("doctor", "--workspace", workspace.toString(), "--as-of", "2026-03-15");
    assertEquals(0, answer.exitCode(), answer.out() + answer.err());
  }

  @Test
  void aWorkspaceThatIsMissingWrongOrWithoutFilesIsToldApart() throws IOException {
    assertEquals(5, doctor(folder.resolve("nowhere")).exitCode());
    Path wrong = workspace(Map.of("places.csv", "place_id\n"));
    assertEquals(2, doctor(wrong).exitCode());
    Path small = folder.resolve("small");
    RealCommand.type("init", small.toString());
    for (Path file : FolderContent.files(small.resolve("landing"))) {
      Files.delete(file);
    }
    assertEquals(5, doctor(small).exitCode());
  }
}
