package org.waymark.registry;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads {@code scale}: a number, a column, or a column with the meaning of its words. */
final class ScaleReader {
  private static final String FORMS =
      "a number such as `1000`, a column, or `{column: unit, factors: {thousands: 1000}}`";

  private ScaleReader() {}

  static Optional<Scale> read(Fields mapping, FileProblems problems) {
    Optional<YamlNode> node = mapping.node("scale");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof YamlNode.Scalar scalar && !scalar.isEmpty()) {
      OptionalDouble number = NumberText.parse(scalar.text());
      if (number.isEmpty() || scalar.quoted()) {
        return Optional.of(new Scale(Optional.of(scalar.text()), Map.of()));
      }
      return positive(scalar, number, problems)
          .map(factor -> new Scale(Optional.empty(), Map.of("", factor)));
    }
    if (!(node.get() instanceof YamlNode.Mapping)) {
      problems.error(node.get().at(), "`scale` is " + node.get().noun(), FORMS);
      return Optional.empty();
    }
    Optional<Fields> fields = Fields.of(node.get(), Keys.SCALE, problems);
    Map<String, Double> factors = new TreeMap<>();
    fields
        .flatMap(scale -> scale.node("factors"))
        .ifPresent(
            words -> {
              if (words instanceof YamlNode.Mapping named) {
                for (YamlNode.Entry entry : named.entries()) {
                  OptionalDouble number =
                      NumberText.read(entry.value(), Wording.quoted(entry.key().text()), problems);
                  if (number.isPresent()) {
                    positive(entry.value(), number, problems)
                        .ifPresent(factor -> factors.put(entry.key().text().strip(), factor));
                  }
                }
              } else {
                problems.error(
                    words.at(),
                    "`factors` is " + words.noun(),
                    "words of the column with their multipliers, such as `{thousands: 1000}`");
              }
            });
    return fields
        .flatMap(scale -> scale.text("column"))
        .map(column -> new Scale(Optional.of(column), factors));
  }

  private static Optional<Double> positive(
      YamlNode node, OptionalDouble number, FileProblems problems) {
    if (number.isPresent() && number.getAsDouble() > 0) {
      return Optional.of(number.getAsDouble());
    }
    problems.error(node.at(), "a multiplier is above 0", "a number such as `1000`");
    return Optional.empty();
  }
}
