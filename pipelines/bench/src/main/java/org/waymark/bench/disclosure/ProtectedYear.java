package org.waymark.bench.disclosure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.bench.disclosure.PublishedYear.Row;
import org.waymark.bench.disclosure.WeeklyWorld.Kind;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.disclosure.EarlierCells;
import org.waymark.disclosure.EarlierPublications;
import org.waymark.disclosure.TiedSuppression;
import org.waymark.jobs.RegistryCheck;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Indicator;
import org.waymark.registry.IndicatorTies;
import org.waymark.registry.Place;
import org.waymark.registry.Workspace;

/**
 * The same year without files between: each week's panels go through the protection as a run's do,
 * with what the weeks before have shown.
 */
final class ProtectedYear {
  private static final double[] NOTHING = {};

  private final WeeklyWorld world;
  private final DisclosureRule rule;
  private final Workspace workspace;
  private final List<Indicator> indicators;
  private final IndicatorTies ties;
  private final List<Row> rows = new ArrayList<>();
  private final List<Integer> refused = new ArrayList<>();
  private final List<int[]> parents = new ArrayList<>();
  private final Map<String, EarlierCells> shown = new TreeMap<>();

  private ProtectedYear(WeeklyWorld world, String rule, Workspace workspace) {
    this.world = world;
    this.rule = DisclosureRule.of(rule);
    this.workspace = workspace;
    indicators = workspace.indicators();
    ties = IndicatorTies.of(workspace);
    indicators.forEach(indicator -> shown.put(indicator.id(), new EarlierCells()));
  }

  static PublishedYear of(WeeklyWorld world, String rule, int weeks, Path folder)
      throws IOException {
    Path registry = PublishedYear.registry(world, rule, folder);
    Workspace workspace = RegistryCheck.of(registry).workspace().orElseThrow();
    ProtectedYear year = new ProtectedYear(world, rule, workspace);
    for (int week = 0; week < weeks; week++) {
      year.publish(week);
    }
    return new PublishedYear(year.rows, year.refused);
  }

  private void publish(int week) {
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      panels.add(panel(i, week));
    }
    List<TiedSuppression.Outcome> outcomes =
        TiedSuppression.of(
            panels,
            indicators,
            ties,
            places(week),
            rule,
            0,
            indicators.stream().map(i -> shown.getOrDefault(i.id(), EarlierCells.NONE)).toList(),
            new EarlierPublications(world.places(), List.copyOf(parents), same(parents.size())));
    long told =
        outcomes.stream()
            .mapToLong(o -> o.recoverable() + o.shownBefore() + o.recoverableWithBefore())
            .sum();
    if (told > 0) {
      refused.add(week);
      return;
    }
    parents.add(above(week));
    for (TiedSuppression.Outcome outcome : outcomes) {
      keep(outcome.panel(), week);
    }
  }

  private static boolean[] same(int count) {
    boolean[] same = new boolean[count];
    Arrays.fill(same, true);
    return same;
  }

  private void keep(Panel panel, int week) {
    Indicator indicator = indicators.get(panel.indicator());
    int publication = parents.size() - 1;
    for (int place = 0; place < world.places(); place++) {
      for (int t = 0; t < panel.periods().length; t++) {
        int cell = panel.cell(place, t);
        boolean hidden = panel.suppressed(cell);
        if (!hidden && Double.isNaN(panel.value()[cell])) {
          continue;
        }
        double[] numbers = {
          panel.value()[cell],
          Panel.at(panel.numerator(), cell),
          Panel.at(panel.denominator(), cell),
          Double.NaN,
          Double.NaN
        };
        int first = publication / 32 * 32;
        shown
            .getOrDefault(indicator.id(), new EarlierCells())
            .add(
                place,
                panel.periods()[t],
                hidden,
                panel.held(cell),
                numbers,
                first,
                1L << (publication - first));
        rows.add(
            new Row(
                week,
                indicator.id(),
                world.id(place),
                panel.period(t).toString(),
                hidden ? "suppressed" : panel.held(cell) ? "held" : "normal",
                numbers[0],
                numbers[1],
                numbers[2]));
      }
    }
  }

  private int[] above(int week) {
    int[] above = new int[world.places()];
    for (int place = 0; place < above.length; place++) {
      above[place] =
          place == 0
              ? -1
              : place <= world.regions ? 0 : 1 + world.region(place - 1 - world.regions, week);
    }
    return above;
  }

  private List<Place> places(int week) {
    int[] above = above(week);
    Map<String, Place> byId = new HashMap<>();
    workspace.places().forEach(place -> byId.put(place.id(), place));
    List<Place> places = new ArrayList<>();
    for (int place = 0; place < above.length; place++) {
      Place known = Objects.requireNonNull(byId.get(world.id(place)));
      places.add(
          new Place(
              known.id(),
              known.name(),
              known.type(),
              above[place] < 0 ? known.parentId() : Optional.of(world.id(above[place])),
              known.validFrom(),
              known.validTo(),
              known.successorId(),
              known.covariates(),
              known.restated(),
              known.continues(),
              known.aliases()));
    }
    return places;
  }

  private Panel panel(int i, int week) {
    Indicator indicator = indicators.get(i);
    boolean quarters = indicator.period() == PeriodKind.QUARTER;
    int[] periods = new int[quarters ? WeeklyWorld.QUARTERS : WeeklyWorld.MONTHS];
    for (int t = 0; t < periods.length; t++) {
      periods[t] =
          new Period(
                  indicator.period(), WeeklyWorld.FIRST.plusMonths(quarters ? 3L * t : t).atDay(1))
              .code();
    }
    int cells = world.places() * periods.length;
    double[] value = new double[cells];
    Arrays.fill(value, Double.NaN);
    boolean parted =
        switch (indicator.measure()) {
          case PROPORTION, RATE -> true;
          default -> false;
        };
    double[] numerator = parted ? value.clone() : NOTHING;
    double[] denominator = parted ? value.clone() : NOTHING;
    for (int place = 0; place < world.places(); place++) {
      for (int t = 0; t < periods.length; t++) {
        int[] sum =
            switch (indicator.id()) {
              case "falls-men" -> world.sum(Kind.OF_MEN, place, t, week);
              case "falls-women" -> world.sum(Kind.OF_WOMEN, place, t, week);
              case "patients" -> world.sum(Kind.PATIENTS, place, t, week);
              case "unharmed" -> world.sum(Kind.UNHARMED_PATIENTS, place, t, week);
              case "falls-quarter" -> world.quarter(place, t, week);
              default -> world.sum(Kind.FALLS, place, t, week);
            };
        int cell = place * periods.length + t;
        if (sum.length == 0) {
          continue;
        }
        value[cell] = world.value(sum);
        if (parted) {
          numerator[cell] = value[cell];
          denominator[cell] =
              indicator.id().equals("fall-rate")
                  ? world.days(place, t, week)
                  : world.value(world.sum(Kind.PATIENTS, place, t, week));
          value[cell] = numerator[cell] / denominator[cell] * indicator.per();
        }
      }
    }
    int[] places = new int[world.places()];
    Arrays.setAll(places, p -> p);
    int[] lines = new int[cells];
    Arrays.fill(lines, 2);
    return new Panel(
        i,
        places,
        periods,
        value,
        numerator,
        denominator,
        NOTHING,
        NOTHING,
        new int[cells],
        new int[cells],
        lines,
        new boolean[cells]);
  }
}
