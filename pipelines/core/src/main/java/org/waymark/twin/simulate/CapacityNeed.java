package org.waymark.twin.simulate;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.waymark.twin.model.Dependencies;
import org.waymark.twin.model.Model;

/** How much of a capacity is needed in each period to hold a declared way of a stock. */
public final class CapacityNeed {
  private CapacityNeed() {}

  /**
   * The way of the stock at the end of each period: even from its start to its aim, then level.
   *
   * @param start total at the start
   */
  public static double[] way(Model model, Model.Capacity.Hold hold, double start) {
    int last = model.clock().index(hold.by());
    double[] way = new double[model.clock().periods()];
    for (int p = 0; p < way.length; p++) {
      way[p] = p >= last ? hold.to() : start + (hold.to() - start) * (p + 1.0) / (last + 1.0);
    }
    return way;
  }

  /**
   * The need by period and draw.
   *
   * <p>In each period the stock is put on its way. What has to leave by flows that use the capacity
   * is what comes in, less what leaves otherwise, less the way's rise. The need is in proportion.
   */
  public static double[][] compute(
      Simulation simulation, Inputs inputs, Model.Capacity capacity, Model.Capacity.Hold hold) {
    Program program = simulation.program();
    Model model = simulation.model();
    int draws = inputs.draws();
    double[][] need = new double[model.clock().periods()][draws];
    int held = 0;
    for (int s = 0; s < program.stocks().size(); s++) {
      held = program.stocks().get(s).stock().id().equals(hold.stock()) ? s : held;
    }
    Program.StockPlan plan = program.stocks().get(held);
    SortedSet<String> users = users(model, capacity.id());
    Block block = new Block(program, inputs, 0, draws);
    block.start();
    double[] way = way(model, hold, block.reg[plan.register()][0]);
    double before = block.reg[plan.register()][0];
    double dt = model.clock().dt();
    for (int p = 0; p < need.length; p++) {
      block.setPeriod(p);
      double first = model.clock().start() + p * (double) model.clock().stepsPerPeriod() * dt;
      block.moment(p, first);
      double length = dt * model.clock().stepsPerPeriod();
      for (int i = 0; i < draws; i++) {
        double flow = (before - way[p]) / length;
        for (int in : plan.in()) {
          flow += block.reg[in][i];
        }
        double by = 0;
        for (int k = 0; k < plan.out().length; k++) {
          double out = block.reg[plan.out()[k]][i];
          if (users.contains(plan.stock().out().get(k))) {
            by += out;
          } else {
            flow -= out;
          }
        }
        double amount = block.reg[program.at(capacity.id())][i];
        need[p][i] = by > 0 ? Math.max(0, amount * flow / by) : Double.NaN;
      }
      for (int step = 0; step < model.clock().stepsPerPeriod(); step++) {
        block.moment(p, first + step * dt);
        block.advance();
      }
      block.put(held, way[p]);
      before = way[p];
    }
    return need;
  }

  /** Variables that a capacity moves at the same moment. */
  private static SortedSet<String> users(Model model, String capacity) {
    SortedSet<String> users = new TreeSet<>(List.of(capacity));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Model.Variable variable : model.variables()) {
        SortedSet<String> names = Dependencies.names(variable.equation().tree(), false);
        names.retainAll(users);
        grown |= !names.isEmpty() && users.add(variable.id());
      }
    }
    return users;
  }

  /** Puts everything of a stock in proportion to a total. */
  static void scale(double[][] groups, double total) {
    for (int i = 0; i < groups[0].length; i++) {
      double sum = 0;
      for (double[] group : groups) {
        sum += group[i];
      }
      for (double[] group : groups) {
        group[i] = sum > 0 ? group[i] * total / sum : total / groups.length;
      }
    }
  }
}
