package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workspaces drafted from files of many kinds: they validate, run, and read every row. */
class InitFromIT {
  private static final Pattern AS_OF = Pattern.compile("--as-of (\\d{4}-\\d\\d-\\d\\d)");

  @TempDir Path folder;

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(
            "semicolons, decimal commas, names of places, months in words",
            "waits.csv",
            """
            Bezirk;Monat;Wartezeit
            Öst;Jan 2025;1,5
            West;Jan 2025;2,25
            Öst;Feb 2025;-
            West;Feb 2025;1.002,5
            """,
            List.of(
                "waits West 2025-01 2.25", "waits West 2025-02 1002.5", "waits Öst 2025-01 1.5"),
            "2025-03-01"),
        Arguments.of(
            "financial years",
            "spend.csv",
            """
            Council,Financial year,Spend
            North,2023-24,"£1,200"
            North,2024-25,"£1,300"
            South,2023-24,"£2,000"
            South,2024-25,"£2,100"
            """,
            List.of(
                "spend North 2023-04-01/P1Y 1200.0",
                "spend North 2024-04-01/P1Y 1300.0",
                "spend South 2023-04-01/P1Y 2000.0",
                "spend South 2024-04-01/P1Y 2100.0"),
            "2025-04-01"),
        Arguments.of(
            "years across below titles",
            "homes.csv",
            "Homes built,,,\n,,,\nArea code,Area,2023,2024\nE1,Aton,5,6\nE2,Beton,7,[c]\n",
            List.of("homes E1 2023 5.0", "homes E1 2024 6.0", "homes E2 2023 7.0"),
            "2025-01-01"),
        Arguments.of(
            "a dimension with a total",
            "jobs.csv",
            """
            region,year,sex,rate
            A,2023,Male,1
            A,2023,Female,2
            A,2023,All,1.5
            B,2023,Male,3
            B,2023,Female,4
            B,2023,All,3.5
            """,
            List.of("jobs A 2023 1.5", "jobs B 2023 3.5"),
            "2024-01-01"),
        Arguments.of(
            "a column that names what is measured",
            "long.csv",
            """
            area,period,indicator,value
            A,2025-01,falls,3
            A,2025-01,burns,4
            B,2025-01,falls,5
            B,2025-01,burns,6
            """,
            List.of(
                "long-burns A 2025-01 4.0",
                "long-burns B 2025-01 6.0",
                "long-falls A 2025-01 3.0",
                "long-falls B 2025-01 5.0"),
            "2025-02-01"),
        Arguments.of(
            "rows that are events",
            "calls.csv",
            """
            id,ward,opened,cost
            1,A,03/01/2025,10
            2,A,13/01/2025,20
            3,A,23/01/2025,5
            4,B,14/01/2025,7
            5,B,15/01/2025,8
            6,B,28/01/2025,9
            """,
            List.of(
                "calls A 2025-01 35.0",
                "calls B 2025-01 24.0",
                "calls-rows A 2025-01 3.0",
                "calls-rows B 2025-01 3.0"),
            "2025-02-01"),
        Arguments.of(
            "a year and a quarter in two columns",
            "debt.csv",
            """
            Local authority,Year,Quarter,Debt
            A,2024,Q1,1
            A,2024,Q2,2
            B,2024,Q1,3
            B,2024,Q2,4
            """,
            List.of(
                "debt A 2024-Q1 1.0",
                "debt A 2024-Q2 2.0",
                "debt B 2024-Q1 3.0",
                "debt B 2024-Q2 4.0"),
            "2025-01-01"),
        Arguments.of(
            "weeks by their first day",
            "flow.csv",
            """
            site,week commencing,beds
            A,06/01/2025,1
            A,13/01/2025,2
            B,06/01/2025,3
            B,20/01/2025,4
            """,
            List.of(
                "flow A 2025-W02 1.0",
                "flow A 2025-W03 2.0",
                "flow B 2025-W02 3.0",
                "flow B 2025-W04 4.0"),
            "2025-01-27"),
        Arguments.of(
            "a document of JSON",
            "air.json",
            "{\"meta\": {\"n\": 2}, \"data\": [{\"station\": {\"city\": \"Ath\"}, \"month\":"
                + " \"2025-01\", \"pm10\": 11.5}, {\"station\": {\"city\": \"Bern\"}, \"month\":"
                + " \"2025-01\", \"pm10\": 9}]}",
            List.of("air Ath 2025-01 11.5", "air Bern 2025-01 9.0"),
            "2025-02-01"),
        Arguments.of(
            "percentages and codes that are not places",
            "share.csv",
            """
            Trust code,Trust,Month,Ref no,Seen
            RA1,Ay,2025-01,90001,74.5%
            RB2,Bee,2025-01,90002,80.0%
            """,
            List.of("share RA1 2025-01 74.5", "share RB2 2025-01 80.0"),
            "2025-02-01"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aFileIsReadAsItIsMeant(
      String kind, String name, String text, List<String> values, String asOf) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    Path out = drafted(List.of(file), asOf);
    try (Published tables = Published.in(out)) {
      assertEquals(
          values,
          tables.column(
              "SELECT concat_ws(' ', indicator_id, place_id, period, value) FROM observation"
                  + " WHERE value IS NOT NULL ORDER BY ALL"));
      assertEquals(List.of(), tables.rows("SELECT * FROM rejected_record"));
    }
  }

  /** Drafts, validates and runs; gives the folder of what is published. */
  private Path drafted(List<Path> files, String asOf) throws IOException {
    Path workspace = folder.resolve("drafted");
    List<String> init = new ArrayList<>(List.of("init", workspace.toString(), "--from"));
    files.forEach(file -> init.add(file.toString()));
    Shell.Answer made = RealCommand.type(init.toArray(String[]::new));
    assertEquals(0, made.exitCode(), made.err());
    Matcher day = AS_OF.matcher(made.out());
    assertTrue(day.find(), made.out());
    assertEquals(asOf, day.group(1));
    Shell.Answer valid = RealCommand.type("validate", "--workspace", workspace.toString());
    assertEquals(0, valid.exitCode(), valid.out());
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, asOf);
    assertEquals(0, run.exitCode(), run.err());
    return out;
  }

  @Test
  void threeFilesOfThreeKindsMakeOneWorkspace() throws Exception {
    Path inbox = CommandLineGuideTest.root().resolve("sample-data").resolve("first-hour");
    Path out =
        drafted(
            List.of(
                inbox.resolve("referrals.csv"),
                inbox.resolve("spending.xlsx"),
                inbox.resolve("pulse.csv")),
            "2026-01-01");
    try (Published tables = Published.in(out)) {
      assertEquals(12, tables.number("SELECT count(*) FROM place"));
      assertEquals(
          72, tables.number("SELECT count(*) FROM observation WHERE indicator_id = 'spending'"));
      assertEquals(
          216 + 215,
          tables.number(
              "SELECT count(value) FROM observation WHERE indicator_id LIKE 'referrals%'"));
      assertEquals(List.of(), tables.rows("SELECT * FROM rejected_record"));
      assertEquals(
          4,
          tables.number(
              "SELECT count(DISTINCT period) FROM observation WHERE indicator_id LIKE 'pulse%'"));
    }
    assertTrue(Files.exists(out.resolve("reports/2026-01-01/index.html")));
  }

  @Test
  void whatIsNoTableIsSaidAndNothingIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"data\": [");
    Path workspace = folder.resolve("drafted");
    Shell.Answer answer = RealCommand.type("init", workspace.toString(), "--from", file.toString());
    assertEquals(2, answer.exitCode(), answer.err());
    assertTrue(answer.err().contains(file + " is not JSON"), answer.err());
    assertTrue(Files.notExists(workspace));
  }
}
