package org.waymark.watch.log;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was opened and is to be closed, as one snapshot of a log has it.
 *
 * @param feed the feed that delivered it
 * @param title redacted
 * @param cites what it names: codes of alerts, goals, interventions, other items
 * @param snapshot the day on which the log was like that; empty: the log keeps no snapshots
 * @param source file and line, for a reader who looks it up
 */
public record LogRow(
    String feed,
    String id,
    LogKind kind,
    String title,
    LocalDate opened,
    Optional<LocalDate> due,
    Optional<LocalDate> closed,
    String outcome,
    String ownerOrg,
    List<String> cites,
    Optional<LocalDate> snapshot,
    String source) {

  public LogRow {
    cites = List.copyOf(cites);
  }
}
