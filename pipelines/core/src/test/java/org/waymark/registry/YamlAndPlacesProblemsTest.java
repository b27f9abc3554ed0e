package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class YamlAndPlacesProblemsTest {
  private static final String MISSION = WorkspaceText.MISSION;

  private static List<String> withMission(String text) {
    return WorkspaceText.contract().with(MISSION, text).lines();
  }

  private static List<String> withPlaces(String text) {
    return WorkspaceText.contract()
        .without(MISSION)
        .with(MISSION, "id: m\ntitle: M\nstarts: 2025-04-01\nends: 2026-04-01\nthemes: []\n")
        .without(WorkspaceText.WIDE)
        .without("feeds/pulse.yaml")
        .with("places.csv", text)
        .lines();
  }

  @Test
  void aSyntaxErrorIsReportedWhereItIs() {
    List<String> lines = withMission("id: m\ntitle: M\n  starts: 2025-04-01\n");
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).startsWith(MISSION + ":3:9: this is not YAML: mapping values are not allowed"),
        lines.get(0));
  }

  @Test
  void aTabInTheIndentationIsReported() {
    assertEquals(
        List.of(
            MISSION
                + ":3:1: there is a tab where only spaces are allowed; expected indentation by spaces"),
        withMission("id: m\nowner:\n\tname: x\n"));
  }

  @Test
  void aValueThatMustBeQuotedIsReported() {
    assertEquals(
        List.of(
            MISSION
                + ":2:8: found character '%' that cannot start any token; expected quotation marks"
                + " around a value that starts with this character"),
        withMission("id: m\ntitle: %M\n").stream()
            .map(line -> line.replaceAll("'%.*token\\.[^;]*;", "'%' that cannot start any token;"))
            .map(line -> line.replaceAll("\\(Do not use % for indentation\\)", ""))
            .toList());
  }

  @Test
  void severalDocumentsInOneFileAreReported() {
    List<String> lines = withMission("id: m\n---\nid: n\n");
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).startsWith(MISSION + ":2:1: this is not YAML: "), lines.get(0));
  }

  @Test
  void aFileThatIsNotUtf8IsReportedAtTheByte() {
    TreeMap<String, byte[]> files = new TreeMap<>(WorkspaceText.contract().files().contents());
    files.put(MISSION, "id: m\ntitle: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    files.put("places.csv", "place_id,name\nA,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        List.of(
            MISSION + ":2:11: the byte 0xE9 here is not UTF-8; expected a file saved as UTF-8",
            "places.csv:2:6: the byte 0xE9 here is not UTF-8; expected a file saved as UTF-8"),
        RegistryReader.read(new WorkspaceFiles(files)).problems().stream()
            .map(Problem::rendered)
            .toList());
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNotMatter() {
    TreeMap<String, String> texts = new TreeMap<>();
    WorkspaceText.contract()
        .texts()
        .forEach((path, text) -> texts.put(path, "\uFEFF" + text.replace("\n", "\r\n")));
    WorkspaceText windows = new WorkspaceText(texts);
    assertEquals(List.of(), windows.lines());
    assertEquals(WorkspaceText.contract().read(), windows.read());
  }

  @Test
  void columnsAreCountedInCharacters() {
    assertEquals(
        List.of(MISSION + ":1:12: unknown key `tilte` in a mission; did you mean `title`?"),
        withMission("{id: '𝒜é', tilte: x, starts: 2025-04-01, ends: 2026-04-01, themes: []}")
            .stream()
            .filter(line -> line.contains("unknown"))
            .toList());
  }

  @Test
  void anEmptyMissionLacksWhatAMissionHas() {
    assertEquals(
        List.of(
            MISSION + ":1:1: a mission has no `ends`; expected the key `ends`",
            MISSION + ":1:1: a mission has no `id`; expected the key `id`",
            MISSION + ":1:1: a mission has no `starts`; expected the key `starts`",
            MISSION + ":1:1: a mission has no `title`; expected the key `title`",
            MISSION + ":1:1: a mission needs indicators or themes; expected" + " `indicators`"),
        withMission("# nothing yet\n").stream().filter(line -> line.startsWith(MISSION)).toList());
  }

  @Test
  void aBombOfAliasesIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(String.join(", ", java.util.Collections.nCopies(10, alias))).append("]\n");
    }
    List<String> lines = withMission(bomb.toString());
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).contains("aliases or lists here make more than 200000"), lines.get(0));
  }

  @Test
  void anAliasToItselfIsRefused() {
    List<String> lines = withMission("id: &x [*x]\n");
    assertEquals(
        List.of(
            MISSION
                + ":1:5: this is nested more than 20 deep; expected a file that a person would"
                + " write"),
        lines);
  }

  @Test
  void deepNestingIsRefused() {
    assertTrue(
        withMission("[".repeat(50) + "]".repeat(50)).get(0).contains(":1:21: this is nested"));
    List<String> deep = withMission("[".repeat(100_000));
    assertEquals(1, deep.size());
    assertTrue(deep.get(0).startsWith(MISSION + ":1:1: "), deep.get(0));
  }

  @Test
  void aTextLongerThanAnyPersonWritesIsRefusedBeforeItIsParsed() {
    assertEquals(
        List.of(
            MISSION
                + ":2:1: this line has more than 100000 characters; expected a file that a"
                + " person would write"),
        withMission("id: m\ntitle: " + "a".repeat(1_500_000) + "\n").stream()
            .filter(line -> line.startsWith(MISSION))
            .toList());
    assertTrue(
        withMission("title: 'a'\n".repeat(600_000))
            .contains(
                MISSION
                    + ":1:1: this file has more than 2000000 characters; expected a file that a"
                    + " person would write"));
  }

  @Test
  void nullCharactersAreReportedInYamlAndInTables() {
    assertTrue(
        withMission("id: m\ntitle: \"a\\0\"\n")
            .contains(
                MISSION
                    + ":2:8: there is a null character in this text; expected text without it"));
    assertTrue(
        WorkspaceText.contract()
            .with("places.csv", "place_id,name\nA,\0\n")
            .lines()
            .contains("places.csv:2:3: there is a null character here; expected a file of text"));
  }

  @Test
  void aDateOutsideAnyPlanIsNone() {
    assertTrue(
        WorkspaceText.contract()
            .replacing(MISSION, "ends: 2029-03-31", "ends: +999999999-12-31")
            .lines()
            .stream()
            .anyMatch(line -> line.contains("`+999999999-12-31` is not a date")));
  }

  @Test
  void foldersThatAreOpenedHaveWholePaths() {
    assertEquals(
        List.of(
            "waymark.yaml:1:13: `also_read` cannot name `../drop`; expected the whole path of a"
                + " folder such as `/data/drop`",
            "waymark.yaml:1:22: `also_read` cannot name `/`; expected the whole path of a folder such"
                + " as `/data/drop`"),
        WorkspaceText.contract().with("waymark.yaml", "also_read: [../drop, /]\n").lines());
  }

  @Test
  void aLinkOutOfTheWorkspaceIsReportedUnlessItsFolderIsOpened() {
    WorkspaceFiles files = WorkspaceText.contract().files();
    TreeMap<String, String> elsewhere = new TreeMap<>(Map.of(MISSION, "/data/drop/health.yaml"));
    WorkspaceFiles linked = new WorkspaceFiles(files.contents(), elsewhere, List.of());

    assertEquals(
        List.of(
            MISSION
                + ":1:1: this is a link that leads out of the workspace; expected a file in the"
                + " workspace, or a folder that `also_read` of waymark.yaml names"),
        RegistryReader.read(linked).problems().stream().map(Problem::rendered).toList());
    WorkspaceFiles opened =
        WorkspaceText.contract().with("waymark.yaml", "also_read: [/data/drop]\n").files();
    assertEquals(
        List.of(),
        RegistryReader.read(new WorkspaceFiles(opened.contents(), elsewhere, List.of()))
            .problems());
  }

  @Test
  void tagsAndMergeKeysAreReported() {
    assertEquals(
        MISSION + ":2:8: the tag `!secret` has no meaning here; expected a value without a tag",
        withMission("id: m\ntitle: !secret x\n").stream()
            .filter(line -> line.contains("tag"))
            .findFirst()
            .orElseThrow());
    assertEquals(
        MISSION + ":2:1: merge keys (`<<`) are not read; expected the keys written out",
        withMission("id: m\n<<: {title: x}\n").stream()
            .filter(line -> line.contains("merge"))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void aProblemStaysOnOneLineWhateverIsQuoted() {
    List<String> lines =
        withMission("\"k\\ney\\u2028\": x\nid: \"" + "long".repeat(100) + "\\n\"\n");
    assertTrue(lines.stream().allMatch(line -> line.lines().count() == 1), lines.toString());
    assertTrue(lines.stream().allMatch(line -> line.length() < 400), lines.toString());
  }

  @Test
  void settingsThatAreWrongAreReported() {
    assertEquals(
        List.of(
            "waymark.yaml:1:11: `calendar` cannot be `is`; did you mean `iso`?",
            "waymark.yaml:2:13: `disclosure` cannot be `threshold-0`; expected `none`, `nhs-hes` or"
                + " `tre-10`, or `threshold-N` with a number such as `threshold-10`",
            "waymark.yaml:3:9: `runner` cannot be `spark`; expected `direct` or `flink`",
            "waymark.yaml:4:28: `rejected_share` 20 is not a share; did you mean `0.2`?"),
        WorkspaceText.contract()
            .with(
                "waymark.yaml",
                """
                calendar: is
                disclosure: threshold-0
                runner: spark
                fail_on: { rejected_share: 20}
                """)
            .lines());
  }

  @Test
  void whatTheRuleOfDisclosureDoesNotCoverIsAWarning() {
    List<String> lines =
        WorkspaceText.contract().with("waymark.yaml", "disclosure: threshold-10\n").lines();
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(
        lines.get(0).startsWith("waymark.yaml:1:1: warning: `disclosure: threshold-10` does not"),
        lines.toString());
    assertTrue(lines.get(1).contains("protects each of these indicators alone"), lines.toString());
    assertTrue(lines.get(1).contains("`adds_up: []` where there is none"), lines.toString());
  }

  @Test
  void aMisnamedFileIsAWarning() {
    assertEquals(
        List.of(
            "feeds/ae.yml:1:1: warning: this file is not read because of its name; did you mean"
                + " `feeds/ae.yaml`?"),
        WorkspaceText.contract()
            .without(WorkspaceText.WIDE)
            .with("feeds/ae.yml", WorkspaceText.AE)
            .lines());
  }

  @Test
  void anEmptyWorkspaceLacksPlacesMissionsAndFeeds() {
    assertEquals(
        List.of(
            "feeds/:1:1: warning: there is no feed, so that a run has nothing to read; expected a"
                + " file such as feeds/attendances.yaml",
            "missions/:1:1: there is no mission; expected a file such as missions/health.yaml",
            "places.csv:1:1: there is no places.csv; expected a file with the columns `place_id` and"
                + " `name`"),
        new WorkspaceText(new TreeMap<>()).lines());
  }

  @Test
  void missingAndMisspeltColumnsOfPlacesAreReported() {
    assertEquals(
        List.of(
            "places.csv:1:1: there is no column `place_id`, but `placeid`; did you mean `place_id`?",
            "places.csv:1:14: warning: the column `valid_form` has no meaning of its own; did you mean"
                + " `valid_from`?"),
        withPlaces("placeid,name,valid_form\nA,B,\n"));
    assertEquals(
        List.of("places.csv:1:1: columns are not separated by commas; expected commas"),
        withPlaces("place_id;name\nA;B\n"));
    assertEquals(
        List.of("places.csv:1:15: the column `name` is given twice; expected each column once"),
        withPlaces("place_id,name,name\nA,B,C\n"));
  }

  @Test
  void placesThatAreWrongAreAllReported() {
    assertEquals(
        List.of(
            "places.csv:2:1: `place_id` is empty; expected an identifier",
            "places.csv:4:1: place `A` is declared twice; first at line 3; expected each place once",
            "places.csv:5:5: no place `a` for `parent_id`; did you mean `A`?",
            "places.csv:6:5: a place cannot be its own `parent_id`; expected another place, or"
                + " nothing",
            "places.csv:7:6: `01/04/2020` is not a date; expected a date such as `2026-03-31`, or"
                + " nothing",
            "places.csv:8:17: `valid_to` 2019-01-01 is before `valid_from` 2020-01-01; expected a"
                + " last day that is not before the first",
            "places.csv:9:8: no place `nowhere` for `successor_id`; expected the `place_id` of a line"
                + " of this file",
            "places.csv:10:1: this line has 2 fields; expected 6 fields, as the header has"),
        withPlaces(
            """
            place_id,name,parent_id,valid_from,valid_to,successor_id
            ,X,,,,
            A,X,,,,
            A,Y,,,,
            B,X,a,,,
            C,X,C,,,
            D,X,,01/04/2020,,
            E,X,,2020-01-01,2019-01-01,
            F,X,,,,nowhere
            G,X
            """));
  }

  @Test
  void brokenQuotingIsReported() {
    assertEquals(
        List.of("places.csv:3:3: this quotation mark is never closed; expected a second one"),
        withPlaces("place_id,name\nA,\"x\ny\"\n".replace("\ny\"", "\"\nB,\"y")));
    assertEquals(
        List.of(
            "places.csv:2:6: text follows a closing quotation mark; expected a comma or the end"
                + " of the line; a quotation mark within quotes is doubled"),
        withPlaces("place_id,name\nA,\"x\"y\n"));
  }

  @Test
  void placesThatLieInACircleAreReported() {
    assertEquals(
        List.of(
            "places.csv:3:5: place `A` lies within itself by this `parent_id`; expected parents"
                + " without a circle"),
        withPlaces("place_id,name,parent_id\nA,X,B\nB,X,A\nC,X,A\n"));
  }

  @Test
  @Timeout(20)
  void manyUnknownParentsAreAllReportedInReasonableTime() {
    StringBuilder places = new StringBuilder("place_id,name,parent_id\n");
    for (int i = 0; i < 20_000; i++) {
      places.append("P").append(i).append(",Place,Q").append(i).append('\n');
    }
    assertEquals(20_000, withPlaces(places.toString()).size());
  }

  @Test
  void anOddCellOfANumericColumnIsTold() {
    assertEquals(
        List.of(
            "places.csv:3:5: warning: `1,200` is not a number, so that `population` is not a covariate;"
                + " did you mean `1200`?"),
        withPlaces("place_id,name,population,code\nA,X,900,a\nB,X,\"1,200\",b\nC,X,30,c\n"));
  }

  @Test
  void anIndicatorThatExpectsFromAColumnWithAnOddCellIsReportedToo() {
    assertEquals(
        List.of(
            MISSION
                + ":16:19: `population` is not a covariate: places.csv:3:22 holds `n/a`; expected a column of places.csv with only numbers",
            "places.csv:3:22: warning: `n/a` is not a number, so that `population` is not a covariate;"
                + " expected a number or an empty field, as in the other lines"),
        WorkspaceText.contract().replacing("places.csv", "330000", "n/a").lines());
  }
}
