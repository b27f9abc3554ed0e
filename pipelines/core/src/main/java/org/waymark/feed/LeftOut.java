package org.waymark.feed;

import java.util.ArrayList;
import java.util.List;

/** Which rows are drafts, previews, or were turned down where they were collected. */
final class LeftOut {
  private final List<Lookup<Boolean>> reasons = new ArrayList<>();

  LeftOut(Columns columns) {
    ExportFormat format = columns.layout().format();
    for (String column : columns.telling()) {
      reasons.add(
          new Memo<>(
              columns.position(column), text -> format.leavesOut(column, text), Boolean.FALSE));
    }
  }

  /** True where the row is one. */
  boolean names(Row row) {
    // Counted, as an iterator would be made for every row.
    for (int i = 0; i < reasons.size(); i++) {
      if (reasons.get(i).in(row)) {
        return true;
      }
    }
    return false;
  }
}
