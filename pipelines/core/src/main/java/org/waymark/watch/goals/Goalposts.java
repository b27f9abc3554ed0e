package org.waymark.watch.goals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.goals.GoalChange.Kind;
import org.waymark.watch.goals.GoalChanges.Version;
import org.waymark.wording.PeriodWords;

/** Facts about promises that became less than they were, and about missions that grow. */
public final class Goalposts {
  private static final int LEAST_ADDED = 2;
  private static final int PART_ADDED = 4;

  private Goalposts() {}

  /**
   * One alert for each goal that became easier, and one where the mission took on more.
   *
   * @param versions of the mission's registry, in order of date
   * @param titles words for goals and guardrails by id
   */
  public static Reading of(
      List<Version> versions, List<GoalChange> changes, Map<String, String> titles) {
    if (versions.size() < 2) {
      return Reading.notTold(
          Rule.GOALPOSTS,
          "changes",
          "only one version of the registry is known; `waymark registry import-history` adds"
              + " earlier ones");
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, List<GoalChange>> byGoal = new TreeMap<>();
    for (GoalChange change : changes) {
      if (change.kind().isEasier()) {
        byGoal.computeIfAbsent(change.goalId(), id -> new ArrayList<>()).add(change);
      }
    }
    byGoal.forEach((goal, moved) -> findings.add(easier(goal, moved, versions, titles)));
    findings.addAll(creep(versions, changes));
    List<Measure> measures =
        List.of(
            Measure.of(Rule.GOALPOSTS, "changes", "", changes.size(), versions.size()),
            Measure.of(
                Rule.GOALPOSTS,
                "made-easier",
                "",
                (double) changes.stream().filter(change -> change.kind().isEasier()).count(),
                versions.size()));
    return new Reading(findings, measures);
  }

  private static Finding easier(
      String goal, List<GoalChange> moved, List<Version> versions, Map<String, String> titles) {
    GoalChange last = moved.stream().max(Comparator.comparing(GoalChange::at)).orElseThrow();
    String what =
        moved.stream()
            .map(change -> words(change) + " on " + PeriodWords.day(change.at()))
            .collect(Collectors.joining("; "));
    OptionalDouble easiest =
        moved.stream().flatMapToDouble(change -> change.easierBy().stream()).max();
    boolean committed =
        versions.stream()
            .flatMap(version -> version.goals().stream())
            .anyMatch(form -> form.id().equals(goal) && form.committed());
    Finding finding =
        Finding.fact(
                Rule.GOALPOSTS, "goal:" + goal, titles.getOrDefault(goal, goal) + ": " + what + ".")
            .since(last.at())
            .behindIt(committed)
            .evidence("goal_change where goal_id = '" + goal + "'");
    return easiest.isPresent() ? finding.compared(easiest.getAsDouble(), 0) : finding;
  }

  private static String words(GoalChange change) {
    String size =
        change.size().isEmpty()
            ? ""
            : change.kind() == Kind.EXTENDED
                ? ", " + Math.round(change.size().getAsDouble()) + " months later"
                : change.kind() == Kind.THINNED
                    ? ""
                    : ", "
                        + String.format(Locale.ROOT, "%.0f%%", 100 * change.size().getAsDouble())
                        + " of the first way";
    return switch (change.kind()) {
      case SOFTENED -> "the target moved from " + change.from() + " to " + change.to() + size;
      case TURNED -> "the target turned from " + change.from() + " to " + change.to();
      case EXTENDED -> "the date moved from " + change.from() + " to " + change.to() + size;
      case REBASELINED -> "the baseline moved from " + change.from() + " to " + change.to() + size;
      case EASIER_CLASS -> "the goal is now aspirational";
      case SWAPPED -> "the indicator changed from " + change.from() + " to " + change.to();
      case SCOPE_CHANGED -> "what counts changed from " + change.from() + " to " + change.to();
      case THINNED -> change.from() + " became " + change.to();
      case DROPPED -> "the goal was dropped";
      case GUARDRAIL_DROPPED -> "the guardrail was dropped";
      case THRESHOLD_MOVED -> "the threshold moved from " + change.from() + " to " + change.to();
      default -> change.kind().word();
    };
  }

  private static List<Finding> creep(List<Version> versions, List<GoalChange> changes) {
    Version first = versions.get(0);
    Version now = versions.get(versions.size() - 1);
    List<GoalChange> added = changes.stream().filter(c -> c.kind() == Kind.ADDED).toList();
    double most = Math.max(LEAST_ADDED, first.goals().size() / (double) PART_ADDED);
    List<Finding> findings = new ArrayList<>();
    if (added.size() >= most) {
      findings.add(
          Finding.fact(
                  Rule.GOALPOSTS,
                  "goals-added",
                  "The mission began with "
                      + first.goals().size()
                      + " goals and took on "
                      + added.size()
                      + " more: "
                      + added.stream()
                          .map(GoalChange::goalId)
                          .distinct()
                          .collect(Collectors.joining(", "))
                      + ".")
              .compared(added.size(), most)
              .since(added.get(added.size() - 1).at())
              .evidence("goal_change where kind = 'added'"));
    }
    if (now.ends().isAfter(first.ends())) {
      findings.add(
          Finding.fact(
                  Rule.GOALPOSTS,
                  "mission-end",
                  "The mission was to end on "
                      + PeriodWords.day(first.ends())
                      + " and now ends on "
                      + PeriodWords.day(now.ends())
                      + ".")
              .since(now.at())
              .evidence("the mission's `ends`"));
    }
    return findings;
  }
}
