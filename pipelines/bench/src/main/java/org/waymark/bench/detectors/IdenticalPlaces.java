package org.waymark.bench.detectors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.waymark.deviance.DevianceDetector;
import org.waymark.deviance.MissionFindings;
import org.waymark.deviance.PreviousFindings;
import org.waymark.panel.Panel;
import org.waymark.panel.Period;
import org.waymark.panel.PeriodKind;
import org.waymark.practice.Voices;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.statistics.Detection;

/**
 * Worlds in which nothing sets places apart but chance: the whole detector, as a run asks it, finds
 * places where there is nothing to find in a share of the worlds that is at most its nominal rate.
 *
 * @param name as the page calls it
 * @param measure a rate or a proportion
 * @param usual share of the people that has the event; of a rate events per person
 * @param people of a place in twelve months
 * @param uneven true: people from a tenth to ten times as many, uniform on the logarithm
 * @param places of a world
 */
record IdenticalPlaces(
    String name, Measure measure, double usual, double people, boolean uneven, int places) {

  private static final int MONTHS = 24;
  private static final int YEAR = 12;
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 15);

  /** Lists that are looked at. */
  static final List<String> LISTS = List.of("any", "CHANGE", "LEVEL", "FAR");

  /**
   * Shares of worlds in which a list held anything.
   *
   * @param held by list
   * @param tested share of the places whose level was tested
   */
  record Answer(double[] held, double tested) {}

  /** The worlds: expected events in a year, shares, sizes. */
  static List<IdenticalPlaces> all() {
    List<IdenticalPlaces> all = new ArrayList<>();
    for (int places : new int[] {30, 1500}) {
      for (boolean uneven : new boolean[] {false, true}) {
        for (double events : new double[] {1, 2, 5, 10, 12, 20, 50, 100, 200, 500, 1000}) {
          all.add(
              new IdenticalPlaces(
                  whole(events) + " events", Measure.RATE, 0.001, events / 0.001, uneven, places));
        }
        for (double share : new double[] {0.5, 0.8, 0.95, 0.99, 0.999}) {
          for (double people : new double[] {10, 24, 60, 240, 1200, 12_000}) {
            if (people * (1 - share) * (uneven ? 10 : 1) >= 5) {
              all.add(
                  new IdenticalPlaces(
                      whole(people) + " people, share " + share,
                      Measure.PROPORTION,
                      share,
                      people,
                      uneven,
                      places));
            }
          }
        }
      }
    }
    return all;
  }

  /** Prints a row for every kind of world whose name contains a text: both directions. */
  static void print(long firstSeed, int seeds, String part) {
    System.out.println(
        "| places | year | sizes | tested | any ↑ | any ↓ | CHANGE ↑ | CHANGE ↓ | LEVEL ↑ | LEVEL ↓ | FAR ↑"
            + " | FAR ↓ |\n|--:|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (IdenticalPlaces kind : all()) {
      if (!(kind.places + " places, " + kind.name).contains(part)) {
        continue;
      }
      Answer up = kind.ask(Better.HIGHER, firstSeed, seeds);
      Answer down = kind.ask(Better.LOWER, firstSeed, seeds);
      StringBuilder row = new StringBuilder();
      row.append("| ").append(kind.places).append(" | ").append(kind.name).append(" | ");
      row.append(kind.uneven ? "uneven" : "equal");
      row.append(String.format(Locale.ROOT, " | %.2f |", up.tested()));
      for (int list = 0; list < LISTS.size(); list++) {
        row.append(
            String.format(Locale.ROOT, " %.3f | %.3f |", up.held()[list], down.held()[list]));
      }
      System.out.println(row);
    }
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  /** Judges so many worlds, in one direction. */
  Answer ask(Better better, long firstSeed, int seeds) {
    double[][] worlds =
        LongStream.range(firstSeed, firstSeed + seeds)
            .parallel()
            .mapToObj(seed -> one(better, seed))
            .toArray(double[][]::new);
    double[] held = new double[LISTS.size()];
    double tested = 0;
    for (double[] world : worlds) {
      for (int list = 0; list < held.length; list++) {
        held[list] += world[list] / seeds;
      }
      tested += world[held.length] / seeds;
    }
    return new Answer(held, tested);
  }

  private double[] one(Better better, long seed) {
    SplittableRandom random = new SplittableRandom(World.mixed(seed * 31 + hashCode()));
    Draws draws = new Draws(random);
    double[] numerator = new double[places * MONTHS];
    double[] denominator = new double[numerator.length];
    double[] value = new double[numerator.length];
    double per = measure == Measure.RATE ? 1000 : 1;
    for (int i = 0; i < places; i++) {
      double size = people / YEAR * (uneven ? draws.logUniform(0.1, 10) : 1);
      double phase = draws.uniform();
      for (int t = 0; t < MONTHS; t++) {
        int at = i * MONTHS + t;
        // Where a place has few people, months differ by one, and some are without any.
        long n = (long) (Math.floor(phase + size * (t + 1)) - Math.floor(phase + size * t));
        boolean rate = measure == Measure.RATE;
        denominator[at] = rate ? size : n;
        numerator[at] = rate ? draws.poisson(size * usual) : n > 0 ? draws.binomial(n, usual) : 0;
        value[at] = denominator[at] > 0 ? numerator[at] / denominator[at] * per : Double.NaN;
      }
    }
    int[] positions = new int[places];
    Arrays.setAll(positions, i -> i);
    int[] months = new int[MONTHS];
    Period last = new Period(PeriodKind.MONTH, AS_OF.withDayOfMonth(1).minusMonths(1));
    Arrays.setAll(months, t -> last.plus(t - MONTHS + 1).code());
    int[] none = new int[numerator.length];
    Panel panel =
        new Panel(
            0,
            positions,
            months,
            value,
            numerator,
            denominator,
            new double[0],
            new double[0],
            none,
            none,
            none,
            new boolean[numerator.length]);
    return judged(panel, better, per);
  }

  private double[] judged(Panel panel, Better better, double per) {
    Indicator indicator =
        new Indicator(
            "events",
            "mission",
            "Events",
            measure,
            Optional.empty(),
            better,
            Role.OUTCOME,
            PeriodKind.MONTH,
            per,
            Optional.empty(),
            List.of());
    List<Place> all = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      all.add(
          new Place(
              String.format(Locale.ROOT, "p%05d", i),
              "Place " + i,
              Optional.of("ward"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new TreeMap<>()));
    }
    Mission mission =
        new Mission(
            "mission",
            "Mission",
            Optional.empty(),
            Optional.empty(),
            AS_OF.minusYears(2),
            AS_OF.plusYears(2),
            List.of(indicator),
            List.of(),
            List.of(),
            List.of());
    MissionFindings.Conclusion conclusion =
        MissionFindings.conclude(
            mission,
            all,
            List.of(indicator),
            List.of(DevianceDetector.test(panel, indicator, all)),
            Voices.silent(places, 0, AS_OF),
            PreviousFindings.none(),
            AS_OF,
            "run");
    Detection detection = conclusion.detection();
    boolean change = false;
    boolean level = false;
    boolean far = false;
    for (int i = 0; i < places; i++) {
      change |= detection.qChange()[i] <= Detection.CHANGE_RATE;
      level |= detection.tails().nearNormal() && detection.qLevel()[i] <= Detection.CHANGE_RATE;
      far |= detection.qFar()[i] <= Detection.CHANGE_RATE;
    }
    double tested =
        Arrays.stream(conclusion.scores().reason()).filter(String::isEmpty).count()
            / (double) places;
    return new double[] {
      conclusion.findings().isEmpty() ? 0 : 1, change ? 1 : 0, level ? 1 : 0, far ? 1 : 0, tested
    };
  }
}
