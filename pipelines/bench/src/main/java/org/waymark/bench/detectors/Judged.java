package org.waymark.bench.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one world gave.
 *
 * @param outcomes of every rule, in their order; empty where it was not asked, or is not made for
 *     what is measured
 * @param steps how well CHANGE told sizes and onsets
 */
record Judged(List<Optional<Outcome>> outcomes, StepAccuracy steps) {

  private static final String NONE = "-";

  static Judged of(World world, List<Contender> contenders) {
    return of(world, contenders, contenders);
  }

  /**
   * What some of the rules make of a world.
   *
   * @param asked those of the {@code contenders} that judge; the others have no outcome
   */
  static Judged of(World world, List<Contender> contenders, List<Contender> asked) {
    Set<String> names = asked.stream().map(Contender::name).collect(Collectors.toSet());
    Evidence evidence = Evidence.of(world);
    List<Optional<Outcome>> outcomes = new ArrayList<>();
    StepAccuracy steps = StepAccuracy.none();
    for (Contender contender : contenders) {
      Optional<Verdict> verdict =
          names.contains(contender.name()) ? contender.rule().apply(evidence) : Optional.empty();
      outcomes.add(verdict.map(v -> Outcome.of(v, world.planted())));
      if (contender.name().equals("CHANGE") && verdict.isPresent()) {
        steps = StepAccuracy.of(evidence, verdict.get().flagged());
      }
    }
    return new Judged(outcomes, steps);
  }

  /** One line for the steps, then one for every rule; numbers in full. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        tabbed(steps.steps(), steps.bias(), steps.squares(), steps.covered(), steps.onsets()));
    for (Optional<Outcome> one : outcomes) {
      lines.add(
          one.map(
                  o ->
                      tabbed(
                          o.flagged(),
                          o.right(),
                          o.planted(),
                          o.averagePrecision(),
                          o.firstTwenty()))
              .orElse(NONE));
    }
    return lines;
  }

  /** Reads {@link #lines} back. */
  static Judged read(List<String> lines) {
    String[] of = lines.get(0).split("\t", -1);
    StepAccuracy steps =
        new StepAccuracy(
            Integer.parseInt(of[0]),
            Double.parseDouble(of[1]),
            Double.parseDouble(of[2]),
            Integer.parseInt(of[3]),
            Integer.parseInt(of[4]));
    List<Optional<Outcome>> outcomes = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      outcomes.add(line.equals(NONE) ? Optional.empty() : Optional.of(outcome(line)));
    }
    return new Judged(outcomes, steps);
  }

  private static Outcome outcome(String line) {
    String[] of = line.split("\t", -1);
    return new Outcome(
        Integer.parseInt(of[0]),
        Integer.parseInt(of[1]),
        Integer.parseInt(of[2]),
        Double.parseDouble(of[3]),
        Double.parseDouble(of[4]));
  }

  private static String tabbed(int a, double b, double c, int d, int e) {
    return a + "\t" + b + "\t" + c + "\t" + d + "\t" + e;
  }

  private static String tabbed(int a, int b, int c, double d, double e) {
    return a + "\t" + b + "\t" + c + "\t" + d + "\t" + e;
  }
}
