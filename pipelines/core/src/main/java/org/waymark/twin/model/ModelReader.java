package org.waymark.twin.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Fields;
import org.waymark.registry.FileProblems;
import org.waymark.registry.Keys;
import org.waymark.registry.NumberText;
import org.waymark.registry.Problem;
import org.waymark.registry.Wording;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.registry.YamlNode;
import org.waymark.registry.YamlTree;

/** Reads the models of a workspace, {@code models/*.yaml}, and reports every problem at once. */
public final class ModelReader {
  private static final int MOST_STEPS = 240;
  private static final int MOST_YEARS = 10;
  private static final int MOST_NUMBER_STEPS = 1_000_000;
  private static final double ROUNDING = 1e-9;

  private final Fields fields;
  private final FileProblems problems;
  private final References references;
  private final byte[] bytes;

  private ModelReader(Fields fields, FileProblems problems, References references, byte[] bytes) {
    this.fields = fields;
    this.problems = problems;
    this.references = references;
    this.bytes = bytes;
  }

  /**
   * All models.
   *
   * @param workspace the rest of the workspace; empty where it cannot be used, and what models name
   *     there is then not looked up
   */
  public static ModelReading read(WorkspaceFiles files, Optional<Workspace> workspace) {
    List<Problem> all = new ArrayList<>();
    List<Model> models = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    References references = new References(workspace);
    files
        .contents()
        .forEach(
            (path, bytes) -> {
              if (WorkspaceFiles.isModel(path)) {
                int before = errors(all);
                FileProblems problems = new FileProblems(path, all);
                Optional<Model> model = read(bytes, problems, references);
                model.ifPresent(
                    read -> {
                      String first = ids.putIfAbsent(read.id(), path);
                      if (first != null) {
                        problems.error(
                            org.waymark.registry.Position.START,
                            "two models have the id `" + read.id() + "`; the first is " + first,
                            "an id that is not taken");
                      }
                    });
                if (errors(all) == before) {
                  model.ifPresent(models::add);
                }
              }
            });
    return new ModelReading(
        models.stream().sorted(Comparator.comparing(Model::id)).toList(),
        all.stream().distinct().sorted().toList());
  }

  private static int errors(List<Problem> all) {
    return (int) all.stream().filter(Problem::isError).count();
  }

  private static Optional<Model> read(byte[] bytes, FileProblems problems, References references) {
    return YamlTree.read(bytes, problems)
        .flatMap(root -> Fields.of(root, ModelKeys.MODEL, problems))
        .flatMap(fields -> new ModelReader(fields, problems, references, bytes).model());
  }

  private Optional<Model> model() {
    Optional<Clock> clock = clock();
    String step = clock.map(Clock::step).orElse("month");
    Optional<PeriodKind> kind = clock.isPresent() ? Clock.kind(step) : Optional.empty();
    PartReader parts = new PartReader(problems, step);
    LeverReader leverReader = new LeverReader(problems, parts, step);
    Optional<String> id = parts.id(fields, "model");
    Optional<String> title = fields.text("title");
    List<Model.Parameter> parameters = all("parameters", ModelKeys.PARAMETER, parts::parameter);
    List<Model.Capacity> capacities = all("capacity", ModelKeys.CAPACITY, parts::capacity);
    List<Model.Stock> stocks = all("stocks", ModelKeys.STOCK, parts::stock);
    List<Model.Variable> variables =
        new ArrayList<>(all("flows", ModelKeys.FLOW, flow -> parts.variable(flow, true)));
    variables.addAll(all("variables", ModelKeys.VARIABLE, other -> parts.variable(other, false)));
    List<Model.Observed> observed = all("observed", ModelKeys.OBSERVED, o -> observed(o, parts));
    List<Model.Link> links = all("links", ModelKeys.LINK, parts::link);
    List<Model.Lever> levers = all("levers", ModelKeys.LEVER, leverReader::lever);
    List<Model.Scenario> scenarios =
        all("scenarios", ModelKeys.SCENARIO, s -> leverReader.scenario(s, levers));
    List<Model.World> worlds = all("worlds", ModelKeys.WORLD, leverReader::world);
    List<Model.Span> leaveOut = all("leave_out", ModelKeys.SPAN, span -> span(span, kind));
    SortedMap<String, double[]> seasons = seasons(step);
    SortedMap<String, double[][]> tables = tables();
    if (id.isEmpty() || title.isEmpty() || clock.isEmpty()) {
      return Optional.empty();
    }
    Model model =
        new Model(
            problems.file(),
            id.get(),
            fields.has("mission") ? fields.text("mission").orElse("") : "",
            title.get(),
            fields.has("question") ? fields.text("question").orElse("") : "",
            roles(),
            clock.get(),
            seed(id.get()),
            leaveOut,
            parameters,
            capacities,
            stocks,
            List.copyOf(variables),
            observed,
            links,
            levers,
            scenarios,
            worlds,
            seasons,
            tables,
            targets(observed, clock.get()),
            fingerprint());
    List<String> units = fields.has("units") ? parts.names(fields, "units") : List.of();
    new ModelChecks(model, fields, problems, references).check();
    new UnitChecks(model, units, problems, references).check();
    return Optional.of(model);
  }

  private <T> List<T> all(String key, Keys keys, Function<Fields, Optional<T>> reader) {
    return fields.mappings(key, keys).stream().flatMap(one -> reader.apply(one).stream()).toList();
  }

  private Optional<Clock> clock() {
    Optional<Fields> time = fields.fields("time", ModelKeys.TIME);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    String step = time.get().text("step").orElse("month");
    if (!(UnitBook.days(step) > 0)) {
      problems.error(
          time.get().at("step"),
          Wording.quoted(step) + " is not a step of time",
          "`week`, `month`, `quarter` or `year`");
      return Optional.empty();
    }
    double dt = time.get().has("dt") ? time.get().number("dt").orElse(1) : 1;
    boolean rungeKutta =
        time.get().oneOf("method", Map.of("euler", false, "rk4", true)).orElse(false);
    if (!(dt > 0)) {
      problems.error(
          time.get().at("dt"), "`dt` is not above 0", "a part of a step, such as `0.25`");
      return Optional.empty();
    }
    OptionalDouble start =
        time.get()
            .scalar("from")
            .map(s -> NumberText.parse(s.text()))
            .orElse(OptionalDouble.empty());
    OptionalDouble stop =
        time.get().scalar("to").map(s -> NumberText.parse(s.text())).orElse(OptionalDouble.empty());
    boolean years = step.equals("year") && start.orElse(0) >= 1000;
    return start.isPresent() && stop.isPresent() && !years
        ? numbers(time.get(), step, start.getAsDouble(), stop.getAsDouble(), dt, rungeKutta)
        : calendar(time.get(), step, dt, rungeKutta);
  }

  private Optional<Clock> numbers(
      Fields time, String step, double start, double stop, double dt, boolean rungeKutta) {
    long steps = Math.round((stop - start) / dt);
    if (stop <= start || steps > MOST_NUMBER_STEPS) {
      problems.error(
          time.at("to"),
          stop <= start ? "`to` is not after `from`" : "this model has " + steps + " steps",
          "an end after the start, at most " + MOST_NUMBER_STEPS + " steps of `dt` later");
      return Optional.empty();
    }
    return Optional.of(new Clock(step, Optional.empty(), start, (int) steps, 1, dt, rungeKutta));
  }

  private Optional<Clock> calendar(Fields time, String step, double dt, boolean rungeKutta) {
    Optional<PeriodKind> kind = Clock.kind(step);
    if (kind.isEmpty()) {
      problems.error(
          time.at("from"),
          "a model in steps of a " + step + " has no calendar",
          "numbers in `from` and `to`, or a step of a week, month, quarter or year");
      return Optional.empty();
    }
    Optional<Period> from = Spans.period(time, "from", kind, problems);
    Optional<Period> to = Spans.period(time, "to", kind, problems);
    double parts = 1 / dt;
    if (Math.abs(parts - Math.rint(parts)) > ROUNDING * parts) {
      problems.error(
          time.at("dt"),
          NumberText.write(dt) + " is not a whole part of the step",
          "1, or a part such as `0.5` or `0.25`");
      return Optional.empty();
    }
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    int periods = to.get().number() - from.get().number() + 1;
    double years = periods * UnitBook.days(step) / UnitBook.days("year");
    if (periods < 1) {
      problems.error(time.at("to"), "`to` is before `from`", "a later period");
      return Optional.empty();
    }
    if (periods > MOST_STEPS || years > MOST_YEARS + ROUNDING) {
      problems.error(
          time.at("to"),
          "this model looks " + periods + " steps ahead",
          "at most " + MOST_YEARS + " years and " + MOST_STEPS + " steps");
      return Optional.empty();
    }
    return Optional.of(new Clock(step, from, 0, periods, (int) Math.rint(parts), dt, rungeKutta));
  }

  private Optional<Model.Span> span(Fields span, Optional<PeriodKind> kind) {
    Optional<Period> from = Spans.period(span, "from", kind, problems);
    Optional<Period> to = Spans.period(span, "to", kind, problems);
    if (from.isPresent() && to.isPresent() && to.get().compareTo(from.get()) < 0) {
      problems.error(span.at("to"), "`to` is before `from`", "a later period");
    }
    return from.flatMap(
        first -> to.map(last -> new Model.Span(first, last, span.text("why").orElse(""))));
  }

  private Model.Roles roles() {
    Optional<Fields> owner = fields.fields("owner", ModelKeys.OWNER);
    Optional<Fields> roles = fields.fields("roles", ModelKeys.ROLES);
    return new Model.Roles(
        owner.flatMap(o -> o.text("name")).orElse(""),
        roles.filter(r -> r.has("analyst")).flatMap(r -> r.text("analyst")).orElse(""),
        roles.filter(r -> r.has("assurer")).flatMap(r -> r.text("assurer")).orElse(""),
        roles
            .filter(r -> r.has("assured"))
            .flatMap(r -> r.date("assured"))
            .map(Object::toString)
            .orElse(""));
  }

  private long seed(String id) {
    if (!fields.has("seed")) {
      return Fingerprint.of(id.getBytes(StandardCharsets.UTF_8));
    }
    return (long) fields.number("seed").orElse(0);
  }

  private SortedMap<String, double[]> seasons(String step) {
    SortedMap<String, double[]> seasons = new TreeMap<>();
    int perYear = (int) Math.rint(UnitBook.days("year") / UnitBook.days(step));
    fields
        .node("seasons")
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .ifPresent(
            mapping -> {
              for (YamlNode.Entry entry : mapping.entries()) {
                seasons.put(entry.key().text(), season(entry.value(), perYear));
              }
            });
    return seasons;
  }

  private double[] season(YamlNode node, int perYear) {
    if (node instanceof YamlNode.Scalar scalar && scalar.text().equals("estimated")) {
      return new double[0];
    }
    double[] levels =
        node instanceof YamlNode.Sequence list
            ? list.items().stream()
                .mapToDouble(item -> NumberText.read(item, "a level", problems).orElse(1))
                .toArray()
            : new double[0];
    double mean = java.util.Arrays.stream(levels).average().orElse(0);
    if (levels.length != perYear || !(mean > 0)) {
      problems.error(
          node.at(),
          "a season has " + levels.length + " levels here",
          "`estimated`, or " + perYear + " levels from the model's first period on");
      return new double[0];
    }
    for (int i = 0; i < levels.length; i++) {
      levels[i] /= mean;
    }
    return levels;
  }

  private SortedMap<String, double[][]> tables() {
    SortedMap<String, double[][]> tables = new TreeMap<>();
    fields
        .node("tables")
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(entry -> tables.put(entry.key().text(), table(entry.value()))));
    return tables;
  }

  private double[][] table(YamlNode node) {
    List<double[]> points = new ArrayList<>();
    List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of();
    for (YamlNode item : items) {
      if (item instanceof YamlNode.Sequence pair && pair.items().size() == 2) {
        double x = NumberText.read(pair.items().get(0), "x", problems).orElse(0);
        double y = NumberText.read(pair.items().get(1), "y", problems).orElse(0);
        if (!points.isEmpty() && x <= points.get(points.size() - 1)[0]) {
          problems.error(item.at(), "x does not rise from point to point", "points in order of x");
        }
        points.add(new double[] {x, y});
      } else {
        problems.error(item.at(), "this is not a point", "`[x, y]`");
      }
    }
    if (points.size() < 2) {
      problems.error(
          node.at(), "a table has fewer than 2 points", "points such as `[[0, 1], [5, 2]]`");
      return new double[][] {{0, 1}, {0, 0}};
    }
    return new double[][] {
      points.stream().mapToDouble(p -> p[0]).toArray(),
      points.stream().mapToDouble(p -> p[1]).toArray()
    };
  }

  private Optional<Model.Observed> observed(Fields one, PartReader parts) {
    Optional<Equation> shown = parts.equation(one, "variable");
    Optional<YamlNode.Scalar> indicator = one.scalar("indicator");
    double factor = 1;
    if (one.has("per")) {
      YamlNode.Scalar per = one.scalar("per").orElse(null);
      OptionalDouble number = per == null ? OptionalDouble.empty() : NumberText.parse(per.text());
      Optional<Double> sum = per == null ? Optional.empty() : references.covariate(per.text());
      if (per != null && number.isEmpty() && sum.isEmpty() && references.known()) {
        problems.error(
            per.at(),
            "there is no covariate " + Wording.quoted(per.text()),
            Nearest.three(per.text(), references.covariateNames()));
      }
      double base =
          indicator
              .flatMap(i -> references.indicator(i.text()))
              .map(org.waymark.registry.Indicator::per)
              .orElse(1.0);
      factor = base / number.orElse(sum.orElse(1.0));
    }
    double divided = factor;
    return shown.flatMap(
        equation -> indicator.map(i -> new Model.Observed(equation, i.text(), divided, i.at())));
  }

  private List<Model.Target> targets(List<Model.Observed> observed, Clock clock) {
    List<Model.Target> targets = new ArrayList<>();
    for (YamlNode.Scalar named : fields.texts("goals")) {
      Optional<org.waymark.registry.Goal> goal = references.goal(named.text());
      if (goal.isEmpty()) {
        if (references.known()) {
          problems.error(
              named.at(),
              "there is no goal " + Wording.quoted(named.text()),
              Nearest.three(named.text(), references.goalIds()));
        }
        continue;
      }
      int seen = -1;
      for (int i = 0; i < observed.size(); i++) {
        seen = observed.get(i).indicator().equals(goal.get().indicatorId()) ? i : seen;
      }
      Period by = goal.get().target().period();
      boolean inTime =
          clock.first().isPresent()
              && Clock.kind(clock.step()).filter(by.kind()::equals).isPresent()
              && clock.index(by) >= 0
              && clock.index(by) < clock.periods();
      if (seen < 0 || !inTime) {
        problems.error(
            named.at(),
            seen < 0
                ? "the model does not observe the indicator of this goal"
                : "this goal ends at " + by + ", outside the time of the model",
            seen < 0
                ? "`" + goal.get().indicatorId() + "` under `observed`"
                : "a time of the model that includes it");
        continue;
      }
      int better =
          references
              .indicator(goal.get().indicatorId())
              .map(i -> i.better().sign())
              .filter(sign -> sign != 0)
              .orElse(goal.get().target().value() >= goal.get().baseline().value() ? 1 : -1);
      targets.add(new Model.Target(named.text(), seen, by, goal.get().target().value(), better));
    }
    return List.copyOf(targets);
  }

  /** Of the file without the line that says when it was assured. */
  private String fingerprint() {
    StringBuilder text = new StringBuilder();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.contains("assured:"))
        .forEach(line -> text.append(line).append('\n'));
    return Long.toHexString(Fingerprint.of(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
