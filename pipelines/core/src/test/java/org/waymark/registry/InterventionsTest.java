package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InterventionsTest {
  private static final String INTERVENTIONS =
      """
      interventions:
        - id: discharge-hubs
          title: Discharge hubs
          goals: [ae-4h]
          since: 2025-06-01
          practice: morning-huddle
          method: open-innovation
          shield: {until: 2026-06-30, because: Rotas take two terms to change}
      roles: [sro, policy]
      """;

  private static RegistryReading read(String mission, String... more) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    WorkspaceText.contract()
        .texts()
        .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    files.put(WorkspaceText.MISSION, mission.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < more.length; i += 2) {
      files.put(more[i], more[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return RegistryReader.read(new WorkspaceFiles(files));
  }

  private static List<String> errors(String old, String replacement) {
    return read(WorkspaceText.HEALTH + INTERVENTIONS.replace(old, replacement)).errors().stream()
        .map(Problem::what)
        .toList();
  }

  @Test
  void a_mission_says_what_it_does_and_since_when() {
    String text =
        (WorkspaceText.HEALTH + INTERVENTIONS)
            .replace("contact: unit@example.gov", "org: [Department of Health, DHSC]");
    Watched watched = read(text).workspace().orElseThrow().missions().get(0).watched();
    assertEquals(List.of("Department of Health", "DHSC"), watched.orgs());
    assertEquals(List.of("sro", "policy"), watched.roles());
    Intervention hubs = watched.interventions().get(0);
    assertEquals(Optional.of("morning-huddle"), hubs.practice());
    assertEquals(LocalDate.of(2026, 6, 1), hubs.review());
    assertEquals(LocalDate.of(2026, 6, 30), hubs.shield().orElseThrow().until());
  }

  @Test
  void a_mission_that_says_nothing_has_the_five_roles_and_no_intervention() {
    Watched watched =
        read(WorkspaceText.HEALTH).workspace().orElseThrow().missions().get(0).watched();
    assertEquals(Watched.NOTHING, watched);
  }

  @Test
  void what_does_not_exist_or_is_missing_is_reported() {
    assertEquals(List.of("there is not a goal `ae-4`"), errors("goals: [ae-4h]", "goals: [ae-4]"));
    assertEquals(
        List.of("there is not a practice `huddle`"),
        errors("practice: morning-huddle", "practice: huddle"));
    assertEquals(
        List.of("a shield has no `because`"),
        errors(", because: Rotas take two terms to change", ""));
    assertEquals(
        List.of("`until` 2025-05-01 is before `since` 2025-06-01"),
        errors("until: 2026-06-30", "until: 2025-05-01"));
  }

  @Test
  void themes_and_indicators_say_what_shows_opposition_and_support() {
    String text =
        WorkspaceText.HEALTH
            .replace(
                "title: Delayed discharge\n", "title: Delayed discharge\n    watch: opposition\n")
            .replace("period: quarter}\n", "period: quarter, watch: support}\n");
    Watched watched = read(text).workspace().orElseThrow().missions().get(0).watched();
    assertEquals(List.of("discharge-delay"), watched.opposition());
    assertEquals(List.of("safe-to-speak-up", "workload"), watched.support());
  }

  @Test
  void earlier_versions_are_read_by_their_dates() {
    String was = WorkspaceText.HEALTH.replace("value: 0.92", "value: 0.95");
    RegistryReading reading =
        read(
            WorkspaceText.HEALTH,
            "history/2025-10-01/missions/health.yaml",
            was,
            "history/2025-04-01/missions/health.yaml",
            was.replace("ends: 2029-03-31", "ends: 2028-03-31"));
    List<PastMission> history = reading.workspace().orElseThrow().history();
    assertEquals(LocalDate.of(2025, 4, 1), history.get(0).at());
    assertEquals(LocalDate.of(2028, 3, 31), history.get(0).mission().ends());
    assertEquals(0.95, history.get(1).mission().goals().get(0).target().value());
  }

  @Test
  void an_earlier_version_of_an_older_form_is_a_warning_and_is_read_as_far_as_it_goes() {
    RegistryReading reading =
        read(
            WorkspaceText.HEALTH,
            "history/2025-04-01/missions/health.yaml",
            WorkspaceText.HEALTH + "\nguardrails: [x]\n",
            "history/last-year/missions/health.yaml",
            WorkspaceText.HEALTH);
    assertEquals(
        List.of("the folder `last-year` of `history` is not a date"),
        reading.errors().stream().map(Problem::what).toList());
    List<String> warnings =
        reading.problems().stream()
            .filter(problem -> !problem.isError() && problem.file().startsWith("history/"))
            .map(Problem::what)
            .toList();
    assertEquals(
        List.of("this earlier version is not read in full: unknown key `guardrails` in a mission"),
        warnings);
  }
}
