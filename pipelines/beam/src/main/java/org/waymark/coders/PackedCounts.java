package org.waymark.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.waymark.themes.MissionCounts;
import org.waymark.themes.ReportCount;
import org.waymark.themes.RoleCount;

/** {@link MissionCounts} as the bytes in which they travel, column by column. */
public final class PackedCounts {
  private PackedCounts() {}

  /** The counts as bytes, in their order: those by place, then those by role. */
  public static byte[] pack(MissionCounts counts) {
    List<ReportCount> byPlace = counts.byPlace();
    List<RoleCount> byRole = counts.byRole();
    int rows = byPlace.size();
    int ofRoles = byRole.size();
    byte[] roles = ColumnBytes.texts(byRole.stream().map(RoleCount::role).toArray(String[]::new));
    long places = 4 + 4 * ColumnBytes.size(rows, 4, rows) + 4 * ColumnBytes.size(rows, 8, rows);
    long others =
        (4 + 4 + roles.length)
            + 3 * ColumnBytes.size(ofRoles, 4, ofRoles)
            + ColumnBytes.size(ofRoles, 8, ofRoles);
    return ColumnBytes.ofSize(places + others)
        .integer(rows)
        .ints(ColumnBytes.intsOf(byPlace, ReportCount::mission), rows)
        .ints(ColumnBytes.intsOf(byPlace, ReportCount::place), rows)
        .ints(ColumnBytes.intsOf(byPlace, ReportCount::week), rows)
        .ints(ColumnBytes.intsOf(byPlace, ReportCount::theme), rows)
        .longs(longs(byPlace, ReportCount::reports), rows)
        .longs(longs(byPlace, ReportCount::praise), rows)
        .longs(longs(byPlace, ReportCount::problems), rows)
        .longs(longs(byPlace, ReportCount::suggestions), rows)
        .integer(ofRoles)
        .ints(ColumnBytes.intsOf(byRole, RoleCount::mission), ofRoles)
        .bytes(roles)
        .ints(ColumnBytes.intsOf(byRole, RoleCount::week), ofRoles)
        .ints(ColumnBytes.intsOf(byRole, RoleCount::theme), ofRoles)
        .longs(longs(byRole, RoleCount::reports), ofRoles)
        .filled();
  }

  /**
   * The counts again.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end early or late
   */
  public static MissionCounts unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    MissionCounts counts = new MissionCounts(byPlace(columns), byRole(columns));
    columns.requireEnd();
    return counts;
  }

  private static List<ReportCount> byPlace(ColumnBytes columns) {
    int rows = columns.integer();
    int[] mission = columns.ints(rows);
    int[] place = columns.ints(rows);
    int[] week = columns.ints(rows);
    int[] theme = columns.ints(rows);
    long[] reports = columns.longs(rows);
    long[] praise = columns.longs(rows);
    long[] problems = columns.longs(rows);
    long[] suggestions = columns.longs(rows);
    List<ReportCount> counts = new ArrayList<>(rows);
    for (int r = 0; r < rows; r++) {
      counts.add(
          new ReportCount(
              mission[r],
              place[r],
              week[r],
              theme[r],
              reports[r],
              praise[r],
              problems[r],
              suggestions[r]));
    }
    return counts;
  }

  private static List<RoleCount> byRole(ColumnBytes columns) {
    int rows = columns.integer();
    int[] mission = columns.ints(rows);
    String[] role = columns.texts(rows);
    int[] week = columns.ints(rows);
    int[] theme = columns.ints(rows);
    long[] reports = columns.longs(rows);
    List<RoleCount> counts = new ArrayList<>(rows);
    for (int r = 0; r < rows; r++) {
      counts.add(new RoleCount(mission[r], role[r], week[r], theme[r], reports[r]));
    }
    return counts;
  }

  private static <T> long[] longs(List<T> counts, ToLongFunction<T> column) {
    return counts.stream().mapToLong(column).toArray();
  }
}
