package org.waymark.disclosure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;

class SuppressionTest {
  private static final List<Place> TREE =
      List.of(
          Worlds.place("all", ""),
          Worlds.place("north", "all"),
          Worlds.place("south", "all"),
          Worlds.place("n1", "north"),
          Worlds.place("n2", "north"),
          Worlds.place("n3", "north"));

  private static TiedSuppression.Outcome counts(String rule, List<Place> places, double... counts) {
    Indicator indicator = Worlds.indicator(Measure.COUNT);
    Panel panel = Worlds.panel(places.size(), 1, indicator, counts, Worlds.NOTHING, Worlds.NOTHING);
    return Worlds.under(rule, panel, indicator, places);
  }

  private static List<String> hidden(TiedSuppression.Outcome done, List<Place> places) {
    return IntStream.range(0, places.size())
        .filter(done.panel()::suppressed)
        .mapToObj(p -> places.get(p).id())
        .toList();
  }

  private static Panel apart(String rule, Measure measure, double[] top, double[] bottom) {
    Place[] places = new Place[top.length];
    Arrays.setAll(places, p -> Worlds.place("p" + p, ""));
    Indicator indicator = Worlds.indicator(measure);
    Panel panel = Worlds.panel(top.length, 1, indicator, top, bottom, Worlds.NOTHING);
    return Worlds.under(rule, panel, indicator, List.of(places)).panel();
  }

  @Test
  void hes_hides_one_to_seven_and_rounds_the_rest_to_the_nearest_five() {
    double[] counts = {0, 1, 7, 8, 12, 13, 1002};
    Panel shown = apart("nhs-hes", Measure.COUNT, counts, Worlds.NOTHING);
    assertArrayEquals(new double[] {0, Double.NaN, Double.NaN, 10, 10, 15, 1000}, shown.value());
  }

  @Test
  void a_share_is_made_of_the_rounded_numbers() {
    double[] cases = {22, 3, 62};
    double[] all = {67, 67, 67};
    Panel shown = apart("nhs-hes", Measure.PROPORTION, cases, all);
    assertEquals(20.0 / 65, shown.value()[0]);
    assertTrue(shown.suppressed(1), "three people");
    assertTrue(shown.suppressed(2), "all but five");
  }

  @Test
  void what_a_rate_is_out_of_is_not_rounded() {
    Panel shown = apart("nhs-hes", Measure.RATE, new double[] {12}, new double[] {3.2});
    assertEquals(10 / 3.2 * 1000, shown.value()[0]);
    assertEquals(3.2, shown.denominator()[0]);
  }

  @Test
  void below_ten_is_hidden_with_zero_and_ten_is_shown() {
    double[] counts = {0, 9, 10};
    assertArrayEquals(
        new boolean[] {true, true, false},
        apart("tre-10", Measure.COUNT, counts, Worlds.NOTHING).suppressed());
  }

  @Test
  void a_threshold_is_the_smallest_number_that_is_shown() {
    double[] counts = {0, 4, 5};
    assertArrayEquals(
        new boolean[] {true, true, false},
        apart("threshold-5", Measure.COUNT, counts, Worlds.NOTHING).suppressed());
  }

  @Test
  void those_who_are_not_counted_are_people_too() {
    double[] cases = {40, 10, 39};
    double[] all = {45, 20, 49};
    assertArrayEquals(
        new boolean[] {true, false, false},
        apart("tre-10", Measure.PROPORTION, cases, all).suppressed());
  }

  @Test
  void a_share_with_n_counts_people_and_so_does_an_estimate() {
    Indicator share = Worlds.indicator(Measure.PROPORTION);
    double[] values = {0.05, 0.05, 0.5};
    Panel delivered = Worlds.panel(3, 1, share, values, Worlds.NOTHING, new double[] {100, 100, 8});
    delivered.line()[1] = 0;
    delivered.line()[2] = 0;
    List<Place> places =
        List.of(Worlds.place("a", ""), Worlds.place("b", ""), Worlds.place("c", ""));
    assertArrayEquals(
        new boolean[] {true, true, true},
        Worlds.under("tre-10", delivered, share, places).panel().suppressed());
  }

  @Test
  void a_mean_of_few_is_hidden_and_one_of_unknown_many_is_not() {
    Indicator mean = Worlds.indicator(Measure.MEAN);
    Panel panel =
        Worlds.panel(
            3, 1, mean, new double[] {3, 3, 3}, Worlds.NOTHING, new double[] {9, 10, Double.NaN});
    List<Place> places =
        List.of(Worlds.place("a", ""), Worlds.place("b", ""), Worlds.place("c", ""));
    assertArrayEquals(
        new boolean[] {true, false, false},
        Worlds.under("tre-10", panel, mean, places).panel().suppressed());
  }

  @Test
  void the_next_smallest_is_hidden_where_the_whole_would_tell() {
    TiedSuppression.Outcome done = counts("tre-10", TREE, 300, 100, 200, 8, 60, 32);
    assertEquals(List.of("n1", "n3"), hidden(done, TREE));
    assertEquals(2, done.hidden());
    assertEquals(0, done.recoverable());
  }

  @Test
  void of_equally_small_ones_the_first_by_id_is_hidden() {
    assertEquals(
        List.of("n1", "n3"), hidden(counts("tre-10", TREE, 300, 100, 200, 46, 46, 8), TREE));
  }

  @Test
  void hidden_parts_that_are_few_together_take_a_third_with_them() {
    assertEquals(
        List.of("n1", "n2", "n3"), hidden(counts("tre-10", TREE, 300, 100, 200, 2, 3, 95), TREE));
  }

  @Test
  void where_no_part_is_left_the_whole_is_hidden_and_so_on_upwards() {
    List<Place> places =
        List.of(
            Worlds.place("all", ""),
            Worlds.place("north", "all"),
            Worlds.place("south", "all"),
            Worlds.place("n1", "north"));
    assertEquals(
        List.of("north", "south", "n1"), hidden(counts("tre-10", places, 60, 8, 52, 8), places));
    assertEquals(
        List.of("all", "north", "n1"),
        hidden(counts("threshold-5", places, 3, 3, Double.NaN, 3), places));
  }

  @Test
  void a_whole_that_is_hidden_is_not_told_by_its_parts() {
    // south is small, so north is hidden beside it, and n1 lest the parts of north add up to it.
    assertEquals(
        List.of("north", "south", "n1"),
        hidden(counts("tre-10", TREE, 109, 100, 9, 30, 33, 37), TREE));
  }

  @Test
  void parts_add_up_to_the_nearest_whole_that_has_a_number() {
    assertEquals(
        List.of("n1", "n2"), hidden(counts("tre-10", TREE, 300, Double.NaN, 200, 8, 40, 52), TREE));
  }

  @Test
  void hes_leaves_the_nation_as_it_is_and_only_a_nation() {
    TiedSuppression.Outcome done = counts("nhs-hes", TREE, 303, 101, 202, 4, 41, 56);
    assertArrayEquals(
        new double[] {303, 100, 200, Double.NaN, Double.NaN, 55}, done.panel().value());
    List<Place> two =
        List.of(
            Worlds.place("east", ""),
            Worlds.place("west", ""),
            Worlds.place("e1", "east"),
            Worlds.place("w1", "west"));
    assertArrayEquals(
        new double[] {45, 30, 45, 30}, counts("nhs-hes", two, 44, 32, 44, 32).panel().value());
  }

  @Test
  void rules_are_those_of_the_registry() {
    assertFalse(DisclosureRule.of("none").applies());
    assertTrue(DisclosureRule.of("threshold-1").hides(0));
    assertThrows(IllegalArgumentException.class, () -> DisclosureRule.of("ten"));
  }
}
