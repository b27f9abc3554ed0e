package org.waymark.twin.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.expression.Expression.Binary;
import org.waymark.twin.expression.Expression.Call;
import org.waymark.twin.expression.Expression.Literal;
import org.waymark.twin.expression.Expression.Name;
import org.waymark.twin.expression.Expression.Unary;
import org.waymark.twin.expression.Function;
import org.waymark.twin.model.Dependencies;
import org.waymark.twin.model.Equation;
import org.waymark.twin.model.Model;
import org.waymark.twin.model.UnitBook;

/** Turns a model that passed its checks into a program. */
final class Compiler {
  private final Model model;
  private final TreeMap<Integer, Double> constants = new TreeMap<>();
  private final Map<Double, Integer> byValue = new HashMap<>();
  private final Map<String, Integer> register = new TreeMap<>();
  private final TreeMap<String, Integer> seasons = new TreeMap<>();
  private final List<Program.Memory> memories = new ArrayList<>();
  private final Map<Call, Integer> output = new LinkedHashMap<>();
  private final Map<Call, Integer> initial = new LinkedHashMap<>();
  private final Map<String, Integer> stockIndex = new HashMap<>();
  private final Map<String, Integer> tableIndex = new HashMap<>();
  private final ArrayList<Integer> free = new ArrayList<>();
  private int registers;
  private Code code = new Code();
  private boolean starting;
  private final int time;
  private final int elapsed;

  private Compiler(Model model) {
    this.model = model;
    time = next();
    elapsed = next();
    model.parameters().forEach(p -> register.put(p.id(), next()));
    model.capacities().forEach(c -> register.put(c.id(), next()));
    for (int i = 0; i < model.stocks().size(); i++) {
      register.put(model.stocks().get(i).id(), next());
      stockIndex.put(model.stocks().get(i).id(), i);
    }
    model.variables().forEach(v -> register.put(v.id(), next()));
    model.seasons().keySet().forEach(id -> seasons.put(id, next()));
    model.tables().keySet().forEach(id -> tableIndex.put(id, tableIndex.size()));
  }

  /** The program of a model. */
  static Program compile(Model model) {
    return new Compiler(model).program();
  }

  private Program program() {
    Dependencies graph = new Dependencies(model.variables(), model.stocks());
    Map<String, Equation> equations = new HashMap<>();
    model.variables().forEach(v -> equations.put(v.id(), v.equation()));
    model.stocks().forEach(s -> s.startEquation().ifPresent(e -> equations.put(s.id(), e)));
    model.variables().forEach(v -> remember(v.equation().tree()));
    model.stocks().forEach(s -> s.startEquation().ifPresent(e -> remember(e.tree())));
    for (Model.Observed observed : model.observed()) {
      remember(observed.shown().tree());
    }
    starting = true;
    for (String id : graph.startOrder().orElseThrow()) {
      Equation equation = equations.get(id);
      if (equation != null) {
        into(equation.tree(), at(id));
      }
    }
    initial.forEach((call, to) -> into(call.arguments().get(0), to));
    output.forEach(this::startMemory);
    int[] start = code.words();
    starting = false;
    code = new Code();
    for (String id : graph.order().orElseThrow()) {
      into(Objects.requireNonNull(equations.get(id)).tree(), at(id));
      model.variables().stream()
          .filter(v -> v.id().equals(id) && v.nonNegative())
          .forEach(v -> code.add(Code.MAX, at(id), at(id), constant(0), 0));
    }
    List<Call> calls = new ArrayList<>(output.keySet());
    calls.sort(java.util.Comparator.comparingInt(call -> of(output, call)));
    for (Call call : calls) {
      memory(call);
    }
    int[] run = code.words();
    code = new Code();
    int[] outputs = new int[model.observed().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = next();
      into(model.observed().get(i).shown().tree(), outputs[i]);
      code.add(
          Code.MULTIPLY, outputs[i], outputs[i], constant(model.observed().get(i).factor()), 0);
    }
    return new Program(
        model,
        registers,
        constants,
        start,
        run,
        code.words(),
        List.copyOf(memories),
        stocks(),
        register,
        outputs,
        seasons,
        model.tables().values().toArray(double[][][]::new),
        time,
        elapsed);
  }

  private List<Program.StockPlan> stocks() {
    List<Program.StockPlan> plans = new ArrayList<>();
    for (Model.Stock stock : model.stocks()) {
      List<Model.Take> takes = new ArrayList<>();
      for (String flow : stock.out()) {
        model.variables().stream()
            .filter(v -> v.id().equals(flow))
            .forEach(v -> takes.add(v.take()));
      }
      plans.add(
          new Program.StockPlan(
              stock,
              at(stock.id()),
              stock.in().stream().mapToInt(this::at).toArray(),
              stock.out().stream().mapToInt(this::at).toArray(),
              takes));
    }
    return plans;
  }

  private int at(String id) {
    return Objects.requireNonNull(register.get(id), id);
  }

  private static <K> int of(Map<K, Integer> registers, K key) {
    return Objects.requireNonNull(registers.get(key));
  }

  private int next() {
    return registers++;
  }

  private int constant(double value) {
    return byValue.computeIfAbsent(
        value,
        v -> {
          int to = next();
          constants.put(to, v);
          return to;
        });
  }

  /** Gives every function that remembers the registers of what it remembers. */
  private void remember(Expression tree) {
    if (tree instanceof Call call) {
      if (call.function() == Function.INIT) {
        initial.putIfAbsent(call, next());
      } else if (call.function().remembers() || call.function() == Function.TREND) {
        output.putIfAbsent(call, next());
      }
    }
    Dependencies.children(tree).forEach(this::remember);
  }

  /** The first output of a memory: what it is given, or what goes in. */
  private void startMemory(Call call, int to) {
    Expression given = call.arguments().get(0);
    if (Dependencies.hasStart(call)) {
      given = call.arguments().get(call.arguments().size() - 1);
    }
    if (call.function() == Function.TREND) {
      startTrend(call, to);
    } else {
      into(given, to);
    }
  }

  /** The smoothed input of a trend starts at input/(1 + trend × time). */
  private void startTrend(Call call, int to) {
    int trend = Dependencies.hasStart(call) ? value(call.arguments().get(2)) : constant(0);
    int span = value(call.arguments().get(1));
    int temporary = next();
    code.add(Code.MULTIPLY, temporary, trend, span, 0);
    code.add(Code.ADD, temporary, temporary, constant(1), 0);
    code.add(Code.DIVIDE, to, value(call.arguments().get(0)), temporary, 0);
  }

  private void memory(Call call) {
    int to = of(output, call);
    int input = next();
    int span = next();
    into(call.arguments().get(0), input);
    into(call.arguments().get(1), span);
    Program.Kind kind =
        switch (call.function()) {
          case DELAY -> Program.Kind.PIPELINE;
          case MATERIAL_DELAY -> Program.Kind.MATERIAL;
          default -> Program.Kind.SMOOTH;
        };
    int order = 1;
    boolean staged =
        call.function() == Function.SMOOTH || call.function() == Function.MATERIAL_DELAY;
    if (staged && call.arguments().size() > 2) {
      order = Constants.whole(model, call.arguments().get(2));
    }
    memories.add(new Program.Memory(kind, input, span, to, to, order));
  }

  /** Where the value of an expression is. */
  private int value(Expression tree) {
    if (tree instanceof Literal literal) {
      return constant(inSteps(literal));
    }
    if (tree instanceof Name name) {
      return named(name.id());
    }
    if (tree instanceof Call call) {
      if (call.function() == Function.SEASON && call.arguments().get(0) instanceof Name season) {
        return of(seasons, season.id());
      }
      if (call.function() == Function.INIT && !starting) {
        return of(initial, call);
      }
      if (call.function().remembers() && !starting) {
        return of(output, call);
      }
    }
    int to = free.isEmpty() ? next() : free.remove(free.size() - 1);
    into(tree, to);
    return to;
  }

  private double inSteps(Literal literal) {
    double days = UnitBook.days(literal.unit());
    return days > 0
        ? literal.value() * days / UnitBook.days(model.clock().step())
        : literal.value();
  }

  private int named(String id) {
    Integer known = register.get(id);
    if (known != null) {
      return known;
    }
    return switch (id) {
      case "time" -> time;
      case "elapsed-years" -> elapsed;
      case "dt" -> constant(model.clock().dt());
      case "pi" -> constant(Math.PI);
      case "start-time" -> constant(model.clock().start());
      default ->
          constant(
              model.clock().start()
                  + model.clock().periods()
                      * (double) model.clock().stepsPerPeriod()
                      * model.clock().dt());
    };
  }

  private void release(int used) {
    boolean temporary =
        !constants.containsKey(used)
            && used != time
            && used != elapsed
            && !register.containsValue(used)
            && !seasons.containsValue(used)
            && !output.containsValue(used)
            && !initial.containsValue(used);
    if (temporary && !free.contains(used)) {
      free.add(used);
    }
  }

  private void into(Expression tree, int to) {
    if (tree instanceof Unary unary) {
      int inner = value(unary.operand());
      code.add(
          unary.operator() == Expression.Operator.NOT ? Code.NOT : Code.NEGATE, to, inner, 0, 0);
      release(inner);
    } else if (tree instanceof Binary binary) {
      binary(binary, to);
    } else if (tree instanceof Call call) {
      call(call, to);
    } else {
      code.add(Code.COPY, to, value(tree), 0, 0);
    }
  }

  private void binary(Binary binary, int to) {
    int left = value(binary.left());
    boolean square =
        binary.operator() == Expression.Operator.POWER
            && binary.right() instanceof Literal two
            && two.value() == 2;
    if (square) {
      code.add(Code.SQUARE, to, left, 0, 0);
      release(left);
      return;
    }
    int right = value(binary.right());
    switch (binary.operator()) {
      case ADD -> code.add(Code.ADD, to, left, right, 0);
      case SUBTRACT -> code.add(Code.SUBTRACT, to, left, right, 0);
      case MULTIPLY -> code.add(Code.MULTIPLY, to, left, right, 0);
      case DIVIDE -> code.add(Code.DIVIDE, to, left, right, 0);
      case POWER -> code.add(Code.POWER, to, left, right, 0);
      case MODULO -> code.add(Code.MODULO, to, left, right, 0);
      case LESS -> code.add(Code.LESS, to, left, right, 0);
      case AT_MOST -> code.add(Code.AT_MOST, to, left, right, 0);
      case MORE -> code.add(Code.LESS, to, right, left, 0);
      case AT_LEAST -> code.add(Code.AT_MOST, to, right, left, 0);
      case EQUAL -> code.add(Code.EQUAL, to, left, right, 0);
      case NOT_EQUAL -> code.add(Code.NOT_EQUAL, to, left, right, 0);
      case AND -> code.add(Code.AND, to, left, right, 0);
      default -> code.add(Code.OR, to, left, right, 0);
    }
    release(left);
    release(right);
  }

  private void call(Call call, int to) {
    List<Expression> arguments = call.arguments();
    switch (call.function()) {
      case IF, RAMP, PULSE, SAFEDIV -> three(call, to);
      case MIN, MAX -> {
        int operation = call.function() == Function.MIN ? Code.MIN : Code.MAX;
        int so = value(arguments.get(0));
        if (arguments.size() == 1) {
          code.add(Code.COPY, to, so, 0, 0);
        }
        for (int i = 1; i < arguments.size(); i++) {
          int other = value(arguments.get(i));
          // The target may be an argument of what follows, so that parts go into a place of theirs.
          int into = i == arguments.size() - 1 ? to : next();
          code.add(operation, into, so, other, 0);
          release(so);
          release(other);
          so = into;
        }
      }
      case TABLE -> {
        int x = value(arguments.get(0));
        String table = arguments.get(1) instanceof Name name ? name.id() : "";
        code.add(Code.TABLE, to, x, of(tableIndex, table), 0);
        release(x);
      }
      case STEP -> {
        int height = value(arguments.get(0));
        int at = value(arguments.get(1));
        code.add(Code.STEP, to, height, at, time);
        release(height);
        release(at);
      }
      case TOTAL, WITHIN, OVER -> aged(call, to);
      case SEASON -> code.add(Code.COPY, to, value(call), 0, 0);
      case INIT -> {
        if (starting) {
          into(arguments.get(0), to);
        } else {
          code.add(Code.COPY, to, of(initial, call), 0, 0);
        }
      }
      case DELAY, SMOOTH, MATERIAL_DELAY -> {
        if (starting) {
          startMemory(call, to);
        } else {
          code.add(Code.COPY, to, of(output, call), 0, 0);
        }
      }
      case TREND -> {
        if (starting) {
          into(Dependencies.hasStart(call) ? arguments.get(2) : new Literal(0, "", 0), to);
        } else {
          int x = value(arguments.get(0));
          int span = value(arguments.get(1));
          code.add(Code.TREND, to, x, of(output, call), span);
          release(x);
          release(span);
        }
      }
      default -> {
        int x = value(arguments.get(0));
        code.add(one(call.function()), to, x, 0, 0);
        release(x);
      }
    }
  }

  private void three(Call call, int to) {
    List<Expression> arguments = call.arguments();
    int a = value(arguments.get(0));
    int b = value(arguments.get(1));
    boolean pulse = call.function() == Function.PULSE;
    boolean ramp = call.function() == Function.RAMP;
    int c = arguments.size() > 2 ? value(arguments.get(2)) : constant(ramp ? Double.MAX_VALUE : 0);
    int operation =
        switch (call.function()) {
          case IF -> Code.IF;
          case SAFEDIV -> Code.SAFEDIV;
          default -> pulse ? Code.PULSE : Code.RAMP;
        };
    code.add(operation, to, a, b, c);
    release(a);
    release(b);
    release(c);
  }

  private void aged(Call call, int to) {
    String named = call.arguments().get(0) instanceof Name name ? name.id() : "";
    int stock = of(stockIndex, named);
    if (call.function() == Function.TOTAL) {
      code.add(Code.TOTAL, to, stock, at(named), 0);
      return;
    }
    double span = call.arguments().get(1) instanceof Literal literal ? groups(literal) : 0;
    code.add(
        call.function() == Function.WITHIN ? Code.WITHIN : Code.OVER, to, stock, constant(span), 0);
  }

  /** A length of time in groups. 18 weeks are 126/30.4375 months. */
  private double groups(Literal literal) {
    return literal.value() * UnitBook.days(literal.unit()) / UnitBook.days(model.clock().step());
  }

  private static int one(Function function) {
    return switch (function) {
      case ABS -> Code.ABS;
      case SQRT -> Code.SQRT;
      case EXP -> Code.EXP;
      case LN -> Code.LN;
      case LOG10 -> Code.LOG10;
      case INT -> Code.INT;
      case SIN -> Code.SIN;
      case COS -> Code.COS;
      case TAN -> Code.TAN;
      case ARCSIN -> Code.ARCSIN;
      case ARCCOS -> Code.ARCCOS;
      default -> Code.ARCTAN;
    };
  }
}
