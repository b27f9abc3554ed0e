package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads {@code waymark.yaml}. */
final class SettingsReader {
  private static final List<String> RULES = List.of("none", "nhs-hes", "tre-10");
  private static final Pattern THRESHOLD = Pattern.compile("threshold-[1-9]\\d{0,5}");

  private SettingsReader() {}

  static Settings read(YamlNode root, FileProblems problems) {
    Optional<Fields> found = Fields.of(root, Keys.SETTINGS, problems);
    if (found.isEmpty()) {
      return Settings.defaults();
    }
    Fields fields = found.get();
    fields.oneOf("calendar", Words.CALENDARS);
    Optional<String> disclosure = fields.scalar("disclosure").flatMap(rule -> rule(rule, problems));
    OptionalDouble share =
        fields.fields("fail_on", Keys.FAIL_ON).stream()
            .mapToDouble(gate -> share(gate, problems).orElse(Double.NaN))
            .filter(number -> !Double.isNaN(number))
            .findFirst();
    return new Settings(
        disclosure.orElse(Settings.defaults().disclosure()),
        fields.oneOf("runner", Words.RUNNERS),
        fields.text("out"),
        share);
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

  private static OptionalDouble share(Fields gate, FileProblems problems) {
    OptionalDouble share = gate.number("rejected_share");
    if (share.isPresent() && (share.getAsDouble() < 0 || share.getAsDouble() > 1)) {
      problems.error(
          gate.at("rejected_share"),
          "`rejected_share` " + NumberText.write(share.getAsDouble()) + " is no share",
          "a share from 0 to 1",
          Optional.of(share.getAsDouble())
              .filter(percent -> percent > 1 && percent <= 100)
              .map(percent -> NumberText.write(percent / 100)));
    }
    return share;
  }
}
