package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the map of a feed of records, and what its rows are attached to. */
final class RecordMapReader {
  private final Sources sources;
  private final FileProblems problems;
  private final Declared declared;

  RecordMapReader(FileProblems problems, Declared declared) {
    this.sources = Sources.ofRecords(problems);
    this.problems = problems;
    this.declared = declared;
  }

  Optional<Feed> read(String id, Feed.Reading reading, RecordKind kind, Fields feed) {
    List<Feed.Attachment> attach = attach(feed);
    Optional<StandardFormat> standard = StandardFormat.of(reading.format());
    Optional<Fields> found = feed.fields("map", Keys.map(kind));
    if (found.isEmpty() && (standard.isEmpty() || feed.has("map"))) {
      return Optional.empty();
    }
    SortedMap<String, Feed.DatedSource> fields = new TreeMap<>();
    boolean whole = true;
    for (RecordField field : kind.mapped()) {
      Optional<Feed.DatedSource> source =
          found.filter(map -> map.has(field.name())).flatMap(map -> source(map, field));
      if (found.filter(map -> map.has(field.name())).isEmpty()) {
        source = given(field, kind, standard);
        if (source.isEmpty() && field.required()) {
          missing(found.map(Fields::at).orElse(feed.at()), field, kind);
        }
      }
      source.ifPresent(of -> fields.put(field.name(), of));
      whole &= source.isPresent() || !field.required();
    }
    List<Feed.RecordValue> values =
        kind.hasValues() ? found.map(this::values).orElse(List.of()) : List.of();
    if (kind == RecordKind.OUTCOMES && feed.has("absent")) {
      OptionalDouble absent = feed.number("absent");
      if (absent.isPresent()) {
        Feed.Source of = new Feed.Source.Constant(NumberText.write(absent.getAsDouble()));
        fields.put("absent", new Feed.DatedSource(of, Optional.empty()));
      }
    }
    SortedMap<String, Feed.Condition> where =
        found.map(map -> new Conditions(problems).read(map, "where")).orElseGet(TreeMap::new);
    return whole
        ? Optional.of(
            new Feed.RecordFeed(
                id,
                reading,
                kind,
                Collections.unmodifiableSortedMap(fields),
                values,
                where,
                attach))
        : Optional.empty();
  }

  /** The field as a standard format has it. */
  private static Optional<Feed.DatedSource> given(
      RecordField field, RecordKind kind, Optional<StandardFormat> standard) {
    return standard
        .filter(format -> format.kind() == kind && format.gives().contains(field.name()))
        .map(format -> new Feed.DatedSource(new Feed.Source.Usual(field.name()), Optional.empty()));
  }

  /** Keys of kinds without standard formats are reported where they are read. */
  private void missing(Position at, RecordField field, RecordKind kind) {
    Keys keys = Keys.map(kind);
    if (!keys.required().contains(field.name())) {
      problems.error(
          at,
          keys.noun() + " has no " + Wording.quoted(field.name()),
          "the key `" + field.name() + "`");
    }
  }

  private Optional<Feed.DatedSource> source(Fields map, RecordField field) {
    if (field.isDay()) {
      return sources.dated(map, field.name());
    }
    Optional<Sources.Mapped> mapped = sources.source(map, field.name());
    if (field.type() == RecordField.Type.PERSON) {
      mapped
          .flatMap(Sources.Mapped::constant)
          .ifPresent(
              constant ->
                  problems.error(
                      constant.at(),
                      "every row would be about the same `" + field.name() + "`",
                      "a column"));
    }
    if (field.type() == RecordField.Type.NUMBER) {
      mapped
          .flatMap(Sources.Mapped::constant)
          .filter(constant -> NumberText.parse(constant.text()).isEmpty())
          .ifPresent(
              constant ->
                  problems.error(
                      constant.at(),
                      "the constant " + Wording.quoted(constant.text()) + " is not a number",
                      "a number, or a column",
                      NumberText.meant(constant.text())));
    }
    return mapped.map(of -> new Feed.DatedSource(of.source(), Optional.empty()));
  }

  private List<Feed.RecordValue> values(Fields map) {
    List<Feed.RecordValue> values = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Fields value : map.mappings("values", Keys.RECORD_VALUE)) {
      Optional<YamlNode.Scalar> indicator = value.scalar("indicator");
      Optional<String> column = value.text("column");
      Map<String, Double> score = ScoreReader.read(value, false, problems);
      if (indicator.isPresent() && !seen.add(indicator.get().text())) {
        problems.error(
            indicator.get().at(),
            "the indicator " + Wording.quoted(indicator.get().text()) + " has two values",
            "each indicator once");
      }
      if (indicator.isPresent() && column.isPresent()) {
        values.add(new Feed.RecordValue(indicator.get().text(), column.get(), score));
      }
    }
    if (map.has("values") && map.list("values").isEmpty()) {
      problems.error(map.at("values"), "`values` is empty", "at least one value");
    }
    return List.copyOf(values);
  }

  private List<Feed.Attachment> attach(Fields feed) {
    List<Feed.Attachment> attach = new ArrayList<>();
    for (Fields item : feed.mappings("attach", Keys.ATTACHMENT)) {
      SortedMap<String, Feed.Condition> where = new Conditions(problems).read(item, "where");
      Optional<YamlNode.Scalar> to = item.scalar("to");
      to.ifPresent(target -> declared.attached(target, problems));
      to.ifPresent(target -> attach.add(new Feed.Attachment(where, target.text())));
    }
    return List.copyOf(attach);
  }
}
