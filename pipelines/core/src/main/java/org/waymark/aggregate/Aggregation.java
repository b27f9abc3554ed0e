package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.registry.Gap;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Settings;
import org.waymark.statistics.MixChange;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/**
 * Aggregates of one indicator over its places.
 *
 * <p>The value of a scope in a period is the one that was delivered for it. Where there is none, it
 * is made of the values of what belongs to the scope, each of them found in the same way: Σ
 * numerator / Σ denominator of proportions and rates, the sum of counts, the n-weighted mean of
 * means. So a parent and its parts are never added, and each person counts once. A place counts
 * from {@code valid_from} to {@code valid_to}; one that took another over goes on from it.
 *
 * <p>A period is complete when the places that reported usually hold a given share of the whole by
 * volume: by denominator, by n, by events of a count. Places that began to report later are left
 * out where they hold more than the rest of that share: the others are compared with themselves.
 * Where places have stopped, later values of the others are joined to the level with them, by what
 * both were over the last twelve complete periods: in proportion for counts and rates, on the log
 * odds for proportions, by the difference for means.
 */
public final class Aggregation {

  /** Share of the usual volume from which a period is complete, unless the settings differ. */
  public static final double COMPLETE = Settings.COVERAGE;

  /** A parent and its parts that differ by less agree: figures are rounded. */
  private static final double ROUNDED = 0.01;

  /** Periods that are pooled on either side of a change of mix. */
  private static final int SPAN = 12;

  private static final String UNWEIGHTED =
      "there is nothing to weight the places by: neither denominator nor n";

  private final ReportedPlaces places;
  private final PlaceTree tree;
  private final double least;
  private Optional<List<Disagreement>> disagreements = Optional.empty();

  /**
   * Aggregates of a panel.
   *
   * @param placesOfWorkspace what the panel's places are positions in
   * @param least share of the usual volume from which a period is complete, in (0, 1]
   */
  public Aggregation(
      Indicator indicator, Panel panel, List<Place> placesOfWorkspace, double least) {
    this.places = new ReportedPlaces(indicator, panel, placesOfWorkspace);
    this.tree = places.tree;
    this.least = least;
  }

  /** Every scope that has a value: all, each type, each place that others belong to. */
  public List<AggregateSeries> everyScope() {
    List<AggregateSeries> series = new ArrayList<>();
    series.add(of(Scope.EVERYWHERE, Optional.empty()));
    Set<String> types = new TreeSet<>();
    for (int p = 0; p < tree.size(); p++) {
      if (places.reportsEver(p)) {
        tree.place(p).type().ifPresent(types::add);
      }
    }
    types.forEach(type -> series.add(of(Scope.type(type), Optional.empty())));
    for (int p = 0; p < tree.size(); p++) {
      if (places.hasParts(p)) {
        series.add(of(Scope.region(tree.place(p).id()), Optional.empty()));
      }
    }
    return series.stream().filter(s -> !s.points().isEmpty()).toList();
  }

  /**
   * The values of a scope.
   *
   * @param since the places that report then are those that are compared; empty: those of the first
   *     period in which half of the whole reported
   */
  public AggregateSeries of(Scope scope, Optional<Period> since) {
    List<Integer> heads = heads(scope);
    if (heads.isEmpty()) {
      return AggregateSeries.refused(scope, places.unweighted() ? UNWEIGHTED : "");
    }
    if (!places.addUp() && !standsAlone(scope)) {
      return AggregateSeries.refused(
          scope,
          places.indicator.standardised()
              ? "standardised rates are not added up over places; name a place"
              : "values of this kind cannot be added up over places; name a place");
    }
    AggregateSeries series =
        new ScopeTotals(scope, heads, places, least)
            .series(since)
            .with(partsDiffer(heads))
            .with(unlinked(scope, heads));
    return series.points().isEmpty() && places.unweighted()
        ? AggregateSeries.refused(scope, UNWEIGHTED)
        : series;
  }

  /** Whether one registered place is the whole scope. */
  private boolean standsAlone(Scope scope) {
    return switch (scope.kind()) {
      case ALL, GOAL -> tree.roots().size() == 1;
      case TYPE ->
          IntStream.range(0, tree.size()).filter(p -> isOfType(p, scope.id())).count() == 1;
      case REGION -> true;
    };
  }

  /**
   * The size of a gap between places.
   *
   * @param since the places that report then are those that are compared
   */
  public AggregateSeries gap(Gap gap, Optional<Period> since) {
    GapSeries sizes = new GapSeries(gap, places);
    if (gap.kind() == Gap.Kind.GROUPS) {
      return sizes.between(together(gap.places(), since), together(gap.behind(), since));
    }
    List<Integer> heads = new ArrayList<>();
    for (int p = 0; p < tree.size(); p++) {
      int place = p;
      if (places.reportsEver(p)
          && gap.type().map(type -> isOfType(place, type)).orElse(!places.hasParts(p))) {
        heads.add(p);
      }
    }
    if (heads.size() < 2) {
      return AggregateSeries.refused(Scope.EVERYWHERE, "there are too few places for a gap");
    }
    ScopeTotals totals = new ScopeTotals(Scope.EVERYWHERE, heads, places, least);
    return sizes.among(totals, totals.series(since), heads);
  }

  private AggregateSeries together(List<String> ids, Optional<Period> since) {
    List<Integer> heads =
        ids.stream()
            .flatMap(id -> tree.position(id).stream())
            .filter(places::relevant)
            .sorted()
            .distinct()
            .toList();
    if (heads.isEmpty()) {
      return AggregateSeries.refused(
          Scope.EVERYWHERE, "there are no data for " + String.join(", ", ids));
    }
    if (!places.addUp() && heads.size() > 1) {
      return AggregateSeries.refused(
          Scope.EVERYWHERE, "values of this kind cannot be added up over places; name one");
    }
    List<Integer> tops =
        heads.stream().filter(p -> heads.stream().noneMatch(up -> isAbove(up, p))).toList();
    return new ScopeTotals(Scope.EVERYWHERE, tops, places, least).series(since);
  }

  private boolean isAbove(int above, int place) {
    int up = tree.parent(place);
    for (int steps = 0; up >= 0 && steps < tree.size(); steps++) {
      if (up == above) {
        return true;
      }
      up = tree.parent(up);
    }
    return false;
  }

  /**
   * That a scope moved and its places did not, or moved the other way: then the mix of places has
   * changed. A sentence; none where that is not so, or where the places are not known.
   *
   * @param since a period; twelve from there on are compared with the latest twelve, or halves of
   *     what there is
   */
  public List<String> mixed(Scope scope, Period since) {
    Indicator indicator = places.indicator;
    boolean ratio =
        indicator.measure() == Measure.PROPORTION || indicator.measure() == Measure.RATE;
    List<Integer> leaves = new ScopeTotals(scope, heads(scope), places, least).leaves();
    if (!ratio || indicator.standardised() || leaves.size() < 2) {
      return List.of();
    }
    int first = 0;
    while (first < places.periods.length && places.periods[first].compareTo(since) < 0) {
      first++;
    }
    int end = places.settled();
    int span = Math.min(SPAN, (end - first) / 2);
    if (span < 1) {
      return List.of();
    }
    double[][] before = sums(leaves, first, first + span);
    double[][] after = sums(leaves, end - span, end);
    for (int k = 0; k < leaves.size(); k++) {
      if (before[1][k] == 0 || after[1][k] == 0) {
        // Who did not report at one of the times has not changed the mix.
        before[0][k] = before[1][k] = after[0][k] = after[1][k] = 0;
      }
    }
    double per = indicator.measure() == Measure.RATE ? indicator.per() : 1;
    MixChange change = MixChange.of(before[0], before[1], after[0], after[1]);
    return change.isOfMix()
        ? List.of(
            "The mix of places has changed: since "
                + PeriodWords.name(places.periods[first])
                + " the whole moved by "
                + Quantities.change(indicator, per * change.total())
                + ", and with the mix as it was it would have moved by "
                + Quantities.change(indicator, per * change.within())
                + ".")
        : List.of();
  }

  /** Numerators and denominators of places, each over the same periods. */
  private double[][] sums(List<Integer> leaves, int from, int to) {
    double[][] sums = new double[2][leaves.size()];
    for (int k = 0; k < leaves.size(); k++) {
      for (int i = from; i < to; i++) {
        if (places.reports(leaves.get(k), i)) {
          int cell = places.cell(leaves.get(k), i);
          double top = Panel.at(places.panel.numerator(), cell);
          double bottom = Panel.at(places.panel.denominator(), cell);
          if (!Double.isNaN(top) && !Double.isNaN(bottom)) {
            sums[0][k] += top;
            sums[1][k] += bottom;
          }
        }
      }
    }
    return sums;
  }

  /** The places that the scope is made of, none above another. */
  private List<Integer> heads(Scope scope) {
    return switch (scope.kind()) {
      case ALL, GOAL -> {
        List<Integer> roots = tree.roots().stream().filter(places::relevant).toList();
        yield places.addUp() ? new UnlinkedLevels(places).counted(roots) : roots;
      }
      case TYPE -> {
        List<Integer> heads = new ArrayList<>();
        for (int p = 0; p < tree.size(); p++) {
          if (places.relevant(p) && isOfType(p, scope.id()) && !hasAboveOfType(p, scope.id())) {
            heads.add(p);
          }
        }
        yield heads;
      }
      case REGION -> {
        Set<Integer> heads = new TreeSet<>();
        tree.position(scope.id()).ifPresent(p -> addWithPredecessors(p, heads));
        yield heads.stream().filter(places::relevant).toList();
      }
    };
  }

  private void addWithPredecessors(int place, Set<Integer> heads) {
    if (heads.add(place) && places.addUp()) {
      tree.predecessors(place).forEach(before -> addWithPredecessors(before, heads));
    }
  }

  private boolean isOfType(int place, String type) {
    return tree.place(place).type().map(type::equals).orElse(false);
  }

  private boolean hasAboveOfType(int place, String type) {
    int up = tree.parent(place);
    for (int steps = 0; up >= 0 && steps < tree.size(); steps++) {
      if (places.relevant(up) && isOfType(up, type)) {
        return true;
      }
      up = tree.parent(up);
    }
    return false;
  }

  /** That places stand beside each other that the registry does not join, as a sentence. */
  private List<String> unlinked(Scope scope, List<Integer> heads) {
    boolean all = scope.kind() == Scope.Kind.ALL;
    long roots = tree.roots().stream().filter(places::relevant).count();
    return all && roots > heads.size()
        ? List.of(
            "Places that add up to others are not added to them; `parent_id` in places.csv would"
                + " say what belongs to what.")
        : List.of();
  }

  /** The latest value of the only head that its parts do not add up to, as a sentence. */
  private List<String> partsDiffer(List<Integer> heads) {
    if (heads.size() != 1 || !places.hasParts(heads.get(0))) {
      return List.of();
    }
    Place head = tree.place(heads.get(0));
    return disagreements().stream()
        .filter(d -> d.parent().equals(head))
        .reduce((earlier, later) -> later)
        .map(
            d ->
                d.parent().name()
                    + " says "
                    + Quantities.value(places.indicator, d.delivered(), d.ofParts() - d.delivered())
                    + " for "
                    + PeriodWords.name(d.period())
                    + ", and its parts make "
                    + Quantities.value(places.indicator, d.ofParts(), d.ofParts() - d.delivered())
                    + ".")
        .stream()
        .toList();
  }

  /**
   * A delivered value that its parts do not add up to.
   *
   * @param delivered the parent's value
   * @param ofParts what its parts make
   * @param cell of the parent in the panel
   */
  public record Disagreement(
      Place parent, Period period, double delivered, double ofParts, int parts, int cell) {}

  /** Where a parent and its parts, all of which reported, differ by more than one in a hundred. */
  public List<Disagreement> disagreements() {
    if (disagreements.isEmpty()) {
      disagreements = Optional.of(findDisagreements());
    }
    return disagreements.get();
  }

  private List<Disagreement> findDisagreements() {
    List<Disagreement> found = new ArrayList<>();
    if (!places.addUp()) {
      return found;
    }
    for (int p = 0; p < tree.size(); p++) {
      if (!places.reportsEver(p) || !places.hasParts(p)) {
        continue;
      }
      List<Integer> parts = tree.children(p).stream().filter(places::relevant).toList();
      Scope scope = Scope.region(tree.place(p).id());
      ScopeTotals totals = new ScopeTotals(scope, parts, places, 1);
      for (int i = 0; i < places.periods.length; i++) {
        if (!places.reports(p, i)) {
          continue;
        }
        Total sum = totals.total(i);
        int cell = places.cell(p, i);
        if (sum.isEmpty() || !sum.absent().isEmpty()) {
          continue;
        }
        double delivered = places.panel.value()[cell];
        boolean differs =
            differs(delivered, sum.value())
                || differs(Panel.at(places.panel.denominator(), cell), sum.denominator());
        if (differs) {
          found.add(
              new Disagreement(
                  tree.place(p), places.periods[i], delivered, sum.value(), sum.places(), cell));
        }
      }
    }
    return found;
  }

  private static boolean differs(double one, double other) {
    return Math.abs(one - other) > ROUNDED * Math.max(Math.abs(one), Math.abs(other));
  }
}
