package org.waymark.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.schema.record.GoalProgress;
import org.waymark.wording.PeriodWords;

/** What changed in the progress of goals since the date published before. */
public final class ProgressChanges {

  private ProgressChanges() {}

  /**
   * The rows with {@code changed} filled: what was changed of the goal, and a status that moved.
   * Empty where nothing changed, or the goal was not judged by that method before.
   *
   * @param previous rows of the date published before; empty: nothing was
   * @param goals by id, what was changed of goals; see {@link GoalVersions#changes}
   */
  public static List<GoalProgress> since(
      List<GoalProgress> previous, List<GoalProgress> now, Map<String, String> goals) {
    Map<String, GoalProgress> before =
        previous.stream()
            .collect(Collectors.toMap(ProgressChanges::key, Function.identity(), (a, b) -> b));
    List<GoalProgress> rows = new ArrayList<>(now.size());
    for (GoalProgress row : now) {
      List<String> changes = new ArrayList<>();
      if (goals.containsKey(row.getGoalId())) {
        changes.add(goals.get(row.getGoalId()) + " on " + PeriodWords.day(row.getAsOf()));
      }
      GoalProgress last = before.get(key(row));
      if (last != null && !last.getStatus().equals(row.getStatus())) {
        changes.add("status moved from " + last.getStatus() + " to " + row.getStatus());
      }
      rows.add(
          changes.isEmpty()
              ? row
              : GoalProgress.newBuilder(row).setChanged(String.join("; ", changes)).build());
    }
    return List.copyOf(rows);
  }

  private static String key(GoalProgress row) {
    return row.getMissionId() + "\n" + row.getGoalId() + "\n" + row.getMethod();
  }
}
