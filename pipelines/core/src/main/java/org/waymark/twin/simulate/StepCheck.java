package org.waymark.twin.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.twin.model.Clock;
import org.waymark.twin.model.Model;

/**
 * Whether the step of integration is short enough. Euler's method oscillates when it is longer than
 * the time in which a stock empties, and explodes at twice that.
 *
 * @param model the model with the step that is used
 * @param refused why the model cannot run; empty where it can
 * @param warnings what to know
 */
public record StepCheck(Model model, String refused, List<String> warnings) {
  private static final int MOST_HALVINGS = 3;
  private static final double OF_THE_WAY = 0.01;

  /** Checks a model, and halves its step where that is needed. */
  public static StepCheck of(Model model) {
    List<String> warnings = new ArrayList<>();
    boolean aged = model.stocks().stream().anyMatch(Model.Stock::isAged);
    double shortest = shortest(model);
    double dt = model.clock().dt();
    if (dt > shortest / 2) {
      return new StepCheck(
          model,
          String.format(
              Locale.ROOT,
              "dt is %s of a %s; the fastest stock or delay empties in %.3g. Write a dt of at most"
                  + " %.3g.",
              number(dt),
              model.clock().step(),
              shortest,
              shortest / 2),
          warnings);
    }
    if (dt > shortest / 4) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "dt is %s of a %s, and the fastest stock or delay empties in %.3g.",
              number(dt),
              model.clock().step(),
              shortest));
    }
    if (aged || model.goals().isEmpty()) {
      return new StepCheck(model, "", warnings);
    }
    Model with = model;
    for (int halvings = 0; halvings <= MOST_HALVINGS; halvings++) {
      Model finer = with(with, with.clock().halved());
      if (!moves(with, finer)) {
        if (halvings > 0) {
          warnings.add(
              "dt is halved to " + number(with.clock().dt()) + ": results moved by over 1%");
        }
        return new StepCheck(with, "", warnings);
      }
      with = finer;
    }
    return new StepCheck(
        model,
        "results still move by over 1% of the way to a goal with dt "
            + number(with.clock().dt())
            + ". Write a smaller dt, or look for a jump in the model.",
        warnings);
  }

  private static String number(double value) {
    return org.waymark.registry.NumberText.write(value);
  }

  private static Model with(Model m, Clock clock) {
    return new Model(
        m.file(),
        m.id(),
        m.missionId(),
        m.title(),
        m.question(),
        m.roles(),
        clock,
        m.seed(),
        m.leaveOut(),
        m.parameters(),
        m.capacities(),
        m.stocks(),
        m.variables(),
        m.observed(),
        m.links(),
        m.levers(),
        m.scenarios(),
        m.worlds(),
        m.seasons(),
        m.tables(),
        m.goals(),
        m.fingerprint());
  }

  private static boolean moves(Model coarse, Model fine) {
    Trajectories one = Simulation.of(coarse).run(Inputs.medians(coarse), List.of());
    Trajectories two = Simulation.of(fine).run(Inputs.medians(fine), List.of());
    for (Model.Target target : coarse.goals()) {
      int period = coarse.clock().index(target.by());
      double a = one.observed(target.observed(), period)[0];
      double b = two.observed(target.observed(), period)[0];
      double way = Math.abs(target.value() - one.observed(target.observed(), 0)[0]);
      if (Math.abs(a - b) > OF_THE_WAY * way) {
        return true;
      }
    }
    return false;
  }

  /** The shortest time in which a stock empties at the start, or a stage of a delay. */
  private static double shortest(Model model) {
    Program program = Compiler.compile(model);
    Block block = new Block(program, Inputs.medians(model), 0, 1);
    block.start();
    block.moment(0, model.clock().start());
    double shortest = Double.POSITIVE_INFINITY;
    for (Program.StockPlan plan : program.stocks()) {
      double out = 0;
      for (int flow : plan.out()) {
        out += Math.max(0, block.reg[flow][0]);
      }
      double there = block.reg[plan.register()][0];
      // Aged stocks empty group by group, and an empty one has nothing to lose.
      if (out > 0 && there > 0 && !plan.stock().isAged()) {
        shortest = Math.min(shortest, there / out);
      }
    }
    for (Program.Memory memory : program.memories()) {
      if (memory.kind() != Program.Kind.PIPELINE) {
        shortest = Math.min(shortest, block.reg[memory.span()][0] / memory.order());
      }
    }
    return shortest;
  }
}
