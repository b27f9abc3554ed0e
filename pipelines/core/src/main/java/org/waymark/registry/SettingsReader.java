package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code waymark.yaml}. */
final class SettingsReader {
  private static final List<String> RULES = List.of("none", "nhs-hes", "tre-10");
  private static final Pattern THRESHOLD = Pattern.compile("threshold-[1-9]\\d{0,5}");

  private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

  private SettingsReader() {}

  static Settings read(YamlNode root, FileProblems problems) {
    Optional<Fields> found = Fields.of(root, Keys.SETTINGS, problems);
    if (found.isEmpty()) {
      return Settings.defaults();
    }
    Fields fields = found.get();
    fields.oneOf("calendar", Words.CALENDARS);
    Optional<String> disclosure = fields.scalar("disclosure").flatMap(rule -> rule(rule, problems));
    Optional<Fields> gate = fields.fields("fail_on", Keys.FAIL_ON);
    Gates gates = gate.map(open -> gates(open, problems)).orElse(Gates.NONE);
    return new Settings(
        disclosure.orElse(Settings.defaults().disclosure()),
        fields.oneOf("runner", Words.RUNNERS),
        fields.text("out"),
        gates,
        protectPercent(fields, problems),
        coverage(fields, problems).orElse(Settings.COVERAGE),
        keep(fields, disclosure, problems));
  }

  /** With a rule, what was published once must be compared with: it cannot be forgotten. */
  private static OptionalInt keep(
      Fields fields, Optional<String> disclosure, FileProblems problems) {
    Optional<YamlNode> node = fields.node("keep");
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = node.get() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < 2) {
      problems.error(
          node.get().at(),
          "`keep` is " + node.get().noun(),
          "how many published dates to keep, 2 or more, such as `52`");
      return OptionalInt.empty();
    }
    if (!disclosure.orElse("none").equals("none")) {
      problems.error(
          node.get().at(),
          "`keep` cannot be used with a disclosure rule: suppressed numbers must stay suppressed"
              + " beside every earlier publication",
          "leave out `keep`; to take a date back, use `waymark withdraw`");
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static Gates gates(Fields gate, FileProblems problems) {
    return new Gates(
        share(gate, "rejected_share", problems),
        filesGone(gate, problems),
        share(gate, "rows_fewer", problems),
        olderThan(gate, problems),
        recoverable(gate, problems));
  }

  /** Without a value, or with `true`, no file may be gone. */
  private static OptionalInt filesGone(Fields gate, FileProblems problems) {
    Optional<YamlNode> node = gate.node("files_gone");
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = node.get() instanceof YamlNode.Scalar scalar ? scalar.text() : "?";
    if (text.isEmpty() || text.equals("null") || text.equals("true")) {
      return OptionalInt.of(0);
    }
    if (text.equals("false")) {
      return OptionalInt.empty();
    }
    if (WHOLE.matcher(text).matches()) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    problems.error(
        node.get().at(),
        "`files_gone` is " + node.get().noun(),
        "how many files of a feed may be gone, such as `0`");
    return OptionalInt.empty();
  }

  private static SortedMap<String, Integer> olderThan(Fields gate, FileProblems problems) {
    SortedMap<String, Integer> days = new TreeMap<>();
    Optional<YamlNode> node = gate.node("older_than");
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping feeds) {
      for (YamlNode.Entry entry : feeds.entries()) {
        Days.read(entry.value(), Wording.quoted(entry.key().text()), problems)
            .ifPresent(limit -> days.put(entry.key().text(), limit));
      }
    } else if (node.isPresent()) {
      problems.error(
          node.get().at(),
          "`older_than` is " + node.get().noun(),
          "a feed and a number of days, such as `{staff-pulse: 45d}`");
    }
    return days;
  }

  /** The folders outside the workspace from which files may be read. */
  static List<String> alsoRead(YamlNode root, FileProblems problems) {
    if (!(root instanceof YamlNode.Mapping mapping)) {
      return List.of();
    }
    return mapping.entries().stream()
        .filter(entry -> entry.key().text().equals("also_read"))
        .flatMap(entry -> folders(entry.value(), problems).stream())
        .toList();
  }

  private static List<String> folders(YamlNode value, FileProblems problems) {
    if (!(value instanceof YamlNode.Sequence sequence)) {
      problems.error(
          value.at(), "`also_read` is " + value.noun(), "a list of folders such as `[/data/drop]`");
      return List.of();
    }
    List<String> folders = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      String folder = item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
      if (!folder.startsWith("/") || folder.matches("/+") || folder.contains("/../")) {
        problems.error(
            item.at(),
            "`also_read` cannot name " + (folder.isEmpty() ? item.noun() : Wording.quoted(folder)),
            "the whole path of a folder such as `/data/drop`");
      } else {
        folders.add(folder);
      }
    }
    return List.copyOf(folders);
  }

  private static Optional<String> rule(YamlNode.Scalar scalar, FileProblems problems) {
    String rule = scalar.text();
    if (RULES.contains(rule) || THRESHOLD.matcher(rule).matches()) {
      return Optional.of(rule);
    }
    problems.error(
        scalar.at(),
        "`disclosure` cannot be " + Wording.quoted(rule),
        Wording.anyOf(RULES) + ", or `threshold-N` with a number such as `threshold-10`",
        NearMiss.of(rule, RULES));
    return Optional.empty();
  }

  static OptionalDouble coverage(Fields fields, FileProblems problems) {
    OptionalDouble coverage = fields.number("coverage");
    if (coverage.isPresent() && !(coverage.getAsDouble() > 0 && coverage.getAsDouble() <= 1)) {
      problems.error(
          fields.at("coverage"),
          "`coverage` " + NumberText.write(coverage.getAsDouble()) + " is not a share",
          "a share above 0 and up to 1, such as `0.95`",
          Optional.of(coverage.getAsDouble())
              .filter(percent -> percent > 1 && percent <= 100)
              .map(percent -> NumberText.write(percent / 100)));
      return OptionalDouble.empty();
    }
    return coverage;
  }

  private static double protectPercent(Fields fields, FileProblems problems) {
    OptionalDouble percent = fields.number("protect_percent");
    if (percent.isPresent() && !(percent.getAsDouble() >= 0 && percent.getAsDouble() <= 100)) {
      problems.error(
          fields.at("protect_percent"),
          "`protect_percent` is " + NumberText.write(percent.getAsDouble()),
          "a number from 0 to 100, such as `15`");
    }
    return percent.orElse(0);
  }

  private static OptionalLong recoverable(Fields gate, FileProblems problems) {
    OptionalDouble most = gate.number("recoverable");
    double number = most.orElse(0);
    if (number < 0 || number != Math.rint(number)) {
      problems.error(
          gate.at("recoverable"),
          "`recoverable` " + NumberText.write(number) + " is not a number of values",
          "0, or the whole number of suppressed values that may be revealed");
    }
    return most.isPresent() ? OptionalLong.of((long) number) : OptionalLong.empty();
  }

  private static OptionalDouble share(Fields gate, String key, FileProblems problems) {
    OptionalDouble share = gate.number(key);
    if (share.isPresent() && (share.getAsDouble() < 0 || share.getAsDouble() > 1)) {
      problems.error(
          gate.at(key),
          Wording.quoted(key) + " " + NumberText.write(share.getAsDouble()) + " is not a share",
          "a share from 0 to 1",
          Optional.of(share.getAsDouble())
              .filter(percent -> percent > 1 && percent <= 100)
              .map(percent -> NumberText.write(percent / 100)));
    }
    return share;
  }
}
