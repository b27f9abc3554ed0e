package org.waymark.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.waymark.aggregate.Deliveries.NONE;
import static org.waymark.aggregate.Deliveries.values;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Measure;

class AggregationTest {

  private static Deliveries counts() {
    return new Deliveries(Measure.COUNT);
  }

  private static double[] months(int count, double value) {
    double[] months = new double[count];
    Arrays.fill(months, value);
    return months;
  }

  private static double[] from(int first, double... values) {
    double[] months = new double[first + values.length];
    Arrays.fill(months, NONE);
    System.arraycopy(values, 0, months, first, values.length);
    return months;
  }

  @Test
  void a_nation_its_region_and_their_parts_are_counted_once() {
    AggregateSeries all =
        counts()
            .place("N", 50, 50)
            .part("R", "N", 50, 50)
            .part("A", "R", 20, 20)
            .part("B", "R", 30, 30)
            .all();
    assertArrayEquals(new double[] {50, 50}, values(all));
    assertEquals(AggregateSeries.Status.DELIVERED, all.points().get(0).status());
  }

  @Test
  void a_nation_that_no_place_names_as_its_parent_is_not_added_to_them() {
    AggregateSeries all =
        counts().place("N", 60, 63).place("A", 20, 22).place("B", 30, 31).place("C", 10, 10).all();
    assertArrayEquals(new double[] {60, 63}, values(all));
    assertTrue(all.remarks().get(0).contains("`parent_id`"));
  }

  @Test
  void a_large_place_beside_others_is_one_of_them() {
    AggregateSeries all =
        counts().place("N", 60, 69).place("A", 20, 22).place("B", 30, 31).place("C", 10, 10).all();
    assertArrayEquals(new double[] {120, 132}, values(all));
  }

  @Test
  void a_place_that_opens_after_the_baseline_does_not_make_the_others_more() {
    AggregateSeries all =
        counts()
            .place("A", months(8, 60))
            .dated("B", "2025-05-01", "", "", from(4, 50, 50, 50, 50))
            .all();
    assertArrayEquals(months(8, 60), values(all));
  }

  @Test
  void a_region_that_delivers_for_some_months_only_is_the_sum_of_its_parts_in_the_others() {
    Deliveries world =
        counts()
            .place("R", 50, NONE, 54, NONE)
            .part("A", "R", 20, 21, 22, 20)
            .part("B", "R", 30, 31, 32, NONE);
    assertArrayEquals(new double[] {50, 52, 54}, values(world.all()));
    AggregateSeries.Point last = world.region("R").points().get(3);
    assertEquals(AggregateSeries.Status.INCOMPLETE, last.status());
    assertEquals("B, usually 60% of all", last.missing());
  }

  @Test
  void parts_that_never_cover_their_region_do_not_stand_for_it() {
    AggregateSeries all = counts().place("R", 50, 50, NONE).part("A", "R", 20, 20, 20).all();
    assertArrayEquals(new double[] {50, 50}, values(all));
  }

  @Test
  void a_parent_that_its_parts_do_not_add_up_to_is_reported() {
    Deliveries world = counts().place("R", 60, 50).part("A", "R", 20, 20).part("B", "R", 30, 30);
    List<Aggregation.Disagreement> found = world.aggregation().disagreements();
    assertEquals(1, found.size());
    assertEquals(50, found.get(0).ofParts());
    assertEquals(
        List.of("R says 60 for January 2025, and its parts make 50."), world.all().remarks());
  }

  @Test
  void completeness_is_counted_by_volume_and_not_by_places() {
    Deliveries world = counts().place("metropolis", 400, 400, 400, NONE);
    for (int i = 0; i < 23; i++) {
      world.place("area-" + i, 26, 26, 26, 26);
    }
    AggregateSeries all = world.all();
    assertArrayEquals(new double[] {998, 998, 998}, values(all));
    assertEquals("metropolis, usually 40% of all", all.passedOver().orElseThrow().missing());
    assertEquals(598 / 998.0, all.points().get(3).coverage(), 1e-12);
  }

  @Test
  void a_small_place_may_be_missing() {
    AggregateSeries all = counts().place("A", 100, 100).place("B", 4, NONE).all();
    assertArrayEquals(new double[] {104, 100}, values(all));
    assertEquals("B, usually 3.8% of all", all.points().get(1).missing());
  }

  @Test
  void places_that_begin_to_report_later_do_not_make_the_others_more() {
    AggregateSeries all =
        counts()
            .place("A", months(8, 60))
            .place("B", months(8, 40))
            .place("C", from(5, 50, 50, 50))
            .all();
    assertArrayEquals(months(8, 100), values(all));
    assertEquals(
        List.of("Like for like: without C, which reports only since June 2025."), all.remarks());
  }

  @Test
  void whoever_reports_at_the_baseline_is_compared() {
    Deliveries world =
        counts()
            .place("A", months(8, 60))
            .place("B", months(8, 40))
            .place("C", from(3, 50, 50, 50, 50, 50));
    AggregateSeries since =
        world.aggregation().of(Scope.EVERYWHERE, Optional.of(Deliveries.month(4)));
    assertArrayEquals(months(5, 150), values(since));
  }

  @Test
  void the_level_goes_on_when_a_place_stops() {
    AggregateSeries all =
        counts()
            .place("A", 60, 60, 60, 60, 66, 66, 66)
            .place("B", 40, 40, 40, NONE, NONE, NONE, NONE)
            .all();
    assertArrayEquals(new double[] {100, 100, 100, 100, 110, 110, 110}, values(all), 1e-9);
    assertEquals(AggregateSeries.Status.CHAINED, all.points().get(4).status());
    assertEquals(
        List.of(
            "Like for like: after March 2025 without B, usually 40% of all; the other places are"
                + " joined to the level before."),
        all.remarks());
  }

  @Test
  void nothing_is_joined_to_less_than_half_of_the_whole() {
    AggregateSeries all =
        counts().place("A", 60, 60, 60, NONE, NONE, NONE, NONE).place("B", months(7, 40)).all();
    assertArrayEquals(months(3, 100), values(all), 1e-9);
  }

  @Test
  void districts_that_become_one_go_on_under_a_new_code() {
    Deliveries world =
        counts()
            .dated("D1", "", "2025-03-31", "U", 20, 20, 20)
            .dated("D2", "", "2025-03-31", "U", 30, 30, 30)
            .dated("U", "2025-04-01", "", "", from(3, 51, 52))
            .place("E", months(5, 10));
    AggregateSeries all = world.all();
    assertArrayEquals(new double[] {60, 60, 60, 61, 62}, values(all));
    assertEquals(List.of(), all.remarks());
    assertArrayEquals(new double[] {50, 50, 50, 51, 52}, values(world.region("U")));
  }

  @Test
  void a_district_that_takes_another_in_goes_on_under_its_old_code() {
    Deliveries world =
        counts().place("D1", 20, 20, 20, 50, 51).dated("D2", "", "2025-03-31", "D1", 30, 30, 30);
    assertArrayEquals(new double[] {50, 50, 50, 50, 51}, values(world.all()));
    assertArrayEquals(new double[] {50, 50, 50, 50, 51}, values(world.region("D1")));
  }

  @Test
  void restated_history_of_a_new_code_is_not_added_to_that_of_the_old_ones() {
    AggregateSeries all =
        counts()
            .dated("D1", "", "2025-03-31", "U", 20, 20, 20)
            .dated("D2", "", "2025-03-31", "U", 30, 30, 30)
            .dated("U", "2025-04-01", "", "", months(5, 50))
            .all();
    assertArrayEquals(months(5, 50), values(all));
  }

  @Test
  void shares_are_weighed_and_values_stand_alone() {
    AggregateSeries shares =
        new Deliveries(Measure.PROPORTION)
            .weighted("A", new double[] {.5}, new double[] {10})
            .weighted("B", new double[] {.2}, new double[] {30})
            .all();
    assertArrayEquals(new double[] {11 / 40.0}, values(shares), 1e-12);
    Deliveries alone = new Deliveries(Measure.VALUE).place("A", 5).place("B", 6);
    assertTrue(alone.all().refusal().contains("cannot be added up"));
    assertArrayEquals(new double[] {5}, values(alone.region("A")));
    Deliveries unweighted = new Deliveries(Measure.MEAN).place("A", 5).place("B", 6);
    assertTrue(unweighted.all().refusal().contains("nothing to weight the places by"));
    assertArrayEquals(new double[] {5}, values(unweighted.region("A")));
  }

  @Test
  void a_joined_share_stays_a_share() {
    double[] weight = months(7, 100);
    AggregateSeries all =
        new Deliveries(Measure.PROPORTION)
            .weighted("A", months(7, .9), weight)
            .weighted("B", new double[] {.99, .99, .99}, months(3, 80))
            .all();
    double before = (90 + 79.2) / 180;
    assertEquals(before, values(all)[2], 1e-12);
    assertEquals(before, values(all)[6], 1e-12);
  }

  @Test
  void a_place_under_a_new_code_counts_from_the_first_day_of_its_first_code() {
    AggregateSeries all =
        new Deliveries(Measure.COUNT)
            .place("a", 10, 10, 10, 10, 10, 10)
            .dated("b1", "", "2025-02-28", "b2")
            .dated("b2", "2025-03-01", "2025-04-30", "b3")
            .continued("b3", "2025-05-01", "b2", 7, 7, 7, 7, 7, 7)
            .all();
    assertArrayEquals(new double[] {10, 10, 17, 17, 17, 17}, values(all), 1e-12);
    AggregateSeries whole =
        new Deliveries(Measure.COUNT)
            .place("a", 10, 10, 10, 10, 10, 10)
            .dated("b1", "", "2025-04-30", "b3")
            .continued("b3", "2025-05-01", "b1", 7, 7, 7, 7, 7, 7)
            .all();
    assertArrayEquals(new double[] {17, 17, 17, 17, 17, 17}, values(whole), 1e-12);
    assertEquals(List.of(), whole.remarks());
  }
}
