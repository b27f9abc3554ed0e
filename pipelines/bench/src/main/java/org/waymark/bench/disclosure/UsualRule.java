package org.waymark.bench.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.bench.disclosure.PublishedYear.Row;
import org.waymark.bench.disclosure.WeeklyWorld.Kind;

/**
 * What is usually done, for comparison: each table of each week by itself. Small numbers are
 * hidden, and where one part of a shown whole is hidden alone, the next smallest part too.
 */
final class UsualRule {
  private static final List<String> MONTHLY =
      List.of("falls", "falls-men", "falls-women", "patients", "harmed", "unharmed", "fall-rate");

  private final WeeklyWorld world;
  private final Attack.Threshold rule;

  /** Whether parts are hidden beside small numbers. */
  private final boolean beside;

  UsualRule(WeeklyWorld world, Attack.Threshold rule, boolean beside) {
    this.world = world;
    this.rule = rule;
    this.beside = beside;
  }

  List<Row> publish(int weeks) {
    List<Row> rows = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      for (int t = 0; t < WeeklyWorld.MONTHS; t++) {
        for (String indicator : MONTHLY) {
          table(rows, week, indicator, t, WeeklyWorld.FIRST.plusMonths(t).toString());
        }
      }
      for (int q = 0; q < WeeklyWorld.QUARTERS; q++) {
        table(rows, week, "falls-quarter", q, WeeklyWorld.quarterName(q));
      }
    }
    return rows;
  }

  private int[] count(String indicator, int place, int period, int week) {
    return switch (indicator) {
      case "falls-men" -> world.sum(Kind.OF_MEN, place, period, week);
      case "falls-women" -> world.sum(Kind.OF_WOMEN, place, period, week);
      case "patients" -> world.sum(Kind.PATIENTS, place, period, week);
      case "unharmed" -> world.sum(Kind.UNHARMED_PATIENTS, place, period, week);
      case "falls-quarter" -> world.quarter(place, period, week);
      default -> world.sum(Kind.FALLS, place, period, week);
    };
  }

  private void table(List<Row> rows, int week, String indicator, int period, String name) {
    Map<Integer, Integer> counts = new HashMap<>();
    Map<Integer, Integer> sizes = new HashMap<>();
    Map<Integer, Boolean> hidden = new HashMap<>();
    boolean share = indicator.equals("harmed") || indicator.equals("unharmed");
    for (int place = 0; place < world.places(); place++) {
      int[] sum = count(indicator, place, period, week);
      if (sum.length == 0) {
        continue;
      }
      int count = world.value(sum);
      counts.put(place, count);
      int size = share ? world.value(world.sum(Kind.PATIENTS, place, period, week)) : 0;
      sizes.put(place, size);
      boolean small =
          rule.hides(count) || (share && (rule.hides(size) || rule.hides(size - count)));
      hidden.put(place, small && !(rule.rounds() && place == 0));
    }
    for (int region = world.regions; beside && region >= 0; region--) {
      complete(region, week, counts, hidden);
    }
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int place = entry.getKey();
      boolean gone = hidden.getOrDefault(place, false);
      double count = gone ? Double.NaN : shown(place, entry.getValue());
      double size = gone ? Double.NaN : shown(place, sizes.getOrDefault(place, 0));
      rows.add(
          new Row(
              week,
              indicator,
              world.id(place),
              name,
              gone ? "suppressed" : "normal",
              count,
              count,
              share ? size : Double.NaN));
    }
  }

  private double shown(int place, int number) {
    return rule.rounds() && place != 0 ? Math.floor(number / 5.0 + 0.5) * 5 : number;
  }

  private void complete(
      int whole, int week, Map<Integer, Integer> counts, Map<Integer, Boolean> hidden) {
    if (!counts.containsKey(whole) || hidden.getOrDefault(whole, false)) {
      return;
    }
    int alone = 0;
    int next = -1;
    for (int part : counts.keySet()) {
      boolean inside =
          whole == 0
              ? part > 0 && part <= world.regions
              : part > world.regions && world.region(part - 1 - world.regions, week) == whole - 1;
      if (!inside) {
        continue;
      }
      if (hidden.getOrDefault(part, false)) {
        alone++;
      } else if (next < 0 || counts.getOrDefault(part, 0) < counts.getOrDefault(next, 0)) {
        next = part;
      }
    }
    if (alone == 1 && next >= 0) {
      hidden.put(next, true);
    }
  }
}
