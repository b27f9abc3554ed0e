package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mission file cannot say about experiments, pilots and loops. */
class TrialProblemsTest {
  private static final String MISSION =
      """
      id: m
      title: Mission
      starts: 2025-01-01
      ends: 2028-12-31
      indicators:
        - {id: kept, title: Kept, measure: proportion, better: higher, period: week}
        - {id: complaints, title: Complaints, measure: proportion, better: lower, period: week}
        - {id: beds, title: Beds, measure: value, better: neither, period: week}
      practices:
        - {id: reminders, title: Reminders, evidence: 2, adopters: [{place: P1, since: 2026-01-01}]}
      experiments:
        - id: text
          title: A text
          practice: reminders
          starts: 2026-02-02
          ends: 2026-05-31
          arms: [{id: usual, title: Letter, share: 1}, {id: sms, title: Text, share: 1}]
          phases: [{from: 2026-03-16, shares: {usual: 1, sms: 3}}]
          outcome: {indicator: kept, worthwhile: 0.03, measured_after: 14}
          guardrails: [{indicator: complaints, margin: 0.002}]
      pilots:
        - id: wedge
          title: Wedge
          design: stepped-wedge
          order: drawn
          places: [{place: P1, starts: 2026-03-01}, {place: P2, starts: 2026-05-01}]
          outcome: {indicator: kept, worthwhile: 0.08}
          planned: 12
        - id: other
          title: Other
          places: [{place: P3, starts: 2026-03-01}]
          outcome: {indicator: complaints, worthwhile: 0.08}
          planned: 12
      loops: {signal_to_remeasure: 180}
      """;

  private static RegistryReading read(String mission) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("places.csv", bytes("place_id,name\nP1,One\nP2,Two\nP3,Three\n"));
    files.put("missions/m.yaml", bytes(mission));
    return RegistryReader.read(new WorkspaceFiles(files));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_right_is_read_without_a_word() {
    RegistryReading reading = read(MISSION);
    assertEquals(List.of(), reading.errors().stream().map(Problem::rendered).toList());
    assertEquals(
        1, reading.workspace().orElseThrow().missions().get(0).trials().experiments().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sms, title: Text, share: 1}]   | usual, title: Text, share: 1}]  | given twice",
        ", {id: sms, title: Text, share: 1}] | ]                          | nothing to be compared"
            + " with",
        "Text, share: 1}                | Text, share: 0}                 | `share` is 0",
        "kept, worthwhile: 0.03         | kept, worthwhile: 0             | `worthwhile` is 0",
        "kept, worthwhile: 0.03,        | kept,                           | `worthwhile`",
        "measured_after: 14             | measured_after: -1              | `measured_after` is -1",
        "indicator: kept, worthwhile: 0.03 | indicator: keep, worthwhile: 0.03 | no indicator"
            + " `keep`",
        "indicator: kept, worthwhile: 0.03 | indicator: beds, worthwhile: 0.03 | has no better"
            + " direction",
        "practice: reminders            | practice: reminder              | no practice `reminder`",
        "[{indicator: complaints        | [{indicator: kept               | is the outcome",
        "starts: 2026-02-02             | starts: 2026-06-02              | is before `starts`",
        "from: 2026-03-16               | from: 2026-06-16                | is not between its"
            + " neighbours",
        "shares: {usual: 1, sms: 3}     | shares: {usual: 1, post: 3}     | `post`",
        "place: P2, starts              | place: P1, starts               | is in this pilot twice",
        "place: P2, starts              | place: P9, starts               | `P9`",
        "design: stepped-wedge          | design: matched                 | only a stepped wedge"
            + " has an order",
        "worthwhile: 0.08}~    planned: 12 | worthwhile: 0.08}~    planned: 2 | `planned` is 2",
        "[{place: P3                    | [{place: P1                     | none",
        "signal_to_remeasure: 180       | signal_to_remeasure: 0          | `signal_to_remeasure`"
            + " is 0",
      })
  void what_is_wrong_is_said_with_its_line(String old, String wrong, String said) {
    String text = MISSION.replace(old.replace('~', '\n'), wrong.replace('~', '\n'));
    if (said.equals("none")) {
      // The places are shared, but not the indicator.
      assertEquals(List.of(), read(text).errors());
      text = text.replace("{indicator: complaints, worthwhile", "{indicator: kept, worthwhile");
      said = "is in another pilot on";
    }
    List<Problem> errors = read(text).errors();
    String what = said;
    assertTrue(
        errors.stream().anyMatch(e -> e.rendered().contains(what)),
        () -> errors.stream().map(Problem::rendered).toList().toString());
    assertTrue(errors.stream().allMatch(e -> e.rendered().startsWith("missions/m.yaml:")));
  }

  @Test
  void per_cent_where_shares_are_meant_is_warned_of() {
    List<String> said =
        read(MISSION.replace("worthwhile: 0.03", "worthwhile: 3").replace("0.002", "2"))
            .warnings()
            .stream()
            .map(Problem::what)
            .toList();
    assertTrue(said.contains("`worthwhile` is 3, which no share can gain"), said.toString());
    assertTrue(said.contains("`margin` is 2, which no share can gain"), said.toString());
  }
}
