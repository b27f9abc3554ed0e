package org.waymark.twin.model;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.registry.Fields;
import org.waymark.registry.FileProblems;
import org.waymark.registry.Keys;
import org.waymark.registry.NumberText;
import org.waymark.twin.model.Distribution.Scale;

/** Reads what is believed of a number. */
final class Distributions {
  private static final Map<String, Scale> SCALES =
      Map.of("identity", Scale.IDENTITY, "log", Scale.LOG, "logit", Scale.LOGIT);

  private Distributions() {}

  /** The distribution that a mapping holds under its own keys. */
  static Optional<Distribution> read(Fields fields, FileProblems problems) {
    if (fields.has("value")) {
      OptionalDouble value = fields.number("value");
      return value.isPresent()
          ? Optional.of(Distribution.known(value.getAsDouble()))
          : Optional.empty();
    }
    if (fields.has("normal")) {
      return named(fields, "normal", ModelKeys.NORMAL, "mean", Scale.IDENTITY, problems);
    }
    if (fields.has("lognormal")) {
      return named(fields, "lognormal", ModelKeys.LOGNORMAL, "median", Scale.LOG, problems);
    }
    if (fields.has("uniform")) {
      Optional<Fields> bounds = fields.fields("uniform", ModelKeys.UNIFORM);
      OptionalDouble low = bounds.map(b -> b.number("low")).orElse(OptionalDouble.empty());
      OptionalDouble high = bounds.map(b -> b.number("high")).orElse(OptionalDouble.empty());
      return low.isPresent() && high.isPresent() && ordered(bounds.get(), low, high, problems)
          ? Optional.of(new Distribution(Scale.UNIFORM, low.getAsDouble(), high.getAsDouble()))
          : Optional.empty();
    }
    return onScale(fields, problems);
  }

  private static Optional<Distribution> named(
      Fields fields, String key, Keys keys, String centre, Scale scale, FileProblems problems) {
    Optional<Fields> inner = fields.fields(key, keys);
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble middle = inner.get().number(centre);
    OptionalDouble sd = inner.get().number("sd");
    return middle.isPresent() && sd.isPresent()
        ? around(inner.get(), scale, centre, middle.getAsDouble(), sd.getAsDouble(), problems)
        : Optional.empty();
  }

  private static Optional<Distribution> onScale(Fields fields, FileProblems problems) {
    Scale scale = fields.oneOf("scale", SCALES).orElse(Scale.IDENTITY);
    OptionalDouble median = fields.number("median");
    OptionalDouble sd = fields.number("sd");
    OptionalDouble low = fields.number("low");
    OptionalDouble high = fields.number("high");
    if (low.isPresent() && high.isPresent()) {
      boolean lowFits = fits(fields, scale, "low", low.getAsDouble(), problems);
      boolean highFits = fits(fields, scale, "high", high.getAsDouble(), problems);
      return ordered(fields, low, high, problems) && lowFits && highFits
          ? Optional.of(Distribution.between(scale, low.getAsDouble(), high.getAsDouble()))
          : Optional.empty();
    }
    if (median.isPresent() && sd.isPresent()) {
      return around(fields, scale, "median", median.getAsDouble(), sd.getAsDouble(), problems);
    }
    problems.error(
        fields.at(),
        "nothing says what is believed of this number",
        "`value`, `median` with `sd`, `low` with `high` (10% and 90%), or `normal: {mean, sd}`");
    return Optional.empty();
  }

  private static Optional<Distribution> around(
      Fields fields, Scale scale, String key, double middle, double sd, FileProblems problems) {
    boolean good = fits(fields, scale, key, middle, problems);
    if (!(sd > 0)) {
      problems.error(
          fields.at("sd"),
          "the standard deviation " + NumberText.write(sd) + " is not above 0",
          "a number above 0, or `value` where it is known");
      good = false;
    }
    return good ? Optional.of(Distribution.around(scale, middle, sd)) : Optional.empty();
  }

  private static boolean fits(
      Fields fields, Scale scale, String key, double value, FileProblems problems) {
    boolean good =
        switch (scale) {
          case LOG -> value > 0;
          case LOGIT -> value > 0 && value < 1;
          default -> true;
        };
    if (!good) {
      problems.error(
          fields.at(key),
          NumberText.write(value)
              + " has no place on the "
              + (scale == Scale.LOG ? "log" : "logit")
              + " scale",
          scale == Scale.LOG ? "a number above 0" : "a share between 0 and 1");
    }
    return good;
  }

  private static boolean ordered(
      Fields fields, OptionalDouble low, OptionalDouble high, FileProblems problems) {
    if (low.getAsDouble() < high.getAsDouble()) {
      return true;
    }
    problems.error(
        fields.at("low"),
        "`low` is not below `high`",
        "a low value with 10% below it, and a high one with 10% above it");
    return false;
  }
}
