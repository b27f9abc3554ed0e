package org.waymark.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.waymark.registry.Measure;

/** Laws that hold for aggregates of any places. */
class AggregationLawsTest {
  private static final int MONTHS = 16;

  /** Counts of some places, with holes, some that begin late and some that stop. */
  private static List<double[]> world(long seed, int places) {
    Random random = new Random(seed);
    List<double[]> world = new ArrayList<>();
    for (int p = 0; p < places; p++) {
      double level = 1 + random.nextInt(400);
      int first = random.nextInt(4) == 0 ? random.nextInt(MONTHS) : 0;
      int last = random.nextInt(4) == 0 ? random.nextInt(MONTHS) : MONTHS;
      double[] values = new double[MONTHS];
      for (int t = 0; t < MONTHS; t++) {
        boolean there = t >= first && t < last && random.nextInt(20) > 0;
        values[t] = there ? Math.rint(level * (1 + 0.1 * random.nextGaussian())) : Double.NaN;
      }
      world.add(values);
    }
    return world;
  }

  private static Deliveries of(List<double[]> world) {
    Deliveries deliveries = new Deliveries(Measure.COUNT);
    for (int p = 0; p < world.size(); p++) {
      deliveries.place("p" + p, world.get(p));
    }
    return deliveries;
  }

  private static void assertSame(AggregateSeries expected, AggregateSeries actual) {
    assertEquals(expected.points().size(), actual.points().size());
    for (int i = 0; i < expected.points().size(); i++) {
      AggregateSeries.Point a = expected.points().get(i);
      AggregateSeries.Point b = actual.points().get(i);
      assertEquals(a.comparable(), b.comparable(), () -> "in " + a.period());
      assertEquals(a.coverage(), b.coverage(), 1e-9, () -> "in " + a.period());
      if (a.comparable()) {
        assertEquals(a.value(), b.value(), 1e-9 * Math.abs(a.value()), () -> "in " + a.period());
      }
    }
  }

  @Property(seed = "1", tries = 200)
  void the_order_of_places_does_not_matter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int places) {
    List<double[]> world = world(seed, places);
    List<double[]> shuffled = new ArrayList<>(world);
    Collections.shuffle(shuffled, new Random(seed + 1));
    assertSame(of(world).all(), of(shuffled).all());
  }

  @Property(seed = "2", tries = 200)
  void a_parent_that_is_added_to_its_parts_changes_nothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int places) {
    List<double[]> world = world(seed, places);
    Deliveries under = new Deliveries(Measure.COUNT).place("top");
    for (int p = 0; p < world.size(); p++) {
      under.part("p" + p, "top", world.get(p));
    }
    assertSame(of(world).all(), under.all());
    assertSame(of(world).all(), under.region("top"));
  }

  @Property(seed = "3", tries = 200)
  void a_parent_that_delivers_what_its_parts_make_changes_no_value(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int places) {
    List<double[]> world = world(seed, places);
    double[] sum = new double[MONTHS];
    for (int t = 0; t < MONTHS; t++) {
      boolean whole = true;
      for (double[] values : world) {
        whole &= !Double.isNaN(values[t]);
        sum[t] += Double.isNaN(values[t]) ? 0 : values[t];
      }
      sum[t] = whole ? sum[t] : Double.NaN;
    }
    Deliveries under = new Deliveries(Measure.COUNT).place("top", sum);
    for (int p = 0; p < world.size(); p++) {
      under.part("p" + p, "top", world.get(p));
    }
    for (AggregateSeries.Point point : under.all().points()) {
      int t =
          (int)
              java.time.temporal.ChronoUnit.MONTHS.between(
                  Deliveries.month(0).start(), point.period().start());
      if (!Double.isNaN(sum[t])) {
        assertEquals(sum[t], point.value());
      }
    }
  }

  @Property(seed = "4", tries = 200)
  void a_place_split_in_two_changes_no_aggregate(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int places) {
    List<double[]> world = world(seed, places);
    List<double[]> split = new ArrayList<>();
    for (double[] values : world) {
      double[] one = new double[MONTHS];
      double[] other = new double[MONTHS];
      for (int t = 0; t < MONTHS; t++) {
        one[t] = 0.25 * values[t];
        other[t] = 0.75 * values[t];
      }
      split.add(one);
      split.add(other);
    }
    assertSame(of(world).all(), of(split).all());
  }
}
