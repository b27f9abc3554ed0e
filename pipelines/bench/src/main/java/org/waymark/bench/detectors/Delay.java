package org.waymark.bench.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long a step stands before a rule first lists it, when the rule is asked every period.
 *
 * @param rule whose list
 * @param planted steps
 * @param within found no later than so many periods after the step began; entry 0: in its first
 * @param everFalse share of all tests without a step that were listed at least once
 */
record Delay(String rule, int planted, int[] within, double everFalse) {

  private static final List<String> RULES =
      List.of("CHANGE", "CHANGE or LEVEL", "SHMI", "step t-test", "XmR last point", "run rules");

  /** Asks in every period of the second half of one world of steps from the middle. */
  static List<Delay> of(Setting setting, long seed) {
    World world = World.of(setting, seed);
    int from = setting.periods() / 2;
    List<Contender> rules = Contender.all().stream().filter(c -> RULES.contains(c.name())).toList();
    int[][] first = new int[rules.size()][setting.tests()];
    for (int[] of : first) {
      Arrays.fill(of, -1);
    }
    for (int t = from; t < setting.periods(); t++) {
      Evidence evidence = Evidence.of(world.until(t + 1));
      for (int r = 0; r < rules.size(); r++) {
        int[] of = first[r];
        int now = t - from;
        rules
            .get(r)
            .rule()
            .apply(evidence)
            .ifPresent(
                verdict -> {
                  for (int test = 0; test < of.length; test++) {
                    if (verdict.flagged()[test] && of[test] < 0) {
                      of[test] = now;
                    }
                  }
                });
      }
    }
    List<Delay> delays = new ArrayList<>();
    for (int r = 0; r < rules.size(); r++) {
      delays.add(of(rules.get(r).name(), world.planted(), first[r], setting.periods() - from));
    }
    return delays;
  }

  private static Delay of(String rule, boolean[] planted, int[] first, int periods) {
    int[] within = new int[periods];
    int steps = 0;
    int falsely = 0;
    for (int test = 0; test < planted.length; test++) {
      steps += planted[test] ? 1 : 0;
      falsely += !planted[test] && first[test] >= 0 ? 1 : 0;
      for (int t = 0; planted[test] && first[test] >= 0 && t < periods; t++) {
        within[t] += first[test] <= t ? 1 : 0;
      }
    }
    return new Delay(rule, steps, within, (double) falsely / (planted.length - steps));
  }

  /** The whole of it on one line, numbers in full. */
  String line() {
    StringBuilder line = new StringBuilder(rule + "\t" + planted + "\t" + everFalse);
    for (int found : within) {
      line.append('\t').append(found);
    }
    return line.toString();
  }

  /** Reads {@link #line} back. */
  static Delay read(String line) {
    String[] of = line.split("\t", -1);
    int[] within = new int[of.length - 3];
    Arrays.setAll(within, t -> Integer.parseInt(of[t + 3]));
    return new Delay(of[0], Integer.parseInt(of[1]), within, Double.parseDouble(of[2]));
  }

  double foundWithin(int periods) {
    return (double) within[periods - 1] / planted;
  }
}
