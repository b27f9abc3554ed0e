package org.waymark.twin.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Fields;
import org.waymark.registry.FileProblems;
import org.waymark.registry.NumberText;
import org.waymark.registry.Position;
import org.waymark.registry.Wording;
import org.waymark.registry.YamlNode;
import org.waymark.twin.expression.ExpressionFailure;
import org.waymark.twin.expression.ExpressionParser;

/** Reads the parts of a model that stand by themselves. */
final class PartReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final int HIGHEST_GRADE = 5;
  private static final int GRADE_WITH_SOURCE = 3;
  private static final int MOST_GROUPS = 500;

  private final FileProblems problems;
  private final String step;
  private final Optional<PeriodKind> kind;
  private final Map<String, Position> declared = new HashMap<>();

  PartReader(FileProblems problems, String step) {
    this.problems = problems;
    this.step = step;
    this.kind = Clock.kind(step);
  }

  /** An id that nothing else of the model has. */
  Optional<String> id(Fields fields, String kindOfThing) {
    Optional<YamlNode.Scalar> scalar = fields.scalar("id");
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String id = scalar.get().text();
    if (!ID.matcher(id).matches() || id.length() > 100) {
      problems.error(
          scalar.get().at(),
          Wording.quoted(id) + " is not an id in kebab-case",
          "lower-case letters and digits joined by single hyphens");
    }
    String key = kindOfThing + "\n" + id;
    Position before = declared.putIfAbsent(key, scalar.get().at());
    if (before != null) {
      problems.error(
          scalar.get().at(),
          kindOfThing + " " + Wording.quoted(id) + " is declared twice; first at " + before,
          "an id that is not taken");
    }
    return Optional.of(id);
  }

  Optional<Equation> equation(Fields fields, String key) {
    return fields.scalar(key).flatMap(this::equation);
  }

  Optional<Equation> equation(YamlNode.Scalar scalar) {
    try {
      return Optional.of(new Equation(scalar, ExpressionParser.parse(scalar.text())));
    } catch (ExpressionFailure failure) {
      problems.error(scalar.inside(failure.at()), failure.what(), failure.expected());
      return Optional.empty();
    }
  }

  String title(Fields fields, String id) {
    return fields.text("title").orElse(id.replace('-', ' '));
  }

  /** A grade from 1 to 5; where it is absent, {@code otherwise}. */
  int evidence(Fields fields, String source, boolean needed, int otherwise) {
    if (!fields.has("evidence")) {
      if (needed) {
        problems.error(
            fields.at(),
            "nothing says how good the evidence is",
            "`evidence`, from 1 (somebody says so) to 5 (trials in several places)");
      }
      return otherwise;
    }
    OptionalDouble grade = fields.number("evidence");
    double number = grade.orElse(1);
    if (number != Math.rint(number) || number < 1 || number > HIGHEST_GRADE) {
      problems.error(
          fields.at("evidence"),
          NumberText.write(number) + " is not a grade of evidence",
          "a whole number from 1 (somebody says so) to 5 (trials in several places)");
      return 1;
    }
    if (number >= GRADE_WITH_SOURCE && source.isBlank()) {
      problems.error(
          fields.at("evidence"),
          "evidence of grade " + (int) number + " has no source",
          "`source`, in words that somebody can follow");
    }
    return (int) number;
  }

  Optional<Model.Parameter> parameter(Fields fields) {
    Optional<String> id = id(fields, "variable");
    Optional<Distribution> prior = Distributions.read(fields, problems);
    String source = fields.text("source").orElse("");
    int evidence = evidence(fields, source, !fields.has("value"), 1);
    boolean calibrate =
        fields.oneOf("calibrate", Map.of("true", true, "false", false)).orElse(false);
    Optional<String> unit = fields.text("unit");
    if (id.isEmpty() || prior.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Model.Parameter(
            id.get(), unit.get(), prior.get(), evidence, source, calibrate, fields.at()));
  }

  Optional<Model.Capacity> capacity(Fields fields) {
    Optional<String> id = id(fields, "variable");
    Optional<String> unit = fields.text("unit");
    List<Model.Capacity.Declared> amounts = new ArrayList<>();
    for (Fields amount : fields.mappings("declared", ModelKeys.DECLARED)) {
      Optional<Period> from = Spans.period(amount, "from", kind, problems);
      OptionalDouble value = amount.number("value");
      if (from.isPresent() && value.isPresent()) {
        if (!amounts.isEmpty()
            && amounts.get(amounts.size() - 1).from().compareTo(from.get()) >= 0) {
          problems.error(
              amount.at("from"), "this amount is not later than the one before", "later periods");
        }
        amounts.add(new Model.Capacity.Declared(from.get(), value.getAsDouble()));
      }
    }
    if (!fields.has("declared") || fields.list("declared").isEmpty()) {
      problems.error(
          fields.at(),
          "nobody has declared this capacity",
          "`declared: [{from: …, value: …}]`, in the unit of the capacity");
    }
    Optional<Model.Capacity.Hold> hold =
        fields
            .fields("hold", ModelKeys.HOLD)
            .flatMap(
                held -> {
                  Optional<String> stock = held.text("stock");
                  OptionalDouble to = held.number("to");
                  Optional<Period> by = Spans.period(held, "by", kind, problems);
                  return stock.isPresent() && to.isPresent() && by.isPresent()
                      ? Optional.of(
                          new Model.Capacity.Hold(stock.get(), to.getAsDouble(), by.get()))
                      : Optional.empty();
                });
    double servers = fields.number("servers").orElse(0);
    double lead = Spans.steps(fields, "lead_time", step, problems);
    if (id.isEmpty() || unit.isEmpty() || amounts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Model.Capacity(
            id.get(),
            unit.get(),
            List.copyOf(amounts),
            lead,
            fields.text("owner").orElse(""),
            hold,
            (int) servers,
            fields.at()));
  }

  Optional<Model.Stock> stock(Fields fields) {
    Optional<String> id = id(fields, "variable");
    Optional<String> unit = fields.text("unit");
    int groups = 0;
    Optional<Fields> aged = fields.fields("aged", ModelKeys.AGED);
    if (aged.isPresent()) {
      double number = aged.get().number("groups").orElse(0);
      groups = (int) number;
      if (number != Math.rint(number) || number < 2 || number > MOST_GROUPS) {
        problems.error(
            aged.get().at("groups"),
            NumberText.write(number) + " is not a number of groups",
            "a whole number from 2 to " + MOST_GROUPS);
        groups = 2;
      }
      aged.get()
          .scalar("by")
          .filter(by -> !by.text().equals(step))
          .ifPresent(
              by ->
                  problems.error(
                      by.at(), "groups are not of the model's step", "`by: " + step + "`"));
    }
    double[] values = new double[0];
    Optional<Equation> equation = Optional.empty();
    Optional<String> observed = Optional.empty();
    if (fields.node("start").filter(YamlNode.Mapping.class::isInstance).isPresent()) {
      Optional<Fields> start = fields.fields("start", ModelKeys.START);
      observed = start.flatMap(s -> s.has("observed") ? s.text("observed") : Optional.empty());
      values = start.map(s -> numbers(s, "values")).orElse(values);
      checkStart(fields, values, groups, observed);
    } else {
      equation = equation(fields, "start");
      if (groups > 0) {
        problems.error(
            fields.at("start"),
            "the start of an aged stock is not one number",
            "`start: {values: [" + groups + " numbers]}`");
      }
    }
    if (id.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Boolean> truth = Map.of("true", true, "false", false);
    return Optional.of(
        new Model.Stock(
            id.get(),
            unit.get(),
            groups,
            values,
            equation,
            observed,
            names(fields, "in"),
            names(fields, "out"),
            fields.oneOf("non_negative", truth).orElse(true),
            fields.oneOf("together", truth).orElse(false),
            fields.at()));
  }

  private void checkStart(Fields fields, double[] values, int groups, Optional<String> observed) {
    int wanted = Math.max(groups, 1);
    if (values.length != wanted && (observed.isEmpty() || values.length > 0)) {
      problems.error(
          fields.at("start"),
          "the start has " + values.length + " numbers",
          wanted + (wanted == 1 ? " number" : " numbers, one for each group"));
    }
    for (double value : values) {
      if (value < 0) {
        problems.error(
            fields.at("start"),
            "the stock is negative at the start: " + NumberText.write(value),
            "numbers from 0 on");
      }
    }
  }

  List<String> names(Fields fields, String key) {
    return fields.texts(key).stream().map(YamlNode.Scalar::text).toList();
  }

  double[] numbers(Fields fields, String key) {
    List<Double> numbers = new ArrayList<>();
    for (YamlNode item : fields.list(key)) {
      OptionalDouble number = NumberText.read(item, "an item of `" + key + "`", problems);
      numbers.add(number.orElse(0));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  Optional<Model.Variable> variable(Fields fields, boolean flow) {
    Optional<String> id = id(fields, "variable");
    Optional<String> unit = fields.text("unit");
    Optional<Equation> equation = equation(fields, "eq");
    if (id.isEmpty() || unit.isEmpty() || equation.isEmpty()) {
      return Optional.empty();
    }
    boolean nonNegative =
        flow && fields.oneOf("non_negative", Map.of("true", true, "false", false)).orElse(false);
    return Optional.of(
        new Model.Variable(
            id.get(),
            unit.get(),
            equation.get(),
            flow,
            nonNegative,
            flow ? take(fields) : Model.Take.PROPORTIONAL,
            fields.at()));
  }

  private Model.Take take(Fields fields) {
    if (fields.node("take").filter(YamlNode.Mapping.class::isInstance).isPresent()) {
      Fields take = fields.fields("take", ModelKeys.TAKE).orElseThrow();
      boolean spare =
          take.oneOf("spare", Map.of("longest-first", true, "unused", false)).orElse(false);
      if (take.has("shares")) {
        return new Model.Take(Model.Take.Kind.SHARES, numbers(take, "shares"), false);
      }
      return new Model.Take(Model.Take.Kind.WEIGHTS, numbers(take, "weights"), spare);
    }
    return fields
        .oneOf(
            "take",
            Map.of(
                "proportional",
                Model.Take.PROPORTIONAL,
                "longest-first",
                new Model.Take(Model.Take.Kind.LONGEST_FIRST, new double[0], false)))
        .orElse(Model.Take.PROPORTIONAL);
  }

  Optional<Model.Link> link(Fields fields) {
    Optional<String> id = id(fields, "link");
    Optional<String> from = fields.text("from");
    Optional<String> to = fields.text("to");
    Optional<Boolean> elasticity =
        fields.oneOf("form", Map.of("elasticity", true, "per-unit", false));
    Optional<Distribution> effect = Distributions.read(fields, problems);
    String source = fields.text("source").orElse("");
    int evidence = evidence(fields, source, true, 1);
    double lag = Spans.steps(fields, "lag", step, problems);
    if (id.isEmpty() || from.isEmpty() || to.isEmpty() || effect.isEmpty()) {
      return Optional.empty();
    }
    int slash = to.get().indexOf('/');
    return Optional.of(
        new Model.Link(
            id.get(),
            from.get(),
            slash < 0 ? "" : to.get().substring(0, slash),
            to.get().substring(slash + 1),
            elasticity.orElse(true),
            effect.get(),
            lag,
            evidence,
            source,
            fields.at()));
  }
}
