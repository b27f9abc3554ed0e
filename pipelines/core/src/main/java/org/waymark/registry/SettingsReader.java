package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
    Gates gates =
        fields
            .fields("fail_on", Keys.FAIL_ON)
            .map(gate -> gates(gate, problems))
            .orElse(Gates.NONE);
    return new Settings(
        disclosure.orElse(Settings.defaults().disclosure()),
        fields.oneOf("runner", Words.RUNNERS),
        fields.text("out"),
        gates);
  }

  private static Gates gates(Fields gate, FileProblems problems) {
    return new Gates(
        share(gate, "rejected_share", problems),
        filesGone(gate, problems),
        share(gate, "rows_fewer", problems),
        olderThan(gate, problems));
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

  private static OptionalDouble share(Fields gate, String key, FileProblems problems) {
    OptionalDouble share = gate.number(key);
    if (share.isPresent() && (share.getAsDouble() < 0 || share.getAsDouble() > 1)) {
      problems.error(
          gate.at(key),
          Wording.quoted(key) + " " + NumberText.write(share.getAsDouble()) + " is no share",
          "a share from 0 to 1",
          Optional.of(share.getAsDouble())
              .filter(percent -> percent > 1 && percent <= 100)
              .map(percent -> NumberText.write(percent / 100)));
    }
    return share;
  }
}
