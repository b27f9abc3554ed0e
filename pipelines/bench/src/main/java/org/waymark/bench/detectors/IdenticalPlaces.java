package org.waymark.bench.detectors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.waymark.deviance.DevianceDetector;
import org.waymark.deviance.MissionFindings;
import org.waymark.deviance.PreviousFindings;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
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

  /** Places of a small world; every other has {@link #MANY}. */
  static final int FEW = 30;

  /** Places of a large world: levels may stand alone there. */
  static final int MANY = 1500;

  /** Lists that are looked at. */
  static final List<String> LISTS = List.of("anything", "CHANGE or LEVEL", "FAR");

  /** Worlds whose scores are kept together. */
  private static final int TOGETHER = 10;

  /**
   * Shares of worlds in which a list held anything.
   *
   * @param held by list
   * @param tested share of the places whose level was tested
   * @param worlds that were judged
   */
  record Answer(double[] held, double tested, int worlds) {

    /** What chance does to a share that is at the nominal rate. */
    double error() {
      return Math.sqrt(Detection.CHANGE_RATE * (1 - Detection.CHANGE_RATE) / worlds);
    }
  }

  /**
   * One kind of world in both directions.
   *
   * @param up higher is better
   */
  record Both(IdenticalPlaces kind, Answer up, Answer down) {}

  /** The worlds: expected events in a year, shares, sizes. */
  static List<IdenticalPlaces> all() {
    List<IdenticalPlaces> all = new ArrayList<>();
    for (int places : new int[] {FEW, MANY}) {
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

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  /**
   * Judges worlds from seed 1 on in both directions, or reads what is kept of them.
   *
   * @param more whether there is time to judge worlds of which nothing is kept
   */
  Both ask(int worlds, KeptWorlds kept, BooleanSupplier more) {
    Answer up = ask(Better.HIGHER, worlds, kept, more);
    return new Both(this, up, ask(Better.LOWER, worlds, kept, more));
  }

  private Answer ask(Better better, int worlds, KeptWorlds kept, BooleanSupplier more) {
    double[] sums = new double[LISTS.size() + 1];
    int judged = 0;
    for (int first = 1; first <= worlds; first += TOGETHER) {
      String name = this + ", " + better + ", seeds from " + first;
      Optional<List<String>> known = kept.read(name);
      if (known.isEmpty() && more.getAsBoolean()) {
        List<String> lines = new ArrayList<>();
        for (int seed = first; seed < first + TOGETHER; seed++) {
          lines.add(
              Arrays.stream(one(better, seed))
                  .mapToObj(Double::toString)
                  .collect(Collectors.joining("\t")));
        }
        kept.keep(name, lines);
        known = Optional.of(lines);
      }
      for (String line : known.orElse(List.of())) {
        String[] numbers = line.split("\t", -1);
        for (int at = 0; at < sums.length; at++) {
          sums[at] += Double.parseDouble(numbers[at]);
        }
        judged++;
      }
    }
    int of = judged;
    double[] shares = Arrays.stream(sums).map(sum -> sum / of).toArray();
    return new Answer(Arrays.copyOf(shares, LISTS.size()), shares[LISTS.size()], judged);
  }

  private double[] one(Better better, long seed) {
    SplittableRandom random =
        new SplittableRandom(World.mixed(seed * 31 + (name + places + uneven).hashCode()));
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
    boolean listed = false;
    boolean far = false;
    for (int i = 0; i < places; i++) {
      listed |= detection.qChange()[i] <= Detection.CHANGE_RATE;
      listed |= detection.tails().nearNormal() && detection.qLevel()[i] <= Detection.CHANGE_RATE;
      far |= detection.qFar()[i] <= Detection.CHANGE_RATE;
    }
    double tested =
        Arrays.stream(conclusion.scores().reason()).filter(String::isEmpty).count()
            / (double) places;
    return new double[] {
      conclusion.findings().isEmpty() ? 0 : 1, listed ? 1 : 0, far ? 1 : 0, tested
    };
  }
}
