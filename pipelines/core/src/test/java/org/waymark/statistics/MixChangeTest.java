package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MixChangeTest {

  /** Removal of small and large kidney stones, two ways (Charig and others 1986). */
  private static MixChange stones(double times) {
    return MixChange.of(
        new double[] {81 * times, 192 * times},
        new double[] {87 * times, 263 * times},
        new double[] {234 * times, 55 * times},
        new double[] {270 * times, 80 * times});
  }

  @Test
  void a_whole_can_rise_while_both_parts_fall() {
    MixChange change = stones(100);
    assertEquals(289.0 / 350 - 273.0 / 350, change.total(), 1e-12);
    assertTrue(change.within() < 0);
    assertTrue(change.isOfMix());
    assertTrue(change.isOpposite());
  }

  @Test
  void what_chance_may_have_done_is_no_change_of_mix() {
    assertFalse(stones(1).isOfMix());
  }

  @Test
  void a_part_that_comes_new_changes_the_mix_alone() {
    MixChange change =
        MixChange.of(
            new double[] {4000, 0},
            new double[] {10_000, 0},
            new double[] {4000, 9000},
            new double[] {10_000, 10_000});
    assertEquals(0, change.within(), 1e-12);
    assertEquals(0.25, change.mix(), 1e-12);
    assertTrue(change.isOfMix());
    assertFalse(change.isOpposite());
  }

  @Test
  void parts_that_move_with_the_whole_are_no_change_of_mix() {
    MixChange change =
        MixChange.of(
            new double[] {4000, 8000},
            new double[] {10_000, 10_000},
            new double[] {5000, 9000},
            new double[] {10_000, 10_000});
    assertEquals(0.1, change.within(), 1e-12);
    assertFalse(change.isOfMix());
  }

  @Test
  void turned_round_the_same_is_said() {
    MixChange change =
        MixChange.of(
            new double[] {600, 7100},
            new double[] {8700, 26_300},
            new double[] {3600, 2500},
            new double[] {27_000, 8000});
    assertEquals(-stones(100).within(), change.within(), 1e-12);
    assertTrue(change.isOpposite());
  }
}
