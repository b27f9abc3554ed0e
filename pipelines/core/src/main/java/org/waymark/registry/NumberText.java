package org.waymark.registry;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as a workspace writes them: digits with a decimal point, perhaps an exponent. */
public final class NumberText {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

  private NumberText() {}

  /** The number that a text is; empty where it is none or not finite. */
  public static OptionalDouble parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** A number in the shortest form that a person would write: 1000, 0.25, never 1.0E3. */
  public static String write(double number) {
    return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** The number that a node is; a problem where it is none. */
  public static OptionalDouble read(YamlNode node, String name, FileProblems problems) {
    if (node instanceof YamlNode.Scalar scalar && !scalar.quoted()) {
      OptionalDouble number = parse(scalar.text());
      if (number.isPresent()) {
        return number;
      }
    }
    problems.error(
        node.at(),
        name
            + (node instanceof YamlNode.Scalar s && s.isEmpty() ? " is " : " is not a number but ")
            + node.noun(),
        "a number such as `0.92`",
        node instanceof YamlNode.Scalar scalar ? meant(scalar.text()) : Optional.empty());
    return OptionalDouble.empty();
  }

  /** The number behind a quoted one, a percentage, a decimal comma or separated thousands. */
  static Optional<String> meant(String text) {
    String bare = text.strip();
    if (bare.endsWith("%")) {
      OptionalDouble percent = parse(bare.substring(0, bare.length() - 1).strip());
      return percent.isPresent()
          ? Optional.of(
              BigDecimal.valueOf(percent.getAsDouble())
                  .movePointLeft(2)
                  .stripTrailingZeros()
                  .toPlainString())
          : Optional.empty();
    }
    String number = bare;
    if (bare.matches("[+-]?\\d{1,3}(?:[, ']\\d{3})+(?:\\.\\d+)?")) {
      number = bare.replaceAll("[, ']", "");
    } else if (bare.matches("[+-]?\\d+,\\d+")) {
      number = bare.replace(',', '.');
    } else if (bare.matches("\\d{1,3}(?:_\\d{3})+")) {
      number = bare.replace("_", "");
    }
    return parse(number).isPresent() ? Optional.of(number) : Optional.empty();
  }
}
