package org.waymark.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.Delivery;

/**
 * Columns that a file no longer has: a restated file against what it was at the last published run,
 * a new one against the file of its feed before it. Whether the feed maps them does not matter, as
 * what a column said may have been why the others could be read as they were.
 */
public final class ColumnsGone {
  private static final String BETWEEN = "\n";
  private static final int MOST = 500;

  private ColumnsGone() {}

  /**
   * The columns of a file as its delivery keeps them; null where there are none to keep.
   *
   * @param header of a file whose mapped columns were found, so that it is a header and no row
   */
  public static @Nullable String kept(List<String> header) {
    List<String> names = header.stream().map(name -> name.replace(BETWEEN, " ")).toList();
    return names.isEmpty() || names.size() > MOST ? null : String.join(BETWEEN, names);
  }

  /**
   * What has gone, as partial rows of {@code data_quality}.
   *
   * @param delivered of this run, in order of feed and name
   * @param before the rows of the run that was published before; none where there was none
   */
  public static List<DataQuality> of(
      List<Delivery> delivered, List<Delivery> before, LocalDate asOf, String runId) {
    Map<List<String>, Delivery> known = new HashMap<>();
    before.forEach(row -> known.put(List.of(row.getFeedId(), row.getSourceFile()), row));
    List<DataQuality> gone = new ArrayList<>();
    Delivery last = null;
    for (Delivery file : delivered) {
      Delivery earlier = known.get(List.of(file.getFeedId(), file.getSourceFile()));
      if (earlier == null && last != null && last.getFeedId().equals(file.getFeedId())) {
        compare(last, file, "; " + last.getSourceFile() + " has it", asOf, runId, gone);
      } else if (earlier != null && !earlier.getSha256().equals(file.getSha256())) {
        compare(earlier, file, "; the file had it on " + earlier.getAsOf(), asOf, runId, gone);
      }
      last = file;
    }
    return gone;
  }

  /** Letter case and blanks of a header are forgiven wherever it is read. */
  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static void compare(
      Delivery then,
      Delivery now,
      String where,
      LocalDate asOf,
      String runId,
      List<DataQuality> to) {
    if (then.getColumns() == null || now.getColumns() == null) {
      return;
    }
    List<String> had = List.of(then.getColumns().split(BETWEEN, -1));
    Set<String> has =
        Arrays.stream(now.getColumns().split(BETWEEN, -1))
            .map(ColumnsGone::folded)
            .collect(Collectors.toSet());
    List<String> missing =
        had.stream().filter(name -> !has.contains(folded(name))).distinct().toList();
    if (2 * missing.size() >= had.size()) {
      return; // another kind of file
    }
    for (String name : missing) {
      DataQuality row =
          RowAccount.counted(
              now.getFeedId(), now.getSourceFile(), RowAccount.columnGone(name), 1, asOf, runId);
      to.add(
          DataQuality.newBuilder(row)
              .setDetail("the file has no column `" + name + "` any more" + where)
              .build());
    }
  }
}
