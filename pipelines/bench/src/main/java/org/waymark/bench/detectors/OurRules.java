package org.waymark.bench.detectors;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.waymark.statistics.Detection;
import org.waymark.statistics.Detection.Tier;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.NullTails;

/** The lists that our detector makes. */
final class OurRules {

  /** Name of the rule that we had before; nobody publishes its list. */
  static final String EARLIER = "worst of four tails";

  private static final double LEAST_P = 1e-300;

  private OurRules() {}

  /** One test of a concluded world. */
  private record Cell(Evidence evidence, Detection detection, int test) {

    boolean changed() {
      return detection.qChange()[test] <= Detection.CHANGE_RATE;
    }

    boolean level() {
      return detection.tails().nearNormal() && detection.qLevel()[test] <= Detection.CHANGE_RATE;
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
        new Contender(
            "CHANGE",
            "a lasting step since when, under pooled and own noise; BH .10 over it alone",
            Detection.CHANGE_RATE,
            OurRules::changeAlone),
        ours(
            "CHANGE or LEVEL",
            "the list as published: either; one BH .10 over both where levels tell",
            Detection.CHANGE_RATE,
            c -> c.changed() || c.level(),
            c -> Math.max(c.clearChange(), c.clearLevel())),
        ours(
            "LEVEL",
            "the part of that list beyond what circumstances predict; empty unless lasting"
                + " differences look normal",
            Detection.CHANGE_RATE,
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
            c -> Math.min(c.clearChange(), c.clearLevel())),
        new Contender(
            EARLIER,
            "CHANGE at BH .10 or, at BH .05, LEVEL under the worst of four fitted tails (our"
                + " earlier rule)",
            Detection.CHANGE_RATE,
            OurRules::worstOfFour));
  }

  private static Optional<Verdict> changeAlone(Evidence evidence) {
    double[] q = FalseDiscovery.qValues(evidence.pChange());
    boolean[] flagged = new boolean[q.length];
    double[] scores = new double[q.length];
    for (int test = 0; test < q.length; test++) {
      flagged[test] = q[test] <= Detection.CHANGE_RATE;
      scores[test] = clear(evidence.pChange()[test]);
    }
    return Optional.of(new Verdict(flagged, scores));
  }

  /** What stood before: levels by the worst of four fitted tails, BH .05, beside BH .10. */
  private static Optional<Verdict> worstOfFour(Evidence evidence) {
    double[] body = evidence.body().clone();
    for (int test = 0; test < body.length; test++) {
      body[test] = evidence.moving()[test] ? Double.NaN : body[test];
    }
    NullTails tails = NullTails.ofAllShapes(body);
    double[] p = evidence.z().clone();
    for (int test = 0; test < p.length; test++) {
      p[test] = Double.isNaN(p[test]) ? Double.NaN : tails.beyond(p[test], 0);
    }
    double[] qLevel = FalseDiscovery.qValues(p);
    double[] qChange = FalseDiscovery.qValues(evidence.pChange());
    boolean[] flagged = new boolean[p.length];
    double[] scores = new double[p.length];
    for (int test = 0; test < p.length; test++) {
      flagged[test] =
          qLevel[test] <= Detection.LEVEL_RATE || qChange[test] <= Detection.CHANGE_RATE;
      scores[test] = Math.max(clear(p[test]), clear(evidence.pChange()[test]));
    }
    return Optional.of(new Verdict(flagged, scores));
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
