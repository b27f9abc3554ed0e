package org.waymark.twin.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.measure.Unit;
import org.waymark.registry.FileProblems;
import org.waymark.registry.Position;
import org.waymark.registry.Wording;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.expression.Expression.Binary;
import org.waymark.twin.expression.Expression.Call;
import org.waymark.twin.expression.Expression.Literal;
import org.waymark.twin.expression.Expression.Name;
import org.waymark.twin.expression.Expression.Operator;
import org.waymark.twin.expression.Expression.Unary;

/**
 * Whether the units of a model agree. A sum takes one unit; a flow is its stock over time; powers,
 * exponentials and logarithms take plain numbers.
 */
final class UnitChecks {
  /** Of a model whose units nobody checks. */
  private static final String UNCHECKED = "unchecked";

  private final Model model;
  private final UnitBook book;
  private final FileProblems problems;
  private final References references;
  private final Map<String, Unit<?>> units = new HashMap<>();
  private final Map<String, String> written = new HashMap<>();
  private final boolean unchecked;

  UnitChecks(Model model, List<String> declared, FileProblems problems, References references) {
    this.model = model;
    this.book = new UnitBook(declared);
    this.problems = problems;
    this.references = references;
    unchecked = declared.contains(UNCHECKED);
  }

  void check() {
    if (unchecked) {
      problems.warning(
          Position.START,
          "nobody has checked the units of this model",
          "a unit for every variable, and `units` without `" + UNCHECKED + "`");
      return;
    }
    model.parameters().forEach(p -> declare(p.id(), p.unit(), p.at()));
    model.capacities().forEach(c -> declare(c.id(), c.unit(), c.at()));
    model.stocks().forEach(s -> declare(s.id(), s.unit(), s.at()));
    model.variables().forEach(v -> declare(v.id(), v.unit(), v.at()));
    for (Model.Variable variable : model.variables()) {
      Optional<Unit<?>> is = of(variable.equation(), variable.equation().tree());
      Unit<?> wanted = units.get(variable.id());
      if (is.isPresent() && wanted != null && !UnitBook.same(is.get(), wanted)) {
        problems.error(
            variable.equation().written().at(),
            "this equation gives `"
                + text(is.get())
                + "`, and `"
                + variable.id()
                + "` is declared in `"
                + variable.unit()
                + "`",
            "an equation whose unit is that of the variable" + factor(is.get(), wanted));
      }
    }
    for (Model.Stock stock : model.stocks()) {
      checkStock(stock);
    }
    for (Model.Observed observed : model.observed()) {
      checkObserved(observed);
    }
  }

  private void declare(String id, String unit, Position at) {
    UnitBook.Reading reading = book.read(unit);
    if (reading.unknown().isEmpty()) {
      units.put(id, reading.unit());
      written.put(id, unit);
    } else {
      problems.error(
          at,
          "the unit `"
              + unit
              + "` has words that are not units: "
              + Wording.anyOf(reading.unknown()),
          "`units: ["
              + String.join(", ", reading.unknown())
              + "]`, or "
              + Nearest.three(reading.unknown().get(0), book.names()));
    }
  }

  private void checkStock(Model.Stock stock) {
    Unit<?> unit = units.get(stock.id());
    Optional<Unit<?>> time = book.named(model.clock().step());
    if (unit == null || time.isEmpty()) {
      return;
    }
    stock
        .startEquation()
        .ifPresent(
            start ->
                of(start, start.tree())
                    .filter(is -> !UnitBook.same(is, unit) && !isPlainNumber(start.tree()))
                    .ifPresent(
                        is ->
                            problems.error(
                                start.written().at(),
                                "the start is in `"
                                    + text(is)
                                    + "`, the stock in `"
                                    + stock.unit()
                                    + "`",
                                "a start in the unit of the stock")));
    Unit<?> wanted = unit.divide(time.get());
    for (List<String> side : List.of(stock.in(), stock.out())) {
      for (String flow : side) {
        Unit<?> is = units.get(flow);
        if (is != null && !UnitBook.same(is, wanted)) {
          Position at =
              model.variables().stream()
                  .filter(v -> v.id().equals(flow))
                  .map(Model.Variable::at)
                  .findFirst()
                  .orElse(stock.at());
          problems.error(
              at,
              "the flow `"
                  + flow
                  + "` is in `"
                  + written.get(flow)
                  + "`, and its stock `"
                  + stock.id()
                  + "` in `"
                  + stock.unit()
                  + "`",
              "`" + stock.unit() + "/" + model.clock().step() + "`" + factor(is, wanted));
        }
      }
    }
  }

  private void checkObserved(Model.Observed observed) {
    Optional<Unit<?>> is = of(observed.shown(), observed.shown().tree());
    references
        .indicator(observed.indicator())
        .filter(i -> i.measure() == org.waymark.registry.Measure.PROPORTION)
        .filter(i -> is.isPresent() && !is.get().isCompatible(UnitBook.ONE))
        .ifPresent(
            i ->
                problems.error(
                    observed.at(),
                    "the indicator `"
                        + i.id()
                        + "` is a share, and this variable is in `"
                        + text(is.orElseThrow())
                        + "`",
                    "a variable that is a share, such as `within(…)`"));
  }

  private static boolean isPlainNumber(Expression tree) {
    return tree instanceof Literal literal && literal.unit().isEmpty();
  }

  private static String factor(Unit<?> is, Unit<?> wanted) {
    return UnitBook.factor(is, wanted)
        .filter(factor -> Math.abs(factor - 1) > 1e-12)
        .map(
            factor ->
                "; times "
                    + new java.math.BigDecimal(factor)
                        .round(new java.math.MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString())
        .orElse("");
  }

  private static String text(Unit<?> unit) {
    String text = unit.toString();
    return text.isEmpty() || text.equals("one") ? "1" : text;
  }

  /** The unit of an expression; empty where it is not known or anything goes. */
  private Optional<Unit<?>> of(Equation equation, Expression tree) {
    if (tree instanceof Literal literal) {
      if (literal.unit().isEmpty()) {
        return literal.value() == 0 ? Optional.empty() : Optional.of(UnitBook.ONE);
      }
      UnitBook.Reading reading = book.read(literal.unit());
      if (!reading.unknown().isEmpty()) {
        problems.error(
            equation.written().inside(literal.at()),
            "`" + literal.unit() + "` has words that are not units",
            Nearest.three(reading.unknown().get(0), book.names()));
        return Optional.empty();
      }
      return Optional.of(reading.unit());
    }
    if (tree instanceof Name name) {
      return switch (name.id()) {
        case "elapsed-years", "pi" -> Optional.of(UnitBook.ONE);
        case "time", "dt", "start-time", "stop-time" -> book.named(model.clock().step());
        default -> Optional.ofNullable(units.get(name.id()));
      };
    }
    if (tree instanceof Unary unary) {
      Optional<Unit<?>> inner = of(equation, unary.operand());
      return unary.operator() == Operator.NOT ? Optional.of(UnitBook.ONE) : inner;
    }
    if (tree instanceof Binary binary) {
      return binary(equation, binary);
    }
    return call(equation, (Call) tree);
  }

  private Optional<Unit<?>> binary(Equation equation, Binary binary) {
    Optional<Unit<?>> left = of(equation, binary.left());
    Optional<Unit<?>> right = of(equation, binary.right());
    return switch (binary.operator()) {
      case MULTIPLY ->
          left.isPresent() && right.isPresent()
              ? Optional.of(left.get().multiply(right.get()))
              : Optional.empty();
      case DIVIDE ->
          left.isPresent() && right.isPresent()
              ? Optional.of(left.get().divide(right.get()))
              : Optional.empty();
      case POWER -> power(equation, binary, left);
      case AND, OR -> Optional.of(UnitBook.ONE);
      default -> {
        if (left.isPresent() && right.isPresent() && !UnitBook.same(left.get(), right.get())) {
          problems.error(
              equation.written().inside(binary.at()),
              "`"
                  + text(left.get())
                  + "` and `"
                  + text(right.get())
                  + "` do not go together in `"
                  + binary.operator().sign()
                  + "`",
              "one unit on both sides" + factor(right.get(), left.get()));
        }
        yield binary.operator().compares()
            ? Optional.of(UnitBook.ONE)
            : left.isPresent() ? left : right;
      }
    };
  }

  private Optional<Unit<?>> power(Equation equation, Binary binary, Optional<Unit<?>> left) {
    plain(equation, binary.right(), "the exponent");
    if (left.isPresent()
        && binary.right() instanceof Literal literal
        && literal.value() == Math.rint(literal.value())
        && Math.abs(literal.value()) < 100) {
      return Optional.of(left.get().pow((int) literal.value()));
    }
    if (left.isPresent() && !UnitBook.same(left.get(), UnitBook.ONE)) {
      problems.error(
          equation.written().inside(binary.at()),
          "`" + text(left.get()) + "` is raised to a power that is not a whole number",
          "a plain number as the base");
    }
    return Optional.of(UnitBook.ONE);
  }

  private void plain(Equation equation, Expression part, String what) {
    of(equation, part)
        .filter(is -> !UnitBook.same(is, UnitBook.ONE))
        .ifPresent(
            is ->
                problems.error(
                    equation.written().inside(part.at()),
                    what + " is in `" + text(is) + "`",
                    "a plain number: divide by a reference in the same unit"));
  }

  private Optional<Unit<?>> call(Equation equation, Call call) {
    List<Expression> arguments = call.arguments();
    switch (call.function()) {
      case EXP, LN, LOG10, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN -> {
        plain(equation, arguments.get(0), "the argument of `" + call.function().word() + "`");
        return Optional.of(UnitBook.ONE);
      }
      case SQRT -> {
        return of(equation, arguments.get(0)).map(unit -> unit.root(2));
      }
      case IF -> {
        of(equation, arguments.get(0));
        return alike(equation, call, arguments.subList(1, 3));
      }
      case MIN, MAX -> {
        return alike(equation, call, arguments);
      }
      case SAFEDIV -> {
        Optional<Unit<?>> above = of(equation, arguments.get(0));
        Optional<Unit<?>> below = of(equation, arguments.get(1));
        return above.isPresent() && below.isPresent()
            ? Optional.of(above.get().divide(below.get()))
            : Optional.empty();
      }
      case SEASON, WITHIN -> {
        return Optional.of(UnitBook.ONE);
      }
      case TOTAL, OVER -> {
        return arguments.get(0) instanceof Name name
            ? Optional.ofNullable(units.get(name.id()))
            : Optional.empty();
      }
      case DELAY, SMOOTH, MATERIAL_DELAY -> {
        timeLike(equation, arguments.get(1));
        return of(equation, arguments.get(0));
      }
      case TREND -> {
        timeLike(equation, arguments.get(1));
        of(equation, arguments.get(0));
        return book.named(model.clock().step()).map(Unit::inverse);
      }
      case TABLE, RAMP, PULSE -> {
        return Optional.empty();
      }
      default -> {
        return of(equation, arguments.get(0));
      }
    }
  }

  private void timeLike(Equation equation, Expression part) {
    Optional<Unit<?>> step = book.named(model.clock().step());
    of(equation, part)
        .filter(is -> step.isPresent() && !UnitBook.same(is, step.get()))
        .filter(is -> !isPlainNumber(part))
        .ifPresent(
            is ->
                problems.error(
                    equation.written().inside(part.at()),
                    "the time is in `" + text(is) + "`",
                    "a time in `" + model.clock().step() + "`" + factor(is, step.orElseThrow())));
  }

  private Optional<Unit<?>> alike(Equation equation, Call call, List<Expression> parts) {
    Optional<Unit<?>> first = Optional.empty();
    for (Expression part : parts) {
      Optional<Unit<?>> is = of(equation, part);
      if (first.isPresent() && is.isPresent() && !UnitBook.same(first.get(), is.get())) {
        problems.error(
            equation.written().inside(part.at()),
            "`"
                + text(first.get())
                + "` and `"
                + text(is.get())
                + "` do not go together in `"
                + call.function().word()
                + "`",
            "one unit in all");
      }
      first = first.isPresent() ? first : is;
    }
    return first;
  }
}
