package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a dashboard.
 *
 * @param dashboard there where a page can be made, perhaps without some of its blocks
 * @param problems every problem, those of its blocks among them, by file and position
 */
public record DashboardReading(Optional<Dashboard> dashboard, List<Problem> problems) {
  public DashboardReading {
    problems = problems.stream().distinct().sorted().toList();
  }

  /** The same with more problems. */
  public DashboardReading with(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new DashboardReading(dashboard, all);
  }
}
