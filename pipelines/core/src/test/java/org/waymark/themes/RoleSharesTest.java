package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.redaction.Doubts;
import org.waymark.registry.Settings;
import org.waymark.registry.Theme;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportThemeRole;

class RoleSharesTest {

  private static final int DELAY = 0;
  private static final int KIND = 1;

  private static final Workspace WORKSPACE =
      new Workspace(
          Settings.defaults(),
          List.of(),
          List.of(
              ReportThemesTest.missionOf(
                  new Theme("delay", "m", "Delay", List.of("bed blocked")),
                  new Theme("kind", "m", "Kindness", List.of("kind staff")))),
          List.of(ReportThemesTest.feed("notes")));

  private static int week(int number) {
    return Period.containing(PeriodKind.WEEK, LocalDate.of(2026, 8, 3).plusWeeks(number)).code();
  }

  /** That many reports of a role in a week, of which that many speak of delay. */
  private static List<RoleCount> wrote(String role, int week, int reports, int mentions) {
    List<RoleCount> counts = new ArrayList<>();
    counts.add(new RoleCount(0, role, week(week), ReportCount.ALL_REPORTS, reports));
    if (mentions > 0) {
      counts.add(new RoleCount(0, role, week(week), DELAY, mentions));
    }
    return counts;
  }

  private static List<ReportThemeRole> rows(List<RoleCount> counts) {
    return RoleShares.rows(WORKSPACE, 0, counts, ReportThemesTest.AS_OF, "run-1");
  }

  private static ReportThemeRole lastOf(String role, List<RoleCount> counts) {
    List<ReportThemeRole> rows =
        rows(counts).stream().filter(row -> role.equals(row.getRole())).toList();
    return rows.get(rows.size() - 1);
  }

  private static ReportReading reading(int number) {
    List<ReportMention> mentions = new ArrayList<>();
    for (int theme = DELAY; theme <= KIND; theme++) {
      if (number % (2 + theme) == 0) {
        mentions.add(
            new ReportMention(0, theme, CodingMethod.PHRASES, 1, Polarity.NEUTRAL, "words"));
      }
    }
    List<String> roles = List.of("nurse", "", "doctor");
    return new ReportReading(
        new ReportSource(0, "r" + number, number % 4, week(number % 7), roles.get(number % 5 % 3)),
        Doubts.NONE,
        mentions);
  }

  @Test
  void countsByRoleSumToCountsByPlace() {
    ReportThemes themes = ReportThemes.of(WORKSPACE);
    MissionCounts.Sums one = new MissionCounts.Sums();
    MissionCounts.Sums other = new MissionCounts.Sums();
    for (int number = 0; number < 200; number++) {
      ReportReading reading = reading(number);
      MissionCounts.Sums sums = number % 3 == 0 ? one : other;
      themes.counts(reading).forEach(count -> sums.add(reading.source().role(), count));
    }
    MissionCounts counts = MissionCounts.of(List.of(one.counts(), other.counts()));
    Map<List<Integer>, Long> byPlace =
        summed(counts.byPlace(), count -> List.of(count.week(), count.theme()));
    assertEquals(byPlace, summed(counts.byRole(), count -> List.of(count.week(), count.theme())));
    assertEquals(7 * 3, byPlace.size());
    assertEquals(200 + 100 + 67, byPlace.values().stream().mapToLong(reports -> reports).sum());
  }

  private static <C extends ThemeCount<C>> Map<List<Integer>, Long> summed(
      List<C> counts, Function<C, List<Integer>> key) {
    return counts.stream().collect(Collectors.groupingBy(key, Collectors.summingLong(C::reports)));
  }

  @Test
  void aWeekOfARoleIsComparedWithTheThirteenBefore() {
    List<RoleCount> counts = new ArrayList<>();
    for (int week = 1; week <= 13; week++) {
      counts.addAll(wrote("nurse", week, 10, 1));
    }
    counts.addAll(wrote("nurse", 0, 50, 50)); // out of reach
    counts.addAll(wrote("nurse", 14, 20, 9));
    ReportThemeRole last = lastOf("nurse", counts);
    assertEquals("2026-W46", last.getPeriod());
    assertEquals(20, last.getReports());
    assertEquals(9, last.getMentions());
    assertEquals(.45, last.getShare());
    assertEquals(.1, last.getExpectedShare(), 1e-15);
    assertEquals(Math.log(9.5 * 117.5 / (11.5 * 13.5)), last.getLogOdds(), 1e-12);
    assertEquals(.000167, last.getQValue(), 2e-5);
    // A second role that is tested in the week doubles the tests.
    double alone = last.getQValue();
    counts.addAll(wrote("doctor", 13, 20, 2));
    counts.addAll(wrote("doctor", 14, 20, 2));
    assertEquals(2 * alone, lastOf("nurse", counts).getQValue(), 1e-15);
  }

  @Test
  void aRoleThatWroteOnlyBeforeHasNoRowInTheWeek() {
    List<RoleCount> counts = new ArrayList<>(wrote("nurse", 0, 4, 1));
    counts.addAll(wrote("doctor", 1, 5, 2));
    assertEquals(
        List.of("doctor 2026-W33 2 of 5", "nurse 2026-W32 1 of 4"),
        rows(counts).stream()
            .map(
                row ->
                    "%s %s %d of %d"
                        .formatted(
                            row.getRole(), row.getPeriod(), row.getMentions(), row.getReports()))
            .toList());
  }

  @Test
  void aRoleThatSpokeOfAThemeOnlyBeforeIsExpectedToSpeakOfIt() {
    List<RoleCount> counts = new ArrayList<>(wrote("nurse", 0, 4, 1));
    counts.addAll(wrote("nurse", 1, 4, 0));
    ReportThemeRole last = lastOf("nurse", counts);
    assertEquals(0, last.getMentions());
    assertEquals(.25, last.getExpectedShare());
    // ln(0.5 · 3.5 / (4.5 · 1.5))
    assertEquals(Math.log(1.75 / 6.75), last.getLogOdds(), 1e-12);
    assertNotNull(last.getQValue());
  }

  @Test
  void aRoleThatNeverSpokeOfAThemeIsCountedAndNotTested() {
    List<RoleCount> counts = new ArrayList<>(wrote("nurse", 0, 4, 1));
    counts.addAll(wrote("doctor", 0, 3, 0));
    counts.addAll(wrote("doctor", 1, 5, 0));
    ReportThemeRole silent = lastOf("doctor", counts);
    assertEquals(5, silent.getReports());
    assertEquals(0, silent.getShare());
    assertEquals(0, silent.getExpectedShare());
    assertNull(silent.getLogOdds());
    assertNull(silent.getQValue());
    assertEquals(
        List.of("delay"),
        rows(counts).stream().map(ReportThemeRole::getThemeId).distinct().toList());
  }

  @Test
  void whereNoRoleWasGivenItIsEmptyAndFirst() {
    List<RoleCount> counts = new ArrayList<>(wrote("nurse", 0, 4, 1));
    counts.addAll(wrote("", 0, 4, 1));
    assertEquals(2, rows(counts).size());
    assertNull(rows(counts).get(0).getRole());
  }

  @Test
  void theRarestOfMoreThanFiftyRolesStandTogether() {
    List<RoleCount> counts = new ArrayList<>(wrote("", 0, 1, 1));
    for (int role = 0; role < 53; role++) {
      counts.addAll(wrote("role " + (char) ('A' + role), 0, role < 2 ? 9 : 2, 1));
    }
    List<ReportThemeRole> rows = rows(counts);
    assertEquals(1 + RoleShares.MOST_ROLES + 1, rows.size());
    ReportThemeRole others =
        rows.stream().filter(row -> RoleShares.OTHER_ROLES.equals(row.getRole())).findAny().get();
    assertEquals(6, others.getReports());
    assertEquals(3, others.getMentions());
    assertEquals("role r", rows.get(rows.size() - 1).getRole());
  }

  @Test
  void theOrderOfCountsChangesNothing() {
    List<RoleCount> counts = new ArrayList<>();
    for (int week = 0; week < 20; week++) {
      for (int role = 0; role < 60; role += 1 + week % 3) {
        counts.addAll(wrote("role " + role, week, 3 + role % 4, (role + week) % 3));
        counts.addAll(wrote("role " + role, week, 2, 1));
      }
    }
    List<ReportThemeRole> first = rows(counts);
    Collections.shuffle(counts, new Random(8));
    assertEquals(first, rows(counts));
  }
}
