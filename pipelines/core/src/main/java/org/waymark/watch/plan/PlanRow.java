package org.waymark.watch.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One milestone or project in one snapshot of a tracker, as delivered.
 *
 * @param feed the feed that delivered it
 * @param due the day by which it is to be done; empty where the tracker has words for a date
 * @param claim status or colour as written; empty: none
 * @param blockedBy ids of items that it waits for
 * @param intervention the intervention that claims it; empty: none
 * @param source file and line, for a reader who looks it up
 */
public record PlanRow(
    String feed,
    String id,
    String title,
    LocalDate snapshot,
    Optional<LocalDate> due,
    Optional<LocalDate> started,
    Optional<LocalDate> done,
    String claim,
    String ownerOrg,
    String operationalOwner,
    List<String> blockedBy,
    String intervention,
    String source) {

  public PlanRow {
    blockedBy = List.copyOf(blockedBy);
  }
}
