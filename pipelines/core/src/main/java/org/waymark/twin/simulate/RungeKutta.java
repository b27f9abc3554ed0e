package org.waymark.twin.simulate;

import org.waymark.twin.simulate.Program.Memory;
import org.waymark.twin.simulate.Program.StockPlan;

/** The classical method of order 4, for models without aged stocks and pipelines. */
final class RungeKutta {
  private static final double[] PART = {0, 0.5, 0.5, 1};
  private static final double[] WEIGHT = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};

  private RungeKutta() {}

  /** Moves a block on by a step; its variables stay those of the beginning of the step. */
  static void advance(Program program, Block block, int period, double time) {
    double dt = program.model().clock().dt();
    double[][] state = block.state();
    double[][] begin = copy(state);
    double[][] sum = new double[state.length][begin.length == 0 ? 0 : begin[0].length];
    double[][] slope = new double[0][];
    for (int k = 0; k < PART.length; k++) {
      if (k > 0) {
        for (int s = 0; s < state.length; s++) {
          for (int i = 0; i < state[s].length; i++) {
            state[s][i] = begin[s][i] + PART[k] * dt * slope[s][i];
          }
        }
        block.spread();
      }
      block.moment(period, time + PART[k] * dt);
      slope = block.slopes();
      for (int s = 0; s < state.length; s++) {
        for (int i = 0; i < state[s].length; i++) {
          sum[s][i] += WEIGHT[k] * slope[s][i];
        }
      }
    }
    for (int s = 0; s < state.length; s++) {
      boolean floor = s < program.stocks().size() && program.stocks().get(s).stock().nonNegative();
      for (int i = 0; i < state[s].length; i++) {
        double moved = begin[s][i] + dt * sum[s][i];
        state[s][i] = floor ? Math.max(0, moved) : moved;
      }
    }
    block.spread();
  }

  private static double[][] copy(double[][] state) {
    double[][] copy = new double[state.length][];
    for (int s = 0; s < state.length; s++) {
      copy[s] = state[s].clone();
    }
    return copy;
  }

  /** What changes by itself: stocks, then stages of memories. */
  static int size(Program program) {
    return program.stocks().size() + program.memories().stream().mapToInt(Memory::order).sum();
  }

  /** Inflow less outflow. */
  static double net(double[][] reg, StockPlan plan, int i) {
    double net = 0;
    for (int flow : plan.in()) {
      net += reg[flow][i];
    }
    for (int flow : plan.out()) {
      net -= reg[flow][i];
    }
    return net;
  }
}
