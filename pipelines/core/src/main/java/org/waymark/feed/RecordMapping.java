package org.waymark.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Feed;
import org.waymark.registry.RecordKind;

/** Rows that hold a record each, or one for each of their values. */
final class RecordMapping implements RowMapping {
  private record Target(Selection selection, String to) {}

  private record Value(String indicatorId, RecordCell cell) {}

  private final RecordKind kind;
  private final List<RecordCell> cells = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final RecordCell knownOn;
  private final RecordSense sense;
  private final Selection selected;
  private final List<Target> targets;
  private final Surroundings surroundings;
  private final Refusals refusals;
  private final Collected collected;
  private final int indicatorField;
  private final int valueField;

  RecordMapping(
      Feed.RecordFeed feed,
      Columns columns,
      Surroundings surroundings,
      ColumnNumbers numbers,
      Refusals refusals,
      Collected collected) {
    this.kind = feed.kind();
    this.surroundings = surroundings;
    this.refusals = refusals;
    this.collected = collected;
    RecordCell.Making making =
        new RecordCell.Making(columns, numbers, surroundings, new AuthorHash(surroundings.key()));
    for (Map.Entry<String, Feed.DatedSource> mapped : feed.fields().entrySet()) {
      cells.add(RecordCell.of(kind, mapped.getKey(), mapped.getValue(), making));
    }
    cells.sort(Comparator.comparingInt(RecordCell::position));
    sense = new RecordSense(kind, cells, surroundings.asOf());
    int known = kind.position(kind.knownOn().name());
    knownOn = cells.stream().filter(cell -> cell.position() == known).findFirst().orElseThrow();
    indicatorField = kind.hasValues() ? kind.position("indicator") : -1;
    valueField = kind.hasValues() ? kind.position("value") : -1;
    for (Feed.RecordValue value : feed.values()) {
      values.add(new Value(value.indicatorId(), RecordCell.value(valueField, value, making)));
    }
    selected = new Selection(feed.where(), columns);
    targets =
        feed.attach().stream()
            .map(to -> new Target(new Selection(to.where(), columns), to.to()))
            .toList();
  }

  @Override
  public Outcome map(Row row) {
    if (!selected.includes(row)) {
      return Outcome.NOT_SELECTED;
    }
    boolean empty = true;
    for (RecordCell cell : cells) {
      empty &= cell.constant() || cell.isEmpty(row);
    }
    if (empty) {
      return Outcome.NO_VALUE;
    }
    if (knownOn.isAfter(row, surroundings.asOf())) {
      return Outcome.NOT_YET_KNOWN;
    }
    for (RecordCell cell : cells) {
      cell.check(row, refusals);
    }
    sense.check(row, refusals);
    boolean given = values.isEmpty();
    for (Value value : values) {
      given |= !value.cell().isEmpty(row);
      value.cell().check(row, refusals);
    }
    if (!refusals.isEmpty()) {
      return Outcome.TAKEN;
    }
    if (!given) {
      return Outcome.NO_VALUE;
    }
    knownOn.day(row).ifPresent(day -> collected.about(day.toEpochDay()));
    if (values.isEmpty()) {
      fill(row);
    }
    for (Value value : values) {
      if (!value.cell().isEmpty(row)) {
        RecordBatch.Builder batch = fill(row);
        batch.text(indicatorField, value.indicatorId());
        value.cell().fill(row, batch);
      }
    }
    return Outcome.TAKEN;
  }

  private RecordBatch.Builder fill(Row row) {
    String to = "";
    boolean twice = false;
    for (Target target : targets) {
      if (target.selection().includes(row)) {
        twice |= !to.isEmpty() && !to.equals(target.to());
        to = to.isEmpty() ? target.to() : to;
      }
    }
    RecordBatch.Builder batch = collected.records(kind).row(row.line, to, twice);
    for (RecordCell cell : cells) {
      cell.fill(row, batch);
    }
    return batch;
  }
}
