package org.waymark.bench.detectors;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.waymark.statistics.Detection;
import org.waymark.statistics.Detection.Tier;

/** The lists that our detector makes. */
final class OurRules {

  private static final double LEAST_P = 1e-300;

  private OurRules() {}

  /** One test of a concluded world. */
  private record Cell(Evidence evidence, Detection detection, int test) {

    boolean changed() {
      return detection.qChange()[test] <= Detection.CHANGE_RATE;
    }

    boolean level() {
      return detection.qLevel()[test] <= Detection.LEVEL_RATE;
    }

    boolean far() {
      return detection.qFar()[test] <= Detection.CHANGE_RATE;
    }

    double clearChange() {
      return clear(evidence.pChange()[test]);
    }

    double clearLevel() {
      return clear(detection.pLevel()[test]);
    }
  }

  private static double clear(double p) {
    return -Math.log(Math.max(p, LEAST_P));
  }

  static List<Contender> all() {
    return List.of(
        ours(
            "CHANGE",
            "a lasting step since when, under pooled and own noise; BH .10",
            Detection.CHANGE_RATE,
            Cell::changed,
            Cell::clearChange),
        ours(
            "CHANGE or LEVEL",
            "either list",
            Detection.CHANGE_RATE,
            c -> c.changed() || c.level(),
            c -> Math.max(c.clearChange(), c.clearLevel())),
        ours(
            "LEVEL",
            "beyond what circumstances predict, worst of the fitted null tails; BH .05",
            Detection.LEVEL_RATE,
            Cell::level,
            Cell::clearLevel),
        ours(
            "FAR",
            "lastingly beyond 2.5 ordinary spreads; BH .10",
            Detection.CHANGE_RATE,
            Cell::far,
            c -> clear(c.evidence.pFar()[c.test])),
        ours(
            "confirmed",
            "CHANGE and LEVEL",
            Detection.CHANGE_RATE,
            c -> c.detection.tier()[c.test] == Tier.CONFIRMED,
            c -> Math.min(c.clearChange(), c.clearLevel())));
  }

  private static Contender ours(
      String name,
      String meaning,
      double nominal,
      java.util.function.Predicate<Cell> listed,
      ToDoubleFunction<Cell> score) {
    return new Contender(
        name,
        meaning,
        nominal,
        evidence -> {
          Detection detection = evidence.detection();
          boolean[] flagged = new boolean[evidence.tests()];
          double[] scores = new double[flagged.length];
          for (int test = 0; test < flagged.length; test++) {
            Cell cell = new Cell(evidence, detection, test);
            flagged[test] = listed.test(cell);
            scores[test] = score.applyAsDouble(cell);
          }
          return Optional.of(new Verdict(flagged, scores));
        });
  }
}
