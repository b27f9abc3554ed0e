package org.waymark.twin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Fields;
import org.waymark.registry.FileProblems;
import org.waymark.registry.NumberText;
import org.waymark.registry.Position;
import org.waymark.registry.YamlNode;
import org.waymark.twin.model.Model.Lever.By;

/** Reads levers, scenarios and worlds. */
final class LeverReader {
  private static final Map<String, By> KINDS =
      Map.of("percent", By.PERCENT, "amount", By.AMOUNT, "value", By.VALUE);

  private final FileProblems problems;
  private final PartReader parts;
  private final String step;
  private final Optional<PeriodKind> kind;

  LeverReader(FileProblems problems, PartReader parts, String step) {
    this.problems = problems;
    this.parts = parts;
    this.step = step;
    this.kind = Clock.kind(step);
  }

  Optional<Model.Lever> lever(Fields fields) {
    Optional<String> id = parts.id(fields, "lever");
    Optional<String> changes = fields.text("changes");
    String source = fields.text("source").orElse("");
    boolean uncertain = fields.has("odds_ratio") || fields.has("ratio") || fields.has("effect");
    int evidence = parts.evidence(fields, source, uncertain && !fields.has("effect"), 5);
    Optional<Distribution> effect = effect(fields);
    boolean measured = fields.oneOf("effect", Map.of("measured", true)).orElse(false);
    By by = fields.oneOf("by", KINDS).orElse(By.PERCENT);
    if (fields.has("odds_ratio")) {
      by = By.ODDS_RATIO;
    } else if (fields.has("ratio") || measured) {
      by = By.RATIO;
    } else if (!fields.has("by")) {
      problems.error(
          fields.at(),
          "nothing says how this lever changes its variable",
          "`by: percent`, `amount` or `value`; or `odds_ratio`, `ratio` or `effect: measured`");
    }
    refuseUnread(fields);
    OptionalDouble least = fields.number("least");
    OptionalDouble most = fields.number("most");
    if (least.isPresent() && most.isPresent() && least.getAsDouble() >= most.getAsDouble()) {
      problems.error(fields.at("least"), "`least` is not below `most`", "a range of the lever");
    }
    if (id.isEmpty() || changes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Model.Lever(
            id.get(),
            parts.title(fields, id.get()),
            changes.get(),
            by,
            least,
            most,
            fields.node("cost").flatMap(this::cost),
            Spans.steps(fields, "ramp", step, problems),
            fields.has("practice") ? fields.text("practice") : Optional.empty(),
            effect,
            measured,
            evidence,
            source,
            fields.at()));
  }

  /** What a lever may say and no answer uses yet must not pass in silence. */
  private void refuseUnread(Fields fields) {
    for (String key : List.of("effect_from")) {
      if (fields.has(key)) {
        problems.error(
            fields.at(key),
            "`" + key + "` is not read yet",
            "`effect: measured`, or `odds_ratio` or `ratio` with a distribution, such as `{median: .75, sd: .12, scale:"
                + " log}`");
      }
    }
    if (fields.has("places")) {
      problems.warning(
          fields.at("places"),
          "`places` changes no answer yet: the effect counts everywhere",
          "an effect that holds for the whole");
    }
  }

  private Optional<Distribution> effect(Fields fields) {
    for (String key : List.of("odds_ratio", "ratio")) {
      if (fields.has(key)) {
        return fields
            .fields(key, ModelKeys.MEDIAN)
            .flatMap(ratio -> Distributions.read(ratio, problems));
      }
    }
    return Optional.empty();
  }

  /** {@code {GBP: 1100000, per: percent-month}}: a currency, an amount, what it is for. */
  private Optional<Model.Lever.Cost> cost(YamlNode node) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      problems.error(node.at(), "a cost is a mapping", "`{GBP: 1100000, per: percent-month}`");
      return Optional.empty();
    }
    String currency = "";
    double amount = 0;
    boolean perPeriod = false;
    for (YamlNode.Entry entry : mapping.entries()) {
      if (entry.key().text().equals("per")) {
        perPeriod = entry.value() instanceof YamlNode.Scalar per && per.text().endsWith("-" + step);
      } else {
        currency = entry.key().text();
        amount = NumberText.read(entry.value(), "the cost", problems).orElse(0);
      }
    }
    return currency.isEmpty()
        ? Optional.empty()
        : Optional.of(new Model.Lever.Cost(currency, amount, perPeriod));
  }

  Optional<Model.Scenario> scenario(Fields fields, List<Model.Lever> levers) {
    Optional<String> id = parts.id(fields, "scenario");
    if (id.filter("baseline"::equals).isPresent()) {
      problems.error(
          fields.at("id"), "`baseline` is the scenario without levers", "an id that is not taken");
    }
    List<Model.Setting> settings = new ArrayList<>();
    List<Position> at = new ArrayList<>();
    for (Fields set : fields.mappings("set", ModelKeys.SETTING)) {
      setting(set, levers)
          .ifPresent(
              setting -> {
                settings.add(setting);
                at.add(set.at());
              });
    }
    if (fields.has("set") && fields.list("set").isEmpty()) {
      problems.error(fields.at("set"), "this scenario has no lever", "at least one `lever`");
    }
    checkTwice(settings, at, levers);
    return id.map(
        known ->
            new Model.Scenario(
                known, parts.title(fields, known), List.copyOf(settings), fields.at()));
  }

  private void checkTwice(
      List<Model.Setting> settings, List<Position> at, List<Model.Lever> levers) {
    for (int i = 0; i < settings.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean same =
            changed(settings.get(i), levers).equals(changed(settings.get(j), levers))
                && settings.get(i).from().equals(settings.get(j).from());
        if (same) {
          problems.error(
              at.get(i),
              "two levers change one variable from one period on",
              "one lever for each variable and period");
        }
      }
    }
  }

  private static String changed(Model.Setting setting, List<Model.Lever> levers) {
    return levers.stream()
        .filter(lever -> lever.id().equals(setting.lever()))
        .map(Model.Lever::changes)
        .findFirst()
        .orElse(setting.lever());
  }

  private Optional<Model.Setting> setting(Fields set, List<Model.Lever> levers) {
    Optional<YamlNode.Scalar> named = set.scalar("lever");
    Optional<Period> from = Spans.period(set, "from", kind, problems);
    Optional<Period> until =
        set.has("until") ? Spans.period(set, "until", kind, problems) : Optional.empty();
    OptionalDouble to = set.number("to");
    if (named.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    if (until.isPresent() && until.get().compareTo(from.get()) <= 0) {
      problems.error(set.at("until"), "`until` is not after `from`", "a later period");
    }
    Optional<Model.Lever> lever =
        levers.stream().filter(l -> l.id().equals(named.get().text())).findFirst();
    if (lever.isEmpty()) {
      problems.error(
          named.get().at(),
          "there is no lever `" + named.get().text() + "` in this model",
          Nearest.three(named.get().text(), levers.stream().map(Model.Lever::id).toList()));
      return Optional.empty();
    }
    boolean certain = lever.get().effect().isEmpty() && !lever.get().measured();
    if (certain && to.isEmpty()) {
      problems.error(set.at(), "nothing says how far this lever goes", "`to`, in its unit");
    }
    double value = to.orElse(1);
    boolean below = lever.get().least().isPresent() && value < lever.get().least().getAsDouble();
    boolean above = lever.get().most().isPresent() && value > lever.get().most().getAsDouble();
    if (below || above) {
      problems.error(
          set.at("to"),
          NumberText.write(value) + " is outside the range of this lever",
          "a value from "
              + lever.get().least().stream().mapToObj(NumberText::write).findFirst().orElse("-∞")
              + " to "
              + lever.get().most().stream().mapToObj(NumberText::write).findFirst().orElse("∞"));
    }
    return Optional.of(new Model.Setting(named.get().text(), value, from.get(), until));
  }

  Optional<Model.World> world(Fields fields) {
    Optional<String> id = parts.id(fields, "world");
    SortedMap<String, Double> set = new TreeMap<>();
    fields
        .node("set")
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        entry ->
                            NumberText.read(entry.value(), "the value", problems)
                                .ifPresent(value -> set.put(entry.key().text(), value))));
    return id.map(known -> new Model.World(known, parts.title(fields, known), set));
  }
}
