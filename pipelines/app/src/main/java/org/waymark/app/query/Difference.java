package org.waymark.app.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.app.cli.CommandFailure;

/**
 * What differs between two published dates.
 *
 * @param from the earlier date
 * @param to the later date
 * @param changes in order of {@link Change.Part}
 * @param sameFindings findings of both dates that do not differ
 * @param sameGoals goals of both dates that do not differ
 */
public record Difference(
    LocalDate from, LocalDate to, List<Change> changes, int sameFindings, int sameGoals) {

  public Difference {
    changes = List.copyOf(changes);
  }

  /**
   * Compares two dates.
   *
   * @throws CommandFailure if nothing is published at one of them
   */
  public static Difference between(Path out, LocalDate from, LocalDate to)
      throws CommandFailure, IOException, SQLException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      RunChanges runs =
          RunChanges.in(out, tables.requirePublished(from), tables.requirePublished(to));
      Dates dates = new Dates(from, to, runs.otherRule());
      FindingChanges findings = FindingChanges.in(tables, dates);
      GoalChanges goals = GoalChanges.in(tables, dates);
      List<Change> changes = new ArrayList<>(findings.changes());
      changes.addAll(goals.changes());
      changes.addAll(runs.changes());
      changes.addAll(RegistryChanges.in(tables, dates));
      changes.sort(java.util.Comparator.comparing(Change::part));
      return new Difference(from, to, changes, findings.unchanged(), goals.unchanged());
    }
  }

  /** The changes of that part. */
  List<Change> of(Change.Part part) {
    return changes.stream().filter(change -> change.part() == part).toList();
  }

  /** How many things of that part differ so. */
  long count(Change.Part part, String... whats) {
    return of(part).stream()
        .filter(change -> whats.length == 0 || List.of(whats).contains(change.what()))
        .map(Change::id)
        .distinct()
        .count();
  }

  /** The difference in that form. */
  public String in(DiffFormat format) {
    return switch (format) {
      case TEXT -> new DifferenceText(this).text();
      case JSON -> DifferenceRows.json(this);
      case CSV -> DifferenceRows.csv(this);
    };
  }
}
