package org.waymark.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.panel.Panel;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;

/** What holds of every panel and every rule. */
class SuppressionLawsTest {

  @Provide
  Arbitrary<String> rules() {
    return Arbitraries.of("nhs-hes", "tre-10", "threshold-3", "threshold-5", "threshold-20");
  }

  @Provide
  Arbitrary<Measure> counted() {
    return Arbitraries.of(Measure.COUNT, Measure.RATE, Measure.PROPORTION);
  }

  @Property
  void no_shown_number_of_people_is_too_small(
      @ForAll("rules") String name, @ForAll("counted") Measure measure, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), measure, 25);
    DisclosureRule rule = DisclosureRule.of(name);
    Panel shown = world.under(name).panel();
    int nation = rule.rounds() ? Families.nation(world.places()) : -1;
    for (int p = 0; p < shown.places().length; p++) {
      for (int t = 0; t < shown.periods().length; t++) {
        int cell = shown.cell(p, t);
        if (p == nation || Double.isNaN(shown.value()[cell])) {
          continue;
        }
        double count = measure == Measure.COUNT ? shown.value()[cell] : shown.numerator()[cell];
        assertFalse(tooSmall(name, count), count + " is shown");
        if (rule.rounds()) {
          assertEquals(0, count % 5, count + " is not rounded");
        }
        if (measure == Measure.PROPORTION) {
          double rest = shown.denominator()[cell] - count;
          assertFalse(tooSmall(name, rest), rest + " others are shown");
        }
      }
    }
  }

  /** The rules once more, as their publishers word them. */
  private static boolean tooSmall(String rule, double count) {
    return switch (rule) {
      case "nhs-hes" -> count >= 1 && count <= 7;
      case "tre-10" -> count < 10;
      default -> count < Integer.parseInt(rule.substring("threshold-".length()));
    };
  }

  @Property
  void a_hidden_cell_holds_no_number_and_every_cell_is_shown_or_hidden_as_before(
      @ForAll("rules") String name, @ForAll("counted") Measure measure, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), measure, 25);
    TiedSuppression.Outcome done = world.under(name);
    Panel shown = done.panel();
    assertEquals(done.hidden(), shown.suppressions());
    for (int cell = 0; cell < shown.value().length; cell++) {
      boolean had = !Double.isNaN(world.panel().value()[cell]);
      assertEquals(had, shown.suppressed(cell) || !Double.isNaN(shown.value()[cell]));
      if (shown.suppressed(cell)) {
        assertTrue(Double.isNaN(shown.value()[cell]));
        assertTrue(Double.isNaN(Panel.at(shown.numerator(), cell)));
        assertTrue(Double.isNaN(Panel.at(shown.denominator(), cell)));
      }
    }
  }

  @Property
  void no_hidden_cell_is_determined_by_the_sums_that_are_shown(
      @ForAll("rules") String name, @ForAll("counted") Measure measure, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), measure, 12);
    Panel shown = world.under(name).panel();
    for (int t = 0; t < shown.periods().length; t++) {
      assertEquals(0, determined(shown, t, world.places()));
    }
    assertEquals(0, world.under(name).recoverable());
    assertEquals(0, world.under(name).within());
  }

  @Property
  void what_sums_over_places_tell_exactly_is_what_linear_algebra_finds(@ForAll long seed) {
    Random random = new Random(seed);
    Worlds.World world = Worlds.random(random, Measure.COUNT, 12);
    boolean[] hidden = new boolean[world.panel().value().length];
    for (int cell = 0; cell < hidden.length; cell++) {
      hidden[cell] = !Double.isNaN(world.panel().value()[cell]) && random.nextInt(3) == 0;
    }
    Panel shown = world.panel().withSuppressed(hidden);
    for (int t = 0; t < shown.periods().length; t++) {
      // Numbers far above 0, so that nothing follows but what the sums tell.
      assertEquals(determined(shown, t, world.places()), found(world, hidden, t));
    }
  }

  private static long found(Worlds.World world, boolean[] hidden, int t) {
    int size = world.places().size();
    boolean[] here = new boolean[size];
    for (int p = 0; p < size; p++) {
      here[p] = !Double.isNaN(world.panel().value()[world.panel().cell(p, t)]);
    }
    List<KnownSums.Sum> sums = new ArrayList<>();
    Families.of(Families.above(world.places()), here)
        .forEach(
            (whole, parts) -> {
              List<Integer> ids = new ArrayList<>();
              List<Double> factors = new ArrayList<>();
              double total = 0;
              for (int part : parts) {
                if (hidden[world.panel().cell(part, t)]) {
                  ids.add(part);
                  factors.add(1.0);
                  total += 1e6;
                }
              }
              if (hidden[world.panel().cell(whole, t)]) {
                ids.add(whole);
                factors.add(-1.0);
                total -= 1e6;
              }
              if (!ids.isEmpty()) {
                sums.add(
                    new KnownSums.Sum(
                        ids.stream().mapToInt(i -> i).toArray(),
                        factors.stream().mapToDouble(f -> f).toArray(),
                        total,
                        false));
              }
            });
    KnownSums known = KnownSums.of(size, sums, 0, Double.POSITIVE_INFINITY);
    long exact = 0;
    for (int p = 0; p < size; p++) {
      exact += known.high(p) - known.low(p) < KnownSums.NOTHING ? 1 : 0;
    }
    return exact;
  }

  /**
   * How many hidden cells of a period have but one solution: those whose unit vector lies in the
   * row space of the sums.
   */
  private static long determined(Panel shown, int t, List<Place> places) {
    Map<String, Integer> row = new HashMap<>();
    Map<String, String> above = new HashMap<>();
    for (int p = 0; p < places.size(); p++) {
      Place place = places.get(p);
      above.put(place.id(), place.parentId().orElse(""));
      int cell = shown.cell(p, t);
      if (shown.suppressed(cell) || !Double.isNaN(shown.value()[cell])) {
        row.put(place.id(), p);
      }
    }
    Map<String, double[]> sums = new TreeMap<>();
    row.forEach(
        (id, p) -> {
          String parent = above.getOrDefault(id, "");
          while (!parent.isEmpty() && !row.containsKey(parent)) {
            parent = above.getOrDefault(parent, "");
          }
          Integer whole = row.get(parent);
          if (whole != null) {
            double[] sum = sums.computeIfAbsent(parent, fresh -> new double[places.size()]);
            sum[whole] = shown.suppressed(shown.cell(whole, t)) ? -1 : 0;
            sum[p] = shown.suppressed(shown.cell(p, t)) ? 1 : 0;
          }
        });
    List<double[]> matrix = new ArrayList<>(sums.values());
    int rank = rank(matrix);
    long determined = 0;
    for (int p = 0; p < places.size(); p++) {
      if (shown.suppressed(shown.cell(p, t))) {
        double[] unit = new double[places.size()];
        unit[p] = 1;
        List<double[]> more = new ArrayList<>(matrix);
        more.add(unit);
        determined += rank(more) == rank ? 1 : 0;
      }
    }
    return determined;
  }

  private static int rank(List<double[]> rows) {
    double[][] a = rows.stream().map(double[]::clone).toArray(double[][]::new);
    int rank = 0;
    int columns = a.length == 0 ? 0 : a[0].length;
    for (int c = 0; c < columns && rank < a.length; c++) {
      int pivot = rank;
      for (int r = rank; r < a.length; r++) {
        pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
      }
      if (Math.abs(a[pivot][c]) < 1e-9) {
        continue;
      }
      double[] swap = a[pivot];
      a[pivot] = a[rank];
      a[rank] = swap;
      for (int r = rank + 1; r < a.length; r++) {
        double factor = a[r][c] / a[rank][c];
        for (int k = c; k < columns; k++) {
          a[r][k] -= factor * a[rank][k];
        }
      }
      rank++;
    }
    return rank;
  }

  @Property
  void what_is_hidden_of_the_parts_of_a_shown_whole_is_together_not_too_small(
      @ForAll("rules") String name, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), Measure.COUNT, 25);
    Panel shown = world.under(name).panel();
    for (int t = 0; t < shown.periods().length; t++) {
      boolean[] here = new boolean[world.places().size()];
      for (int p = 0; p < here.length; p++) {
        here[p] = !Double.isNaN(world.panel().value()[shown.cell(p, t)]);
      }
      int period = t;
      Families.of(Families.above(world.places()), here)
          .forEach(
              (whole, parts) -> {
                double hidden = 0;
                int count = 0;
                for (int part : parts) {
                  int cell = shown.cell(part, period);
                  hidden += shown.suppressed(cell) ? world.panel().value()[cell] : 0;
                  count += shown.suppressed(cell) ? 1 : 0;
                }
                if (count > 0 && !shown.suppressed(shown.cell(whole, period))) {
                  assertFalse(tooSmall(name, hidden), hidden + " are hidden together");
                }
              });
    }
  }

  @Property
  void hiding_twice_is_hiding_once(
      @ForAll("rules") String name, @ForAll("counted") Measure measure, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), measure, 25);
    Panel once = world.under(name).panel();
    TiedSuppression.Outcome twice = Worlds.under(name, once, world.indicator(), world.places());
    assertEquals(cells(world.places(), once), cells(world.places(), twice.panel()));
  }

  @Property
  void the_order_of_places_changes_nothing(
      @ForAll("rules") String name, @ForAll("counted") Measure measure, @ForAll long seed) {
    Random random = new Random(seed);
    Worlds.World world = Worlds.random(random, measure, 25);
    Worlds.World other = world.shuffled(random);
    assertEquals(
        cells(world.places(), world.under(name).panel()),
        cells(other.places(), other.under(name).panel()));
  }

  /** Worlds in which several cells could be hidden as well as each other. */
  @ParameterizedTest
  @CsvSource({"nhs-hes, COUNT, -118293"})
  void ties_are_broken_by_the_ids_of_places(String name, Measure measure, long seed) {
    the_order_of_places_changes_nothing(name, measure, seed);
  }

  @Property
  void without_a_rule_the_panel_stays_itself(
      @ForAll("counted") Measure measure, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), measure, 25);
    assertSame(world.panel(), world.under("none").panel());
  }

  private static Map<String, List<Double>> cells(List<Place> places, Panel panel) {
    Map<String, List<Double>> cells = new TreeMap<>();
    for (int p = 0; p < panel.places().length; p++) {
      List<Double> numbers = new ArrayList<>();
      for (int t = 0; t < panel.periods().length; t++) {
        int cell = panel.cell(p, t);
        numbers.add(panel.suppressed(cell) ? -1 : panel.value()[cell]);
        numbers.add(Panel.at(panel.numerator(), cell));
        numbers.add(Panel.at(panel.denominator(), cell));
      }
      cells.put(places.get(panel.places()[p]).id(), numbers);
    }
    return cells;
  }
}
