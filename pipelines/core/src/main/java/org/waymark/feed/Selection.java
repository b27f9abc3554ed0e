package org.waymark.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Which rows a mapping is about: each named column holds one of the texts given for it. */
final class Selection {
  private final List<Memo<Boolean>> conditions = new ArrayList<>();

  Selection(SortedMap<String, List<String>> where, Columns columns) {
    for (Map.Entry<String, List<String>> condition : where.entrySet()) {
      Set<String> accepted = new HashSet<>();
      condition.getValue().forEach(text -> accepted.add(RowText.trimmed(text)));
      conditions.add(new Memo<>(columns.position(condition.getKey()), accepted::contains, false));
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
