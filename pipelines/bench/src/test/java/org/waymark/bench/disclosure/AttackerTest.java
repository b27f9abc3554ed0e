package org.waymark.bench.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttackerTest {
  private static final double ALL = Double.POSITIVE_INFINITY;

  private static Attacker reading(int numbers, int[][] sums, double... totals) {
    Attacker attacker = new Attacker();
    for (int s = 0; s < sums.length; s++) {
      attacker.read(sums[s], totals[s], totals[s]);
    }
    attacker.think(numbers);
    return attacker;
  }

  @Test
  void theOnePartThatIsMissingIsExact() {
    Attacker attacker = reading(3, new int[][] {{0, 1, 2}, {0}, {2}}, 12, 3, 4);
    assertEquals(new Attacker.Bounds(5, 5), attacker.bounds(new int[] {1}, ALL));
  }

  @Test
  void twoPartsLeaveWhatTheirSumAllows() {
    Attacker attacker = reading(3, new int[][] {{0, 1, 2}, {2}}, 12, 4);
    assertEquals(new Attacker.Bounds(0, 8), attacker.bounds(new int[] {1}, ALL));
  }

  @Test
  void sumsThatCrossTellMoreThanEachOfThem() {
    // Rows of 3 and 4, columns of 6 and 1: the first cell is at least 2.
    Attacker attacker = reading(4, new int[][] {{0, 1}, {2, 3}, {0, 2}, {1, 3}}, 3, 4, 6, 1);
    assertEquals(new Attacker.Bounds(2, 3), attacker.bounds(new int[] {0}, ALL));
  }

  @Test
  void roundedNumbersLeaveARange() {
    Attacker attacker = new Attacker();
    attacker.read(new int[] {0, 1}, 18, 22);
    attacker.read(new int[] {0}, 8, 12);
    attacker.think(2);
    assertEquals(new Attacker.Bounds(6, 14), attacker.bounds(new int[] {1}, ALL));
  }

  @Test
  void whatIsUsuallyDoneLeavesNumbersThatAreTold() {
    WeeklyWorld world = new WeeklyWorld(3, 4, 5);
    Attack.Threshold rule = Attack.Threshold.of("threshold-5");
    List<PublishedYear.Row> rows = new UsualRule(world, rule, true).publish(6);
    Attack attack = Attack.on(world, rows, rule);
    assertTrue(attack.hidden() > 100, attack.toString());
    assertTrue(attack.exact() > 0, attack.toString());
  }
}
