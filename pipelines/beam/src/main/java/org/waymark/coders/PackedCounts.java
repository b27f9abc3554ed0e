package org.waymark.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.waymark.themes.MissionCounts;
import org.waymark.themes.ReportCount;
import org.waymark.themes.RoleCount;
import org.waymark.themes.VoiceCount;

/** {@link MissionCounts} as the bytes in which they travel, column by column. */
public final class PackedCounts {
  private PackedCounts() {}

  /** The counts as bytes, in their order: those by place, by role, and of voices. */
  public static byte[] pack(MissionCounts counts) {
    List<ReportCount> byPlace = counts.byPlace();
    List<RoleCount> byRole = counts.byRole();
    int rows = byPlace.size();
    int ofRoles = byRole.size();
    byte[] roles = ColumnBytes.texts(byRole.stream().map(RoleCount::role).toArray(String[]::new));
    long others =
        (4 + 4 + roles.length)
            + 3 * ColumnBytes.size(ofRoles, 4, ofRoles)
            + ColumnBytes.size(ofRoles, 8, ofRoles);
    List<VoiceCount> voices = counts.voices();
    int spoken = voices.size();
    byte[] voiced = ColumnBytes.texts(voices.stream().map(VoiceCount::role).toArray(String[]::new));
    long heard = sizeByPlace(spoken) + 4 + voiced.length + ColumnBytes.size(spoken, 8, spoken);
    ColumnBytes packed = ColumnBytes.ofSize(sizeByPlace(rows) + others + heard);
    byPlace(packed, byPlace)
        .integer(ofRoles)
        .ints(ColumnBytes.intsOf(byRole, RoleCount::mission), ofRoles)
        .bytes(roles)
        .ints(ColumnBytes.intsOf(byRole, RoleCount::week), ofRoles)
        .ints(ColumnBytes.intsOf(byRole, RoleCount::theme), ofRoles)
        .longs(longs(byRole, RoleCount::reports), ofRoles);
    return byPlace(packed, voices.stream().map(VoiceCount::count).toList())
        .bytes(voiced)
        .longs(longs(voices, VoiceCount::voice), spoken)
        .filled();
  }

  private static long sizeByPlace(int rows) {
    return 4 + 4 * ColumnBytes.size(rows, 4, rows) + 4 * ColumnBytes.size(rows, 8, rows);
  }

  private static ColumnBytes byPlace(ColumnBytes packed, List<ReportCount> counts) {
    int rows = counts.size();
    return packed
        .integer(rows)
        .ints(ColumnBytes.intsOf(counts, ReportCount::mission), rows)
        .ints(ColumnBytes.intsOf(counts, ReportCount::place), rows)
        .ints(ColumnBytes.intsOf(counts, ReportCount::week), rows)
        .ints(ColumnBytes.intsOf(counts, ReportCount::theme), rows)
        .longs(longs(counts, ReportCount::reports), rows)
        .longs(longs(counts, ReportCount::praise), rows)
        .longs(longs(counts, ReportCount::problems), rows)
        .longs(longs(counts, ReportCount::suggestions), rows);
  }

  /**
   * The counts again.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end early or late
   */
  public static MissionCounts unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    MissionCounts counts = new MissionCounts(byPlace(columns), byRole(columns), voices(columns));
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

  private static List<VoiceCount> voices(ColumnBytes columns) {
    List<ReportCount> counts = byPlace(columns);
    String[] role = columns.texts(counts.size());
    long[] voice = columns.longs(counts.size());
    List<VoiceCount> voices = new ArrayList<>(counts.size());
    for (int r = 0; r < counts.size(); r++) {
      voices.add(new VoiceCount(role[r], voice[r], counts.get(r)));
    }
    return voices;
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
