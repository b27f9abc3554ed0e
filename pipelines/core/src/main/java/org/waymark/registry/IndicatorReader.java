package org.waymark.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/** Reads an indicator of a mission; making the reader declares it. */
final class IndicatorReader {
  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;
  private final Optional<String> id;
  private final Optional<Measure> measure;
  private final Optional<PeriodKind> period;
  private final Optional<Better> better;
  private final Optional<Role> role;
  private final Optional<Chart> chart;

  IndicatorReader(Fields fields, FileProblems problems, Declared declared) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
    id = fields.has("id") ? declared.declare("indicator", "", fields, problems) : Optional.empty();
    measure = fields.oneOf("measure", Words.MEASURES);
    period = fields.oneOf("period", Words.PERIODS);
    better = fields.oneOf("better", Words.BETTER);
    role = fields.oneOf("role", Words.ROLES);
    chart = fields.oneOf("chart", Words.CHARTS);
    id.ifPresent(
        name ->
            declared.know(
                name,
                new Declared.KnownIndicator(
                    measure, period, better, role, chart, StandardReader.strata(fields))));
  }

  /** Its id, where it shows support for the mission. */
  Optional<String> support() {
    return fields.oneOf("watch", Words.INDICATOR_WATCH).isPresent() ? id : Optional.empty();
  }

  Optional<YamlNode.Scalar> idScalar() {
    return id.isPresent() ? fields.scalar("id") : Optional.empty();
  }

  /** The indicator, once those of every mission are declared. */
  Optional<Indicator> finish(String missionId) {
    Optional<String> title = fields.text("title");
    Optional<String> unit = fields.text("unit");
    double per = per();
    Optional<String> counterpart = counterpart();
    List<String> covariates = covariates();
    Optional<String> exposure = exposure();
    checkChart();
    List<Rebase> rebase = rebase();
    FunnelConvention funnel = funnel();
    StandardPopulation standard = new StandardReader(fields, problems).read(measure, chart);
    Optional<List<String>> addsUp = addsUp();
    OptionalDouble coverage = SettingsReader.coverage(fields, problems);
    if (id.isEmpty()
        || title.isEmpty()
        || measure.isEmpty()
        || period.isEmpty()
        || better.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Indicator(
            id.get(),
            missionId,
            title.get(),
            measure.get(),
            unit,
            better.get(),
            role.orElse(Role.OUTCOME),
            period.get(),
            per,
            counterpart,
            covariates,
            chart.orElse(Chart.XMR),
            rebase,
            funnel,
            standard,
            addsUp,
            exposure,
            coverage));
  }

  /** The exposure of a count; a count that is judged and has none is warned about. */
  private Optional<String> exposure() {
    Optional<YamlNode.Scalar> exposure = fields.scalar("exposure");
    boolean count = measure.map(m -> m == Measure.COUNT).orElse(false);
    if (exposure.isPresent()) {
      if (measure.isPresent() && !count) {
        problems.error(
            fields.at("exposure"),
            "`exposure` is what a count's events come from, but this is a "
                + Words.of(measure.get()),
            "`measure: count`, or no `exposure`");
      } else {
        declared.checkExposure(exposure.get(), problems);
      }
    } else if (count && better.map(b -> b != Better.NEITHER).orElse(false)) {
      problems.warning(
          fields.at("measure"),
          "counts of places of unequal size cannot be compared: the indicator is charted and"
              + " tested for changes, but no level of a place is tested",
          "`exposure: ` and the covariate of places.csv that is their size, such as their"
              + " population; or `measure: rate` where feeds have a denominator");
    }
    return exposure.map(YamlNode.Scalar::text);
  }

  private void checkChart() {
    Optional<Measure> drawn = chart.flatMap(Chart::measure);
    if (drawn.isEmpty() || measure.isEmpty() || drawn.equals(measure)) {
      return;
    }
    problems.error(
        fields.at("chart"),
        "`chart: "
            + chart.map(Chart::word).orElse("")
            + "` draws "
            + chart.map(Chart::draws).orElse("")
            + ", but this is a "
            + Words.of(measure.get()),
        "`measure: "
            + Words.of(drawn.get())
            + "`, or "
            + Wording.anyOf(Chart.wordsFor(measure.get())));
  }

  private FunnelConvention funnel() {
    Optional<FunnelConvention> asked = fields.oneOf("funnel", Words.FUNNELS);
    boolean shared = measure.map(m -> m == Measure.PROPORTION || m == Measure.RATE).orElse(true);
    if (asked.isPresent() && !shared) {
      problems.error(
          fields.at("funnel"),
          "a funnel is made of numerators and denominators, which a "
              + measure.map(Words::of).orElse("")
              + " does not have",
          "`measure: proportion` or `rate`, or no `funnel`");
    }
    return asked.orElse(FunnelConvention.CQC);
  }

  private List<Rebase> rebase() {
    List<Rebase> rebases = new ArrayList<>();
    for (Fields written : fields.mappings("rebase", Keys.REBASE)) {
      Optional<YamlNode.Scalar> from = written.scalar("from");
      Optional<YamlNode.Scalar> place = written.scalar("place");
      place.ifPresent(reference -> declared.checkPlace(reference, problems));
      Optional<Period> first = from.flatMap(text -> PeriodWording.read(text, period, problems));
      if (first.isEmpty()) {
        continue;
      }
      Rebase rebase = new Rebase(first.get(), place.map(YamlNode.Scalar::text));
      if (rebases.contains(rebase)) {
        problems.error(
            written.at("from"), "this chart starts again in " + first.get() + " twice", "it once");
      }
      rebases.add(rebase);
    }
    return rebases.stream().sorted(Comparator.comparing(Rebase::from)).toList();
  }

  private double per() {
    OptionalDouble per = fields.number("per");
    if (per.isEmpty()) {
      return 1;
    }
    if (per.getAsDouble() <= 0) {
      problems.error(
          fields.at("per"),
          "`per` is " + NumberText.write(per.getAsDouble()),
          "a number above 0, such as `1000`");
    } else if (per.getAsDouble() != 1 && measure.isPresent() && measure.get() != Measure.RATE) {
      problems.error(
          fields.at("per"),
          "`per` scales a rate, but this is a " + Words.of(measure.get()),
          "`measure: rate`, or no `per`");
    }
    return per.getAsDouble();
  }

  private Optional<String> counterpart() {
    Optional<YamlNode.Scalar> counterpart = fields.scalar("counterpart");
    if (counterpart.isEmpty()) {
      return Optional.empty();
    }
    if (counterpart.map(YamlNode.Scalar::text).equals(id)) {
      problems.error(
          counterpart.get().at(),
          "an indicator cannot be its own counterpart",
          "the indicator that must not worsen while this one improves");
    } else {
      declared.indicator(counterpart.get(), problems);
    }
    return counterpart.map(YamlNode.Scalar::text);
  }

  private Optional<List<String>> addsUp() {
    if (!fields.has("adds_up")) {
      return Optional.empty();
    }
    boolean counted = measure.map(m -> m != Measure.MEAN && m != Measure.VALUE).orElse(true);
    List<YamlNode.Scalar> parts = fields.texts("adds_up");
    if (!counted && !parts.isEmpty()) {
      problems.error(
          fields.at("adds_up"),
          "numbers of people add up, but this is a " + measure.map(Words::of).orElse(""),
          "`measure: count`, `rate` or `proportion`, or no `adds_up`");
    }
    List<String> ids = new ArrayList<>();
    for (YamlNode.Scalar part : parts) {
      boolean itself = id.map(part.text()::equals).orElse(false);
      if (itself || ids.contains(part.text())) {
        problems.error(
            part.at(),
            itself
                ? "an indicator is not a part of itself"
                : "the part " + Wording.quoted(part.text()) + " is given twice",
            itself ? "the indicators that add up to this one" : "each part once");
        continue;
      }
      declared
          .indicator(part, problems)
          .flatMap(Declared.KnownIndicator::period)
          .filter(of -> period.map(own -> own != of && !of.within(own)).orElse(false))
          .ifPresent(
              of ->
                  problems.error(
                      part.at(),
                      "the part "
                          + Wording.quoted(part.text())
                          + " is by "
                          + Words.of(of)
                          + ", but such periods do not add up to one of this indicator",
                      "parts of the same period, or of a shorter one that fills it"));
      ids.add(part.text());
    }
    return Optional.of(List.copyOf(ids));
  }

  private List<String> covariates() {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode.Scalar name : fields.texts("expect_from")) {
      if (seen.add(name.text())) {
        declared.checkCovariate(name, problems);
        names.add(name.text());
      } else {
        problems.error(
            name.at(),
            "the covariate " + Wording.quoted(name.text()) + " is given twice",
            "each covariate once");
      }
    }
    return List.copyOf(names);
  }
}
