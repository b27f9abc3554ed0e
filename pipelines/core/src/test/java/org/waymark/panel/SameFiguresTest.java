package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

class SameFiguresTest {

  private static final int PLACES = 12;
  private static final int PERIODS = 24;

  private static List<String> ids() {
    return IntStream.range(0, PLACES).mapToObj(p -> "p" + (char) ('a' + p)).toList();
  }

  private static Panel panel(double[] value) {
    int[] periods = new int[PERIODS];
    Period first = new Period(PeriodKind.MONTH, LocalDate.of(2024, 1, 1));
    Arrays.setAll(periods, t -> first.plus(t).code());
    int[] places = IntStream.range(0, PLACES).toArray();
    int cells = value.length;
    return new Panel(
        0,
        places,
        periods,
        value,
        new double[0],
        new double[0],
        new double[0],
        new double[0],
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells]);
  }

  private static double[] random(int values) {
    SplittableRandom random = new SplittableRandom(7);
    double[] all = new double[PLACES * PERIODS];
    Arrays.setAll(all, cell -> random.nextInt(values));
    return all;
  }

  private static void copy(double[] values, int from, int to) {
    System.arraycopy(values, from * PERIODS, values, to * PERIODS, PERIODS);
  }

  @Test
  void places_with_the_same_figures_in_every_period_are_one_group_named_by_its_first_id() {
    double[] values = random(1000);
    copy(values, 4, 9);
    copy(values, 4, 2);
    int[] expected = IntStream.range(0, PLACES).toArray();
    expected[4] = 2;
    expected[9] = 2;
    assertArrayEquals(expected, SameFigures.firstOfGroup(panel(values), ids()));
  }

  @Test
  void one_other_value_makes_two_places_two() {
    double[] values = random(1000);
    copy(values, 4, 9);
    values[9 * PERIODS + 17]++;
    assertArrayEquals(
        IntStream.range(0, PLACES).toArray(), SameFigures.firstOfGroup(panel(values), ids()));
  }

  @Test
  void small_counts_that_chance_makes_equal_are_no_copies() {
    double[] values = new double[PLACES * PERIODS];
    for (int p = 0; p < PLACES; p++) {
      values[p * PERIODS + (p % 6)] = 1;
      values[p * PERIODS + 20] = 1;
    }
    assertArrayEquals(
        IntStream.range(0, PLACES).toArray(), SameFigures.firstOfGroup(panel(values), ids()));
  }

  @Test
  void a_value_that_never_changes_tells_nothing() {
    double[] values = new double[PLACES * PERIODS];
    Arrays.fill(values, 100);
    assertArrayEquals(
        IntStream.range(0, PLACES).toArray(), SameFigures.firstOfGroup(panel(values), ids()));
  }
}
