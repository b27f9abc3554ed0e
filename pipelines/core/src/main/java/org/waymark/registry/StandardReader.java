package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the standard population of an indicator that is directly standardised. */
final class StandardReader {
  private static final int LEAST_STRATA = 2;

  private final Fields fields;
  private final FileProblems problems;

  StandardReader(Fields fields, FileProblems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** The strata as they are written; empty where the indicator is not standardised. */
  static Optional<List<String>> strata(Fields fields) {
    return fields
        .node("standard")
        .map(
            node ->
                node instanceof YamlNode.Mapping mapping
                    ? mapping.entries().stream().map(entry -> entry.key().text()).toList()
                    : List.<String>of());
  }

  /** The population; none where the indicator is not standardised, or where there is a problem. */
  StandardPopulation read(Optional<Measure> measure, Optional<Chart> chart) {
    Optional<YamlNode> written = fields.node("standard");
    if (written.isEmpty()) {
      return StandardPopulation.NONE;
    }
    check(measure, chart);
    if (!(written.get() instanceof YamlNode.Mapping mapping)) {
      problems.error(
          written.get().at(),
          "`standard` is " + written.get().noun() + " without strata and sizes",
          "strata and their sizes such as `{\"0-4\": 5000, \"5-9\": 5500}`");
      return StandardPopulation.NONE;
    }
    List<String> strata = new ArrayList<>();
    List<Double> sizes = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      size(entry)
          .ifPresent(
              size -> {
                strata.add(entry.key().text());
                sizes.add(size);
              });
    }
    if (mapping.entries().size() < LEAST_STRATA) {
      problems.error(
          mapping.at(),
          "a standard population of "
              + (mapping.entries().isEmpty() ? "no stratum" : "one stratum")
              + " does not standardise anything",
          "at least two strata");
    }
    return new StandardPopulation(List.copyOf(strata), List.copyOf(sizes));
  }

  private void check(Optional<Measure> measure, Optional<Chart> chart) {
    if (measure.isPresent() && measure.get() != Measure.RATE) {
      problems.error(
          fields.at("standard"),
          "a rate is standardised, but this is a " + Words.of(measure.get()),
          "`measure: rate`, or no `standard`");
    } else if (chart.isPresent() && chart.get().needsCounts()) {
      problems.error(
          fields.at("chart"),
          "`chart: "
              + chart.get().word()
              + "` draws "
              + chart.get().draws()
              + ", which a standardised rate is not",
          "`xmr` or `run`, or no `standard`");
    }
  }

  private Optional<Double> size(YamlNode.Entry entry) {
    String stratum = entry.key().text();
    if (stratum.isBlank() || !stratum.equals(stratum.strip())) {
      problems.error(
          entry.key().at(),
          "the stratum " + Wording.quoted(stratum) + " is or begins or ends with blanks",
          "a name as feeds write it, without blanks around it");
    }
    String name = "the size of " + Wording.quoted(entry.key().text());
    OptionalDouble size = NumberText.read(entry.value(), name, problems);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    if (size.getAsDouble() <= 0) {
      problems.error(
          entry.value().at(),
          name + " is " + NumberText.write(size.getAsDouble()),
          "a number above 0: how many people of the standard population are of this stratum");
      return Optional.empty();
    }
    return Optional.of(size.getAsDouble());
  }
}
