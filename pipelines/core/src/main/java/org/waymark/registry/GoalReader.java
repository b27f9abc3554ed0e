package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/** Reads a goal of a mission. */
final class GoalReader {
  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;
  private final Optional<YamlNode.Scalar> indicatorId;
  private final Optional<Declared.KnownIndicator> indicator;

  GoalReader(Fields fields, FileProblems problems, Declared declared) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
    indicatorId = fields.scalar("indicator");
    indicator = indicatorId.flatMap(reference -> declared.indicator(reference, problems));
  }

  /** A point of the goal and where it is written; a part is empty where it is wrong. */
  private record Written(
      Fields fields, String periodKey, Optional<Period> period, OptionalDouble value) {
    Position periodAt() {
      return fields.at(periodKey);
    }

    Position valueAt() {
      return fields.at("value");
    }

    Optional<Goal.Point> point() {
      return period.isPresent() && value.isPresent()
          ? Optional.of(new Goal.Point(period.get(), value.getAsDouble()))
          : Optional.empty();
    }
  }

  Optional<Goal> read(String missionId) {
    Optional<String> id =
        fields.has("id") ? declared.declare("goal", "", fields, problems) : Optional.empty();
    Optional<YamlNode.Scalar> place = fields.scalar("place");
    place.ifPresent(reference -> declared.checkPlace(reference, problems));
    Optional<Gap> gap = fields.fields("gap", Keys.GAP).flatMap(this::gap);
    if (place.isPresent() && fields.has("gap")) {
      problems.error(
          fields.at("place"),
          "a goal is for the value of a place or for a gap between places, but this names both",
          "`place` or `gap`");
    }
    Optional<Ambition> ambition = fields.oneOf("ambition", Words.AMBITIONS);
    Optional<Written> baseline =
        fields.fields("baseline", Keys.BASELINE).map(point -> point(point, "period"));
    Optional<Written> target =
        fields.fields("target", Keys.TARGET).map(point -> point(point, "by"));
    List<Written> milestones =
        fields.mappings("milestones", Keys.MILESTONE).stream().map(m -> point(m, "by")).toList();
    checkIndicator();
    if (baseline.isPresent() && target.isPresent()) {
      checkPair(baseline.get(), target.get());
      checkDirection(baseline.get(), target.get());
      checkMilestones(baseline.get(), target.get(), milestones);
    }
    Optional<Goal.Point> from = baseline.flatMap(Written::point);
    Optional<Goal.Point> to = target.flatMap(Written::point);
    if (id.isEmpty()
        || indicatorId.isEmpty()
        || from.isEmpty()
        || to.isEmpty()
        || (fields.has("gap") && gap.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Goal(
            id.get(),
            missionId,
            indicatorId.get().text(),
            place.map(YamlNode.Scalar::text),
            gap,
            ambition.orElse(Ambition.COMMITTED),
            from.get(),
            to.get(),
            milestones.stream().flatMap(m -> m.point().stream()).toList()));
  }

  private boolean isOfAll() {
    return !fields.has("place") && !fields.has("gap");
  }

  private Optional<Gap> gap(Fields written) {
    Optional<Gap.Kind> kind = written.oneOf("kind", Words.GAPS);
    List<YamlNode.Scalar> places = written.texts("places");
    List<YamlNode.Scalar> behind = written.texts("behind");
    places.forEach(reference -> declared.checkPlace(reference, problems));
    behind.forEach(reference -> declared.checkPlace(reference, problems));
    Optional<YamlNode.Scalar> along = written.scalar("along");
    along.ifPresent(reference -> declared.checkCovariate(reference, problems));
    Optional<Boolean> lowIsWorse = written.oneOf("worse_off", Words.WORSE_OFF);
    Optional<String> type = written.text("type");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    boolean groups = kind.get() == Gap.Kind.GROUPS;
    boolean scale = kind.get() == Gap.Kind.SLOPE || kind.get() == Gap.Kind.RELATIVE;
    if (groups && (places.isEmpty() || behind.isEmpty())) {
      problems.error(
          written.at(),
          "a gap between groups needs both of them",
          "`places`, those that are behind, and `behind`, those that they are behind");
      return Optional.empty();
    }
    if (scale && along.isEmpty()) {
      problems.error(
          written.at(),
          "a gap along a scale needs the scale",
          "`along`, a numeric column of places.csv such as `deprivation`");
      return Optional.empty();
    }
    Optional<Measure> measure = indicator.flatMap(Declared.KnownIndicator::measure);
    boolean unweighted = measure.map(m -> m == Measure.COUNT || m == Measure.VALUE).orElse(false);
    if (scale && unweighted) {
      problems.error(
          written.at("kind"),
          "a gap along a scale weighs places by their people, which a "
              + measure.map(Words::of).orElse("")
              + " does not have",
          "an indicator with `measure: proportion`, `rate` or `mean`");
      return Optional.empty();
    }
    return Optional.of(
        new Gap(
            kind.get(),
            places.stream().map(YamlNode.Scalar::text).toList(),
            behind.stream().map(YamlNode.Scalar::text).toList(),
            along.map(YamlNode.Scalar::text),
            lowIsWorse.orElse(false),
            type));
  }

  private void checkIndicator() {
    Optional<Measure> measure = indicator.flatMap(Declared.KnownIndicator::measure);
    if (measure.equals(Optional.of(Measure.VALUE)) && isOfAll()) {
      problems.error(
          fields.at("indicator"),
          "a `value` has no aggregate of places, so that this goal has no number",
          "a `place` whose value counts");
    }
    if (indicator.map(Declared.KnownIndicator::standardised).orElse(false) && isOfAll()) {
      problems.error(
          fields.at("indicator"),
          "standardised rates are not added up over places, so that this goal has no number",
          "a `place` whose rate counts, such as the nation's, if the feed delivers its strata");
    }
    if (indicator.flatMap(Declared.KnownIndicator::better).equals(Optional.of(Better.NEITHER))) {
      problems.warning(
          fields.at("indicator"),
          "this indicator is not judged (`better: neither`), so a goal cannot use it",
          "an indicator with `better: higher` or `lower`");
    }
  }

  private Written point(Fields point, String periodKey) {
    Optional<Period> period = point.scalar(periodKey).flatMap(text -> period(text));
    OptionalDouble value = point.number("value");
    if (value.isPresent()) {
      checkValue(point.at("value"), value.getAsDouble());
    }
    return new Written(point, periodKey, period, value);
  }

  private Optional<Period> period(YamlNode.Scalar text) {
    Optional<PeriodKind> kind = indicator.flatMap(Declared.KnownIndicator::period);
    return PeriodWording.read(text, kind, problems);
  }

  private void checkValue(Position at, double value) {
    Optional<Measure> measure = indicator.flatMap(Declared.KnownIndicator::measure);
    if (measure.isEmpty() || fields.has("gap")) {
      return;
    }
    switch (measure.get()) {
      case PROPORTION -> {
        if (value < 0 || value > 1) {
          problems.error(
              at,
              NumberText.write(value) + " is not a value of a proportion, which is a share",
              "a share from 0 to 1",
              value > 1 && value <= 100
                  ? NumberText.meant(NumberText.write(value) + "%")
                  : Optional.empty());
        }
      }
      case RATE, COUNT -> {
        if (value < 0) {
          problems.error(
              at,
              NumberText.write(value) + " is not a value of a " + Words.of(measure.get()),
              "a number that is not below 0");
        }
      }
      case MEAN, VALUE -> {}
    }
  }

  private void checkPair(Written baseline, Written target) {
    if (baseline.period().isPresent() && target.period().isPresent()) {
      Period from = baseline.period().get();
      Period to = target.period().get();
      if (from.kind() != to.kind()) {
        reportOtherYear(target, from);
      } else if (from.compareTo(to) >= 0) {
        problems.error(
            target.periodAt(),
            "the target is due in " + to + ", but the baseline is of " + from,
            "a period after the baseline");
      }
    }
    boolean directed =
        fields.has("gap")
            || indicator
                .flatMap(Declared.KnownIndicator::better)
                .map(b -> b.sign() != 0)
                .orElse(true);
    if (baseline.value().isPresent() && baseline.value().equals(target.value()) && !directed) {
      problems.error(
          target.valueAt(),
          "baseline and target are both "
              + NumberText.write(target.value().getAsDouble())
              + ", but no direction of this indicator is better",
          "`better: higher` or `lower`, so that the line can be held, or another target");
    }
  }

  private void reportOtherYear(Written point, Period from) {
    problems.error(
        point.periodAt(),
        point.period().map(Period::toString).orElse("")
            + " is another kind of year than the baseline's "
            + from,
        "calendar years or financial years throughout");
  }

  private void checkDirection(Written baseline, Written target) {
    if (fields.has("gap")) {
      if (baseline.value().isPresent()
          && target.value().isPresent()
          && target.value().getAsDouble() > baseline.value().getAsDouble()) {
        problems.warning(
            target.valueAt(),
            "this target is a wider gap than the baseline",
            "a target that narrows the gap");
      }
      return;
    }
    if (indicator.flatMap(Declared.KnownIndicator::role).equals(Optional.of(Role.GUARDRAIL))) {
      return; // a guardrail may give way up to its limit
    }
    int sign = indicator.flatMap(Declared.KnownIndicator::better).map(Better::sign).orElse(0);
    if (baseline.value().isPresent() && target.value().isPresent()) {
      double change = target.value().getAsDouble() - baseline.value().getAsDouble();
      if (change * sign < 0) {
        problems.warning(
            target.valueAt(),
            "this target is worse than the baseline, where "
                + (sign > 0 ? "higher" : "lower")
                + " is better",
            "a target that improves on the baseline");
      }
    }
  }

  private void checkMilestones(Written baseline, Written target, List<Written> milestones) {
    Optional<Period> from = baseline.period();
    List<Period> before = new ArrayList<>();
    for (Written milestone : milestones) {
      if (milestone.period().isEmpty() || from.isEmpty()) {
        continue;
      }
      Period by = milestone.period().get();
      Period last = before.isEmpty() ? from.get() : before.get(before.size() - 1);
      if (by.kind() != from.get().kind()) {
        reportOtherYear(milestone, from.get());
        continue;
      }
      if (by.compareTo(last) <= 0) {
        problems.error(
            milestone.periodAt(),
            "the milestone of "
                + by
                + " does not come after "
                + (before.isEmpty() ? "the baseline of " : "the milestone of ")
                + last,
            "milestones in order of time, after the baseline");
      } else if (target.period().isPresent() && by.compareTo(target.period().get()) >= 0) {
        problems.error(
            milestone.periodAt(),
            "the milestone of "
                + by
                + " does not come before the target's "
                + target.period().get(),
            "a period between baseline and target");
      }
      before.add(by);
      checkBetween(baseline, target, milestone);
    }
  }

  private void checkBetween(Written baseline, Written target, Written milestone) {
    if (baseline.value().isEmpty() || target.value().isEmpty() || milestone.value().isEmpty()) {
      return;
    }
    double low = Math.min(baseline.value().getAsDouble(), target.value().getAsDouble());
    double high = Math.max(baseline.value().getAsDouble(), target.value().getAsDouble());
    double value = milestone.value().getAsDouble();
    if (value < low || value > high) {
      problems.warning(
          milestone.valueAt(),
          "the milestone " + NumberText.write(value) + " does not lie between baseline and target",
          "a value from " + NumberText.write(low) + " to " + NumberText.write(high));
    }
  }
}
