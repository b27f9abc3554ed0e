package org.waymark.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.waymark.registry.Feed;

/** Which rows a mapping is about: each named column holds what is asked of it. */
final class Selection {
  private final List<Memo<Boolean>> conditions = new ArrayList<>();

  Selection(SortedMap<String, Feed.Condition> where, Columns columns) {
    for (Map.Entry<String, Feed.Condition> condition : where.entrySet()) {
      Set<String> values = new HashSet<>();
      condition.getValue().values().forEach(text -> values.add(RowText.trimmed(text)));
      boolean accepted = condition.getValue().accepted();
      conditions.add(
          new Memo<>(
              columns.position(condition.getKey()),
              text -> values.contains(text) == accepted,
              false));
    }
  }

  boolean includes(Row row) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).in(row)) {
        return false;
      }
    }
    return true;
  }
}
