package org.waymark.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.schema.record.ScenarioAffected;
import org.waymark.schema.record.ScenarioGoal;
import org.waymark.schema.record.ScenarioReadiness;
import org.waymark.schema.record.ScenarioRequirement;

/** Says in sentences what scenarios answer. A chance is said only where it has been earned. */
final class ScenarioWords {
  private static final double HUNDRED = 100;

  private ScenarioWords() {}

  /** The answers of some rows. */
  static List<String> of(List<SpecificRecord> rows) {
    List<String> lines = new ArrayList<>();
    for (SpecificRecord row : rows) {
      if (row instanceof ScenarioGoal goal) {
        goal(goal, lines);
      }
    }
    affected(rows, lines);
    readiness(rows, lines);
    return lines;
  }

  private static void goal(ScenarioGoal goal, List<String> lines) {
    String head = goal.getScenarioId() + ", " + goal.getGoalId() + ": ";
    Double chance = goal.getPGoal();
    Double baseline = goal.getPBaseline();
    if (chance != null && baseline != null) {
      lines.add(
          head
              + "reached in "
              + of100(chance)
              + " such futures; as things go, in "
              + of100(baseline)
              + ". "
              + goal.getReason());
    } else {
      lines.add(
          head
              + "the model reaches it in "
              + of100(goal.getShare())
              + " of its futures; without levers, in "
              + of100(goal.getShareBaseline())
              + ". This is not a chance. "
              + goal.getReason());
    }
  }

  private static String of100(double share) {
    return Math.round(HUNDRED * share) + " of 100";
  }

  private static void affected(List<SpecificRecord> rows, List<String> lines) {
    for (int i = 0; i < rows.size(); i++) {
      boolean last =
          i + 1 == rows.size()
              || !(rows.get(i + 1) instanceof ScenarioAffected next)
              || !(rows.get(i) instanceof ScenarioAffected here)
              || !next.getLinkId().equals(here.getLinkId());
      if (rows.get(i) instanceof ScenarioAffected row && last) {
        lines.add(
            row.getScenarioId()
                + " elsewhere: "
                + row.getIndicatorId()
                + " by "
                + row.getPeriod()
                + ", "
                + signed(row.getEffectQ10())
                + " to "
                + signed(row.getEffectQ90())
                + " on its score through "
                + row.getVia()
                + ". Evidence grade "
                + row.getEvidence()
                + ".");
      }
    }
  }

  private static String signed(double number) {
    return String.format(Locale.ROOT, "%+.3g", number).replace('-', '\u2212');
  }

  private static void readiness(List<SpecificRecord> rows, List<String> lines) {
    String done = "";
    for (SpecificRecord row : rows) {
      if (row instanceof ScenarioReadiness ready
          && ready.getShortBy() > 0
          && !ready.getCapacityId().equals(done)) {
        done = ready.getCapacityId();
        lines.add(
            "operations: "
                + done
                + " is short from "
                + ready.getPeriod()
                + ". Needed in 80 of 100 "
                + "futures: "
                + Math.round(ready.getNeededQ80())
                + "; declared: "
                + Math.round(ready.getDeclared())
                + ". Order by "
                + ready.getOrderBy()
                + ".");
      }
    }
  }

  /** What must be true. */
  static String of(ScenarioRequirement row) {
    Double smallest = row.getSmallest();
    if (smallest == null) {
      return row.getGoalId() + ": " + row.getReason();
    }
    Double cost = row.getCost();
    return row.getGoalId()
        + ": "
        + row.getLever()
        + " at "
        + String.format(Locale.ROOT, "%.2f", smallest)
        + " reaches it in "
        + of100(row.getProbability())
        + " of the model's futures"
        + (row.getScenarioId().equals("baseline")
            ? ""
            : ", with the rest of " + row.getScenarioId())
        + ". "
        + row.getReason()
        + (cost == null
            ? ""
            : String.format(Locale.ROOT, " Cost: %,.0f %s.", cost, row.getCurrency()));
  }
}
