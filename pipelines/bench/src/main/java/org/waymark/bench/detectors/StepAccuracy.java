package org.waymark.bench.detectors;

/**
 * How well CHANGE tells the size and the onset of the planted steps that it lists.
 *
 * @param steps planted steps that it lists
 * @param bias sum of estimate less truth, in score
 * @param squares sum of the squares of that
 * @param covered steps whose 95% interval holds the truth
 * @param onsets steps whose onset is told to within a period
 */
record StepAccuracy(int steps, double bias, double squares, int covered, int onsets) {

  private static final double Z95 = 1.96;

  static StepAccuracy none() {
    return new StepAccuracy(0, 0, 0, 0, 0);
  }

  static StepAccuracy of(Evidence e, boolean[] listed) {
    World world = e.world();
    int last = world.setting().periods() - 3;
    Setting.Onset kind = world.setting().deviants().onset();
    StepAccuracy sum = none();
    if (kind == Setting.Onset.RAMP || kind == Setting.Onset.SPIKE) {
      return sum;
    }
    for (int test = 0; test < listed.length; test++) {
      int onset = world.onset()[test];
      if (!listed[test] || !world.planted()[test] || onset < 3 || onset > last) {
        continue;
      }
      double off = e.step()[test] - world.effect()[test];
      sum =
          sum.and(
              new StepAccuracy(
                  1,
                  off,
                  off * off,
                  Math.abs(off) <= Z95 * e.stepError()[test] ? 1 : 0,
                  Math.abs(e.stepOnset()[test] - onset) <= 1 ? 1 : 0));
    }
    return sum;
  }

  StepAccuracy and(StepAccuracy other) {
    return new StepAccuracy(
        steps + other.steps,
        bias + other.bias,
        squares + other.squares,
        covered + other.covered,
        onsets + other.onsets);
  }
}
