package org.waymark.registry;

import java.util.HashSet;
import java.util.Set;

/** Which indicators the feeds deliver. */
final class Delivered {
  private final Set<String> ids = new HashSet<>();
  private boolean anything;

  void add(String indicatorId) {
    ids.add(indicatorId);
  }

  /** Says that a feed may deliver any indicator: a column names it, or the feed is not readable. */
  void anything() {
    anything = true;
  }

  boolean mayHold(String indicatorId) {
    return anything || ids.contains(indicatorId);
  }
}
