package org.waymark.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stretches of days as a workspace writes them: {@code 45d}, {@code 45 days}, {@code 6w}. */
final class Days {
  private static final Pattern FORM = Pattern.compile("(\\d{1,5}) ?(d|days?|w|weeks?)?");

  private Days() {}

  /** The days that a text means; empty where it is no stretch of days. */
  static Optional<Integer> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(form.group(1));
    boolean weeks = form.group(2) != null && form.group(2).startsWith("w");
    return Optional.of(weeks ? number * 7 : number);
  }

  /** The days that a node means; a problem where it means none. */
  static Optional<Integer> read(YamlNode node, String name, FileProblems problems) {
    Optional<Integer> days =
        node instanceof YamlNode.Scalar scalar ? parse(scalar.text()) : Optional.empty();
    if (days.isEmpty()) {
      problems.error(
          node.at(),
          name + " is " + node.noun(),
          "a number of days such as `45d`, or of weeks `6w`");
    }
    return days;
  }
}
