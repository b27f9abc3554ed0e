package org.waymark.feed;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Feed;
import org.waymark.registry.RecordField;
import org.waymark.registry.RecordKind;

/** One mapped field of records: what a row has there. */
final class RecordCell {
  /** What a cell holds: a text, a day, a number, or none of them. */
  private record Content(
      String text,
      Optional<LocalDate> day,
      double number,
      boolean empty,
      Optional<Refusal> refusal) {
    static final Content EMPTY =
        new Content("", Optional.empty(), Double.NaN, true, Optional.empty());

    static Content refused(Refusal why) {
      return new Content("", Optional.empty(), Double.NaN, false, Optional.of(why));
    }

    static Content text(String text) {
      return new Content(text, Optional.empty(), Double.NaN, false, Optional.empty());
    }

    static Content day(Optional<LocalDate> day) {
      return new Content("", day, Double.NaN, false, Optional.empty());
    }

    static Content number(double number) {
      return new Content("", Optional.empty(), number, false, Optional.empty());
    }
  }

  /** What all cells of a file are made with. */
  record Making(
      Columns columns, ColumnNumbers numbers, Surroundings surroundings, AuthorHash persons) {}

  private final int position;
  private final RecordField field;
  private final String label;
  private final boolean constant;
  private final Lookup<Content> lookup;

  private RecordCell(
      int position, RecordField field, String label, boolean constant, Lookup<Content> lookup) {
    this.position = position;
    this.field = field;
    this.label = label;
    this.constant = constant;
    this.lookup = lookup;
  }

  /** The cell of a mapped field. */
  static RecordCell of(RecordKind kind, String name, Feed.DatedSource source, Making making) {
    int position = kind.position(name);
    RecordField field = kind.fields().get(position);
    String label = Lookup.label(source.source(), name);
    Content undecodable = Content.refused(DatedText.undecodable(label));
    boolean constant = source.source() instanceof Feed.Source.Constant;
    Lookup<Content> lookup =
        field.isDay()
            ? days(field, source, name, making, undecodable)
            : Lookup.of(
                source.source(),
                making.columns(),
                text -> meaning(text, field, source.source(), label, making),
                undecodable);
    return new RecordCell(position, field, label, constant, lookup);
  }

  /** The cell of a value in a column. */
  static RecordCell value(int position, Feed.RecordValue value, Making making) {
    RecordField field = RecordKind.OUTCOMES.fields().get(position);
    Feed.Source.Column column = new Feed.Source.Column(value.column());
    Lookup<Content> lookup =
        Lookup.of(
            column,
            making.columns(),
            text ->
                value.score().isEmpty()
                    ? meaning(text, field, column, value.column(), making)
                    : scored(text, value.score(), value.column(), making),
            Content.refused(DatedText.undecodable(value.column())));
    return new RecordCell(position, field, value.column(), false, lookup);
  }

  private static Lookup<Content> days(
      RecordField field, Feed.DatedSource source, String name, Making making, Content undecodable) {
    DatedText dates = new DatedText(source, name, making.surroundings().asOf());
    boolean words = field.type() == RecordField.Type.DUE;
    return Lookup.of(
        source,
        making.columns(),
        text -> {
          if (making.numbers().isMissing(text)) {
            return Content.EMPTY;
          }
          if (words) {
            Optional<Content> due = DueText.read(text).map(Content::day);
            if (due.isPresent()) {
              return due.get();
            }
          }
          DatedText.DateFound found = dates.date(text);
          return found.refusal().isPresent()
              ? Content.refused(found.refusal().get())
              : Content.day(Optional.of(found.date()));
        },
        undecodable);
  }

  private static Content meaning(
      String text, RecordField field, Feed.Source source, String label, Making making) {
    if (making.numbers().isMissing(text)) {
      return Content.EMPTY;
    }
    return switch (field.type()) {
      case NUMBER -> number(text, making.numbers().of(source), label);
      case PERSON -> Content.text(Long.toHexString(making.persons().ofExact(text)));
      default -> Content.text(text);
    };
  }

  private static Content number(String text, NumberText numbers, String label) {
    NumberText.Kind kind = numbers.read(text);
    return switch (kind) {
      case NUMBER -> Content.number(numbers.value());
      case EMPTY, MISSING_TOKEN -> Content.EMPTY;
      default -> Content.refused(numbers.refusal(kind, text, label));
    };
  }

  private static Content scored(
      String text, Map<String, Double> score, String label, Making making) {
    if (making.numbers().isMissing(text)) {
      return Content.EMPTY;
    }
    Double number = score.get(text);
    return number == null
        ? Content.refused(
            new Refusal(
                "unknown-answer",
                label,
                RowText.quoted(text)
                    + " has no score"
                    + RowText.question(text, score.keySet().stream().sorted().toList())))
        : Content.number(number);
  }

  /** Position among the fields of the kind. */
  int position() {
    return position;
  }

  /** Whether all rows have the same. */
  boolean constant() {
    return constant;
  }

  /** Whether a row has nothing there, or a token that means so. */
  boolean isEmpty(Row row) {
    return lookup.in(row).empty();
  }

  /** The day that a row has there. */
  Optional<LocalDate> day(Row row) {
    return lookup.in(row).day();
  }

  /** The number that a row has there; NaN where it has none. */
  double number(Row row) {
    return lookup.in(row).number();
  }

  /** What the field is called where it stands. */
  String label() {
    return label;
  }

  /** Whether a row has a later day there. */
  boolean isAfter(Row row, LocalDate day) {
    return day(row).filter(found -> found.isAfter(day)).isPresent();
  }

  /** Says what is wrong with what a row has there. */
  void check(Row row, Refusals refusals) {
    Content content = lookup.in(row);
    content.refusal().ifPresent(refusals::add);
    if (content.empty() && field.required()) {
      refusals.add(
          field.isDay() ? "missing-date" : "missing-field",
          label,
          "a row needs `" + field.name() + "`, and this one has none");
    }
  }

  /** Puts what a row has there into the last row of a batch. */
  void fill(Row row, RecordBatch.Builder batch) {
    Content content = lookup.in(row);
    if (field.isDay()) {
      content.day().ifPresent(day -> batch.day(position, day));
    } else if (field.type() == RecordField.Type.NUMBER) {
      batch.number(position, content.number());
    } else {
      batch.text(position, content.text());
    }
  }
}
