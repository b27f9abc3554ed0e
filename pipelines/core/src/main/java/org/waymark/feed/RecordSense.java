package org.waymark.feed;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.RecordKind;

/** What two fields of a record cannot say together, and numbers that are of another unit. */
final class RecordSense {
  /** Somebody may have a job and a half; hours a week are more. */
  private static final double MOST_OF_ONE_PERSON = 1.5;

  private final RecordKind kind;
  private final List<RecordCell> cells;
  private final LocalDate asOf;

  RecordSense(RecordKind kind, List<RecordCell> cells, LocalDate asOf) {
    this.kind = kind;
    this.cells = cells;
    this.asOf = asOf;
  }

  /** Refuses what makes no sense. */
  void check(Row row, Refusals refusals) {
    switch (kind) {
      // Published trackers have work that is due or done before it started: it is kept.
      case PLAN ->
          day(row, "done")
              .filter(done -> done.isAfter(asOf))
              .ifPresent(
                  done ->
                      refusals.add(
                          "day-in-future",
                          label("done"),
                          "the day is after the reporting date; a planned day is `due`"));
      case LOG -> before(row, "closed", "opened", refusals);
      case PEOPLE -> fte(row, refusals);
      default -> {}
    }
  }

  private void before(Row row, String later, String earlier, Refusals refusals) {
    Optional<LocalDate> end = day(row, later);
    Optional<LocalDate> start = day(row, earlier);
    if (end.isPresent() && start.isPresent() && end.get().isBefore(start.get())) {
      refusals.add(
          "days-out-of-order",
          label(later),
          "`" + later + "` is before `" + earlier + "`; write the days in order");
    }
  }

  private void fte(Row row, Refusals refusals) {
    Optional<RecordCell> cell = cell("fte");
    if (cell.isEmpty() || cell.get().isEmpty(row)) {
      return;
    }
    double fte = cell.get().number(row);
    boolean person = cell("person").filter(of -> !of.isEmpty(row)).isPresent();
    if (Double.isNaN(fte) || (fte > 0 && (!person || fte <= MOST_OF_ONE_PERSON))) {
      return;
    }
    refusals.add(
        "implausible-fte",
        label("fte"),
        fte > 0
            ? fte + " is too much for one person; of hours a week write the share of a full week"
            : fte + " is not above 0; leave out who does not work");
  }

  private Optional<LocalDate> day(Row row, String field) {
    return cell(field).flatMap(cell -> cell.day(row));
  }

  private String label(String field) {
    return cell(field).map(RecordCell::label).orElse(field);
  }

  private Optional<RecordCell> cell(String field) {
    int position = kind.position(field);
    return cells.stream().filter(cell -> cell.position() == position).findFirst();
  }
}
