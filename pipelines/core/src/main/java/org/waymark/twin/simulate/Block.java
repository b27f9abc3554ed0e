package org.waymark.twin.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Program.Memory;
import org.waymark.twin.simulate.Program.StockPlan;

/** Some draws of a model on their way through time. */
final class Block {
  /** How far a balance may be off, relative to what is there. */
  private static final double BALANCED = 1e-9;

  final double[][] reg;
  final double[] @Nullable [][] groups;
  final boolean[] clipped;
  private final Program program;
  private final int width;
  private final int firstDraw;
  private final Inputs inputs;
  private final double[][][] stages;
  private final int[] pipelineAt;
  private final boolean[] overwritten;
  private final double[] scratch;
  private final double[][] sums;
  private final List<Change> changes;
  private double now;

  Block(Program program, Inputs inputs, int firstDraw, int width) {
    this.program = program;
    this.inputs = inputs;
    this.firstDraw = firstDraw;
    this.width = width;
    this.changes = inputs.changes();
    reg = new double[program.registers()][width];
    clipped = new boolean[width];
    scratch = new double[width];
    int stocks = program.stocks().size();
    groups = new double[stocks][][];
    stages = new double[program.memories().size()][][];
    pipelineAt = new int[stages.length];
    overwritten = new boolean[program.registers()];
    int[] drains = new int[program.registers()];
    for (StockPlan plan : program.stocks()) {
      for (int flow : plan.out()) {
        drains[flow]++;
      }
    }
    for (int i = 0; i < drains.length; i++) {
      overwritten[i] = drains[i] == 1;
    }
    sums = new double[program.register().size()][];
    program.constants().forEach((to, value) -> Arrays.fill(reg[to], value));
  }

  /** Sets everything to its first values. */
  void start() {
    now = program.model().clock().start();
    setPeriod(0);
    setTime(0);
    for (int s = 0; s < groups.length; s++) {
      Model.Stock stock = program.stocks().get(s).stock();
      double[] given = inputs.starts().getOrDefault(stock.id(), stock.start());
      if (stock.isAged()) {
        double[][] of = new double[stock.groups()][width];
        for (int g = 0; g < of.length; g++) {
          Arrays.fill(of[g], given.length > g ? given[g] : 0);
        }
        groups[s] = of;
        total(s);
      } else if (given.length > 0) {
        Arrays.fill(reg[program.stocks().get(s).register()], given[0]);
      }
    }
    Interpreter.run(
        program.start(), reg, width, groups, program.tables(), now, program.model().clock().dt());
    // What is given from outside counts more than the model's equation.
    for (StockPlan plan : program.stocks()) {
      double[] given = inputs.starts().get(plan.stock().id());
      if (given != null && !plan.stock().isAged()) {
        Arrays.fill(reg[plan.register()], given[0]);
      }
    }
    for (int m = 0; m < stages.length; m++) {
      startMemory(m);
    }
  }

  private void startMemory(int m) {
    Memory memory = program.memories().get(m);
    if (memory.kind() == Program.Kind.PIPELINE) {
      return;
    }
    stages[m] = new double[memory.order()][];
    for (int k = 0; k < memory.order(); k++) {
      stages[m][k] = reg[memory.first()].clone();
    }
  }

  /** Values of inputs in a period: as drawn or declared, and as levers change them. */
  void setPeriod(int simulated) {
    int period = simulated + inputs.offset();
    for (Model.Parameter parameter : program.model().parameters()) {
      double[] values = inputs.parameters().get(parameter.id());
      double[] to = reg[program.at(parameter.id())];
      if (values == null) {
        Arrays.fill(to, parameter.prior().median());
      } else if (values.length == 1) {
        Arrays.fill(to, values[0]);
      } else {
        System.arraycopy(values, firstDraw, to, 0, width);
      }
    }
    for (Model.Capacity capacity : program.model().capacities()) {
      Arrays.fill(reg[program.at(capacity.id())], declared(capacity, period));
    }
    for (Change change : changes) {
      double share = change.share(period);
      if (share > 0) {
        double[] to = reg[program.at(change.variable())];
        for (int i = 0; i < width; i++) {
          to[i] = change.of(to[i], firstDraw + i, share);
        }
      }
    }
    for (Map.Entry<String, Integer> season : program.seasonRegister().entrySet()) {
      double[] levels =
          inputs
              .seasons()
              .getOrDefault(season.getKey(), program.model().seasons().get(season.getKey()));
      double level =
          levels == null || levels.length == 0 ? 1 : levels[Math.floorMod(period, levels.length)];
      Arrays.fill(reg[season.getValue()], level);
    }
  }

  private double declared(Model.Capacity capacity, int period) {
    // Before the first declaration the capacity counts as what was declared first.
    double value = capacity.declared().get(0).value();
    for (Model.Capacity.Declared amount : capacity.declared()) {
      boolean begun =
          program.model().clock().first().isEmpty()
              || program.model().clock().index(amount.from()) <= period;
      value = begun ? amount.value() : value;
    }
    return value;
  }

  /** Sets the time of a step within a period. */
  private void setTime(int simulated) {
    int period = simulated + inputs.offset();
    Arrays.fill(reg[program.time()], now);
    double years =
        program.model().clock().first().isPresent()
            ? (period + 1) / program.model().clock().perYear()
            : (now - program.model().clock().start()) / program.model().clock().perYear();
    Arrays.fill(reg[program.elapsed()], years);
  }

  /** Computes all variables of a moment. */
  void moment(int period, double time) {
    now = time;
    setTime(period);
    Interpreter.run(
        program.run(), reg, width, groups, program.tables(), now, program.model().clock().dt());
  }

  /** Moves stocks and memories on by a step. */
  void advance() {
    double dt = program.model().clock().dt();
    for (int s = 0; s < groups.length; s++) {
      if (program.stocks().get(s).stock().isAged()) {
        advanceAged(s, dt);
      }
    }
    double[][] next = new double[groups.length][];
    for (int s = 0; s < groups.length; s++) {
      StockPlan plan = program.stocks().get(s);
      if (!plan.stock().isAged()) {
        next[s] = limited(plan, dt);
      }
    }
    for (int s = 0; s < groups.length; s++) {
      if (next[s] != null) {
        settle(program.stocks().get(s), next[s], dt);
      }
    }
    for (int m = 0; m < stages.length; m++) {
      advanceMemory(m, dt);
    }
  }

  /** What leaves a stock, each flow in turn cut to what is there. */
  private double[] limited(StockPlan plan, double dt) {
    double[] stock = reg[plan.register()];
    double[] out = new double[width];
    for (int flow : plan.out()) {
      double[] wanted = reg[flow];
      for (int i = 0; i < width; i++) {
        double rate = wanted[i];
        if (plan.stock().nonNegative() && rate > 0) {
          double there = stock[i] + dt * (inflow(plan, i) - out[i]);
          if (rate * dt > there) {
            rate = Math.max(0, there / dt);
            clipped[i] = true;
          }
        }
        out[i] += rate;
        if (overwritten[flow]) {
          wanted[i] = rate;
        }
      }
    }
    return out;
  }

  private double inflow(StockPlan plan, int i) {
    double sum = 0;
    for (int flow : plan.in()) {
      sum += reg[flow][i];
    }
    return sum;
  }

  private void settle(StockPlan plan, double[] out, double dt) {
    double[] stock = reg[plan.register()];
    for (int i = 0; i < width; i++) {
      double moved = stock[i] + dt * (inflow(plan, i) - out[i]);
      if (plan.stock().nonNegative() && moved < 0) {
        clipped[i] |= moved < -BALANCED * Math.max(1, Math.abs(stock[i]));
        moved = 0;
      }
      stock[i] = moved;
    }
  }

  private void advanceAged(int s, double dt) {
    StockPlan plan = program.stocks().get(s);
    double[][] of = java.util.Objects.requireNonNull(groups[s]);
    double[] before = reg[plan.register()].clone();
    AgedGroups.moveUp(of, width);
    for (int i = 0; i < width; i++) {
      of[0][i] += dt * inflow(plan, i);
      before[i] += dt * inflow(plan, i);
    }
    double[][] base = of;
    if (plan.stock().together()) {
      base = new double[of.length][];
      for (int g = 0; g < of.length; g++) {
        base[g] = of[g].clone();
      }
    }
    for (int k = 0; k < plan.out().length; k++) {
      double[] flow = reg[plan.out()[k]];
      for (int i = 0; i < width; i++) {
        scratch[i] = dt * flow[i];
      }
      AgedGroups.take(of, base, plan.takes().get(k), scratch, width);
      boolean shares = plan.takes().get(k).kind() == Model.Take.Kind.SHARES;
      for (int i = 0; i < width; i++) {
        double taken = scratch[i] / dt;
        clipped[i] |= !shares && taken < flow[i] * (1 - BALANCED);
        before[i] -= scratch[i];
        if (overwritten[plan.out()[k]]) {
          flow[i] = taken;
        }
      }
    }
    total(s);
    for (int i = 0; i < width; i++) {
      double off = Math.abs(reg[plan.register()][i] - before[i]);
      if (off > BALANCED * Math.max(1, Math.abs(before[i]))) {
        throw new IllegalStateException(
            "the stock " + plan.stock().id() + " does not balance: " + off);
      }
    }
  }

  /** Puts a stock at a total, its groups in proportion. */
  void put(int s, double total) {
    double[][] of = groups[s];
    if (of == null) {
      Arrays.fill(reg[program.stocks().get(s).register()], total);
    } else {
      CapacityNeed.scale(of, total);
      total(s);
    }
  }

  /** Adds what the model does not explain to stocks at the end of a period. */
  void disturb(int period) {
    for (int s = 0; s < groups.length; s++) {
      StockPlan plan = program.stocks().get(s);
      double[][] noise = inputs.noise().get(plan.stock().id());
      if (noise != null && period < noise.length) {
        double[] stock = reg[plan.register()];
        for (int i = 0; i < width; i++) {
          double moved = stock[i] + noise[period][firstDraw + i];
          if (plan.stock().nonNegative()) {
            moved = Math.max(0, moved);
          }
          double[][] of = groups[s];
          if (of != null) {
            double factor = stock[i] > 0 ? moved / stock[i] : 1;
            for (double[] group : of) {
              group[i] *= factor;
            }
          }
          stock[i] = moved;
        }
      }
    }
  }

  /** Multiplies observed flows by what the model does not explain. */
  void disturbFlows(int period, int[] outputs) {
    for (int o = 0; o < program.outputs().length && !inputs.noise().isEmpty(); o++) {
      Expression tree = program.model().observed().get(o).shown().tree();
      double[][] noise =
          tree instanceof Expression.Name name && !isStock(name.id())
              ? inputs.noise().get(name.id())
              : null;
      if (noise != null && period < noise.length) {
        double[] shown = reg[outputs[o]];
        for (int i = 0; i < width; i++) {
          shown[i] *= StrictMath.exp(noise[period][firstDraw + i]);
        }
      }
    }
  }

  private boolean isStock(String id) {
    return program.stocks().stream().anyMatch(plan -> plan.stock().id().equals(id));
  }

  private void total(int s) {
    double[] total = reg[program.stocks().get(s).register()];
    Arrays.fill(total, 0);
    for (double[] group : java.util.Objects.requireNonNull(groups[s])) {
      for (int i = 0; i < width; i++) {
        total[i] += group[i];
      }
    }
  }

  private void advanceMemory(int m, double dt) {
    Memory memory = program.memories().get(m);
    double[] input = reg[memory.input()];
    double[] span = reg[memory.span()];
    double[] output = reg[memory.output()];
    switch (memory.kind()) {
      case PIPELINE -> pipeline(m, memory, dt);
      default -> {
        // A stage of material holds its outflow, content × order/span, and so moves as smoothing.
        for (int i = 0; i < width; i++) {
          double rate = dt * memory.order() / span[i];
          double into = input[i];
          for (double[] stage : stages[m]) {
            double was = stage[i];
            stage[i] = was + (into - was) * rate;
            into = was;
          }
          output[i] = stages[m][memory.order() - 1][i];
        }
      }
    }
  }

  /** The delay is read once, at the first step; it is at least one step long. */
  private void pipeline(int m, Memory memory, double dt) {
    if (stages[m] == null) {
      double longest = 1;
      for (int i = 0; i < width; i++) {
        longest = Math.max(longest, reg[memory.span()][i]);
      }
      int steps = (int) Math.max(1, Math.floor(longest / dt + 0.5));
      stages[m] = new double[steps][];
      for (int k = 0; k < steps; k++) {
        stages[m][k] = reg[memory.first()].clone();
      }
    }
    double[][] ring = stages[m];
    System.arraycopy(reg[memory.input()], 0, ring[pipelineAt[m]], 0, width);
    pipelineAt[m] = (pipelineAt[m] + 1) % ring.length;
    System.arraycopy(ring[pipelineAt[m]], 0, reg[memory.output()], 0, width);
  }

  /** Arrays of what changes by itself: stocks, then stages of memories. */
  double[][] state() {
    double[][] state = new double[RungeKutta.size(program)][];
    int at = 0;
    for (StockPlan plan : program.stocks()) {
      state[at++] = reg[plan.register()];
    }
    for (double[][] of : stages) {
      for (double[] stage : of) {
        state[at++] = stage;
      }
    }
    return state;
  }

  /** Puts the last stage of each memory where it is read. */
  void spread() {
    for (int m = 0; m < stages.length; m++) {
      double[] last = stages[m][stages[m].length - 1];
      System.arraycopy(last, 0, reg[program.memories().get(m).output()], 0, width);
    }
  }

  /** How fast each part of the state changes now. */
  double[][] slopes() {
    double[][] slopes = new double[RungeKutta.size(program)][width];
    int at = 0;
    for (StockPlan plan : program.stocks()) {
      for (int i = 0; i < width; i++) {
        slopes[at][i] = RungeKutta.net(reg, plan, i);
      }
      at++;
    }
    for (int m = 0; m < stages.length; m++) {
      Memory memory = program.memories().get(m);
      double[] into = reg[memory.input()];
      for (double[] stage : stages[m]) {
        for (int i = 0; i < width; i++) {
          slopes[at][i] = (into[i] - stage[i]) * memory.order() / reg[memory.span()][i];
        }
        into = stage;
        at++;
      }
    }
    return slopes;
  }

  /** Adds the flows of a step to those of its period. */
  void addFlows(boolean first) {
    int at = 0;
    for (Model.Variable variable : program.model().variables()) {
      if (variable.flow()) {
        double[] flow = reg[program.at(variable.id())];
        double[] sum = sums[at];
        if (sum == null) {
          sum = new double[width];
          sums[at] = sum;
        }
        for (int i = 0; i < width; i++) {
          sum[i] = (first ? 0 : sum[i]) + flow[i];
        }
        at++;
      }
    }
  }

  /** Puts the mean flow of a period in the place of that of its last step. */
  void meanFlows(int steps) {
    int at = 0;
    for (Model.Variable variable : program.model().variables()) {
      if (variable.flow()) {
        double[] flow = reg[program.at(variable.id())];
        for (int i = 0; i < width; i++) {
          flow[i] = sums[at][i] / steps;
        }
        at++;
      }
    }
  }

  /** Computes what is shown of a period, from stocks at its end and its flows. */
  void observe() {
    Interpreter.run(
        program.observe(), reg, width, groups, program.tables(), now, program.model().clock().dt());
  }
}
