package org.waymark.registry;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a feed file: what is common to all kinds; the map is read by the reader of its kind. */
final class FeedReader {
  private static final List<String> USUAL_ENCODINGS =
      List.of("utf-8", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16", "utf-16le");

  private static final int MOST_PERIODS = 60;

  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;
  private final FilesNamed named;

  private FeedReader(Fields fields, FileProblems problems, Declared declared, FilesNamed named) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
    this.named = named;
  }

  /** The feed, if all that it needs is there; indicators that it delivers are noted. */
  static Optional<Feed> read(
      YamlNode root,
      FileProblems problems,
      Declared declared,
      Delivered delivered,
      WorkspaceFiles files,
      FilesNamed named) {
    return Fields.of(root, Keys.FEED, problems)
        .flatMap(
            fields -> new FeedReader(fields, problems, declared, named).read(delivered, files));
  }

  private Optional<Feed> read(Delivered delivered, WorkspaceFiles files) {
    Optional<String> id =
        fields.has("id") ? declared.declare("feed", "", fields, problems) : Optional.empty();
    Optional<String> kind = fields.oneOf("kind", Words.KINDS);
    if (kind.isEmpty()) {
      delivered.anything();
    }
    if (fields.has("redact") && kind.isPresent() && !kind.get().equals("reports")) {
      problems.error(
          fields.at("redact"), "only a feed of kind `reports` has texts to redact", "no `redact`");
    }
    if (fields.has("attach")
        && kind.flatMap(RecordKind::of).filter(RecordKind::attachable).isEmpty()) {
      problems.error(
          fields.at("attach"),
          "only feeds of kind `plan`, `money`, `people` or `log` are attached to missions",
          "no `attach`");
    }
    if (fields.has("absent") && kind.isPresent() && !kind.get().equals("outcomes")) {
      problems.error(
          fields.at("absent"),
          "only a feed of kind `outcomes` says what is true of persons without a row",
          "no `absent`");
    }
    if (!fields.has("map")
        && fields.scalar("format").flatMap(text -> StandardFormat.of(text.text())).isEmpty()) {
      problems.error(
          fields.at(), Keys.FEED.noun() + " has no " + Wording.quoted("map"), "the key `map`");
    }
    if (fields.has("choices") && kind.isPresent() && !kind.get().equals("survey")) {
      problems.error(
          fields.at("choices"), "only a feed of kind `survey` has choices", "no `choices`");
    }
    if (fields.has("parent") && kind.isPresent() && !kind.get().equals("survey")) {
      problems.error(
          fields.at("parent"),
          "only the rows of a feed of kind `survey` are joined to those of another file",
          "no `parent`");
    }
    Optional<Feed.Reading> reading = reading(kind);
    Feed.Reading or = reading.orElse(NOT_READABLE);
    Sources sources = new Sources(problems, fields.has("parent"));
    Optional<? extends Feed> feed =
        kind.flatMap(
            k ->
                switch (k) {
                  case "survey" ->
                      new SurveyMapReader(sources, problems, declared, delivered, files, named)
                          .read(id.orElse(""), or, fields);
                  case "reports" ->
                      new ReportsMapReader(sources, problems, declared)
                          .read(id.orElse(""), or, fields);
                  case "indicator" ->
                      new IndicatorMapReader(
                              sources,
                              problems,
                              declared,
                              delivered,
                              new TableShapeReader(problems).leftOut(fields))
                          .read(id.orElse(""), or, fields);
                  default ->
                      new RecordMapReader(problems, declared)
                          .read(id.orElse(""), or, RecordKind.of(k).orElseThrow(), fields);
                });
    return id.isEmpty() || reading.isEmpty() ? Optional.empty() : feed.map(f -> f);
  }

  /** Stands in where a problem has been reported, so that the map is judged all the same. */
  private static final Feed.Reading NOT_READABLE =
      new Feed.Reading("", "", List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  private Optional<Feed.Reading> reading(Optional<String> kind) {
    Optional<String> format = fields.oneOf("format", Words.FORMATS);
    if (format.isPresent() && kind.isPresent()) {
      List<String> readable = Words.readable(kind.get());
      if (!readable.contains(format.get())) {
        problems.error(
            fields.at("format"),
            "the format "
                + Wording.quoted(format.get())
                + " is not read yet for a feed of kind "
                + Wording.quoted(kind.get()),
            Wording.anyOf(readable) + ", which can be read now");
      }
    }
    Optional<String> files =
        fields.scalar("files").flatMap(text -> named.glob(text, "`files`", problems));
    List<String> missing = tokens("missing", "no value");
    Optional<Character> delimiter = delimiter();
    Optional<String> encoding = fields.scalar("encoding").flatMap(this::encoding);
    boolean standard = format.flatMap(StandardFormat::of).isPresent();
    Optional<Character> decimal =
        standard ? Optional.of('.') : fields.oneOf("decimal", Words.DECIMALS).map(d -> d.charAt(0));
    int settlesAfter = periods("settles_after", kind);
    int lag = periods("lag", kind);
    if (delimiter.isPresent() && delimiter.equals(decimal)) {
      problems.error(
          fields.at("delimiter"),
          "`delimiter` and `decimal` are both " + Wording.quoted(delimiter.get().toString()),
          "two different marks");
    }
    TableShape table = new TableShapeReader(problems).read(fields);
    return format.isEmpty() || files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Feed.Reading(
                format.get(),
                files.get(),
                missing,
                delimiter,
                encoding,
                decimal,
                numbers(),
                table,
                named.alsoRead(),
                settlesAfter,
                lag,
                fields.scalar("expected").flatMap(this::expected)));
  }

  private Optional<Expected> expected(YamlNode.Scalar scalar) {
    Optional<Expected> expected = Expected.parse(scalar.text());
    if (expected.isEmpty()) {
      problems.error(
          scalar.at(),
          "`expected` is " + Wording.quoted(scalar.text()),
          "how often a period is delivered and how long after its end, such as `monthly, within 45"
              + " days`");
    }
    return expected;
  }

  /** A whole number of periods; 0 where the key is absent or wrong. */
  private int periods(String key, Optional<String> kind) {
    OptionalDouble written = fields.number(key);
    if (written.isEmpty()) {
      return 0;
    }
    if (kind.isPresent() && !kind.get().equals("indicator") && !kind.get().equals("survey")) {
      problems.error(
          fields.at(key),
          "`" + key + "` counts periods of indicators, and " + kind.get() + " has none",
          "no `" + key + "`");
      return 0;
    }
    double periods = written.getAsDouble();
    if (periods < 1 || periods > MOST_PERIODS || periods != Math.rint(periods)) {
      problems.error(
          fields.at(key),
          "`" + key + "` is " + NumberText.write(periods),
          "a whole number of periods from 1 to " + MOST_PERIODS);
      return 0;
    }
    return (int) periods;
  }

  /** How numbers are written for people. */
  private NumberForm numbers() {
    Set<NumberForm.Mark> marks = new HashSet<>();
    for (YamlNode.Scalar mark : fields.texts("numbers")) {
      NumberForm.Mark known = NumberForm.words().get(mark.text());
      if (known == null) {
        problems.error(
            mark.at(),
            "`numbers` cannot have " + Wording.quoted(mark.text()),
            Wording.anyOf(NumberForm.words().keySet()),
            NearMiss.of(mark.text(), NumberForm.words().keySet()));
      } else {
        marks.add(known);
      }
    }
    List<String> zero = tokens("zero", "0");
    List<String> both = new ArrayList<>(zero);
    both.retainAll(tokens("missing", "no value"));
    if (!both.isEmpty()) {
      problems.error(
          fields.at("zero"),
          Wording.quoted(both.get(0)) + " means 0 by `zero` and no value by `missing`",
          "each token in one of them");
    }
    return new NumberForm(marks, zero);
  }

  private List<String> tokens(String key, String meaning) {
    return fields.list(key).stream()
        .flatMap(
            item -> {
              if (item instanceof YamlNode.Scalar token) {
                // An empty field means no value anyway: '' and ~ say so once more.
                return java.util.stream.Stream.of(token.text());
              }
              problems.error(
                  item.at(),
                  "a token that means " + meaning + " is a text, but this is " + item.noun(),
                  "a list such as `['-', '..', '[c]']`, with tokens in quotation marks");
              return java.util.stream.Stream.empty();
            })
        .toList();
  }

  private Optional<Character> delimiter() {
    Optional<YamlNode> node = fields.node("delimiter");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    // A tab or a blank is a delimiter, though as a text it would count as empty.
    String text = node.get() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    if (text.length() != 1) {
      problems.error(
          node.get().at(),
          "`delimiter` is " + (text.isEmpty() ? node.get().noun() : Wording.quoted(text)),
          "one character such as `\";\"`, or `\"\\t\"` for a tab",
          text.equals("\\t") || text.equalsIgnoreCase("tab")
              ? Optional.of("\"\\t\"")
              : Optional.empty());
      return Optional.empty();
    }
    char delimiter = text.charAt(0);
    if (Character.isLetterOrDigit(delimiter) || "\"'\r\n.-".indexOf(delimiter) >= 0) {
      problems.error(
          node.get().at(),
          "fields cannot be separated by " + Wording.quoted(text),
          "a mark such as `,`, `;`, `|` or `\"\\t\"`");
      return Optional.empty();
    }
    return Optional.of(delimiter);
  }

  private Optional<String> encoding(YamlNode.Scalar scalar) {
    boolean known;
    try {
      known = Charset.isSupported(scalar.text());
    } catch (IllegalCharsetNameException notEvenAName) {
      known = false;
    }
    if (!known) {
      problems.error(
          scalar.at(),
          "the encoding " + Wording.quoted(scalar.text()) + " is not known",
          Wording.anyOf(USUAL_ENCODINGS),
          NearMiss.of(scalar.text(), USUAL_ENCODINGS));
      return Optional.empty();
    }
    return Optional.of(scalar.text());
  }
}
