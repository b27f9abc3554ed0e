package org.waymark.twin.scenario;

import org.waymark.registry.Measure;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Trajectories;
import org.waymark.twin.verdict.Verdicts;

/**
 * A goal on the baseline of another forecast: its draws, moved by the model's difference between a
 * scenario and no levers, on the scale of the indicator's score.
 */
public final class OtherBaseline {
  private static final double CLOSEST = 1e-6;

  private final Study study;
  private final Model.Target target;
  private final Measure measure;
  private final double[] base;

  /** The baseline of a target. */
  public OtherBaseline(Study study, Model.Target target, Measure measure, Verdicts.Base forecast) {
    this.study = study;
    this.target = target;
    this.measure = measure;
    Model model = study.model();
    base = Draws.normals(model.seed(), model.id() + "/base/" + forecast.indicator(), study.draws());
    for (int i = 0; i < base.length; i++) {
      base[i] = forecast.mean() + forecast.sd() * base[i];
    }
  }

  /** Share of draws in which a scenario reaches the goal. */
  public double share(Trajectories of) {
    int period = study.model().clock().index(target.by());
    double[] with = of.observed(target.observed(), period);
    double[] without = study.baseline().observed(target.observed(), period);
    int reached = 0;
    for (int i = 0; i < base.length; i++) {
      double moved = unscored(scored(base[i]) + scored(with[i]) - scored(without[i]));
      reached += target.better() * (moved - target.value()) >= 0 ? 1 : 0;
    }
    return reached / (double) base.length;
  }

  /** On the score: log odds of a share, the logarithm of a rate or count, any other as it is. */
  private double scored(double value) {
    return switch (measure) {
      case PROPORTION -> {
        double inside = Math.max(CLOSEST, Math.min(1 - CLOSEST, value));
        yield StrictMath.log(inside / (1 - inside));
      }
      case RATE, COUNT -> StrictMath.log(Math.max(CLOSEST, value));
      default -> value;
    };
  }

  private double unscored(double score) {
    return switch (measure) {
      case PROPORTION -> 1 / (1 + StrictMath.exp(-score));
      case RATE, COUNT -> StrictMath.exp(score);
      default -> score;
    };
  }
}
