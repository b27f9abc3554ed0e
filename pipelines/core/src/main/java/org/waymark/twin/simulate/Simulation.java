package org.waymark.twin.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.twin.model.Clock;
import org.waymark.twin.model.Model;

/** Moves a model through its periods, many draws at once. */
public final class Simulation {
  /** Draws of a block: few enough that its registers stay near the processor. */
  private static final int BLOCK = 128;

  private final Program program;
  private final Model model;

  private Simulation(Model model) {
    this.model = model;
    this.program = Compiler.compile(model);
  }

  /** The simulation of a model that passed its checks. */
  public static Simulation of(Model model) {
    return new Simulation(model);
  }

  /** The model. */
  public Model model() {
    return model;
  }

  /**
   * All draws through all periods.
   *
   * @param watched variables that are kept beside the observed ones: stocks, flows, capacities
   */
  public Trajectories run(Inputs inputs, List<String> watched) {
    return run(inputs, watched, model.clock().periods());
  }

  /** All draws through some periods. */
  public Trajectories run(Inputs inputs, List<String> watched, int periods) {
    int shown = model.observed().size();
    double[][][] kept = new double[shown + watched.size()][periods][inputs.draws()];
    boolean[] clipped = new boolean[inputs.draws()];
    int[] broken = new int[inputs.draws()];
    int[] registers = new int[kept.length];
    for (int k = 0; k < registers.length; k++) {
      registers[k] = k < shown ? program.outputs()[k] : program.at(watched.get(k - shown));
    }
    int blocks = (inputs.draws() + BLOCK - 1) / BLOCK;
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            b -> {
              int first = b * BLOCK;
              int width = Math.min(BLOCK, inputs.draws() - first);
              Block block = new Block(program, inputs, first, width);
              through(block, registers, kept, broken, first, width, periods);
              System.arraycopy(block.clipped, 0, clipped, first, width);
            });
    return new Trajectories(model, watched, kept, clipped, broken);
  }

  private void through(
      Block block,
      int[] registers,
      double[][][] kept,
      int[] broken,
      int first,
      int width,
      int periods) {
    int steps = model.clock().stepsPerPeriod();
    double dt = model.clock().dt();
    block.start();
    for (int period = 0; period < periods; period++) {
      block.setPeriod(period);
      for (int step = 0; step < steps; step++) {
        double time = model.clock().start() + (period * (double) steps + step) * dt;
        if (model.clock().rungeKutta()) {
          RungeKutta.advance(program, block, period, time);
        } else {
          block.moment(period, time);
          block.advance();
        }
        if (steps > 1) {
          block.addFlows(step == 0);
        }
      }
      if (steps > 1) {
        block.meanFlows(steps);
      }
      block.disturb(period);
      block.observe();
      block.disturbFlows(period, registers);
      for (int k = 0; k < registers.length; k++) {
        double[] from = block.reg[registers[k]];
        for (int i = 0; i < width; i++) {
          if (broken[first + i] == 0 && !Double.isFinite(from[i])) {
            broken[first + i] = period + 1;
          }
        }
        System.arraycopy(from, 0, kept[k][period], first, width);
      }
    }
  }

  /**
   * One future at every step: rows are moments from the start to the end, columns the names.
   *
   * @param names ids of variables
   */
  public double[][] trace(Inputs inputs, List<String> names) {
    Block block = new Block(program, inputs, 0, 1);
    Clock clock = model.clock();
    int steps = clock.periods() * clock.stepsPerPeriod();
    List<double[]> rows = new ArrayList<>();
    block.start();
    for (int step = 0; step <= steps; step++) {
      int period = Math.min(step / clock.stepsPerPeriod(), clock.periods() - 1);
      block.setPeriod(period);
      double time = clock.start() + step * clock.dt();
      block.moment(period, time);
      double[] row = new double[names.size()];
      for (int k = 0; k < row.length; k++) {
        row[k] = block.reg[program.at(names.get(k))][0];
      }
      rows.add(row);
      if (step < steps) {
        if (clock.rungeKutta()) {
          RungeKutta.advance(program, block, period, time);
        } else {
          block.advance();
        }
      }
    }
    return rows.toArray(double[][]::new);
  }

  /** The program, for those of this room. */
  Program program() {
    return program;
  }
}
