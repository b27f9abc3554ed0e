package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads how a survey was drawn and is to be weighted. */
final class SurveyPlanReader {
  /** Margins of one population may differ by this share, for their rounding. */
  private static final double SAME_PEOPLE = 1e-6;

  private final FileProblems problems;
  private final MarginReader margins;

  SurveyPlanReader(FileProblems problems, WorkspaceFiles files) {
    this.problems = problems;
    this.margins = new MarginReader(problems, files);
  }

  SurveyPlan read(Fields design) {
    SurveyPlan plain = SurveyPlan.plain();
    List<SurveyPlan.Margin> known = margins(design);
    OptionalDouble lower = OptionalDouble.empty();
    OptionalDouble upper = OptionalDouble.empty();
    Optional<Fields> trim = design.fields("trim", Keys.TRIM);
    if (trim.isPresent()) {
      lower = limit(trim.get(), "lower");
      upper = limit(trim.get(), "upper");
      boolean crossed =
          lower.isPresent() && upper.isPresent() && lower.getAsDouble() >= upper.getAsDouble();
      if (crossed || (!trim.get().has("lower") && !trim.get().has("upper"))) {
        problems.error(
            trim.get().at(),
            crossed ? "`lower` is not below `upper`" : "`trim` has neither `lower` nor `upper`",
            "limits such as `{lower: 0.3, upper: 3}`");
      }
    }
    return new SurveyPlan(
        design.oneOf("lonely", Words.LONELY).orElse(plain.lonely()),
        known,
        lower,
        upper,
        design.oneOf("interval", Words.INTERVALS).orElse(plain.interval()),
        least(design).orElse(plain.least()),
        design.oneOf("waves", Words.WAVES));
  }

  private OptionalDouble limit(Fields trim, String key) {
    OptionalDouble number = trim.number(key);
    if (number.isPresent() && number.getAsDouble() <= 0) {
      problems.error(
          trim.at(key),
          NumberText.write(number.getAsDouble()) + " is not a limit of a weight",
          "a number above 0");
      return OptionalDouble.empty();
    }
    return number;
  }

  private Optional<Integer> least(Fields design) {
    OptionalDouble number = design.number("least");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double least = number.getAsDouble();
    if (least < 2 || least != Math.rint(least) || least > 1_000_000) {
      problems.error(
          design.at("least"),
          NumberText.write(least) + " is not a number of respondents that could show a spread",
          "a whole number from 2 on");
      return Optional.empty();
    }
    return Optional.of((int) least);
  }

  private List<SurveyPlan.Margin> margins(Fields design) {
    List<SurveyPlan.Margin> read = new ArrayList<>();
    TreeMap<String, Position> columns = new TreeMap<>();
    double people = Double.NaN;
    for (Fields margin : design.mappings("margins", Keys.MARGIN)) {
      Optional<YamlNode.Scalar> column = margin.scalar("column");
      Optional<SortedMap<String, Double>> population =
          margin.node("population").flatMap(margins::population);
      if (column.isEmpty() || population.isEmpty()) {
        continue;
      }
      Position before = columns.putIfAbsent(column.get().text(), column.get().at());
      if (before != null) {
        problems.error(
            column.get().at(),
            "there is a margin of " + Wording.quoted(column.get().text()) + " already",
            "each column once");
      }
      double sum = population.get().values().stream().mapToDouble(p -> p).sum();
      if (Double.isNaN(people)) {
        people = sum;
      } else if (Math.abs(sum - people) > SAME_PEOPLE * people) {
        problems.error(
            margin.at("population"),
            "this margin adds up to " + shown(sum) + ", the first one to " + shown(people),
            "the same population in every margin");
      }
      read.add(
          new SurveyPlan.Margin(
              new Feed.Source.Column(column.get().text()),
              Collections.unmodifiableSortedMap(population.get())));
    }
    return List.copyOf(read);
  }

  /** A sum without the last bits that adding it up left. */
  private static String shown(double sum) {
    return NumberText.write(Double.parseDouble(String.format(Locale.ROOT, "%.9g", sum)));
  }
}
