package org.waymark.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.schema.record.GoalProgress;

/** What changed in the progress of goals since the date published before. */
public final class ProgressChanges {

  private ProgressChanges() {}

  /**
   * The rows with {@code changed} filled: a status that moved, a target that was changed. Empty
   * where nothing changed or the goal was not judged by that method before.
   *
   * @param previous rows of the date published before; empty: nothing was
   */
  public static List<GoalProgress> since(List<GoalProgress> previous, List<GoalProgress> now) {
    Map<String, GoalProgress> before =
        previous.stream()
            .collect(Collectors.toMap(ProgressChanges::key, Function.identity(), (a, b) -> b));
    List<GoalProgress> rows = new ArrayList<>(now.size());
    for (GoalProgress row : now) {
      GoalProgress last = before.get(key(row));
      List<String> changes = last == null ? List.of() : changes(last, row);
      rows.add(
          changes.isEmpty()
              ? row
              : GoalProgress.newBuilder(row).setChanged(String.join("; ", changes)).build());
    }
    return List.copyOf(rows);
  }

  private static List<String> changes(GoalProgress last, GoalProgress now) {
    List<String> changes = new ArrayList<>();
    if (!last.getStatus().equals(now.getStatus())) {
      changes.add("status moved from " + last.getStatus() + " to " + now.getStatus());
    }
    if (last.getTarget() != now.getTarget()) {
      changes.add("goal changed from " + plain(last.getTarget()) + " to " + plain(now.getTarget()));
    }
    return changes;
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String key(GoalProgress row) {
    return row.getMissionId() + "\n" + row.getGoalId() + "\n" + row.getMethod();
  }
}
