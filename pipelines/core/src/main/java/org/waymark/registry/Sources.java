package org.waymark.registry;

import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.ReportingYear;

/** Reads where the mapped fields of a feed come from: columns, constants, arithmetic. */
final class Sources {
  private final FileProblems problems;

  private final boolean parented;
  private final boolean ofRecords;

  /**
   * @param parented whether rows of the feed belong to submissions in other files
   */
  Sources(FileProblems problems, boolean parented) {
    this(problems, parented, false);
  }

  private Sources(FileProblems problems, boolean parented, boolean ofRecords) {
    this.problems = problems;
    this.parented = parented;
    this.ofRecords = ofRecords;
  }

  /** Sources of records, which may also read dates from file names. */
  static Sources ofRecords(FileProblems problems) {
    return new Sources(problems, false, true);
  }

  /** A source and the text that names its column or is its constant. */
  record Mapped(Feed.Source source, YamlNode.Scalar text) {
    /** The constant, if it is one. */
    Optional<YamlNode.Scalar> constant() {
      return source instanceof Feed.Source.Constant ? Optional.of(text) : Optional.empty();
    }
  }

  /** A column name, {@code {column: X}} or {@code {constant: X}}. */
  Optional<Mapped> source(Fields map, String key) {
    Optional<YamlNode> node = map.node(key);
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
      return map.fields(key, Keys.SOURCE).flatMap(this::columnOrConstant);
    }
    return map.scalar(key).map(Sources::column);
  }

  /** As {@link #source}, perhaps with a pattern. */
  Optional<Feed.DatedSource> dated(Fields map, String key) {
    Optional<YamlNode> node = map.node(key);
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
      return map.fields(key, Keys.DATED_SOURCE).flatMap(this::dated);
    }
    return map.scalar(key)
        .map(text -> new Feed.DatedSource(column(text).source(), Optional.empty()));
  }

  private Optional<Feed.DatedSource> dated(Fields fields) {
    List<String> patterns =
        scalars(fields, "pattern").stream()
            .flatMap(pattern -> checkedPattern(pattern).stream())
            .toList();
    SortedMap<Feed.DatePart, Feed.Source.Column> parts = new TreeMap<>();
    for (Feed.DatePart part : Feed.DatePart.values()) {
      fields
          .scalar(Words.of(part))
          .ifPresent(text -> parts.put(part, new Feed.Source.Column(text.text())));
    }
    Optional<ReportingYear> year = reportingYear(fields);
    Feed.Weeks weeks = fields.oneOf("weeks", Words.WEEKS).orElse(Feed.Weeks.ISO);
    if (parts.isEmpty()) {
      return columnOrConstant(fields)
          .map(mapped -> new Feed.DatedSource(mapped.source(), patterns, year, weeks));
    }
    if (!checkedParts(fields, parts)) {
      return Optional.empty();
    }
    return Optional.of(new Feed.DatedSource(new Feed.Source.Parts(parts), List.of(), year, weeks));
  }

  /** One scalar, or those of a list. */
  private static List<YamlNode.Scalar> scalars(Fields fields, String key) {
    return fields.node(key).orElse(null) instanceof YamlNode.Sequence
        ? fields.texts(key)
        : fields.scalar(key).stream().toList();
  }

  private boolean checkedParts(Fields fields, SortedMap<Feed.DatePart, Feed.Source.Column> parts) {
    for (String other : List.of("column", "constant", "parent", "file_name", "pattern")) {
      if (fields.has(other)) {
        problems.error(
            fields.at(other),
            "`" + other + "` is given with the columns that make the period together",
            "one or the other");
        return false;
      }
    }
    boolean day =
        parts.size() == 3
            && parts.containsKey(Feed.DatePart.MONTH)
            && parts.containsKey(Feed.DatePart.DAY);
    boolean period = parts.size() == 2 && !parts.containsKey(Feed.DatePart.DAY);
    boolean whole = parts.containsKey(Feed.DatePart.YEAR) && (day || period);
    if (!whole) {
      problems.error(
          fields.at(),
          "these columns do not make a period together",
          "`year` with `month`, `quarter` or `week`, or `year`, `month` and `day`");
    }
    return whole;
  }

  private Optional<ReportingYear> reportingYear(Fields fields) {
    Optional<YamlNode.Scalar> written = fields.scalar("first_month");
    Optional<ReportingYear.NamedBy> namedBy = fields.oneOf("named_by", Words.NAMED_BY);
    if (written.isEmpty()) {
      if (namedBy.isPresent()) {
        problems.error(
            fields.at("named_by"),
            "`named_by` has no effect without the month in which the year starts",
            "`first_month: October` with it");
      }
      return Optional.empty();
    }
    Optional<Month> month = MonthText.read(written.get().text());
    if (month.isEmpty()) {
      problems.error(
          written.get().at(),
          Wording.quoted(written.get().text()) + " is not a month",
          "a month such as `April`, or its number from 1 to 12",
          NearMiss.of(written.get().text(), MonthText.NAMES));
    }
    return month.map(first -> new ReportingYear(first, namedBy));
  }

  /** The constant text of a dated field without a pattern, if it has one. */
  static Optional<YamlNode.Scalar> plainConstant(Fields map, String field) {
    if (map.node(field).orElse(null) instanceof YamlNode.Mapping mapping) {
      boolean patterned =
          mapping.entries().stream()
              .map(entry -> entry.key().text())
              .anyMatch(key -> key.equals("pattern") || key.equals("first_month"));
      return mapping.entries().stream()
          .filter(entry -> !patterned && entry.key().text().equals("constant"))
          .flatMap(
              entry ->
                  entry.value() instanceof YamlNode.Scalar text && !text.isEmpty()
                      ? java.util.stream.Stream.of(text)
                      : java.util.stream.Stream.empty())
          .findFirst();
    }
    return Optional.empty();
  }

  /**
   * A field that a file of some formats keeps in a column of its own.
   *
   * @return the source that is mapped, else that column; empty with a problem where the format has
   *     none, or where what is mapped cannot be read
   */
  Optional<Feed.Source> sourceOrUsual(Fields map, String key, Keys keys, Feed.Reading reading) {
    return map.has(key)
        ? source(map, key).map(Mapped::source)
        : usual(map, key, keys, reading).map(usual -> usual);
  }

  /** As {@link #sourceOrUsual}, perhaps with a pattern. */
  Optional<Feed.DatedSource> datedOrUsual(Fields map, String key, Keys keys, Feed.Reading reading) {
    return map.has(key)
        ? dated(map, key)
        : usual(map, key, keys, reading)
            .map(usual -> new Feed.DatedSource(usual, Optional.empty()));
  }

  private Optional<Feed.Source.Usual> usual(
      Fields map, String key, Keys keys, Feed.Reading reading) {
    if (Words.EXPORT_FORMATS.contains(reading.format())) {
      return Optional.of(new Feed.Source.Usual(key));
    }
    problems.error(
        map.at(), keys.noun() + " has no " + Wording.quoted(key), "the key `" + key + "`");
    return Optional.empty();
  }

  private static Mapped column(YamlNode.Scalar text) {
    return new Mapped(new Feed.Source.Column(text.text()), text);
  }

  private Optional<Mapped> columnOrConstant(Fields fields) {
    if (fields.has("parent")) {
      return ofParent(fields);
    }
    if (fields.has("file_name")) {
      return ofFileName(fields);
    }
    if (fields.has("column") == fields.has("constant")) {
      problems.error(
          fields.at(),
          fields.has("column")
              ? "both `column` and `constant` are given"
              : "neither `column` nor `constant` is given",
          "one of them");
      return Optional.empty();
    }
    return fields.has("column")
        ? fields.scalar("column").map(Sources::column)
        : fields
            .scalar("constant")
            .map(text -> new Mapped(new Feed.Source.Constant(text.text()), text));
  }

  private Optional<Mapped> ofFileName(Fields fields) {
    if (fields.has("column") || fields.has("constant")) {
      problems.error(fields.at(), "`file_name` is given with another key", "one of them");
      return Optional.empty();
    }
    if (!ofRecords) {
      problems.error(
          fields.at("file_name"),
          "only feeds of records read dates from file names",
          "a column, or `{constant: …}`");
      return Optional.empty();
    }
    Optional<YamlNode.Scalar> written = fields.scalar("file_name");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String text = written.get().text();
    int part = text.indexOf("{}");
    if (part < 0 || text.indexOf("{}", part + 2) >= 0) {
      problems.error(
          written.get().at(),
          "`file_name` is " + Wording.quoted(text),
          "the file name with `{}` in place of the date, such as `tracker-{}.csv`");
      return Optional.empty();
    }
    return Optional.of(
        new Mapped(
            new Feed.Source.FileName(text.substring(0, part), text.substring(part + 2)),
            written.get()));
  }

  private Optional<Mapped> ofParent(Fields fields) {
    if (fields.has("column") || fields.has("constant")) {
      problems.error(fields.at(), "`parent` is given with another key", "one of them");
      return Optional.empty();
    }
    if (!parented) {
      problems.error(
          fields.at("parent"),
          "the rows of this feed belong to no submissions in another file",
          "`parent: {files: …}` next to `files` of a survey, or a column of this file");
      return Optional.empty();
    }
    return fields
        .scalar("parent")
        .map(
            text ->
                new Mapped(new Feed.Source.OfParent(new Feed.Source.Column(text.text())), text));
  }

  private Optional<String> checkedPattern(YamlNode.Scalar scalar) {
    String pattern = scalar.text();
    String letters = pattern.replaceAll("'[^']*'", "");
    boolean weekBased = letters.contains("w") || letters.contains("e");
    boolean wrongYear = letters.contains("Y") && !weekBased;
    boolean dayOfYear = letters.contains("D") && (letters.contains("M") || letters.contains("m"));
    boolean minutes = letters.contains("m") && !letters.contains("H") && !letters.contains("h");
    if (wrongYear || dayOfYear || minutes) {
      String meant = pattern;
      meant = wrongYear ? meant.replace('Y', 'y') : meant;
      meant = minutes ? meant.replace('m', 'M') : meant;
      meant = dayOfYear ? meant.replace('D', 'd') : meant;
      problems.error(
          scalar.at(),
          "the pattern "
              + Wording.quoted(pattern)
              + " does not mean year, month and day: `Y` is a year of weeks, `D` a day of the"
              + " year, `m` a minute",
          "`yyyy`, `MM` and `dd`",
          Optional.of(meant));
      return Optional.empty();
    }
    try {
      var unused = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    } catch (IllegalArgumentException broken) {
      problems.error(
          scalar.at(),
          "the pattern " + Wording.quoted(pattern) + " cannot be read",
          "letters such as `yyyy-MM-dd`; other letters between single quotes");
      return Optional.empty();
    }
    if (!letters.matches("(?s).*[yuY].*")) {
      problems.error(
          scalar.at(),
          "the pattern " + Wording.quoted(pattern) + " has no year",
          "a pattern such as `yyyy-MM-dd`");
      return Optional.empty();
    }
    return Optional.of(pattern);
  }

  /** Arithmetic, {@code {column: X}}, or {@code {constant: number}}. */
  Optional<Feed.Expression> expression(Fields map, String key) {
    Optional<YamlNode> node = map.node(key);
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
      return map.fields(key, Keys.SOURCE).flatMap(this::columnOrConstant).flatMap(this::operand);
    }
    Optional<YamlNode.Scalar> scalar = map.scalar(key);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    try {
      Feed.Expression expression = ExpressionText.parse(scalar.get().text());
      warnOfNumber(key, scalar.get(), expression);
      return Optional.of(expression);
    } catch (ExpressionText.Broken broken) {
      problems.error(
          scalar.get().inside(broken.offset()),
          Wording.quoted(key)
              + " "
              + Wording.quoted(scalar.get().text())
              + " is not an expression: "
              + broken.what(),
          broken.expected(),
          asColumn(scalar.get().text()));
      return Optional.empty();
    }
  }

  private Optional<Feed.Expression> operand(Mapped mapped) {
    String text = mapped.text().text();
    if (mapped.source() instanceof Feed.Source.Column) {
      return Optional.of(new Feed.Expression.Column(text));
    }
    OptionalDouble number = NumberText.parse(text);
    if (number.isEmpty()) {
      problems.error(
          mapped.text().at(),
          "the constant " + Wording.quoted(text) + " is not a number",
          "a number, or `{column: …}`",
          NumberText.meant(text));
      return Optional.empty();
    }
    return Optional.of(new Feed.Expression.Constant(number.getAsDouble()));
  }

  private void warnOfNumber(String key, YamlNode.Scalar scalar, Feed.Expression expression) {
    boolean counted = key.equals("value") || key.equals("numerator");
    if (counted && expression instanceof Feed.Expression.Constant) {
      problems.warning(
          scalar.at(),
          Wording.quoted(key) + " is the number " + scalar.text() + " on every row",
          "a column; write `{constant: " + scalar.text() + "}` if the number is meant",
          Optional.of("{column: " + scalar.text() + "}"));
    }
  }

  /** The mapping that names a column by a text with blanks but no operators. */
  private static Optional<String> asColumn(String text) {
    boolean name = text.matches("[\\p{L}\\p{N}_.%£€$#&?:,' ]+") && text.contains(" ");
    String quoted = text.matches("[\\p{L}\\p{N}_. ]+") ? text : "\"" + text + "\"";
    return name ? Optional.of("{column: " + quoted + "}") : Optional.empty();
  }
}
