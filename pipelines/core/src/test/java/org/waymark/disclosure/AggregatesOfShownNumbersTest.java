package org.waymark.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.aggregate.Aggregation;
import org.waymark.aggregate.Scope;
import org.waymark.panel.Panel;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;

/**
 * Aggregates tell nothing that observations do not: a reader can make each of them from the rows
 * that show a number, and from the registry.
 */
class AggregatesOfShownNumbersTest {

  @Provide
  Arbitrary<String> rules() {
    return Arbitraries.of("nhs-hes", "tre-10", "threshold-5", "threshold-20");
  }

  @Provide
  Arbitrary<Measure> counted() {
    return Arbitraries.of(Measure.COUNT, Measure.RATE, Measure.PROPORTION);
  }

  @Property
  void every_aggregate_follows_from_the_numbers_that_are_shown(
      @ForAll("rules") String name, @ForAll("counted") Measure measure, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), measure, 25);
    Panel published = world.under(name).panel();
    assertEquals(
        every(world, readersOwn(published)).everyScope(), every(world, published).everyScope());
    assertEquals(
        every(world, readersOwn(published)).disagreements().size(),
        every(world, published).disagreements().size());
  }

  @Property
  void a_scope_of_which_every_value_is_hidden_has_no_aggregate(
      @ForAll("counted") Measure measure, @ForAll long seed) {
    Worlds.World world = Worlds.random(new Random(seed), measure, 25);
    Panel panel = world.panel();
    boolean[] all = new boolean[panel.value().length];
    Arrays.fill(all, true);
    assertEquals(List.of(), every(world, panel.withSuppressed(all)).everyScope());
  }

  /** A whole whose own value is hidden: its parts do not make it, as one of them is hidden too. */
  @Test
  void whatThePartsOfAHiddenWholeMakeIsNotTheWhole() {
    List<Place> places =
        List.of(
            Worlds.place("n", ""),
            Worlds.place("r", "n"),
            Worlds.place("s", "n"),
            Worlds.place("a", "r"),
            Worlds.place("b", "r"),
            Worlds.place("c", "r"));
    double[] counts = {90, 8, 82, 2, 3, 3};
    Worlds.World world =
        new Worlds.World(
            places,
            Worlds.indicator(Measure.COUNT),
            Worlds.panel(
                places.size(),
                1,
                Worlds.indicator(Measure.COUNT),
                counts,
                Worlds.NOTHING,
                Worlds.NOTHING));
    Panel published = world.under("tre-10").panel();
    assertTrue(published.suppressed(1), "the whole is hidden");
    Aggregation aggregation = every(world, published);
    assertEquals(List.of(), aggregation.of(Scope.region("r"), Optional.empty()).points());
    for (AggregateSeries series : aggregation.everyScope()) {
      series.points().forEach(point -> assertEquals(90, point.value()));
    }
  }

  private static Aggregation every(Worlds.World world, Panel panel) {
    return new Aggregation(world.indicator(), panel, world.places(), Aggregation.COMPLETE);
  }

  /** The panel that someone makes of the rows with a number, who has nothing else. */
  private static Panel readersOwn(Panel published) {
    int cells = published.value().length;
    boolean[] shown = new boolean[cells];
    for (int cell = 0; cell < cells; cell++) {
      shown[cell] = !published.suppressed(cell) && !Double.isNaN(published.value()[cell]);
    }
    return new Panel(
        published.indicator(),
        published.places(),
        published.periods(),
        only(published.value(), shown),
        only(published.numerator(), shown),
        only(published.denominator(), shown),
        only(published.standardError(), shown),
        only(published.n(), shown),
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells]);
  }

  private static double[] only(double[] column, boolean[] shown) {
    double[] copy = column.clone();
    for (int cell = 0; cell < copy.length; cell++) {
      copy[cell] = shown[cell] ? copy[cell] : Double.NaN;
    }
    return copy;
  }
}
