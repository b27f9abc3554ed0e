package org.waymark.bench.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.waymark.bench.disclosure.PublishedYear.Row;
import org.waymark.bench.disclosure.WeeklyWorld.Kind;

/**
 * What came of an attack on all publications of a year.
 *
 * @param hidden different numbers of people that a publication hides and none shows
 * @param small those of them that are too small to be shown
 * @param exact hidden numbers with one solution
 * @param smallExact those of them that are too small to be shown
 * @param within hidden numbers of which the bounds are closer than the rule asks
 * @param shownToo numbers that one publication hides and another shows
 * @param smallShown those of them that are too small to be shown
 */
record Attack(
    long hidden,
    long small,
    long exact,
    long smallExact,
    long within,
    long shownToo,
    long smallShown,
    long programs,
    long unbounded,
    List<String> found) {

  private static final int MOST_FOUND = 20;

  /** The threshold of a rule and whether it rounds. */
  record Threshold(int least, boolean zeroShown, boolean rounds) {
    static Threshold of(String rule) {
      return switch (rule) {
        case "nhs-hes" -> new Threshold(8, true, true);
        case "tre-10" -> new Threshold(10, false, false);
        default ->
            new Threshold(Integer.parseInt(rule.substring("threshold-".length())), false, false);
      };
    }

    boolean hides(double number) {
      return number < least && !(zeroShown && number == 0);
    }
  }

  /** Numbers of a row: what each is a sum of, and what the row says it is. */
  private record Read(int[] sum, double shown) {}

  /** Attacks one quarter after the other: nothing joins them. */
  static Attack on(WeeklyWorld world, List<Row> rows, Threshold rule) {
    Map<String, Integer> place = new HashMap<>();
    for (int p = 0; p < world.places(); p++) {
      place.put(world.id(p), p);
    }
    Map<Integer, List<Row>> byQuarter = new TreeMap<>();
    Map<String, Integer> quarterOf = new HashMap<>();
    Map<String, Integer> monthOf = new HashMap<>();
    for (int t = 0; t < WeeklyWorld.MONTHS; t++) {
      monthOf.put(WeeklyWorld.FIRST.plusMonths(t).toString(), t);
      quarterOf.put(WeeklyWorld.FIRST.plusMonths(t).toString(), t / 3);
      quarterOf.put(WeeklyWorld.quarterName(t / 3), t / 3);
    }
    for (Row row : rows) {
      byQuarter
          .computeIfAbsent(quarterOf.getOrDefault(row.period(), -1), fresh -> new ArrayList<>())
          .add(row);
    }
    long[] sums = new long[9];
    List<String> found = new ArrayList<>();
    byQuarter.forEach(
        (quarter, of) -> {
          Attacker attacker = new Attacker();
          Map<List<Integer>, String> hidden = new TreeMap<>(Attack::compare);
          for (Row row : of) {
            int at = place.getOrDefault(row.place(), -1);
            int month = monthOf.getOrDefault(row.period(), -1);
            for (Read read : numbers(world, row, at, month, quarter)) {
              if (row.status().equals("suppressed")) {
                hidden.putIfAbsent(
                    Arrays.stream(read.sum).boxed().toList(),
                    row.indicator() + " " + row.place() + " " + row.period() + " w" + row.week());
              } else if (!row.status().equals("held") && !Double.isNaN(read.shown)) {
                boolean exact = !rule.rounds || at == 0 || read.shown == 0;
                attacker.read(read.sum, read.shown - (exact ? 0 : 2), read.shown + (exact ? 0 : 2));
              }
            }
          }
          attacker.think(world.numbers());
          count(world, attacker, hidden, rule, sums, found);
          sums[7] += attacker.programs();
          sums[8] += attacker.unbounded();
        });
    return new Attack(
        sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], found);
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
      if (!a.get(k).equals(b.get(k))) {
        return a.get(k).compareTo(b.get(k));
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static void count(
      WeeklyWorld world,
      Attacker attacker,
      Map<List<Integer>, String> hidden,
      Threshold rule,
      long[] sums,
      List<String> found) {
    hidden.forEach(
        (key, where) -> {
          int[] sum = key.stream().mapToInt(n -> n).toArray();
          int truth = world.value(sum);
          boolean small = rule.hides(truth);
          if (attacker.hasRead(sum)) {
            sums[5]++;
            sums[6] += small ? 1 : 0;
            return;
          }
          Attacker.Bounds bounds = attacker.bounds(sum, rule.least);
          boolean within = bounds.high() - bounds.low() < rule.least - 1e-3;
          if (within && (bounds.low() > truth + 0.01 || bounds.high() < truth - 0.01)) {
            throw new IllegalStateException(
                where + " is " + truth + ", and the attacker has " + bounds);
          }
          sums[0]++;
          sums[1] += small ? 1 : 0;
          sums[2] += bounds.exact() ? 1 : 0;
          sums[3] += bounds.exact() && small ? 1 : 0;
          sums[4] += within ? 1 : 0;
          if (within && found.size() < MOST_FOUND) {
            found.add(where + " is " + truth + ", bounds " + bounds.low() + " to " + bounds.high());
          }
        });
  }

  private static List<Read> numbers(WeeklyWorld world, Row row, int place, int month, int quarter) {
    int week = row.week();
    return switch (row.indicator()) {
      case "falls" -> List.of(read(world, Kind.FALLS, place, month, week, row.value()));
      case "falls-men" -> List.of(read(world, Kind.OF_MEN, place, month, week, row.value()));
      case "falls-women" -> List.of(read(world, Kind.OF_WOMEN, place, month, week, row.value()));
      case "patients" -> List.of(read(world, Kind.PATIENTS, place, month, week, row.value()));
      case "harmed" ->
          List.of(
              read(world, Kind.FALLS, place, month, week, row.numerator()),
              read(world, Kind.PATIENTS, place, month, week, row.denominator()),
              read(world, Kind.UNHARMED_PATIENTS, place, month, week, Double.NaN));
      case "unharmed" ->
          List.of(
              read(world, Kind.UNHARMED_PATIENTS, place, month, week, row.numerator()),
              read(world, Kind.PATIENTS, place, month, week, row.denominator()),
              read(world, Kind.FALLS, place, month, week, Double.NaN));
      case "fall-rate" -> List.of(read(world, Kind.FALLS, place, month, week, row.numerator()));
      case "falls-quarter" -> List.of(new Read(world.quarter(place, quarter, week), row.value()));
      default -> throw new IllegalStateException(row.indicator());
    };
  }

  private static Read read(
      WeeklyWorld world, Kind kind, int place, int month, int week, double shown) {
    return new Read(world.sum(kind, place, month, week), shown);
  }

  /** Share of rows that are hidden, on average over the publications. */
  static double hiddenShare(List<Row> rows) {
    long hidden = rows.stream().filter(row -> row.status().equals("suppressed")).count();
    return hidden / (double) rows.size();
  }

  /** Weeks that were published. */
  static Set<Integer> weeks(List<Row> rows) {
    Set<Integer> weeks = new HashSet<>();
    rows.forEach(row -> weeks.add(row.week()));
    return weeks;
  }
}
