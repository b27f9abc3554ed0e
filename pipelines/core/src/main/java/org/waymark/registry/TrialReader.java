package org.waymark.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** What experiments and pilots have in common: outcomes, guardrails and whole numbers. */
final class TrialReader {
  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;

  TrialReader(Fields fields, FileProblems problems, Declared declared) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
  }

  /** An indicator with a better direction, which the key names. */
  Optional<String> indicator(Fields of, String key) {
    return of.scalar(key).flatMap(this::indicator);
  }

  private Optional<String> indicator(YamlNode.Scalar named) {
    Optional<Declared.KnownIndicator> known = declared.indicator(named, problems);
    if (known.flatMap(Declared.KnownIndicator::better).equals(Optional.of(Better.NEITHER))) {
      problems.error(
          named.at(),
          "the indicator " + Wording.quoted(named.text()) + " has no better direction",
          "an indicator with `better: higher` or `better: lower`");
      return Optional.empty();
    }
    return known.map(k -> named.text());
  }

  /** A number above 0, which the key needs. */
  OptionalDouble above0(Fields of, String key, boolean orZero) {
    OptionalDouble number = of.number(key);
    if (number.isPresent()
        && (number.getAsDouble() < 0 || (number.getAsDouble() == 0 && !orZero))) {
      problems.error(
          of.at(key),
          "`" + key + "` is " + NumberText.write(number.getAsDouble()),
          orZero ? "0 or a number above 0" : "a number above 0");
      return OptionalDouble.empty();
    }
    return number;
  }

  /** A gain in points: a share that is meant as 3 in a hundred is written 0.03. */
  void points(Fields of, String key, Optional<String> indicator, OptionalDouble number) {
    boolean share = indicator.flatMap(declared::measure).equals(Optional.of(Measure.PROPORTION));
    if (share && number.isPresent() && number.getAsDouble() >= 1) {
      problems.warning(
          of.at(key),
          "`"
              + key
              + "` is "
              + NumberText.write(number.getAsDouble())
              + ", which no share can gain",
          "a share, such as 0.03 for 3 in a hundred");
    }
  }

  /** A whole number of at least some size. */
  OptionalInt whole(Fields of, String key, int least) {
    OptionalDouble number = of.number(key);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    double value = number.getAsDouble();
    if (value != Math.rint(value) || value < least || value > 100_000) {
      problems.error(
          of.at(key),
          "`" + key + "` is " + NumberText.write(value),
          "a whole number of at least " + least);
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) value);
  }

  /** Guardrails, none of which is the outcome. */
  List<Experiment.Guardrail> guardrails(Optional<String> outcome) {
    List<Experiment.Guardrail> guardrails = new ArrayList<>();
    for (Fields one : fields.mappings("guardrails", Keys.TRIAL_GUARDRAIL)) {
      Optional<String> indicator = indicator(one, "indicator");
      OptionalDouble margin = above0(one, "margin", true);
      if (indicator.isPresent() && indicator.equals(outcome)) {
        problems.error(
            one.at("indicator"),
            "the guardrail " + Wording.quoted(indicator.get()) + " is the outcome",
            "another indicator, which must not worsen");
      } else if (indicator.isPresent() && margin.isPresent()) {
        points(one, "margin", indicator, margin);
        guardrails.add(new Experiment.Guardrail(indicator.get(), margin.getAsDouble()));
      }
    }
    return List.copyOf(guardrails);
  }

  /** The practice of the mission that is tried. */
  Optional<String> practice(List<RegisteredPractice> practices) {
    Optional<YamlNode.Scalar> named = fields.scalar("practice");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    List<String> ids = practices.stream().map(RegisteredPractice::id).toList();
    if (!ids.contains(named.get().text())) {
      problems.error(
          named.get().at(),
          "no practice " + Wording.quoted(named.get().text()),
          "a practice of this mission",
          NearMiss.of(named.get().text(), ids));
      return Optional.empty();
    }
    return Optional.of(named.get().text());
  }

  /** Reads an experiment. */
  Optional<Experiment> experiment(String missionId, List<RegisteredPractice> practices) {
    Optional<String> id =
        fields.has("id") ? declared.declare("experiment", "", fields, problems) : Optional.empty();
    Optional<String> title = fields.text("title");
    Optional<Boolean> clustered =
        fields.has("unit")
            ? fields.oneOf("unit", Map.of("person", false, "cluster", true))
            : Optional.of(false);
    Optional<LocalDate> starts = fields.date("starts");
    Optional<LocalDate> ends = fields.date("ends");
    if (starts.isPresent() && ends.isPresent() && starts.get().isAfter(ends.get())) {
      problems.error(
          fields.at("ends"),
          "`ends` " + ends.get() + " is before `starts` " + starts.get(),
          "a day after the start");
    }
    List<Experiment.Arm> arms = arms();
    List<Experiment.Phase> phases = phases(arms, starts, ends);
    Optional<Fields> outcome = fields.fields("outcome", Keys.EXPERIMENT_OUTCOME);
    Optional<String> indicator = outcome.flatMap(o -> indicator(o, "indicator"));
    OptionalDouble worthwhile =
        outcome.map(o -> above0(o, "worthwhile", false)).orElse(OptionalDouble.empty());
    outcome.ifPresent(o -> points(o, "worthwhile", indicator, worthwhile));
    OptionalInt measuredAfter =
        outcome
            .map(o -> o.has("measured_after") ? whole(o, "measured_after", 0) : OptionalInt.of(0))
            .orElse(OptionalInt.empty());
    List<Experiment.Guardrail> guardrails = guardrails(indicator);
    List<String> also = new ArrayList<>();
    for (YamlNode.Scalar named : fields.texts("also")) {
      indicator(named).ifPresent(also::add);
    }
    List<String> strata = new ArrayList<>();
    for (YamlNode.Scalar named : fields.texts("strata")) {
      if (named.text().equals("place") || named.text().equals("stratum")) {
        strata.add(named.text());
      } else {
        problems.error(
            named.at(),
            Wording.quoted(named.text()) + " is not a field of an assignment",
            "`place` or `stratum`");
      }
    }
    Optional<String> practice = practice(practices);
    boolean before = fields.text("before").isPresent();
    boolean paired = fields.text("pairs").isPresent();
    if (id.isEmpty()
        || title.isEmpty()
        || clustered.isEmpty()
        || starts.isEmpty()
        || ends.isEmpty()
        || arms.size() < 2
        || indicator.isEmpty()
        || worthwhile.isEmpty()
        || measuredAfter.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Experiment(
            id.get(),
            missionId,
            title.get(),
            practice,
            clustered.get(),
            starts.get(),
            ends.get(),
            arms,
            phases,
            new Experiment.Outcome(
                indicator.get(), worthwhile.getAsDouble(), measuredAfter.getAsInt()),
            guardrails,
            List.copyOf(also),
            before,
            List.copyOf(strata),
            paired));
  }

  private List<Experiment.Arm> arms() {
    List<Experiment.Arm> arms = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<Fields> written = fields.mappings("arms", Keys.ARM);
    for (Fields one : written) {
      Optional<YamlNode.Scalar> id = one.scalar("id");
      String title = one.text("title").orElse(id.map(YamlNode.Scalar::text).orElse(""));
      OptionalDouble share = one.has("share") ? above0(one, "share", false) : OptionalDouble.of(1);
      if (id.isPresent() && !seen.add(id.get().text())) {
        problems.error(
            id.get().at(),
            "the arm " + Wording.quoted(id.get().text()) + " is given twice",
            "each arm once");
      } else if (id.isPresent() && share.isPresent()) {
        arms.add(new Experiment.Arm(id.get().text(), title, share.getAsDouble()));
      }
    }
    if (fields.has("arms") && written.size() < 2) {
      problems.error(
          fields.at("arms"),
          "one arm has nothing to be compared with",
          "at least two arms; the first is what is done now");
    }
    return List.copyOf(arms);
  }

  private List<Experiment.Phase> phases(
      List<Experiment.Arm> arms, Optional<LocalDate> starts, Optional<LocalDate> ends) {
    List<Experiment.Phase> phases = new ArrayList<>();
    List<String> ids = arms.stream().map(Experiment.Arm::id).toList();
    LocalDate last = starts.orElse(LocalDate.MIN);
    for (Fields one : fields.mappings("phases", Keys.PHASE)) {
      Optional<LocalDate> from = one.date("from");
      if (from.isPresent()
          && (!from.get().isAfter(last) || ends.map(from.get()::isAfter).orElse(false))) {
        problems.error(
            one.at("from"),
            "the phase from " + from.get() + " is not between its neighbours",
            "a day after `starts` and after the phase before, and not after `ends`");
        from = Optional.empty();
      }
      Optional<Fields> written = one.fields("shares", new Keys("shares", List.of(), ids, Map.of()));
      List<Double> shares = new ArrayList<>();
      double sum = 0;
      for (String id : ids) {
        double share =
            written.filter(of -> of.has(id)).map(of -> above0(of, id, true).orElse(0)).orElse(0.0);
        shares.add(share);
        sum += share;
      }
      if (from.isPresent() && sum > 0) {
        phases.add(new Experiment.Phase(from.get(), List.copyOf(shares)));
        last = from.get();
      }
    }
    return List.copyOf(phases);
  }
}
