package org.waymark.watch.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.watch.Finding;

class TeamTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  private static PersonRow person(String day, String who, String org, String role, String kind) {
    return new PersonRow(
        "roster", "m", LocalDate.parse(day), who, 1, org, "", role, role, kind, 0, "f:1");
  }

  private static List<String> sentences(PersonRow... rows) {
    return new Team(List.of(rows), AS_OF)
        .reading(List.of("sro", "operations"), AS_OF).findings().stream()
            .map(Finding::sentence)
            .toList();
  }

  @Test
  void a_role_that_was_empty_for_sixty_days_is_told_and_a_shorter_gap_is_not() {
    assertThat(
            sentences(
                person("2026-06-01", "a", "X", "sro", "staff"),
                person("2026-06-01", "b", "Y", "operations", "staff"),
                person("2026-09-01", "b", "Y", "operations", "staff"),
                person("2026-09-01", "c", "X", "policy", "staff")))
        .containsExactly("Nobody has held the role sro since 1 September 2026.");
    assertThat(
            sentences(
                person("2026-06-01", "a", "X", "sro", "staff"),
                person("2026-10-01", "b", "Y", "operations", "staff"),
                person("2026-10-01", "c", "X", "policy", "staff")))
        .isEmpty();
  }

  @Test
  void two_changes_of_the_lead_in_two_years_are_told() {
    assertThat(
            sentences(
                person("2025-06-01", "a", "X", "sro", "staff"),
                person("2025-06-01", "o", "Y", "operations", "staff"),
                person("2026-01-01", "b", "X", "sro", "staff"),
                person("2026-01-01", "o", "Y", "operations", "staff"),
                person("2026-06-01", "c", "X", "sro", "staff"),
                person("2026-06-01", "o", "Y", "operations", "staff")))
        .containsExactly("The holder of the role sro changed 2 times in 24 months.");
  }

  @Test
  void mixture_is_none_for_one_group_and_full_for_equal_groups() {
    List<PersonRow> two =
        List.of(
            person("2026-06-01", "a", "X", "sro", "staff"),
            person("2026-06-01", "b", "Y", "sro", "staff"));
    assertThat(Team.blau(two, PersonRow::org)).isEqualTo(1);
    assertThat(Team.blau(two, PersonRow::role)).isZero();
  }

  @Test
  void a_later_roster_than_the_date_is_not_seen() {
    assertThat(new Team(List.of(person("2027-01-01", "a", "X", "sro", "staff")), AS_OF).latest())
        .isEmpty();
  }
}
