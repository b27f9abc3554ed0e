package org.waymark.statistics;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A pilot that is looked at every period from the third after its last start: its effect, whether
 * the sequential placebo test has found it, and what other ways to compare say.
 *
 * @param effect as known now
 * @param test at every look so far
 * @param looks last period known at each look
 * @param synthetic the effect by synthetic difference in differences; none where it is not known
 * @param allowed paths that may have gone by now; with 0 nothing could have been found yet
 * @param nextJudged periods since the last start at which another path may go; none if never
 */
public record LookedAt(
    DifferenceInDifferences effect,
    SequentialPlacebo test,
    int[] looks,
    OptionalDouble synthetic,
    int allowed,
    OptionalInt nextJudged) {

  /** Periods after a start before anything is said. */
  public static final int LEAST_AFTER = 3;

  /** Most chance of a find where nothing happened. */
  public static final double ALPHA = 0.05;

  /** Share of the effect that another way to compare must also show. */
  private static final double HALF = 0.5;

  /**
   * Looks at a pilot.
   *
   * @param design its looks are not used
   * @param planned periods after the last start until which most of the chance is spent
   * @param seed of the sets, where they are drawn
   */
  public static LookedAt of(DifferenceInDifferences.Design design, double planned, long seed) {
    int start = 0;
    int last = -1;
    for (int[] sides : design.sides()) {
      int first = 0;
      while (first < sides.length && sides[first] != 1) {
        first++;
      }
      start = Math.max(start, first);
      last = sides.length - 1;
    }
    int from = start;
    int[] looks = IntStream.rangeClosed(from + LEAST_AFTER - 1, last).toArray();
    DifferenceInDifferences.Design looked =
        new DifferenceInDifferences.Design(
            design.y(),
            design.features(),
            design.adopters(),
            design.sides(),
            design.donors(),
            design.matched(),
            looks);
    int[][] sets =
        DifferenceInDifferences.sets(design.donors().length, design.adopters().length, seed);
    DifferenceInDifferences effect = DifferenceInDifferences.of(looked, sets);
    int paths = sets.length + 1;
    int[] allowed =
        IntStream.of(looks)
            .map(t -> SequentialPlacebo.allowed(ALPHA, t - from + 1, planned, paths))
            .toArray();
    SequentialPlacebo test = SequentialPlacebo.of(effect.paths(), allowed);
    return new LookedAt(
        effect,
        test,
        looks,
        SyntheticCheck.effect(design),
        looks.length == 0 ? 0 : allowed[looks.length - 1],
        test.found().isPresent()
            ? OptionalInt.empty()
            : SequentialPlacebo.nextJudged(ALPHA, last - from + 1, planned, paths));
  }

  /** True where the adopters' path went while it was better. */
  public boolean isBetter() {
    return test.found().isPresent() && effect.paths()[test.found().getAsInt()][0] > 0;
  }

  /** True where the adopters' path went while it was worse. */
  public boolean isWorse() {
    return test.found().isPresent() && effect.paths()[test.found().getAsInt()][0] < 0;
  }

  /**
   * True where at least half of the effect also shows against a synthetic comparison and against
   * the line of each place before. A comparison that cannot be made counts for neither.
   */
  public boolean holds() {
    double least = HALF * effect.effect();
    double sign = Math.signum(effect.effect());
    boolean synthetically = synthetic.isEmpty() || sign * synthetic.getAsDouble() >= sign * least;
    boolean beyondLine =
        Double.isNaN(effect.beyondLine()) || sign * effect.beyondLine() >= sign * least;
    return synthetically && beyondLine;
  }
}
