package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Intervals;

class SpokenShareTest {

  @Test
  void withoutCodedTextsItIsWilsonsIntervalOfTheShare() {
    SpokenShare share = SpokenShare.of(12, 40, Agreement.NONE);
    assertEquals(Intervals.wilson(12, 40, .95), share.interval());
    assertTrue(share.corrected().isEmpty());
  }

  /** 80% found, 10% in vain: a third counted is (1/3 - .1) / .7 spoken. */
  @Test
  void whatIsMissedAndFoundInVainIsCorrected() {
    Agreement coders = new Agreement(80, 20, 20, 180);
    SpokenShare share = SpokenShare.of(100, 300, coders);
    assertEquals((1 / 3.0 - .1) / .7, share.corrected().orElseThrow(), 1e-12);
    assertTrue(share.interval().low() < 1 / 3.0 && share.interval().high() > 1 / 3.0);
  }

  @Test
  void moreCodedTextsMakeTheIntervalNarrower() {
    SpokenShare few = SpokenShare.of(100, 300, new Agreement(8, 2, 2, 18));
    SpokenShare many = SpokenShare.of(100, 300, new Agreement(800, 200, 200, 1800));
    assertTrue(
        few.interval().high() - few.interval().low()
            > 1.5 * (many.interval().high() - many.interval().low()));
  }

  @Test
  void aCodingThatTellsNothingCorrectsNothing() {
    assertTrue(SpokenShare.of(5, 10, new Agreement(5, 50, 5, 50)).corrected().isEmpty());
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    int tries = 2_000;
    for (int i = 0; i < tries; i++) {
      double truth = .25;
      Agreement coders = Agreement.NONE;
      for (int text = 0; text < 150; text++) {
        boolean spoken = random.nextDouble() < truth;
        coders = coders.and(random.nextDouble() < (spoken ? .8 : .1), spoken);
      }
      int mentions = 0;
      for (int report = 0; report < 200; report++) {
        boolean spoken = random.nextDouble() < truth;
        mentions += random.nextDouble() < (spoken ? .8 : .1) ? 1 : 0;
      }
      SpokenShare share = SpokenShare.of(mentions, 200, coders);
      held += share.interval().low() <= truth && truth <= share.interval().high() ? 1 : 0;
    }
    assertEquals(.95, held / (double) tries, .02);
  }
}
