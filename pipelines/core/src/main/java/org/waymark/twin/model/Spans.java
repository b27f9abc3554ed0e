package org.waymark.twin.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.registry.Fields;
import org.waymark.registry.FileProblems;
import org.waymark.registry.NumberText;
import org.waymark.registry.Wording;
import org.waymark.registry.YamlNode;

/** Reads lengths of time and periods in a model's file. */
final class Spans {
  private Spans() {}

  /** A length such as {@code 5 months} in steps of the model; 0 where it is absent or wrong. */
  static double steps(Fields fields, String key, String step, FileProblems problems) {
    Optional<YamlNode.Scalar> scalar = fields.scalar(key);
    if (scalar.isEmpty()) {
      return 0;
    }
    String text = scalar.get().text().strip();
    int blank = text.indexOf(' ');
    String unit = blank < 0 ? "" : text.substring(blank + 1).strip();
    OptionalDouble count = NumberText.parse(blank < 0 ? text : text.substring(0, blank));
    double days = UnitBook.days(unit);
    if (count.isEmpty() || !(days > 0) || count.getAsDouble() < 0) {
      problems.error(
          scalar.get().at(),
          Wording.quoted(text) + " is not a length of time",
          "a number and a unit, such as `6 months`");
      return 0;
    }
    double stepDays = UnitBook.days(step);
    return unit.startsWith(step) ? count.getAsDouble() : count.getAsDouble() * days / stepDays;
  }

  /** A period of the model's kind. */
  static Optional<Period> period(
      Fields fields, String key, Optional<PeriodKind> kind, FileProblems problems) {
    Optional<YamlNode.Scalar> scalar = fields.scalar(key);
    if (scalar.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<Period> period = PeriodText.parse(scalar.get().text(), kind.get());
    if (period.isEmpty()) {
      problems.error(
          scalar.get().at(),
          Wording.quoted(scalar.get().text())
              + " is not a "
              + kind.get().name().toLowerCase(java.util.Locale.ROOT),
          kind.get() == PeriodKind.MONTH ? "a month such as `2027-04`" : "a period of the model");
    }
    return period;
  }
}
