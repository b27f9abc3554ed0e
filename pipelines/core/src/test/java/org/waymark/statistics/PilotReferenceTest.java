package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pilots against the R reference, synthdid's exact optimum and did. */
class PilotReferenceTest {

  private static final int MOST_BEFORE = 24;

  /** Places × periods, and the period in which each place started; 0: never. */
  private record World(List<String> places, double[] times, double[][] y, double[] first) {

    static World of(
        List<NamedCsvRecord> rows, String place, String time, String value, String first) {
      Map<String, Integer> places = new LinkedHashMap<>();
      double[] times =
          rows.stream().mapToDouble(r -> number(r, time)).sorted().distinct().toArray();
      rows.forEach(r -> places.putIfAbsent(r.getField(place), places.size()));
      double[][] y = new double[places.size()][times.length];
      double[] starts = new double[places.size()];
      for (double[] row : y) {
        Arrays.fill(row, Double.NaN);
      }
      for (NamedCsvRecord row : rows) {
        int at = places.getOrDefault(row.getField(place), -1);
        y[at][Arrays.binarySearch(times, number(row, time))] = number(row, value);
        if (!first.isEmpty()) {
          double start = number(row, first);
          starts[at] = Double.isNaN(start) ? 0 : start;
        }
      }
      return new World(List.copyOf(places.keySet()), times, y, starts);
    }

    int[] rows(boolean adopters) {
      return IntStream.range(0, y.length).filter(i -> first[i] > 0 == adopters).toArray();
    }

    int[] sides(double start, int most) {
      int[] sides = new int[times.length];
      int before = 0;
      for (int t = times.length - 1; t >= 0; t--) {
        if (times[t] >= start) {
          sides[t] = 1;
        } else if (before < most) {
          sides[t] = -1;
          before++;
        }
      }
      return sides;
    }

    DifferenceInDifferences.Design design(int most, int... looks) {
      int[] adopters = rows(true);
      return new DifferenceInDifferences.Design(
          y,
          new double[y.length][0],
          adopters,
          IntStream.of(adopters).mapToObj(i -> sides(first[i], most)).toArray(int[][]::new),
          rows(false),
          0,
          looks);
    }
  }

  private static World world(String set) {
    Path folder = Reference.folder("experiments");
    return switch (set) {
      case "castle" -> {
        List<NamedCsvRecord> rows = Reference.rows(Reference.data("castle").resolve("castle.csv"));
        World world = World.of(rows, "sid", "year", "homicide", "effyear");
        for (double[] row : world.y) {
          Arrays.setAll(row, t -> Math.log(row[t]));
        }
        yield world;
      }
      case "prop99" -> prop99();
      default ->
          World.of(Reference.rows(folder.resolve(set + ".csv")), "place", "period", "y", "first");
    };
  }

  private static World prop99() {
    World world =
        World.of(
            Reference.rows(Reference.data("prop99").resolve("california_prop99.csv")),
            "State",
            "Year",
            "PacksPerCapita",
            "");
    world.first[world.places.indexOf("California")] = 1989;
    return world;
  }

  private static int[][] draws(World world, String set) {
    Map<String, List<Integer>> draws = new LinkedHashMap<>();
    int adopters = world.rows(true).length;
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("pilot_draws.csv"))) {
      if (row.getField("set").equals(set)) {
        draws
            .computeIfAbsent(row.getField("draw"), d -> new ArrayList<>())
            .add((int) number(row, "donor_number") - 1);
      }
    }
    return draws.values().stream()
        .peek(d -> assertEquals(adopters, d.size()))
        .map(d -> d.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void pooledPilotsAreTheReference() {
    int rows = 0;
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("pilot_pooled.csv"))) {
      String set = row.getField("set");
      World world = world(set);
      DifferenceInDifferences did =
          DifferenceInDifferences.of(world.design(MOST_BEFORE), draws(world, set));
      assertClose(number(row, "effect"), did.effect(), 1e-9, 1, set + " effect");
      assertClose(number(row, "error"), did.error(), 1e-9, 1, set + " error");
      assertClose(number(row, "p"), did.pValue(), 1e-9, 1, set + " p");
      assertClose(number(row, "low"), low(did.interval()), 1e-9, 1, set + " low");
      assertClose(number(row, "pretrend"), did.slope(), 1e-9, 1, set + " slope");
      if (world.rows(true).length > 1) {
        assertClose(number(row, "pretrend_p"), did.slopeP(), 1e-9, 1, set + " slope p");
        MeanDifference t = did.byPlaces().orElseThrow();
        assertClose(number(row, "t_se"), t.error(), 1e-9, 1, set + " t error");
        assertClose(number(row, "t_df"), t.degreesOfFreedom(), 1e-8, 1, set + " t df");
        assertClose(number(row, "t_p"), t.pValue(), 1e-8, 1, set + " t p");
      }
      rows++;
    }
    assertEquals(4, rows);
  }

  private static double low(Optional<Interval> interval) {
    return interval.map(Interval::low).orElse(Double.NaN);
  }

  @Test
  void eachPlaceIsTheReference() {
    Map<String, DifferenceInDifferences> effects = new LinkedHashMap<>();
    int rows = 0;
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("pilot_each.csv"))) {
      String set = row.getField("set");
      World world = world(set);
      DifferenceInDifferences did =
          effects.computeIfAbsent(
              set, s -> DifferenceInDifferences.of(world.design(MOST_BEFORE), draws(world, s)));
      int at = world.places.indexOf(row.getField("place"));
      DifferenceInDifferences.Place place =
          did.places().stream().filter(p -> p.row() == at).findFirst().orElseThrow();
      String what = set + " " + row.getField("place");
      assertClose(number(row, "effect"), place.effect(), 1e-9, 1, what);
      assertClose(number(row, "error"), place.error(), 1e-9, 1, what);
      assertClose(number(row, "p"), place.pValue(), 1e-9, 1, what);
      assertClose(number(row, "low"), low(place.interval()), 1e-9, 1, what);
      assertClose(number(row, "slope"), place.slope(), 1e-9, 1, what);
      assertClose(number(row, "slope_p"), place.slopeP(), 1e-9, 1, what);
      assertEquals(number(row, "before"), place.before(), what);
      assertEquals(number(row, "after"), place.after(), what);
      rows++;
    }
    assertEquals(38, rows);
  }

  /** All donors and the last period before: did's effect of a group in a year. */
  @Test
  void fromTheLastPeriodBeforeItIsCallawayAndSantAnnas() {
    Map<String, World> worlds =
        Map.of("panel_small", world("panel_small"), "castle", world("castle"), "mpdta", mpdta());
    int cells = 0;
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("did_group_time.csv"))) {
      if (row.getField("controls").equals("nevertreated")
          && row.getField("method").equals("reg")
          && row.getField("covariates").equals("~1")
          && row.getField("base").equals("varying")
          && row.getField("anticipation").equals("0")
          && number(row, "time") >= number(row, "group")) {
        World world = Objects.requireNonNull(worlds.get(row.getField("set")));
        double group = number(row, "group");
        PlaceGaps gaps =
            new PlaceGaps(
                world.y,
                new double[world.y.length][0],
                world.rows(false),
                world.sides(group, 1),
                0,
                0,
                new int[0]);
        int at = Arrays.binarySearch(world.times, number(row, "time"));
        double mean =
            IntStream.of(world.rows(true))
                .filter(i -> world.first[i] == group)
                .mapToDouble(i -> gaps.trial(i).gap()[at])
                .average()
                .orElseThrow();
        assertClose(number(row, "att"), mean, 1e-8, 1, row.getField("set") + " " + group);
        cells++;
      }
    }
    assertTrue(cells > 50, cells + " cells");
  }

  private static World mpdta() {
    return World.of(
        Reference.rows(Reference.data("mpdta").resolve("mpdta.csv")),
        "countyreal",
        "year",
        "lemp",
        "first.treat");
  }

  @Test
  void theSequentialTestIsTheReferenceLookByLook() {
    Path folder = Reference.folder("experiments");
    World effect =
        World.of(
            Reference.rows(folder.resolve("pilot_sequential_panel.csv")),
            "place",
            "period",
            "y",
            "first");
    World none =
        World.of(
            Reference.rows(folder.resolve("pilot_sequential_panel.csv")),
            "place",
            "period",
            "y",
            "first");
    for (int t = 24; t < 36; t++) {
      none.y[0][t] -= 2.2;
    }
    Map<String, World> worlds =
        Map.of("prop99", prop99(), "panel121_effect", effect, "panel121_null", none);
    Map<String, List<NamedCsvRecord>> tests = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("pilot_sequential.csv"))) {
      if (row.getField("spending").equals("open")) {
        tests
            .computeIfAbsent(row.getField("set") + row.getField("alpha"), k -> new ArrayList<>())
            .add(row);
      }
    }
    int looks = 0;
    for (List<NamedCsvRecord> rows : tests.values()) {
      World world = Objects.requireNonNull(worlds.get(rows.get(0).getField("set")));
      int adopter = world.rows(true)[0];
      int start = Arrays.binarySearch(world.times, world.first[adopter]);
      int[] last =
          rows.stream().mapToInt(r -> start + (int) number(r, "periods_since") - 1).toArray();
      DifferenceInDifferences did =
          DifferenceInDifferences.of(
              world.design(MOST_BEFORE, last),
              DifferenceInDifferences.sets(world.rows(false).length, 1, 0));
      int[] allowed =
          rows.stream()
              .mapToInt(
                  r ->
                      SequentialPlacebo.allowed(
                          number(r, "alpha"),
                          number(r, "periods_since"),
                          number(r, "planned"),
                          (int) number(r, "paths")))
              .toArray();
      SequentialPlacebo test = SequentialPlacebo.of(did.paths(), allowed);
      for (int k = 0; k < rows.size(); k++) {
        NamedCsvRecord row = rows.get(k);
        String what = row.getField("set") + " " + row.getField("alpha") + " look " + k;
        assertEquals(number(row, "allowed"), test.allowed()[k], what);
        assertEquals(number(row, "rank"), test.rank()[k], what);
        assertClose(number(row, "own"), did.paths()[k][0], 1e-9, 1, what);
        boolean found = test.found().isPresent() && test.found().getAsInt() <= k;
        assertEquals(row.getField("found").equals("TRUE"), found, what);
        looks++;
      }
    }
    assertEquals(60, looks);
  }

  @Test
  void syntheticWeightsAreTheExactOptimum() {
    World world = prop99();
    int own = world.places.indexOf("California");
    int before = Arrays.binarySearch(world.times, 1989);
    double[][] donors =
        IntStream.of(world.rows(false)).mapToObj(i -> world.y[i]).toArray(double[][]::new);
    SyntheticComparison synthetic =
        SyntheticComparison.of(world.y[own], 1, donors, before).orElseThrow();
    Path folder = Reference.folder("experiments");
    NamedCsvRecord row = Reference.rows(folder.resolve("synthdid_prop99.csv")).get(0);
    assertClose(number(row, "exact_optimum"), synthetic.effect(), 1e-6, 1, "effect");
    assertEquals(-15.605, synthetic.effect(), 5e-4);
    List<NamedCsvRecord> weights =
        Reference.rows(folder.resolve("synthdid_prop99_weights.csv")).stream()
            .filter(w -> w.getField("estimator").equals("sdid"))
            .toList();
    for (NamedCsvRecord weight : weights) {
      double mine =
          weight.getField("weight").equals("unit")
              ? synthetic
                  .donors()[
                  Arrays.binarySearch(
                      world.rows(false), world.places.indexOf(weight.getField("name")))]
              : synthetic.periods()[Arrays.binarySearch(world.times, number(weight, "name"))];
      assertClose(number(weight, "exact"), mine, 1e-6, 1, weight.getField("name"));
    }
  }
}
