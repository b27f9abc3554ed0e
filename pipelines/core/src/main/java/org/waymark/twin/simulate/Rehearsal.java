package org.waymark.twin.simulate;

import java.util.List;
import java.util.Map;
import org.waymark.twin.model.Model;

/**
 * One step ahead, again and again: at each past period the observed stocks are set to what was
 * published, the step is made, and what it gives is kept.
 */
public final class Rehearsal {
  private static final int BLOCK = 256;

  private Rehearsal() {}

  /**
   * Predictions of each period by variable and draw.
   *
   * @param inputs with {@link Inputs#offset} at the first past period
   * @param known published values of stocks at the end of each period before and of each period:
   *     place 0 is the start, NaN where nothing is published
   * @param wanted stocks and flows that are kept
   * @return by variable, period and draw
   */
  public static double[][][] run(
      Simulation simulation,
      Inputs inputs,
      Map<String, double[]> known,
      List<String> wanted,
      int periods) {
    Program program = simulation.program();
    double[][][] kept = new double[wanted.size()][periods][inputs.draws()];
    int blocks = (inputs.draws() + BLOCK - 1) / BLOCK;
    java.util.stream.IntStream.range(0, blocks)
        .parallel()
        .forEach(
            b -> {
              int first = b * BLOCK;
              int width = Math.min(BLOCK, inputs.draws() - first);
              Block block = new Block(program, inputs, first, width);
              through(program, block, known, wanted, kept, periods, first, width);
            });
    return kept;
  }

  private static void through(
      Program program,
      Block block,
      Map<String, double[]> known,
      List<String> wanted,
      double[][][] kept,
      int periods,
      int first,
      int width) {
    Model model = program.model();
    int steps = model.clock().stepsPerPeriod();
    double dt = model.clock().dt();
    block.start();
    for (int p = 0; p < periods; p++) {
      for (int s = 0; s < program.stocks().size(); s++) {
        double[] published = known.get(program.stocks().get(s).stock().id());
        if (published != null && !Double.isNaN(published[p])) {
          block.put(s, published[p]);
        }
      }
      block.setPeriod(p);
      for (int step = 0; step < steps; step++) {
        block.moment(p, model.clock().start() + (p * (double) steps + step) * dt);
        block.advance();
        if (steps > 1) {
          block.addFlows(step == 0);
        }
      }
      if (steps > 1) {
        block.meanFlows(steps);
      }
      for (int k = 0; k < wanted.size(); k++) {
        System.arraycopy(block.reg[program.at(wanted.get(k))], 0, kept[k][p], first, width);
      }
    }
  }
}
