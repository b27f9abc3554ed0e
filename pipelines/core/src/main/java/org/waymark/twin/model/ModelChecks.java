package org.waymark.twin.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.waymark.registry.Fields;
import org.waymark.registry.FileProblems;
import org.waymark.registry.Position;
import org.waymark.registry.Wording;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.expression.Expression.Call;
import org.waymark.twin.expression.Function;

/** Whether the parts of a model fit together, before it runs. */
final class ModelChecks {
  /** Names that every equation knows. */
  static final Set<String> BUILT_IN =
      Set.of("time", "dt", "elapsed-years", "pi", "start-time", "stop-time");

  private static final int MOST_VARIABLES = 2_000;
  private static final int MOST_GROUPS = 500;

  private final Model model;
  private final Fields fields;
  private final FileProblems problems;
  private final References references;
  private final TreeSet<String> names = new TreeSet<>();
  private final Map<String, Model.Stock> stocks = new HashMap<>();
  private final Map<String, Model.Variable> variables = new HashMap<>();
  private final TreeSet<String> changeable = new TreeSet<>();

  ModelChecks(Model model, Fields fields, FileProblems problems, References references) {
    this.model = model;
    this.fields = fields;
    this.problems = problems;
    this.references = references;
    model.parameters().forEach(p -> changeable.add(p.id()));
    model.capacities().forEach(c -> changeable.add(c.id()));
    names.addAll(changeable);
    model.stocks().forEach(s -> stocks.put(s.id(), s));
    model.variables().forEach(v -> variables.put(v.id(), v));
    names.addAll(stocks.keySet());
    names.addAll(variables.keySet());
  }

  void check() {
    checkSize();
    checkMethod();
    for (Model.Variable variable : model.variables()) {
      checkNames(variable.equation());
    }
    for (Model.Stock stock : model.stocks()) {
      checkStock(stock);
    }
    for (Model.Observed observed : model.observed()) {
      checkNames(observed.shown());
    }
    checkCircles();
    checkObserved();
    model.links().forEach(this::checkLink);
    model.levers().forEach(this::checkLever);
    model.capacities().forEach(this::checkCapacity);
    for (Model.World world : model.worlds()) {
      for (String named : world.set().keySet()) {
        if (model.parameters().stream().noneMatch(p -> p.id().equals(named))) {
          unknown(fields.at("worlds"), named, "a parameter", changeable);
        }
      }
    }
    if (!model.missionId().isEmpty()
        && references.known()
        && !references.missionIds().contains(model.missionId())) {
      unknown(fields.at("mission"), model.missionId(), "a mission", references.missionIds());
    }
  }

  private void unknown(Position at, String word, String kind, Set<String> known) {
    problems.error(
        at, Wording.quoted(word) + " is not " + kind + " here", Nearest.three(word, known));
  }

  /** The method of order 4 asks for smooth models. */
  private void checkMethod() {
    boolean aged = model.stocks().stream().anyMatch(Model.Stock::isAged);
    boolean delayed = model.variables().stream().anyMatch(v -> delays(v.equation().tree()));
    if (model.clock().rungeKutta() && (aged || delayed)) {
      problems.error(
          fields.at("time"),
          aged ? "`rk4` does not go with aged stocks" : "`rk4` does not go with `delay`",
          "`method: euler`");
    }
    if (aged && model.clock().stepsPerPeriod() != 1) {
      problems.error(
          fields.at("time"), "`dt` of a model with aged stocks is not its step", "`dt: 1`");
    }
  }

  private static boolean delays(Expression tree) {
    return (tree instanceof Call call && call.function() == Function.DELAY)
        || Dependencies.children(tree).stream().anyMatch(ModelChecks::delays);
  }

  private void checkSize() {
    if (names.size() > MOST_VARIABLES) {
      problems.error(
          fields.at(),
          "this model has " + names.size() + " variables",
          "at most " + MOST_VARIABLES);
    }
    int groups = model.stocks().stream().mapToInt(Model.Stock::groups).sum();
    if (groups > MOST_GROUPS) {
      problems.error(
          fields.at("stocks"),
          "the stocks of this model have " + groups + " groups",
          "at most " + MOST_GROUPS + " together");
    }
    if (names.isEmpty()) {
      problems.error(fields.at(), "this model has no variable", "`stocks` and `flows`");
    }
  }

  private void checkNames(Equation equation) {
    walk(equation, equation.tree());
  }

  private void walk(Equation equation, Expression tree) {
    if (tree instanceof Expression.Name name) {
      if (!names.contains(name.id()) && !BUILT_IN.contains(name.id())) {
        TreeSet<String> known = new TreeSet<>(names);
        known.addAll(BUILT_IN);
        unknown(equation.written().inside(name.at()), name.id(), "a variable", known);
      }
      Model.Stock stock = stocks.get(name.id());
      if (stock != null && stock.isAged()) {
        problems.error(
            equation.written().inside(name.at()),
            Wording.quoted(name.id()) + " has groups and is not one number",
            "`total(…)`, `within(…, 18 weeks)` or `over(…, 12 months)`");
      }
      return;
    }
    if (tree instanceof Call call && walkCall(equation, call)) {
      return;
    }
    Dependencies.children(tree).forEach(child -> walk(equation, child));
  }

  /** Whether nothing is left to look at. */
  private boolean walkCall(Equation equation, Call call) {
    Function function = call.function();
    Position at = equation.written().inside(call.at());
    switch (function) {
      case TOTAL, WITHIN, OVER -> {
        String named = called(call, 0);
        Model.Stock stock = stocks.get(named);
        boolean aged = stock != null && (stock.isAged() || function == Function.TOTAL);
        if (!aged) {
          problems.error(
              at,
              "`" + function.word() + "` asks for groups that " + Wording.quoted(named) + " lacks",
              "an aged stock");
        }
        if (function != Function.TOTAL
            && !(call.arguments().get(1) instanceof Expression.Literal span
                && UnitBook.days(span.unit()) > 0)) {
          problems.error(at, "the time is not a length", "a length such as `18 weeks`");
        }
        return true;
      }
      case SEASON -> {
        String named = called(call, 0);
        if (!model.seasons().containsKey(named)) {
          problems.error(
              at,
              "there is no season " + Wording.quoted(named),
              "`seasons: {" + named + ": estimated}` or levels");
        }
        return true;
      }
      case TABLE -> {
        String named = called(call, 1);
        if (!model.tables().containsKey(named)) {
          unknown(at, named, "a table", new TreeSet<>(model.tables().keySet()));
        }
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  private static String called(Call call, int argument) {
    return call.arguments().get(argument) instanceof Expression.Name name ? name.id() : "";
  }

  private void checkStock(Model.Stock stock) {
    stock.startEquation().ifPresent(this::checkNames);
    for (List<String> side : List.of(stock.in(), stock.out())) {
      for (String named : side) {
        Model.Variable flow = variables.get(named);
        if (flow == null) {
          TreeSet<String> flows = new TreeSet<>();
          variables.values().stream().filter(Model.Variable::flow).forEach(f -> flows.add(f.id()));
          unknown(stock.at(), named, "a flow", flows);
        } else if (side == stock.out() && stock.isAged()) {
          int weights = flow.take().weights().length;
          if (weights > 0 && weights != stock.groups()) {
            problems.error(
                flow.at(),
                "there are " + weights + " weights for " + stock.groups() + " groups",
                stock.groups() + " weights");
          }
        }
      }
    }
  }

  private void checkCircles() {
    Dependencies graph = new Dependencies(model.variables(), model.stocks());
    List<String> circle = graph.circle();
    if (!circle.isEmpty()) {
      problems.error(
          position(circle.get(0)),
          "these variables need each other at one moment: " + String.join(" → ", circle),
          "a stock or `smooth` on the way");
      return;
    }
    List<String> start = graph.startCircle();
    if (!start.isEmpty()) {
      problems.error(
          position(start.get(0)),
          "the first values go round in a circle: " + String.join(" → ", start),
          "a start that is a number");
      return;
    }
    for (Model.Stock stock : model.stocks()) {
      SortedSet<String> reached = graph.startReaches(stock.id());
      if (reached.contains("time") || reached.contains("elapsed-years")) {
        TreeSet<String> through = new TreeSet<>(reached);
        through.retainAll(variables.keySet());
        problems.error(
            stock.startEquation().map(e -> e.written().at()).orElse(stock.at()),
            "the start of `"
                + stock.id()
                + "` changes with the time"
                + (through.isEmpty() ? "" : " through " + Wording.anyOf(through)),
            "a start that is a number");
      }
    }
  }

  private Position position(String id) {
    Model.Variable variable = variables.get(id);
    if (variable != null) {
      return variable.equation().written().at();
    }
    Model.Stock stock = stocks.get(id);
    return stock == null ? fields.at() : stock.at();
  }

  private void checkObserved() {
    Set<String> seen = new TreeSet<>();
    for (Model.Observed observed : model.observed()) {
      if (!seen.add(observed.indicator())) {
        problems.error(
            observed.at(),
            "the indicator " + Wording.quoted(observed.indicator()) + " is observed twice",
            "one variable for each indicator");
      }
      if (references.known() && references.indicator(observed.indicator()).isEmpty()) {
        unknown(observed.at(), observed.indicator(), "an indicator", references.indicatorIds());
      }
    }
  }

  private void checkLink(Model.Link link) {
    if (!names.contains(link.from())) {
      unknown(link.at(), link.from(), "a variable", names);
    }
    if (references.known() && references.indicator(link.toIndicator()).isEmpty()) {
      unknown(link.at(), link.toIndicator(), "an indicator", references.indicatorIds());
    }
    String mission =
        references.indicator(link.toIndicator()).map(i -> i.missionId()).orElse(link.toMission());
    if (!link.toMission().isEmpty() && !mission.equals(link.toMission())) {
      problems.error(
          link.at(),
          "the indicator " + Wording.quoted(link.toIndicator()) + " belongs to `" + mission + "`",
          "`" + mission + "/" + link.toIndicator() + "`");
    }
    for (Model.Observed observed : model.observed()) {
      boolean itself =
          observed.shown().tree() instanceof Expression.Name name && name.id().equals(link.from());
      if (observed.indicator().equals(link.toIndicator())) {
        problems.error(
            link.at(),
            itself
                ? "this link leads from a variable to itself"
                : "the model observes "
                    + Wording.quoted(link.toIndicator())
                    + ", so the effect would count twice",
            "a link to an indicator that the model does not observe");
      }
    }
  }

  private void checkLever(Model.Lever lever) {
    if (!changeable.contains(lever.changes())) {
      unknown(lever.at(), lever.changes(), "a parameter or capacity", changeable);
    }
    Optional<String> practice = lever.practice();
    if (practice.isPresent()
        && references.known()
        && !references.practiceIds().contains(practice.get())) {
      unknown(lever.at(), practice.get(), "a practice", references.practiceIds());
    }
    boolean adopted =
        practice.isPresent() && (!references.known() || references.isAdopted(practice.get()));
    if (lever.measured() && !adopted) {
      problems.error(
          lever.at(),
          "`effect: measured` measures nothing here",
          "`practice`, one of the mission with `adopters`");
    }
  }

  private void checkCapacity(Model.Capacity capacity) {
    model
        .clock()
        .first()
        .filter(first -> capacity.declared().get(0).from().compareTo(first) > 0)
        .ifPresent(
            first ->
                problems.error(
                    capacity.at(),
                    "this capacity is declared from "
                        + capacity.declared().get(0).from()
                        + " on and needed from "
                        + first
                        + " on",
                    "an amount from " + first + " on"));
    capacity
        .hold()
        .filter(hold -> !stocks.containsKey(hold.stock()))
        .ifPresent(hold -> unknown(capacity.at(), hold.stock(), "a stock", stocks.keySet()));
  }
}
