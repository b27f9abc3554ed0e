package org.waymark.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.IndicatorTies;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;

/** Trees of places with numbers of people, where the whole is the sum of its parts. */
final class Worlds {
  static final double[] NOTHING = {};

  private Worlds() {}

  static Place place(String id, String parent) {
    return new Place(
        id,
        id,
        Optional.empty(),
        Optional.of(parent).filter(p -> !p.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  static Indicator indicator(Measure measure) {
    return new Indicator(
        "i",
        "m",
        "I",
        measure,
        Optional.empty(),
        Better.LOWER,
        Role.OUTCOME,
        PeriodKind.MONTH,
        measure == Measure.RATE ? 1000 : 1,
        Optional.empty(),
        List.of());
  }

  static int[] months(int count) {
    int[] months = new int[count];
    Period first = new Period(PeriodKind.MONTH, LocalDate.of(2026, 1, 1));
    Arrays.setAll(months, t -> first.plus(t).code());
    return months;
  }

  /** A panel of counted cells (line 2), of which the value follows from the others. */
  static Panel panel(
      int places, int periods, Indicator indicator, double[] top, double[] bottom, double[] n) {
    int cells = places * periods;
    double[] value = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      value[cell] = bottom.length == 0 ? top[cell] : top[cell] / bottom[cell] * indicator.per();
    }
    int[] rows = new int[places];
    Arrays.setAll(rows, p -> p);
    int[] lines = new int[cells];
    Arrays.fill(lines, 2);
    return new Panel(
        0,
        rows,
        months(periods),
        value,
        bottom.length == 0 ? NOTHING : top.clone(),
        bottom.clone(),
        NOTHING,
        n.clone(),
        new int[cells],
        new int[cells],
        lines,
        new boolean[cells]);
  }

  /** A panel that nothing is tied to and nothing was published of, under a rule. */
  static TiedSuppression.Outcome under(
      String rule, Panel panel, Indicator indicator, List<Place> places) {
    return TiedSuppression.of(
            List.of(panel),
            List.of(indicator),
            IndicatorTies.of(List.of(indicator), List.of()),
            places,
            DisclosureRule.of(rule),
            0,
            List.of(EarlierCells.NONE),
            EarlierPublications.none(places.size()))
        .get(0);
  }

  /** Places with what they count. */
  record World(List<Place> places, Indicator indicator, Panel panel) {

    TiedSuppression.Outcome under(String rule) {
      return Worlds.under(rule, panel, indicator, places);
    }

    /** The same places in another order of the workspace. */
    World shuffled(Random random) {
      List<Integer> order = new ArrayList<>();
      for (int p = 0; p < places.size(); p++) {
        order.add(p);
      }
      Collections.shuffle(order, random);
      int periods = panel.periods().length;
      double[] top = new double[panel.value().length];
      double[] bottom = new double[panel.denominator().length];
      double[] from = bottom.length == 0 ? panel.value() : panel.numerator();
      for (int p = 0; p < order.size(); p++) {
        System.arraycopy(from, order.get(p) * periods, top, p * periods, periods);
        if (bottom.length > 0) {
          System.arraycopy(
              panel.denominator(), order.get(p) * periods, bottom, p * periods, periods);
        }
      }
      return new World(
          order.stream().map(places::get).toList(),
          indicator,
          Worlds.panel(order.size(), periods, indicator, top, bottom, NOTHING));
    }
  }

  /** A forest of up to {@code most} places; some do not report, some wholes neither. */
  static World random(Random random, Measure measure, int most) {
    int size = 1 + random.nextInt(most);
    int periods = 1 + random.nextInt(3);
    List<Place> places = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    Map<Integer, Boolean> isParent = new HashMap<>();
    for (int p = 0; p < size; p++) {
      int parent = p == 0 || random.nextInt(6) == 0 ? -1 : random.nextInt(Math.min(p, 6));
      parents.add(parent);
      isParent.put(parent, true);
      places.add(place("p" + (97 * (p + 1) % 101), parent < 0 ? "" : places.get(parent).id()));
    }
    int scale = 1 + random.nextInt(30);
    double[] top = new double[size * periods];
    double[] rest = new double[size * periods];
    for (int p = size - 1; p >= 0; p--) {
      for (int t = 0; t < periods; t++) {
        int cell = p * periods + t;
        if (!isParent.containsKey(p)) {
          top[cell] = random.nextInt(scale);
          rest[cell] = 1 + random.nextInt(3 * scale);
        }
        if (parents.get(p) >= 0) {
          top[parents.get(p) * periods + t] += top[cell];
          rest[parents.get(p) * periods + t] += rest[cell];
        }
      }
    }
    double[] bottom = new double[top.length];
    for (int cell = 0; cell < top.length; cell++) {
      bottom[cell] = top[cell] + rest[cell];
      if (random.nextInt(8) == 0) {
        top[cell] = Double.NaN;
        bottom[cell] = Double.NaN;
      }
    }
    Indicator indicator = indicator(measure);
    return new World(
        List.copyOf(places),
        indicator,
        panel(size, periods, indicator, top, measure == Measure.COUNT ? NOTHING : bottom, NOTHING));
  }
}
