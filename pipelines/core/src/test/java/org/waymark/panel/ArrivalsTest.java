package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.wording.CompletenessWords;

class ArrivalsTest {
  private static final Period FIRST = new Period(PeriodKind.MONTH, LocalDate.of(2024, 1, 1));
  private static final int MONTHS = 27;
  private static final LocalDate NOW = LocalDate.of(2026, 4, 10);

  /** What is known of a month when so many more have ended, over what there will be. */
  private static double known(double[] arrived, int lag) {
    return lag < arrived.length ? arrived[lag] : 1;
  }

  /** Publications on the tenth of the month, each with what had arrived by then. */
  private static Completeness learnt(
      int places, int publications, double[] arrived, double revisedBy) {
    Panel panel = panel(places, arrived);
    List<LocalDate> dates =
        IntStream.rangeClosed(1, publications)
            .mapToObj(k -> NOW.minusMonths(publications + 1L - k))
            .toList();
    Arrivals arrivals = new Arrivals(panel, NOW, dates);
    for (int k = 0; k < publications; k++) {
      for (int t = 0; t < MONTHS; t++) {
        int lag = MONTHS - 1 - t - (publications - k);
        for (int p = 0; p < places && lag >= 0; p++) {
          double events = 1000 * (p + 1) * known(arrived, lag) / revisedBy;
          arrivals.add(
              p, FIRST.plus(t).code(), new double[] {events / 9e4, events, 9e4, 0, 0}, 0, 1L << k);
        }
      }
    }
    return arrivals.estimate(0.95);
  }

  private static Panel panel(int places, double[] arrived) {
    int cells = places * MONTHS;
    double[] numerator = new double[cells];
    double[] denominator = new double[cells];
    double[] value = new double[cells];
    Arrays.fill(denominator, 9e4);
    for (int p = 0; p < places; p++) {
      for (int t = 0; t < MONTHS; t++) {
        numerator[p * MONTHS + t] = 1000 * (p + 1) * known(arrived, MONTHS - 1 - t);
        value[p * MONTHS + t] = numerator[p * MONTHS + t] / 9e4;
      }
    }
    int[] none = new int[cells];
    return new Panel(
        0,
        IntStream.range(0, places).toArray(),
        IntStream.range(0, MONTHS).map(t -> FIRST.plus(t).code()).toArray(),
        value,
        numerator,
        denominator,
        new double[0],
        new double[0],
        none,
        none,
        none,
        new boolean[cells]);
  }

  @Test
  void what_grows_from_publication_to_publication_is_estimated_by_lag() {
    Completeness learnt = learnt(8, 6, new double[] {0.6, 0.82, 0.94}, 1);
    assertEquals(3, learnt.settlesAfter());
    assertArrayEquals(new double[] {0.6, 0.82, 0.94}, learnt.usual(), 1e-12);
    assertEquals(
        "a month is usually 60% complete at first, 82% after one month and 94% after two months",
        CompletenessWords.usually(PeriodKind.MONTH, learnt));
  }

  @Test
  void one_publication_of_many_places_is_enough_and_is_chained() {
    Completeness learnt = learnt(8, 1, new double[] {0.6, 0.82, 0.94}, 1);
    assertArrayEquals(new double[] {0.6, 0.82, 0.94}, learnt.usual(), 1e-12);
  }

  @Test
  void a_single_place_needs_three_months() {
    assertFalse(learnt(1, 2, new double[] {0.8}, 1).isKnown());
    assertEquals(1, learnt(1, 3, new double[] {0.8}, 1).settlesAfter());
  }

  @Test
  void numbers_that_stay_are_complete() {
    assertFalse(learnt(8, 6, new double[] {0.96}, 1).isKnown());
    assertFalse(learnt(8, 6, new double[0], 1).isKnown());
  }

  @Test
  void a_new_way_of_counting_in_all_months_is_no_late_arrival() {
    assertFalse(learnt(8, 4, new double[0], 1.3).isKnown());
    assertEquals(2, learnt(8, 4, new double[] {0.6, 0.8}, 1.3).settlesAfter());
  }

  @Test
  void without_a_publication_nothing_is_known() {
    assertFalse(learnt(8, 0, new double[] {0.6}, 1).isKnown());
  }
}
