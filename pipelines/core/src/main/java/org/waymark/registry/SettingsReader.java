package org.waymark.registry;

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
        share,
        coverage(fields, problems));
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

  private static double coverage(Fields fields, FileProblems problems) {
    OptionalDouble coverage = fields.number("coverage");
    if (coverage.isPresent() && !(coverage.getAsDouble() > 0 && coverage.getAsDouble() <= 1)) {
      problems.error(
          fields.at("coverage"),
          "`coverage` " + NumberText.write(coverage.getAsDouble()) + " is no share",
          "a share above 0 and up to 1, such as `0.95`",
          Optional.of(coverage.getAsDouble())
              .filter(percent -> percent > 1 && percent <= 100)
              .map(percent -> NumberText.write(percent / 100)));
      return Settings.COVERAGE;
    }
    return coverage.orElse(Settings.COVERAGE);
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
