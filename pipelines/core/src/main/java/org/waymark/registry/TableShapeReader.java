package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads where a feed's table stands in its files, and how its columns are called. */
final class TableShapeReader {
  private static final int MOST_LINE = 100_000;
  private static final String BOTH = "one value or a list of values";

  private final FileProblems problems;

  TableShapeReader(FileProblems problems) {
    this.problems = problems;
  }

  /** The shape that the keys `table` and `columns` of a feed declare. */
  TableShape read(Fields feed) {
    SortedMap<String, List<String>> names = names(feed);
    Optional<Fields> table = feed.fields("table", Keys.TABLE);
    if (table.isEmpty()) {
      return names.isEmpty() ? TableShape.PLAIN : with(names);
    }
    Fields fields = table.get();
    List<String> until = new ArrayList<>();
    OptionalInt emptyEnd = until(fields, until);
    return new TableShape(
        header(fields),
        List.copyOf(until),
        emptyEnd,
        texts(fields, "fill_down"),
        texts(fields, "sheet"),
        texts(fields, "member"),
        rows(fields),
        across(fields),
        names);
  }

  private static TableShape with(SortedMap<String, List<String>> names) {
    TableShape plain = TableShape.PLAIN;
    return new TableShape(
        plain.header(),
        plain.until(),
        plain.emptyEnd(),
        plain.fillDown(),
        plain.sheets(),
        plain.members(),
        plain.rows(),
        plain.across(),
        names);
  }

  /** Rows that the table leaves out, as conditions on those that stay. */
  SortedMap<String, Feed.Condition> leftOut(Fields feed) {
    Optional<YamlNode> node =
        feed.node("table")
            .filter(YamlNode.Mapping.class::isInstance)
            .map(YamlNode.Mapping.class::cast)
            .flatMap(
                table ->
                    table.entries().stream()
                        .filter(entry -> entry.key().text().equals("leave_out"))
                        .map(YamlNode.Entry::value)
                        .findFirst());
    return node.map(of -> new Conditions(problems).read(of, "leave_out", false))
        .orElseGet(TreeMap::new);
  }

  private Optional<TableShape.HeaderPlace> header(Fields table) {
    List<YamlNode.Scalar> written = scalars(table, "header");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    boolean numbers = written.stream().allMatch(text -> text.text().matches("\\d{1,9}"));
    if (!numbers) {
      return Optional.of(
          new TableShape.HeaderPlace.Cells(written.stream().map(YamlNode.Scalar::text).toList()));
    }
    List<Integer> lines = written.stream().map(text -> Integer.parseInt(text.text())).toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean follows = i == 0 || lines.get(i) > lines.get(i - 1);
      if (lines.get(i) < 1 || lines.get(i) > MOST_LINE || !follows) {
        problems.error(
            written.get(i).at(),
            Wording.quoted(written.get(i).text()) + " is not a line of a header",
            "lines counted from 1, in their order, such as `5` or `[4, 5]`");
        return Optional.empty();
      }
    }
    return Optional.of(new TableShape.HeaderPlace.Lines(lines));
  }

  /** Texts are added; what is returned is the number of empty lines that end the table. */
  private OptionalInt until(Fields table, List<String> texts) {
    Optional<YamlNode> node = table.node("until");
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
      Optional<Fields> fields = table.fields("until", Keys.UNTIL);
      Optional<YamlNode.Scalar> lines = fields.flatMap(f -> f.scalar("empty_lines"));
      if (lines.isPresent() && lines.get().text().matches("[1-9]\\d{0,3}")) {
        return OptionalInt.of(Integer.parseInt(lines.get().text()));
      }
      lines.ifPresent(
          text ->
              problems.error(
                  text.at(),
                  Wording.quoted(text.text()) + " is not a number of lines",
                  "how many empty lines end the table, such as 1"));
      return OptionalInt.empty();
    }
    texts.addAll(texts(table, "until"));
    return OptionalInt.empty();
  }

  private Optional<String> rows(Fields table) {
    Optional<YamlNode.Scalar> pointer = table.scalar("rows");
    if (pointer.isPresent() && !pointer.get().text().startsWith("/")) {
      problems.error(
          pointer.get().at(),
          Wording.quoted(pointer.get().text()) + " is not a JSON Pointer",
          "names from the top of the document, each behind a slash",
          Optional.of("/" + pointer.get().text().replace('.', '/')));
      return Optional.empty();
    }
    return pointer.map(YamlNode.Scalar::text);
  }

  private Optional<TableShape.Across> across(Fields table) {
    Optional<Fields> fields = table.fields("across", Keys.ACROSS);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    String name = fields.get().text("name").orElse("period");
    SortedMap<String, List<String>> values = new TreeMap<>();
    Optional<YamlNode> columns = fields.get().node("columns");
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    if (columns.get() instanceof YamlNode.Mapping mapping) {
      if (fields.get().has("value")) {
        problems.error(
            fields.get().at("value"),
            "`columns` names the values already",
            "no `value`, or columns without names");
      }
      for (YamlNode.Entry entry : mapping.entries()) {
        values.put(entry.key().text(), patterns(entry.value()));
      }
    } else {
      values.put(fields.get().text("value").orElse("value"), patterns(columns.get()));
    }
    for (String value : values.keySet()) {
      if (value.equals(name)) {
        problems.error(
            fields.get().at(),
            "`across` gives one name, " + Wording.quoted(name) + ", to two columns",
            "another `name` or another name of the values");
      }
    }
    return Optional.of(new TableShape.Across(values, name));
  }

  private List<String> patterns(YamlNode node) {
    List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
    List<String> patterns = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlNode.Scalar text && !text.text().isBlank()) {
        if (text.text().indexOf("{}") != text.text().lastIndexOf("{}")) {
          problems.error(
              text.at(),
              Wording.quoted(text.text()) + " has `{}` twice",
              "one `{}`, the part of the column's name that is the period");
        }
        patterns.add(text.text());
      } else {
        problems.error(
            item.at(),
            "a column of `across` is a text, but this is " + item.noun(),
            "`periods`, the name of a column, or a text such as `\"Y{}\"` or `\"20*\"`");
      }
    }
    return List.copyOf(patterns);
  }

  private SortedMap<String, List<String>> names(Fields feed) {
    SortedMap<String, List<String>> names = new TreeMap<>();
    Optional<YamlNode> node = feed.node("columns");
    if (node.isEmpty()) {
      return names;
    }
    if (!(node.get() instanceof YamlNode.Mapping mapping)) {
      problems.error(
          node.get().at(),
          "`columns` is " + node.get().noun(),
          "names of the map and the names that headers may have, such as"
              + " `{area: [Area, Area Code]}`");
      return names;
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      List<YamlNode> items =
          entry.value() instanceof YamlNode.Sequence list ? list.items() : List.of(entry.value());
      List<String> others =
          items.stream()
              .flatMap(item -> text(item, "a name of a column").stream())
              .map(YamlNode.Scalar::text)
              .toList();
      names.put(entry.key().text(), others);
    }
    return Collections.unmodifiableSortedMap(names);
  }

  private List<String> texts(Fields fields, String key) {
    return scalars(fields, key).stream().map(YamlNode.Scalar::text).toList();
  }

  /** One scalar, or those of a list. */
  private List<YamlNode.Scalar> scalars(Fields fields, String key) {
    Stream<YamlNode> items =
        fields.node(key).stream()
            .flatMap(
                node ->
                    node instanceof YamlNode.Sequence list
                        ? list.items().stream()
                        : Stream.of(node));
    return items.flatMap(item -> text(item, Wording.quoted(key)).stream()).toList();
  }

  private Optional<YamlNode.Scalar> text(YamlNode node, String name) {
    if (node instanceof YamlNode.Scalar text && !text.isEmpty() && !text.text().isBlank()) {
      return Optional.of(text);
    }
    problems.error(node.at(), name + " is " + node.noun(), BOTH);
    return Optional.empty();
  }
}
