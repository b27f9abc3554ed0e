package org.waymark.watch.goals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Reference;
import org.waymark.watch.Finding;
import org.waymark.watch.goals.GoalChange.Kind;
import org.waymark.watch.goals.GoalChanges.Version;

class GoalChangesTest {
  private static final LocalDate ENDS = LocalDate.of(2029, 3, 31);
  private static final LocalDate FIRST = LocalDate.of(2025, 4, 1);
  private static final LocalDate LATER = LocalDate.of(2025, 10, 1);

  private static GoalForm absence(double baseline, double target, LocalDate by) {
    return new GoalForm(
        "children-in-school",
        "persistent-absence",
        "",
        true,
        -1,
        LocalDate.of(2025, 3, 31),
        baseline,
        by,
        target,
        3);
  }

  private static List<GoalChange> changes(GoalForm was, GoalForm is, OptionalDouble delivered) {
    return GoalChanges.of(List.of(version(FIRST, was), version(LATER, is)), goal -> delivered);
  }

  private static Version version(LocalDate at, GoalForm... goals) {
    return new Version(at, List.of(goals), List.of(), ENDS);
  }

  @Test
  void a_softer_target_has_a_size_as_a_share_of_the_first_way() {
    GoalForm was = absence(0.19, 0.13, LocalDate.of(2028, 7, 31));
    GoalForm is = absence(0.19, 0.14, LocalDate.of(2029, 3, 31));
    List<GoalChange> changes = changes(was, is, OptionalDouble.empty());
    assertEquals(Kind.SOFTENED, changes.get(0).kind());
    assertEquals(0.01 / 0.06, changes.get(0).size().getAsDouble(), 1e-12);
    assertEquals(Kind.EXTENDED, changes.get(1).kind());
    assertEquals(8, changes.get(1).size().getAsDouble());
    double before = 0.06 / (LocalDate.of(2028, 7, 31).toEpochDay() - was.baselineAt().toEpochDay());
    double after = 0.05 / (LocalDate.of(2029, 3, 31).toEpochDay() - was.baselineAt().toEpochDay());
    assertEquals(1 - after / before, changes.get(0).easierBy().getAsDouble(), 1e-12);
  }

  @Test
  void a_baseline_that_follows_its_restated_series_is_not_a_moved_promise() {
    GoalForm was = absence(0.19, 0.14, ENDS);
    GoalForm is = absence(0.18, 0.14, ENDS);
    assertEquals(Kind.RESTATED, changes(was, is, OptionalDouble.of(0.1801)).get(0).kind());
    assertEquals(Kind.REBASELINED, changes(was, is, OptionalDouble.of(0.19)).get(0).kind());
    assertEquals(Kind.REBASELINED, changes(was, is, OptionalDouble.empty()).get(0).kind());
  }

  @Test
  void goals_that_come_and_go_and_guardrails_that_go_are_seen() {
    GoalForm goal = absence(0.19, 0.14, ENDS);
    List<GoalChange> gone =
        GoalChanges.of(
            List.of(
                new Version(FIRST, List.of(goal), List.of("victim-callback"), ENDS),
                new Version(LATER, List.of(), List.of(), ENDS),
                new Version(LATER.plusDays(1), List.of(goal), List.of(), ENDS)),
            g -> OptionalDouble.empty());
    assertEquals(
        List.of(Kind.DROPPED, Kind.GUARDRAIL_DROPPED, Kind.ADDED),
        gone.stream().map(GoalChange::kind).toList());
  }

  @Test
  void a_change_that_makes_a_promise_harder_is_not_an_alert() {
    GoalForm was = absence(0.19, 0.14, ENDS);
    GoalForm is = absence(0.19, 0.12, ENDS);
    List<Version> versions = List.of(version(FIRST, was), version(LATER, is));
    List<GoalChange> changes = GoalChanges.of(versions, g -> OptionalDouble.empty());
    assertEquals(Kind.HARDENED, changes.get(0).kind());
    assertEquals(List.of(), Goalposts.of(versions, changes, Map.of()).findings());
  }

  @Test
  void an_easier_promise_and_a_growing_mission_are_facts() {
    GoalForm was = absence(0.19, 0.13, ENDS);
    GoalForm is = absence(0.19, 0.14, ENDS);
    GoalForm second = other("second");
    List<Version> versions =
        List.of(version(FIRST, was), version(LATER, is, second, other("third")));
    List<GoalChange> changes = GoalChanges.of(versions, g -> OptionalDouble.empty());
    List<Finding> findings =
        Goalposts.of(versions, changes, Map.of("children-in-school", "Children in school"))
            .findings();
    assertEquals(
        "Children in school: the target moved from 0.13 to 0.14, 17% of the first way on"
            + " 1 October 2025.",
        findings.get(0).sentence());
    assertTrue(findings.get(0).committed());
    assertEquals("goals-added", findings.get(1).subject());
  }

  private static GoalForm other(String id) {
    GoalForm goal = absence(0.19, 0.13, ENDS);
    return new GoalForm(
        id,
        "other",
        "",
        true,
        -1,
        goal.baselineAt(),
        goal.baseline(),
        goal.targetAt(),
        goal.target(),
        3);
  }

  /**
   * 187 indicators are in both of Canada's departmental plans; 142 can be compared by number, and
   * the Treasury Board's own word for each is ours.
   */
  @Test
  void canadas_targets_are_typed_as_canada_typed_them() {
    Map<String, Map<String, NamedCsvRecord>> byId = new TreeMap<>();
    for (NamedCsvRecord row :
        Reference.rows(Reference.data("canada_infobase").resolve("indicators_plans.csv"))) {
      byId.computeIfAbsent(row.getField("stable_id"), id -> new TreeMap<>())
          .put(row.getField("doc"), row);
    }
    Map<String, Integer> compared = new TreeMap<>();
    List<String> different = new ArrayList<>();
    int both = 0;
    int set = 0;
    for (Map<String, NamedCsvRecord> docs : byId.values()) {
      NamedCsvRecord was = docs.get("dp18");
      NamedCsvRecord is = docs.get("dp19");
      if (was == null || is == null) {
        continue;
      }
      both++;
      String theirs = is.getField("target_change");
      TargetMove move =
          TargetMove.of(direction(was), direction(is), target(was, is), target(is, is));
      String ours =
          switch (move) {
            case UNCHANGED -> "unchanged";
            case SOFTENED -> "diminished";
            case HARDENED -> "augmented";
            case TURNED -> "changed_seeking";
            default -> "";
          };
      if (move == TargetMove.SET && theirs.equals("augmented")) {
        set++;
      }
      boolean byNumber = was.getField("seeking_to").equals(is.getField("seeking_to"));
      if (ours.isEmpty() && (byNumber || direction(is) == 0)) {
        continue;
      }
      compared.merge(theirs, 1, Integer::sum);
      if (!theirs.equals(ours)) {
        different.add(is.getField("stable_id") + " theirs " + theirs + " ours " + ours);
      }
    }
    assertEquals(187, both);
    assertEquals(List.of(), different);
    assertEquals(
        "{augmented=3, changed_seeking=33, diminished=8, unchanged=98}", compared.toString());
    assertEquals(8, set);
  }

  /** Every word for what is sought has its own number, so that a change of word is seen. */
  private static int direction(NamedCsvRecord row) {
    return switch (row.getField("seeking_to")) {
      case "max" -> 1;
      case "min" -> -1;
      case "target" -> 2;
      case "range" -> 3;
      default -> 4;
    };
  }

  private static OptionalDouble target(NamedCsvRecord row, NamedCsvRecord latest) {
    boolean least = latest.getField("seeking_to").equals("min");
    boolean most = latest.getField("seeking_to").equals("max");
    if (!least && !most) {
      return OptionalDouble.empty();
    }
    String high = row.getField("target_max");
    String text = least && !high.isEmpty() ? high : row.getField("target_min");
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException words) {
      return OptionalDouble.empty();
    }
  }
}
