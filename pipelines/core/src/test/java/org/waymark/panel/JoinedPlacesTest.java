package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;

class JoinedPlacesTest {

  private static final LocalDate LAST = LocalDate.of(2024, 3, 31);

  private static Place place(String id, boolean ends, String successor) {
    return new Place(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ends ? Optional.of(LAST) : Optional.empty(),
        successor.isEmpty() ? Optional.empty() : Optional.of(successor),
        new TreeMap<>());
  }

  private static Indicator indicator(Measure measure) {
    return new Indicator(
        "i",
        "m",
        "Crime",
        measure,
        Optional.empty(),
        Better.LOWER,
        Role.OUTCOME,
        PeriodKind.MONTH,
        measure == Measure.RATE ? 1000 : 1,
        Optional.empty(),
        List.of());
  }

  /** January to June 2024; NaN: nothing was delivered. */
  private static Panel panel(double[] value, double[] numerator, double[] denominator) {
    int[] periods = new int[6];
    Period first = new Period(PeriodKind.MONTH, LocalDate.of(2024, 1, 1));
    Arrays.setAll(periods, t -> first.plus(t).code());
    int rows = value.length / 6;
    int[] places = new int[rows];
    Arrays.setAll(places, p -> p);
    int cells = value.length;
    return new Panel(
        0,
        places,
        periods,
        value,
        numerator,
        denominator,
        new double[0],
        new double[0],
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells]);
  }

  private static final double NO = Double.NaN;

  @Test
  void a_place_that_took_in_another_has_the_sum_of_both_before_and_its_own_figures_since() {
    double[] counts = {10, 11, 12, 33, 34, 35, 20, 21, 22, NO, NO, NO};
    JoinedPlaces.Joined joined =
        JoinedPlaces.of(
            panel(counts, new double[0], new double[0]),
            indicator(Measure.COUNT),
            List.of(place("stays", false, ""), place("goes", true, "stays")));
    assertEquals(
        "[30.0, 32.0, 34.0, 33.0, 34.0, 35.0, NaN, NaN, NaN, NaN, NaN, NaN]",
        Arrays.toString(joined.panel().value()));
    assertEquals(Optional.of(LAST.plusDays(1)), joined.since().get(0));
  }

  @Test
  void rates_add_what_they_count_and_what_it_is_out_of() {
    double[] numerator = {1, 1, 1, 4, 4, 4, 3, 3, 3, NO, NO, NO};
    double[] denominator = {100, 100, 100, 200, 200, 200, 100, 100, 100, NO, NO, NO};
    double[] rate = new double[12];
    Arrays.setAll(rate, c -> numerator[c] / denominator[c] * 1000);
    Panel joined =
        JoinedPlaces.of(
                panel(rate, numerator, denominator),
                indicator(Measure.RATE),
                List.of(place("stays", false, ""), place("goes", true, "stays")))
            .panel();
    assertEquals(20, joined.value()[0]);
    assertEquals(4, joined.numerator()[0]);
    assertEquals(200, joined.denominator()[0]);
    assertEquals(20, joined.value()[5]);
  }

  @Test
  void the_series_begins_anew_where_a_part_is_missing_or_values_do_not_add() {
    double[] counts = {10, 11, 12, 33, 34, 35, 20, NO, 22, NO, NO, NO};
    List<Place> places = List.of(place("stays", false, ""), place("goes", true, "stays"));
    double[] joined =
        JoinedPlaces.of(
                panel(counts, new double[0], new double[0]), indicator(Measure.COUNT), places)
            .panel()
            .value();
    assertTrue(Double.isNaN(joined[1]));
    assertEquals(34, joined[2]);
    double[] means =
        JoinedPlaces.of(
                panel(counts, new double[0], new double[0]), indicator(Measure.VALUE), places)
            .panel()
            .value();
    assertTrue(Double.isNaN(means[0]));
    assertEquals(33, means[3]);
  }

  @Test
  void a_place_that_was_founded_from_two_has_their_sum_before() {
    double[] counts = {NO, NO, NO, 33, 34, 35, 10, 11, 12, NO, NO, NO, 20, 21, 22, NO, NO, NO};
    double[] joined =
        JoinedPlaces.of(
                panel(counts, new double[0], new double[0]),
                indicator(Measure.COUNT),
                List.of(
                    place("both", false, ""),
                    place("one", true, "both"),
                    place("two", true, "both")))
            .panel()
            .value();
    assertEquals(30, joined[0]);
    assertEquals(35, joined[5]);
  }

  @Test
  void a_panel_in_which_nothing_was_taken_in_is_left_as_it_is() {
    Panel panel = panel(new double[] {1, 2, 3, 4, 5, 6}, new double[0], new double[0]);
    assertSame(
        panel,
        JoinedPlaces.of(panel, indicator(Measure.COUNT), List.of(place("a", false, ""))).panel());
  }

  @Test
  void figures_that_were_of_the_whole_place_before_are_not_added_to() {
    double[] counts = {30, 31, 32, 33, 34, 35, 20, 21, 22, NO, NO, NO};
    double[] joined =
        JoinedPlaces.of(
                panel(counts, new double[0], new double[0]),
                indicator(Measure.COUNT),
                List.of(place("stays", false, ""), place("goes", true, "stays")))
            .panel()
            .value();
    assertEquals("[30.0, 31.0, 32.0, 33.0, 34.0, 35.0]", Arrays.toString(Arrays.copyOf(joined, 6)));
    assertTrue(Double.isNaN(joined[6]));
  }

  @Test
  void a_place_under_a_new_code_keeps_what_its_earlier_code_delivered() {
    Place old = place("old", true, "new");
    Place under =
        new Place(
            "new",
            "new",
            Optional.empty(),
            Optional.empty(),
            Optional.of(LAST.plusDays(1)),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            false,
            Optional.of("old"),
            List.of());
    Panel panel = panel(new double[] {10, 11, 12, 13, 14, 15}, new double[0], new double[0]);
    assertSame(
        panel, JoinedPlaces.of(panel, indicator(Measure.COUNT), List.of(under, old)).panel());
  }
}
