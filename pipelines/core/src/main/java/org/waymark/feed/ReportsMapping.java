package org.waymark.feed;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.registry.Feed;
import org.waymark.text.Report;
import org.waymark.text.SameText;

/** Rows that hold a report each. */
final class ReportsMapping implements RowMapping {
  private static final int LONGEST_PLACEHOLDER = 100;

  private final TextColumn id;
  private final TextColumn text;
  private final Optional<TextColumn> role;
  private final Optional<TextColumn> question;
  private final Set<String> placeholders;
  private final Lookup<DatedText.DateFound> date;
  private final PlaceText placeText;
  private final String placeField;
  private final Lookup<PlaceText.PlaceFound> place;
  private final ColumnNumbers numberText;
  private final Refusals refusals;
  private final Collected collected;

  ReportsMapping(
      Feed.ReportsFeed feed,
      Columns columns,
      Surroundings surroundings,
      ColumnNumbers numberText,
      Refusals refusals,
      Collected collected) {
    this.numberText = numberText;
    this.refusals = refusals;
    this.collected = collected;
    id = new TextColumn(feed.report(), "report", columns);
    text = new TextColumn(feed.text(), "text", columns);
    role = feed.role().map(source -> new TextColumn(source, "role", columns));
    question = feed.question().map(source -> new TextColumn(source, "question", columns));
    placeholders =
        feed.placeholders().stream().map(SameText::bare).collect(Collectors.toUnmodifiableSet());
    DatedText dates = new DatedText(feed.date(), "date", surroundings.asOf());
    date =
        Lookup.of(
            feed.date(),
            columns,
            dates::date,
            new DatedText.DateFound(LocalDate.EPOCH, true, Optional.of(dates.undecodable())));
    placeText = surroundings.places();
    placeField = Lookup.label(feed.place(), "place");
    place = PlaceAndTime.place(feed.place(), placeField, columns, placeText);
  }

  @Override
  public Outcome map(Row row) {
    DatedText.DateFound day = date.in(row);
    if (!day.known()) {
      return Outcome.NOT_YET_KNOWN;
    }
    String written = text.in(row, refusals);
    if (refusals.isEmpty() && (numberText.isMissing(written) || saysNothing(written))) {
      return Outcome.NO_VALUE;
    }
    String name = id.in(row, refusals);
    if (numberText.isMissing(name) && !refusals.names(id.field())) {
      refusals.add("missing-report-id", id.field(), "the report has no identifier");
    }
    Optional<String> author =
        role.map(r -> r.in(row, refusals)).filter(r -> !numberText.isMissing(r));
    String asked = question.map(q -> q.in(row, refusals)).orElse("");
    day.refusal().ifPresent(refusals::add);
    PlaceText.PlaceFound where = place.in(row);
    where.refusal().ifPresent(refusals::add);
    if (day.refusal().isEmpty() && where.refusal().isEmpty()) {
      long epochDay = day.date().toEpochDay();
      placeText.absence(where, epochDay, epochDay, placeField).ifPresent(refusals::add);
    }
    if (refusals.isEmpty()) {
      collected.add(
          new Report(
              collected.feed(),
              collected.file(),
              row.line,
              name,
              where.index(),
              day.date(),
              author,
              asked,
              written));
    }
    return Outcome.TAKEN;
  }

  private boolean saysNothing(String written) {
    return written.length() <= LONGEST_PLACEHOLDER && placeholders.contains(SameText.bare(written));
  }
}
