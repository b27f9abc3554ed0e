package org.waymark.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.IndicatorTies;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;

/**
 * Panels of indicators that are tied to each other, as they may be published beside everything that
 * was published before.
 *
 * <p><b>Small.</b> A cell is hidden if a number of people behind it is too small, and with it the
 * cells of all indicators that would tell it.
 *
 * <p><b>Complementary.</b> A reader knows which places add up to which, now and in every other
 * publication, what indicators tell of each other, and that nobody is counted less than zero.
 * {@link KnownSums} says what follows. While it says too much of a hidden number, one more cell of
 * the sum that tells it is hidden: the next smallest part, and the whole where no part is left. How
 * small a part is goes by its usual size, so that a hidden number is not known to be the smallest.
 *
 * <p><b>Held back.</b> Where a cell that was published before would have to be hidden for what its
 * revision tells, its earlier numbers are published again instead.
 *
 * <p>Inside, places are in the order of their ids: what is hidden must not change with the order of
 * the workspace.
 *
 * <p>A cell that was hidden once under the same rule stays hidden: its new value beside the earlier
 * sums would tell what was hidden beside it.
 */
public final class TiedSuppression {
  private static final int COUNT = 0;
  private static final int SIZE = 1;
  private static final int REST = 2;
  private static final int MOST_ROUNDS = 2_000;

  /** Linear programs for one set of tied panels: some milliseconds each. */
  private static final int MOST_PROGRAMS = 40_000;

  /**
   * What came of one indicator.
   *
   * @param hidden cells without a number
   * @param held cells that show earlier numbers
   * @param recoverable hidden small numbers that follow exactly from this publication
   * @param shownBefore hidden small numbers that another publication shows
   * @param recoverableWithBefore further ones that follow exactly from all publications together
   * @param within hidden cells that all publications together tell more closely than the rule asks
   * @param toldBy positions of publications that show hidden small numbers, in order
   */
  public record Outcome(
      Panel panel,
      long hidden,
      long held,
      long recoverable,
      long shownBefore,
      long recoverableWithBefore,
      long within,
      List<Integer> toldBy) {}

  private final List<Panel> panels;
  private final List<Indicator> indicators;
  private final IndicatorTies ties;
  private final List<Place> places;
  private final DisclosureRule rule;
  private final double percent;
  private final List<EarlierCells> earlier;
  private final EarlierPublications publications;

  private final int exempt;
  private final int[] above;
  private final int[][] placeOf;
  private final int[][] rowOf;
  private final List<Map<Integer, Integer>> columnOf = new ArrayList<>();
  private final @Nullable CellCounts[][] counts;
  private final boolean[][] hidden;
  private final EarlierCells.@Nullable Version[][] held;
  private final boolean[][][] told;
  private final double[][] usual;
  private final Map<Integer, List<Integer>> owners = new TreeMap<>();
  private final Map<Integer, List<Integer>> groups = new TreeMap<>();
  private final Set<Long> lost = new HashSet<>();
  private final Map<Long, Map<Integer, boolean[]>> changedSince = new HashMap<>();
  private boolean[] wholes = {};
  private int programs = MOST_PROGRAMS;

  private TiedSuppression(
      List<Panel> panels,
      List<Indicator> indicators,
      IndicatorTies ties,
      List<Place> places,
      DisclosureRule rule,
      double percent,
      List<EarlierCells> earlier,
      EarlierPublications publications) {
    this.panels = panels;
    this.indicators = indicators;
    this.ties = ties;
    PlaceOrder order = PlaceOrder.of(places, publications.places());
    this.places = order.sorted(places);
    this.rule = rule;
    this.percent = percent;
    this.earlier = earlier.stream().map(order::of).toList();
    this.publications = order.of(publications);
    exempt = rule.rounds() ? Families.nation(this.places) : -1;
    above = Families.above(this.places);
    placeOf = new int[panels.size()][];
    rowOf = new int[panels.size()][places.size()];
    counts = new CellCounts[panels.size()][];
    hidden = new boolean[panels.size()][];
    held = new EarlierCells.Version[panels.size()][];
    told = new boolean[panels.size()][3][];
    usual = new double[panels.size()][];
    for (int j = 0; j < panels.size(); j++) {
      Panel panel = panels.get(j);
      placeOf[j] = Arrays.stream(panel.places()).map(order::at).toArray();
      Arrays.fill(rowOf[j], -1);
      for (int row = 0; row < panel.places().length; row++) {
        rowOf[j][placeOf[j][row]] = row;
      }
      Map<Integer, Integer> columns = new HashMap<>();
      for (int t = 0; t < panel.periods().length; t++) {
        columns.put(panel.periods()[t], t);
      }
      columnOf.add(columns);
      int cells = panel.value().length;
      counts[j] = new CellCounts[cells];
      hidden[j] = new boolean[cells];
      held[j] = new EarlierCells.Version[cells];
      for (int q = 0; q < 3; q++) {
        told[j][q] = new boolean[cells];
      }
      for (int cell = 0; cell < cells; cell++) {
        if (!Double.isNaN(panel.value()[cell])) {
          counts[j][cell] = CellCounts.of(panel, cell, indicators.get(panel.indicator()));
        }
      }
      usual[j] = usualSizes(j);
      int i = panel.indicator();
      int of = j;
      for (int q = COUNT; q <= SIZE; q++) {
        List<Integer> all =
            owners.computeIfAbsent(ties.number()[2 * i + q], fresh -> new ArrayList<>());
        if (!all.contains(of)) {
          all.add(of);
        }
      }
      groups.computeIfAbsent(ties.group()[i], fresh -> new ArrayList<>()).add(j);
    }
  }

  /**
   * Protects the panels of one cluster of {@link IndicatorTies}.
   *
   * @param panels of indicators of the cluster, as they were delivered
   * @param indicators of the workspace
   * @param percent how far from a hidden number any interval of it reaches at least, in percent
   * @param earlier what other publications show of each panel's indicator
   */
  public static List<Outcome> of(
      List<Panel> panels,
      List<Indicator> indicators,
      IndicatorTies ties,
      List<Place> places,
      DisclosureRule rule,
      double percent,
      List<EarlierCells> earlier,
      EarlierPublications publications) {
    return new TiedSuppression(
            panels, indicators, ties, places, rule, percent, earlier, publications)
        .outcomes();
  }

  // --- cells ---------------------------------------------------------------------------------

  private int cell(int j, int place, int period) {
    Integer column = columnOf.get(j).get(period);
    int row = place >= 0 && place < places.size() ? rowOf[j][place] : -1;
    return column == null || row < 0 ? -1 : panels.get(j).cell(row, column);
  }

  private boolean delivered(int j, int cell) {
    return cell >= 0 && counts[j][cell] != null;
  }

  private Indicator indicator(int j) {
    return indicators.get(panels.get(j).indicator());
  }

  private int number(int j, int q) {
    int i = panels.get(j).indicator();
    return q == REST ? 2 * indicators.size() + i : ties.number()[2 * i + q];
  }

  private double amount(int j, int cell, int q) {
    return amount(counts[j][cell], Panel.at(panels.get(j).denominator(), cell), q);
  }

  private static double amount(CellCounts counts, double denominator, int q) {
    return switch (q) {
      case COUNT -> counts.count();
      case SIZE -> CellCounts.size(counts, denominator);
      default -> counts.rest();
    };
  }

  /** What a rate is out of is no number of people for sure. */
  private boolean judged(int j, int q) {
    return q != SIZE
        || indicator(j).measure() != Measure.RATE
        || panels.get(j).denominator().length == 0;
  }

  /** The usual size of a place's numbers in half octaves; it tells little of one cell. */
  private double[] usualSizes(int j) {
    Panel panel = panels.get(j);
    double[] sizes = new double[panel.places().length];
    for (int row = 0; row < sizes.length; row++) {
      double sum = 0;
      int known = 0;
      for (int t = 0; t < panel.periods().length; t++) {
        CellCounts of = counts[j][panel.cell(row, t)];
        if (of != null && !Double.isInfinite(of.order())) {
          sum += Math.max(0, of.order());
          known++;
        }
      }
      sizes[row] =
          known == 0
              ? Double.POSITIVE_INFINITY
              : Math.floor(2 * Math.log1p(sum / known) / Math.log(2));
    }
    return sizes;
  }

  // --- hiding --------------------------------------------------------------------------------

  private void hide(int group, int place, int period) {
    for (int j : groups.getOrDefault(group, List.of())) {
      int cell = cell(j, place, period);
      if (delivered(j, cell)) {
        hidden[j][cell] = true;
        held[j][cell] = null;
      }
    }
  }

  /**
   * Whether earlier numbers can be published again: those of one publication, for all that tell.
   */
  private boolean hold(int group, int place, int period) {
    List<Integer> members = groups.getOrDefault(group, List.of());
    for (int k = publications.count() - 1; k >= 0; k--) {
      boolean all = true;
      boolean changed = false;
      for (int j : members) {
        int cell = cell(j, place, period);
        if (delivered(j, cell)) {
          Optional<EarlierCells.Version> shown = shownIn(j, place, period, k);
          all &= shown.isPresent();
          changed |=
              shown.isPresent()
                  && (!same(j, cell, shown.get())
                      || !stillKnown(j, place, period, shown.get())
                      || shown.get().held());
        }
      }
      if (all && changed) {
        for (int j : members) {
          int cell = cell(j, place, period);
          if (delivered(j, cell)) {
            held[j][cell] = shownIn(j, place, period, k).orElseThrow();
          }
        }
        return true;
      }
    }
    return false;
  }

  private Optional<EarlierCells.Version> shownIn(int j, int place, int period, int publication) {
    for (EarlierCells.Version version : earlier.get(j).of(place, period)) {
      if (!version.suppressed() && version.in(publication)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  private boolean same(int j, int cell, EarlierCells.Version version) {
    for (int q = COUNT; q <= SIZE; q++) {
      double now = amount(j, cell, q);
      double then = amount(countsOf(j, version), version.denominator(), q);
      if (!Double.isNaN(now) && !sameNumber(now, then)) {
        return false;
      }
    }
    return true;
  }

  private CellCounts countsOf(int j, EarlierCells.Version version) {
    return CellCounts.of(
        indicator(j),
        version.value(),
        version.numerator(),
        version.denominator(),
        version.standardError(),
        version.n());
  }

  private boolean sameNumber(double exact, double published) {
    return Math.abs(exact - published) < 0.5
        || (rule.rounds() && !rule.hides(exact) && Math.abs(rule.shown(exact) - published) < 0.5);
  }

  private void hideSmall() {
    for (int j = 0; j < panels.size(); j++) {
      Panel panel = panels.get(j);
      for (int row = 0; row < panel.places().length; row++) {
        int place = placeOf[j][row];
        for (int t = 0; t < panel.periods().length; t++) {
          int cell = panel.cell(row, t);
          if (counts[j][cell] == null) {
            if (panel.suppressed(cell)) {
              hidden[j][cell] = true;
            }
            continue;
          }
          int period = panel.periods()[t];
          if (place != exempt && counts[j][cell].hiddenBy(rule)) {
            hide(ties.group()[panel.indicator()], place, period);
            hideSize(j, cell, place, period);
          }
        }
      }
    }
  }

  /** A size that is too small is told by every indicator that is out of it. */
  private void hideSize(int j, int cell, int place, int period) {
    double size = amount(j, cell, SIZE);
    if (judged(j, SIZE) && rule.hides(size)) {
      for (int other : owners.getOrDefault(number(j, SIZE), List.of())) {
        hide(ties.group()[panels.get(other).indicator()], place, period);
      }
    }
  }

  /** What was hidden before stays so, and what was shown is known. */
  private void lookBack() {
    for (int j = 0; j < panels.size(); j++) {
      Panel panel = panels.get(j);
      EarlierCells cells = earlier.get(j);
      for (int t = 0; t < panel.periods().length && !cells.isEmpty(); t++) {
        int period = panel.periods()[t];
        for (Map.Entry<Integer, List<EarlierCells.Version>> entry : cells.in(period).entrySet()) {
          int cell = cell(j, entry.getKey(), period);
          if (!delivered(j, cell)) {
            continue;
          }
          for (EarlierCells.Version version : entry.getValue()) {
            if (version.suppressed()) {
              if (underSameRule(version)) {
                hide(ties.group()[panel.indicator()], entry.getKey(), period);
              }
              continue;
            }
            if (!version.held()
                && stillKnown(j, entry.getKey(), period, version)
                && (!rule.rounds() || allSame(j, entry.getKey(), period, version))) {
              tellsNow(j, cell, version);
            }
          }
        }
      }
    }
  }

  /**
   * Whether all that must be hidden together with a cell is what it was: where one of several
   * rounded numbers is another, the others may be so too.
   */
  private boolean allSame(int j, int place, int period, EarlierCells.Version version) {
    for (int of : groups.getOrDefault(ties.group()[panels.get(j).indicator()], List.of())) {
      int cell = cell(of, place, period);
      boolean same = !delivered(of, cell);
      for (EarlierCells.Version other : earlier.get(of).of(place, period)) {
        boolean together = false;
        for (int k = 0; k < publications.count() && !together; k++) {
          together = version.in(k) && other.in(k);
        }
        same |= together && !other.hides() && same(of, cell, other);
      }
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private void tellsNow(int j, int cell, EarlierCells.Version version) {
    CellCounts then = countsOf(j, version);
    boolean both = true;
    for (int q = COUNT; q <= SIZE; q++) {
      double now = amount(j, cell, q);
      boolean same = !Double.isNaN(now) && sameNumber(now, amount(then, version.denominator(), q));
      told[j][q][cell] |= same;
      both &= same;
    }
    // Of rounded numbers the difference may be the same although both are others.
    told[j][REST][cell] |= both && !Double.isNaN(amount(j, cell, REST));
  }

  /**
   * Whether a reader takes a number of another publication for today's: not where its parts were
   * others then.
   */
  private boolean stillKnown(int j, int place, int period, EarlierCells.Version version) {
    if (!mayBeWhole(place)) {
      return true;
    }
    for (int k = 0; k < publications.count(); k++) {
      if (version.in(k) && !changedSince(j, period, k)[place]) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeWhole(int place) {
    if (wholes.length == 0) {
      wholes = new boolean[Math.max(places.size(), publications.places())];
      List<int[]> trees = new ArrayList<>(publications.parents());
      trees.add(above);
      for (int[] tree : trees) {
        for (int whole : tree) {
          if (whole >= 0) {
            wholes[whole] = true;
          }
        }
      }
    }
    return place < wholes.length && wholes[place];
  }

  /** Places whose parts, or those of a shorter period within, were others in a publication. */
  private boolean[] changedSince(int j, int period, int k) {
    Map<Integer, boolean[]> byPublication =
        changedSince.computeIfAbsent(((long) j << 32) | period, fresh -> new HashMap<>());
    boolean[] known = byPublication.get(k);
    if (known != null) {
      return known;
    }
    int[] parents = publications.parents().get(k);
    boolean[] here = new boolean[parents.length];
    earlier
        .get(j)
        .in(period)
        .forEach((place, rows) -> here[place] = rows.stream().anyMatch(row -> row.in(k)));
    boolean[] changed = changed(j, period, Families.of(parents, here));
    for (IndicatorTies.Nested nested : ties.nested()) {
      if (ties.number()[nested.whole()] != number(j, COUNT)) {
        continue;
      }
      for (int part : nested.parts()) {
        for (int of : ownersOf(ties.number()[part])) {
          for (int shorter : within(period)) {
            if (columnOf.get(of).containsKey(shorter)) {
              boolean[] inside = changedSince(of, shorter, k);
              for (int place = 0; place < changed.length; place++) {
                changed[place] |= inside[place];
              }
            }
          }
        }
      }
    }
    byPublication.put(k, changed);
    return changed;
  }

  private boolean underSameRule(EarlierCells.Version version) {
    for (int k = 0; k < publications.count(); k++) {
      if (publications.sameRule()[k] && version.in(k)) {
        return true;
      }
    }
    return false;
  }

  // --- what a reader knows -------------------------------------------------------------------

  /** Where a sum over places comes from, so that more of it can be hidden. */
  private record Origin(int number, int period, int whole, int[] parts, List<int[]> others) {}

  /** Numbers that a reader does not see, and the sums of them that he knows. */
  private final class View {
    private final boolean withEarlier;
    private final List<long[]> unknown = new ArrayList<>();
    private final List<Double> truth = new ArrayList<>();
    private final Map<Long, Map<Integer, Integer>> idOf = new HashMap<>();
    private final List<KnownSums.Sum> sums = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private final Set<List<Integer>> supports = new HashSet<>();

    /** By panel, period and publication the first one that shows the same. */
    private final Map<List<Integer>, Integer> sameAs = new HashMap<>();

    /** By number, period, publication and place what a whole was then. */
    private final Map<List<Integer>, Double> was = new HashMap<>();

    /** Small numbers of places that have not delivered yet. */
    private final Set<Integer> awaited = new HashSet<>();

    private KnownSums known = KnownSums.of(0, List.of(), 0, 0);

    View(boolean withEarlier) {
      this.withEarlier = withEarlier;
    }

    void solve() {
      known =
          KnownSums.of(
              unknown.size(),
              sums,
              programs,
              percent > 0 ? Double.POSITIVE_INFINITY : rule.width());
      programs = known.programsLeft();
    }

    /** The unknown number of that place and period, made where it is not there; −1 where known. */
    int id(int number, int place, int period) {
      if (!isUnknown(number, place, period, withEarlier)) {
        return -1;
      }
      return idOf.computeIfAbsent(((long) number << 32) | period, fresh -> new HashMap<>())
          .computeIfAbsent(
              place,
              fresh -> {
                unknown.add(new long[] {number, place, period});
                truth.add(value(number, place, period));
                return unknown.size() - 1;
              });
    }

    /** What a whole has beyond its parts, where places have not delivered yet. */
    int absent(int number, int whole, int period, double truth) {
      int id = vanished(number, -1 - whole, period, truth);
      awaited.add(id);
      return id;
    }

    /** A number that no publication shows although it was once part of a sum. */
    int vanished(int number, int place, int period, double was) {
      return idOf.computeIfAbsent(((long) number << 32) | period, fresh -> new HashMap<>())
          .computeIfAbsent(
              place,
              fresh -> {
                unknown.add(new long[] {number, place, period});
                truth.add(was);
                return unknown.size() - 1;
              });
    }

    void add(
        List<Integer> ids, List<Double> factors, double total, boolean joining, Origin origin) {
      if (ids.isEmpty()) {
        return;
      }
      if (joining && !supports.add(signature(ids, factors))) {
        return;
      }
      if (!joining) {
        supports.add(signature(ids, factors));
      }
      sums.add(
          new KnownSums.Sum(
              ids.stream().mapToInt(id -> id).toArray(),
              factors.stream().mapToDouble(f -> f).toArray(),
              total,
              joining));
      origins.add(origin);
    }

    private List<Integer> signature(List<Integer> ids, List<Double> factors) {
      List<Integer> sign = new ArrayList<>();
      for (int k = 0; k < ids.size(); k++) {
        sign.add(factors.get(k) * factors.get(0) > 0 ? ids.get(k) + 1 : -ids.get(k) - 1);
      }
      sign.sort(null);
      return sign;
    }
  }

  private List<Integer> ownersOf(int number) {
    return number >= 2 * indicators.size()
        ? restOwners(number - 2 * indicators.size())
        : owners.getOrDefault(number, List.of());
  }

  private List<Integer> restOwners(int i) {
    for (int j = 0; j < panels.size(); j++) {
      if (panels.get(j).indicator() == i) {
        return List.of(j);
      }
    }
    return List.of();
  }

  /** Which of an indicator's numbers has that id; −1 where none has. */
  private int kind(int j, int number) {
    for (int q = COUNT; q <= REST; q++) {
      if (number(j, q) == number) {
        return q;
      }
    }
    return -1;
  }

  private double value(int number, int place, int period) {
    for (int j : ownersOf(number)) {
      int cell = cell(j, place, period);
      if (delivered(j, cell)) {
        double amount = amount(j, cell, kind(j, number));
        if (!Double.isNaN(amount)) {
          return amount;
        }
      }
    }
    return Double.NaN;
  }

  /** Whether some indicator that has the number delivers that cell as a count, not an estimate. */
  private boolean present(int number, int place, int period) {
    for (int j : ownersOf(number)) {
      int cell = cell(j, place, period);
      boolean was = cell >= 0 && counts[j][cell] == null && hidden[j][cell];
      boolean is = delivered(j, cell) && !Double.isNaN(amount(j, cell, kind(j, number)));
      if ((is || was) && panels.get(j).line()[cell] != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnknown(int number, int place, int period, boolean withEarlier) {
    boolean any = false;
    for (int j : ownersOf(number)) {
      int cell = cell(j, place, period);
      if (cell < 0 || (counts[j][cell] == null && !hidden[j][cell])) {
        continue;
      }
      any = true;
      int q = kind(j, number);
      boolean seen = !hidden[j][cell] && held[j][cell] == null;
      if (seen || (withEarlier && told[j][q][cell])) {
        return false;
      }
    }
    return any;
  }

  private View view(List<Integer> periods, boolean withEarlier) {
    View view = new View(withEarlier);
    TreeSet<Integer> numbers = new TreeSet<>(owners.keySet());
    for (int j = 0; j < panels.size(); j++) {
      if (indicator(j).measure() == Measure.PROPORTION) {
        numbers.add(number(j, REST));
      }
    }
    for (int period : periods) {
      for (int number : numbers) {
        overPlaces(view, number, period);
      }
      for (IndicatorTies.Sum sum : ties.sums()) {
        overIndicators(view, sum, period);
      }
      rests(view, period);
    }
    for (IndicatorTies.Nested nested : ties.nested()) {
      overPeriods(view, nested, periods);
    }
    if (withEarlier) {
      for (int period : periods) {
        for (int j = 0; j < panels.size(); j++) {
          ofEarlier(view, j, period);
        }
      }
      for (IndicatorTies.Nested nested : ties.nested()) {
        overEarlierPeriods(view, nested, periods);
      }
    }
    view.solve();
    return view;
  }

  private void overPlaces(View view, int number, int period) {
    boolean[] here = new boolean[places.size()];
    boolean any = false;
    boolean all = true;
    for (int place = 0; place < here.length; place++) {
      here[place] = present(number, place, period);
      all &= here[place];
      any |= here[place] && view.id(number, place, period) >= 0;
    }
    if (!any && all) {
      return;
    }
    Families.of(above, here)
        .forEach((whole, parts) -> overParts(view, number, period, whole, parts, here));
  }

  private void overParts(
      View view, int number, int period, int whole, int[] parts, boolean[] here) {
    List<Integer> ids = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    double total = 0;
    double missing = value(number, whole, period);
    int shown = 0;
    for (int part : parts) {
      missing -= value(number, part, period);
      int id = view.id(number, part, period);
      if (id >= 0) {
        ids.add(id);
        factors.add(1.0);
        total += view.truth.get(id);
      } else {
        shown++;
      }
    }
    int id = view.id(number, whole, period);
    if (id >= 0) {
      ids.add(id);
      factors.add(-1.0);
      total -= view.truth.get(id);
    } else {
      shown++;
    }
    Origin origin = new Origin(number, period, whole, parts, List.of());
    boolean adds = Double.isNaN(missing) || Math.abs(missing) < 0.5;
    boolean nested = ties.nested().stream().anyMatch(tie -> ties.number()[tie.whole()] == number);
    if (adds && !nested) {
      view.add(ids, factors, total, false, origin);
      return;
    }
    List<Integer> absent = absent(whole, here);
    List<int[]> inside = monthsOf(number, absent, period);
    double within = inside.stream().mapToDouble(m -> value(m[0], m[1], m[2])).sum();
    if (!inside.isEmpty() && Math.abs(missing - within) < 0.5) {
      // Places that lack a month have no quarter, and the whole counts the months that they have.
      for (int[] month : inside) {
        int of = view.id(month[0], month[1], month[2]);
        if (of >= 0) {
          ids.add(of);
          factors.add(1.0);
          total += view.truth.get(of);
        }
      }
      view.add(ids, factors, total, true, origin);
    } else if (adds) {
      view.add(ids, factors, total, false, origin);
    } else if (ids.isEmpty() && !absent.isEmpty() && isAwaited(number, whole, period, missing)) {
      ids.add(view.absent(number, whole, period, missing));
      factors.add(1.0);
      view.add(ids, factors, missing, false, origin);
    } else if (shown > 0) {
      // A reader who takes them to add up may be nearly right.
      view.add(ids, factors, total, false, origin);
    }
  }

  /** Whether a whole counts a small number of people of places that have not delivered yet. */
  private boolean isAwaited(int number, int whole, int period, double missing) {
    boolean judged = false;
    for (int j : ownersOf(number)) {
      int cell = cell(j, whole, period);
      judged |= delivered(j, cell) && judged(j, kind(j, number));
    }
    // What is left over from rounded numbers has a range of its own.
    return judged && !rule.rounds() && missing > 0 && rule.hides(missing);
  }

  /** Whether any whole of those periods does. */
  private boolean awaits(List<Integer> periods) {
    for (int j = 0; j < panels.size(); j++) {
      for (int period : periods) {
        int number = number(j, COUNT);
        boolean[] here = new boolean[places.size()];
        int count = 0;
        for (int place = 0; place < here.length && columnOf.get(j).containsKey(period); place++) {
          here[place] = present(number, place, period);
          count += here[place] ? 1 : 0;
        }
        if (count == 0 || count == here.length) {
          continue;
        }
        for (Map.Entry<Integer, int[]> family : Families.of(above, here).entrySet()) {
          double missing = value(number, family.getKey(), period);
          for (int part : family.getValue()) {
            missing -= value(number, part, period);
          }
          if (missing >= 0.5
              && isAwaited(number, family.getKey(), period, missing)
              && !absent(family.getKey(), here).isEmpty()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Places under a whole that have no number, and no place below them has one. */
  private List<Integer> absent(int whole, boolean[] here) {
    boolean[] above = new boolean[here.length];
    for (int place = 0; place < here.length; place++) {
      int at = here[place] ? this.above[place] : -1;
      for (int steps = 0; at >= 0 && !above[at] && steps < here.length; steps++) {
        above[at] = true;
        at = this.above[at];
      }
    }
    List<Integer> absent = new ArrayList<>();
    for (int place = 0; place < here.length; place++) {
      if (!here[place] && !above[place] && Families.above(this.above, place, here) == whole) {
        absent.add(place);
      }
    }
    return absent;
  }

  /** Numbers of shorter periods that places without one of that period have. */
  private List<int[]> monthsOf(int number, List<Integer> of, int period) {
    List<int[]> inside = new ArrayList<>();
    for (IndicatorTies.Nested nested : ties.nested()) {
      if (ties.number()[nested.whole()] == number) {
        for (int part : nested.parts()) {
          for (int place : of) {
            for (int shorter : within(period)) {
              if (!Double.isNaN(value(ties.number()[part], place, shorter))) {
                inside.add(new int[] {ties.number()[part], place, shorter});
              }
            }
          }
        }
      }
    }
    return inside;
  }

  private List<Integer> within(int period) {
    return otherLengths(
        period,
        (longer, inner) ->
            !inner.start().isBefore(longer.start()) && !inner.end().isAfter(longer.end()));
  }

  /** Periods of other lengths that relate to one in that way. */
  private List<Integer> otherLengths(int period, BiPredicate<Period, Period> related) {
    Period one = Period.ofCode(period);
    TreeSet<Integer> found = new TreeSet<>();
    for (Map<Integer, Integer> columns : columnOf) {
      for (int code : columns.keySet()) {
        Period other = Period.ofCode(code);
        if (other.kind() != one.kind() && related.test(one, other)) {
          found.add(code);
        }
      }
    }
    return List.copyOf(found);
  }

  private void overIndicators(View view, IndicatorTies.Sum sum, int period) {
    for (int place = 0; place < places.size(); place++) {
      List<Integer> ids = new ArrayList<>();
      List<Double> factors = new ArrayList<>();
      List<int[]> members = new ArrayList<>();
      double total = 0;
      double all = 0;
      for (int k = 0; k < sum.numbers().length; k++) {
        int number = sum.numbers()[k];
        double value = value(number, place, period);
        all += sum.factors()[k] * value;
        members.add(new int[] {number, place, period});
        int id = view.id(number, place, period);
        if (id >= 0) {
          ids.add(id);
          factors.add(sum.factors()[k]);
          total += sum.factors()[k] * value;
        }
      }
      if (!ids.isEmpty() && Math.abs(all) < 0.5) {
        view.add(ids, factors, total, true, new Origin(-1, period, -1, new int[0], members));
      }
    }
  }

  /** Of a share, who is counted and who is not are all of them; where all are known. */
  private void rests(View view, int period) {
    for (int j = 0; j < panels.size(); j++) {
      if (indicator(j).measure() != Measure.PROPORTION || !columnOf.get(j).containsKey(period)) {
        continue;
      }
      for (int place = 0; place < places.size(); place++) {
        int cell = cell(j, place, period);
        if (!delivered(j, cell) || !hidden[j][cell]) {
          continue;
        }
        int size = view.id(number(j, SIZE), place, period);
        int count = view.id(number(j, COUNT), place, period);
        int rest = view.id(number(j, REST), place, period);
        if (size < 0 && count >= 0 && rest >= 0) {
          view.add(
              List.of(count, rest),
              List.of(1.0, 1.0),
              view.truth.get(count) + view.truth.get(rest),
              true,
              new Origin(-1, period, -1, new int[0], List.of()));
        }
      }
    }
  }

  private void overPeriods(View view, IndicatorTies.Nested nested, List<Integer> periods) {
    int wholeNumber = ties.number()[nested.whole()];
    for (int period : periods) {
      Period longer = Period.ofCode(period);
      for (int place = 0; place < places.size(); place++) {
        double whole = value(wholeNumber, place, period);
        if (Double.isNaN(whole)) {
          continue;
        }
        List<Integer> ids = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        List<int[]> members = new ArrayList<>(List.of(new int[] {wholeNumber, place, period}));
        double all = 0;
        double total = 0;
        for (int part : nested.parts()) {
          int number = ties.number()[part];
          for (int shorter : periods) {
            Period inner = Period.ofCode(shorter);
            if (shorter == period
                || inner.kind() == longer.kind()
                || inner.start().isBefore(longer.start())
                || inner.end().isAfter(longer.end())) {
              continue;
            }
            double value = value(number, place, shorter);
            if (Double.isNaN(value)) {
              continue;
            }
            all += value;
            members.add(new int[] {number, place, shorter});
            int id = view.id(number, place, shorter);
            if (id >= 0) {
              ids.add(id);
              factors.add(1.0);
              total += value;
            }
          }
        }
        int id = view.id(wholeNumber, place, period);
        if (id >= 0) {
          ids.add(id);
          factors.add(-1.0);
          total -= whole;
        }
        if (!ids.isEmpty() && members.size() > 2 && Math.abs(all - whole) < 0.5) {
          view.add(ids, factors, total, true, new Origin(-1, period, -1, new int[0], members));
        }
      }
    }
  }

  /**
   * What a quarter was made of in other publications, as far as it holds of today's numbers too.
   */
  private void overEarlierPeriods(View view, IndicatorTies.Nested nested, List<Integer> periods) {
    for (int j : ownersOf(ties.number()[nested.whole()])) {
      if (kind(j, ties.number()[nested.whole()]) != COUNT) {
        continue;
      }
      for (int period : periods) {
        List<Integer> within = within(period);
        for (Map.Entry<Integer, List<EarlierCells.Version>> row :
            earlier.get(j).in(period).entrySet()) {
          for (int k = 0; k < publications.count(); k++) {
            for (EarlierCells.Version version : row.getValue()) {
              if (version.in(k) && !version.hides()) {
                earlierPeriods(view, nested, j, row.getKey(), period, within, k, version);
              }
            }
          }
        }
      }
    }
  }

  private void earlierPeriods(
      View view,
      IndicatorTies.Nested nested,
      int j,
      int place,
      int period,
      List<Integer> within,
      int k,
      EarlierCells.Version whole) {
    double[] was = new double[publications.places()];
    Arrays.fill(was, Double.NaN);
    double total = unrounded(j, place, period, COUNT, whole, was);
    double all = 0;
    double rest = 0;
    int months = 0;
    List<Integer> ids = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    for (int part : nested.parts()) {
      int number = ties.number()[part];
      for (int of : ownersOf(number)) {
        if (kind(of, number) != COUNT) {
          continue;
        }
        for (int shorter : within) {
          EarlierCells.Version then = null;
          for (EarlierCells.Version version : earlier.get(of).of(place, shorter)) {
            then = version.in(k) ? version : then;
          }
          if (then == null) {
            continue;
          }
          months++;
          int same = view.sameAs.getOrDefault(List.of(of, shorter, k), k);
          Double before = view.was.get(List.of(number, shorter, same, place));
          was[place] = before == null ? Double.NaN : before;
          if (!then.hides()) {
            total -= unrounded(of, place, shorter, COUNT, then, was);
            continue;
          }
          boolean other = place >= places.size() || changedSince(of, shorter, k)[place];
          double truth = other ? was[place] : value(number, place, shorter);
          all += truth;
          int id =
              other
                  ? view.vanished(
                      number, (same + 1) * publications.places() + place, shorter, truth)
                  : view.id(number, place, shorter);
          if (id >= 0) {
            ids.add(id);
            factors.add(1.0);
            rest += truth;
          }
        }
        break;
      }
    }
    if (months > 1 && Math.abs(all - total) < 0.5) {
      view.add(ids, factors, rest, true, new Origin(-1, period, -1, new int[0], List.of()));
    }
  }

  /** The sums that other publications tell, as far as they hold of today's numbers too. */
  private void ofEarlier(View view, int j, int period) {
    Map<Integer, List<EarlierCells.Version>> rows = earlier.get(j).in(period);
    if (rows.isEmpty() || !columnOf.get(j).containsKey(period)) {
      return;
    }
    Map<List<Long>, Integer> seen = new HashMap<>();
    for (int k = 0; k < publications.count(); k++) {
      List<Long> state = new ArrayList<>();
      int of = k;
      rows.forEach(
          (place, versions) -> {
            for (int v = 0; v < versions.size(); v++) {
              if (versions.get(v).in(of)) {
                state.add(((long) place << 20) | v);
              }
            }
          });
      state.add((long) Arrays.hashCode(publications.parents().get(k)) << 20);
      Integer same = seen.putIfAbsent(state, k);
      view.sameAs.put(List.of(j, period, k), same == null ? k : same);
      if (state.size() > 1 && same == null) {
        ofEarlier(view, j, period, k, rows);
      }
    }
  }

  private void ofEarlier(
      View view, int j, int period, int k, Map<Integer, List<EarlierCells.Version>> rows) {
    int[] parents = publications.parents().get(k);
    EarlierCells.Version[] then = new EarlierCells.Version[publications.places()];
    boolean[] here = new boolean[then.length];
    rows.forEach(
        (place, versions) ->
            versions.stream()
                .filter(version -> version.in(k))
                .forEach(
                    version -> {
                      then[place] = version;
                      here[place] = true;
                    }));
    boolean[] later = new boolean[then.length];
    for (int place = 0; place < places.size(); place++) {
      int cell = cell(j, place, period);
      later[place] = !here[place] && delivered(j, cell) && hidden[j][cell];
    }
    Map<Integer, int[]> families = Families.of(parents, here);
    Map<Integer, List<Integer>> missing = new HashMap<>();
    for (int place = 0; place < later.length; place++) {
      if (later[place]) {
        int whole = Families.above(parents, place, here);
        if (whole >= 0) {
          missing.computeIfAbsent(whole, fresh -> new ArrayList<>()).add(place);
        }
      }
    }
    boolean[] changed = changedSince(j, period, k);
    Set<Integer> all = new TreeSet<>(families.keySet());
    all.addAll(missing.keySet());
    List<Integer> wholes = new ArrayList<>(all);
    // The lowest first: what a changed whole was then follows from its parts.
    wholes.sort(java.util.Comparator.comparingInt(whole -> -depth(parents, whole)));
    double[][] was = new double[3][publications.places()];
    for (double[] numbers : was) {
      Arrays.fill(numbers, Double.NaN);
    }
    boolean[] incomplete = lackingQuarters(j, period, k, here);
    for (int whole : wholes) {
      if (incomplete[whole]) {
        continue;
      }
      int[] parts = families.getOrDefault(whole, new int[0]);
      for (int q = COUNT; q <= REST; q++) {
        was[q][whole] = sumThen(j, period, q, parts, then, changed, was[q]);
        if (q == COUNT && !Double.isNaN(was[q][whole])) {
          view.was.put(List.of(number(j, q), period, k, whole), was[q][whole]);
        }
        if (!changed[whole] && parts.length > 0 && !addUp(number(j, q), whole, parts, period)) {
          // Today's sum, which is looked at elsewhere, says what is known of such a family.
          continue;
        }
        boolean holds =
            earlierSum(view, j, period, q, whole, parts, List.of(), then, changed, was[q], k);
        List<Integer> left = missing.getOrDefault(whole, List.of());
        // Under the same rule a whole that is more than its parts was protected at the time.
        boolean unguarded = !publications.sameRule()[k];
        if (unguarded && !holds && !left.isEmpty() && !then[whole].hides()) {
          earlierSum(view, j, period, q, whole, parts, left, then, changed, was[q], k);
        }
      }
    }
  }

  /**
   * Wholes under which a place had months and no quarter in a publication: their quarters were not
   * the sums of those that it shows.
   */
  private boolean[] lackingQuarters(int j, int period, int k, boolean[] here) {
    boolean[] lacking = new boolean[publications.places()];
    int[] parents = publications.parents().get(k);
    for (IndicatorTies.Nested nested : ties.nested()) {
      if (ties.number()[nested.whole()] != number(j, COUNT)) {
        continue;
      }
      for (int part : nested.parts()) {
        for (int of : ownersOf(ties.number()[part])) {
          for (int shorter : within(period)) {
            earlier
                .get(of)
                .in(shorter)
                .forEach(
                    (place, rows) -> {
                      int at = here[place] ? -1 : parents[place];
                      boolean had = at >= 0 && rows.stream().anyMatch(row -> row.in(k));
                      while (had && at >= 0 && !lacking[at]) {
                        lacking[at] = true;
                        at = parents[at];
                      }
                    });
          }
        }
      }
    }
    return lacking;
  }

  private boolean addUp(int number, int whole, int[] parts, int period) {
    double missing = value(number, whole, period);
    for (int part : parts) {
      missing -= value(number, part, period);
    }
    return Double.isNaN(missing) || Math.abs(missing) < 0.5;
  }

  /**
   * Places whose parts, or parts of parts, were others then: a reader expects that their numbers
   * were others too.
   */
  private boolean[] changed(int j, int period, Map<Integer, int[]> then) {
    boolean[] here = new boolean[places.size()];
    for (int place = 0; place < here.length; place++) {
      here[place] = delivered(j, cell(j, place, period));
    }
    Map<Integer, int[]> now = Families.of(above, here);
    boolean[] changed = new boolean[publications.places()];
    ArrayDeque<Integer> open = new ArrayDeque<>();
    TreeSet<Integer> wholes = new TreeSet<>(now.keySet());
    wholes.addAll(then.keySet());
    for (int whole : wholes) {
      if (!Arrays.equals(
          now.getOrDefault(whole, new int[0]), then.getOrDefault(whole, new int[0]))) {
        changed[whole] = true;
        open.add(whole);
      }
    }
    while (!open.isEmpty()) {
      int place = open.remove();
      int whole = place < above.length ? above[place] : -1;
      if (whole >= 0 && !changed[whole]) {
        changed[whole] = true;
        open.add(whole);
      }
    }
    return changed;
  }

  /**
   * A sum of another publication.
   *
   * @param left places that it did not show and that may have been in the whole none the less
   * @param was what changed wholes were then
   * @return whether it holds of today's numbers
   */
  private boolean earlierSum(
      View view,
      int j,
      int period,
      int q,
      int whole,
      int[] parts,
      List<Integer> left,
      EarlierCells.Version[] then,
      boolean[] changed,
      double[] was,
      int k) {
    int number = number(j, q);
    List<Integer> hiddenThen = new ArrayList<>(left);
    List<Double> signs = new ArrayList<>();
    left.forEach(place -> signs.add(1.0));
    double total = 0;
    for (int part : parts) {
      if (then[part].hides()) {
        hiddenThen.add(part);
        signs.add(1.0);
      } else {
        total -= unrounded(j, part, period, q, then[part], was);
      }
    }
    if (then[whole].hides()) {
      hiddenThen.add(whole);
      signs.add(-1.0);
    } else {
      total += unrounded(j, whole, period, q, then[whole], was);
    }
    if (Double.isNaN(total)) {
      return true;
    }
    List<Integer> ids = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    double sum = 0;
    double rest = 0;
    for (int m = 0; m < hiddenThen.size(); m++) {
      int place = hiddenThen.get(m);
      boolean other = place >= places.size() || changed[place];
      double truth = other ? was[place] : value(number, place, period);
      if (Double.isNaN(truth)) {
        return true;
      }
      sum += signs.get(m) * truth;
      int id =
          other
              ? view.vanished(number, (k + 1) * publications.places() + place, period, truth)
              : view.id(number, place, period);
      if (id >= 0) {
        ids.add(id);
        factors.add(signs.get(m));
        rest += signs.get(m) * truth;
      }
    }
    boolean holds = Math.abs(sum - total) < 0.5;
    if (holds) {
      view.add(ids, factors, rest, true, new Origin(-1, period, -1, new int[0], List.of()));
    }
    return holds;
  }

  /**
   * A number that another publication shows. What is rounded is today's number where that rounds to
   * the same: in the difference of two publications the rounding is gone. NaN where it is not
   * known.
   */
  private double unrounded(
      int j, int place, int period, int q, EarlierCells.Version then, double[] was) {
    double published = amount(countsOf(j, then), then.denominator(), q);
    if (!rule.rounds() || place == exempt || Double.isNaN(published)) {
      return published;
    }
    double now = value(number(j, q), place, period);
    if (sameNumber(now, published)) {
      return now;
    }
    // A whole that has changed was what its parts were.
    return sameNumber(was[place], published) ? was[place] : Double.NaN;
  }

  /** The sum of parts as they were then, as far as hidden ones were what they are now. */
  private double sumThen(
      int j,
      int period,
      int q,
      int[] parts,
      EarlierCells.Version[] then,
      boolean[] changed,
      double[] was) {
    double sum = 0;
    for (int part : parts) {
      boolean other = part >= places.size() || changed[part];
      if (!then[part].hides()) {
        sum += unrounded(j, part, period, q, then[part], was);
      } else {
        sum += other ? was[part] : value(number(j, q), part, period);
      }
    }
    return parts.length == 0 ? Double.NaN : sum;
  }

  // --- protecting ----------------------------------------------------------------------------

  /** Whether a reader knows too much of an unknown number. */
  private boolean tells(View view, int u) {
    long[] key = view.unknown.get(u);
    int number = (int) key[0];
    int place = (int) key[1];
    int period = (int) key[2];
    boolean protect = view.awaited.contains(u);
    for (int j : ownersOf(number)) {
      int cell = cell(j, place, period);
      int q = kind(j, number);
      protect |= delivered(j, cell) && hidden[j][cell] && judged(j, q);
    }
    if (!protect) {
      return false;
    }
    double truth = view.truth.get(u);
    double low = view.known.low(u);
    double high = view.known.high(u);
    return view.known.exact(u)
        || high - low < rule.width() - KnownSums.NOTHING
        || (percent > 0
            && (high < truth * (1 + percent / 100) - KnownSums.NOTHING
                || low > truth * (1 - percent / 100) + KnownSums.NOTHING));
  }

  /** Periods that are looked at together: those that tied indicators nest in each other. */
  private List<List<Integer>> blocks() {
    TreeSet<Integer> all = new TreeSet<>();
    panels.forEach(panel -> Arrays.stream(panel.periods()).forEach(all::add));
    if (ties.nested().stream().noneMatch(n -> owners.containsKey(ties.number()[n.whole()]))) {
      return all.stream().map(List::of).toList();
    }
    List<Integer> codes = new ArrayList<>(all);
    int[] sets = new int[codes.size()];
    Arrays.setAll(sets, k -> k);
    for (int a = 0; a < sets.length; a++) {
      Period longer = Period.ofCode(codes.get(a));
      for (int b = 0; b < sets.length; b++) {
        Period inner = Period.ofCode(codes.get(b));
        if (inner.kind() != longer.kind()
            && inner.kind().within(longer.kind())
            && !inner.start().isBefore(longer.start())
            && !inner.end().isAfter(longer.end())) {
          int one = first(sets, a);
          int other = first(sets, b);
          sets[Math.max(one, other)] = Math.min(one, other);
        }
      }
    }
    Map<Integer, List<Integer>> blocks = new TreeMap<>();
    for (int k = 0; k < sets.length; k++) {
      blocks.computeIfAbsent(first(sets, k), fresh -> new ArrayList<>()).add(codes.get(k));
    }
    return List.copyOf(blocks.values());
  }

  private static int first(int[] sets, int member) {
    int at = member;
    while (sets[at] != at) {
      at = sets[at];
    }
    return at;
  }

  private boolean anythingHidden(List<Integer> periods) {
    for (int j = 0; j < panels.size(); j++) {
      for (int period : periods) {
        Integer column = columnOf.get(j).get(period);
        for (int row = 0; column != null && row < panels.get(j).places().length; row++) {
          if (hidden[j][panels.get(j).cell(row, column)]) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void protect(List<Integer> periods) {
    boolean more = true;
    for (int round = 0; more && round < MOST_ROUNDS; round++) {
      View view = view(periods, publications.count() > 0);
      List<Integer> told = new ArrayList<>();
      for (int u : inOrder(view)) {
        if (!lost.contains(key(view.unknown.get(u))) && tells(view, u)) {
          told.add(u);
        }
      }
      more = !told.isEmpty();
      Set<Long> touched = new HashSet<>();
      boolean any = false;
      for (int u : told) {
        if (!follows(view, u)) {
          hideMore(view, u, touched);
          any = true;
        }
      }
      if (more && !any) {
        hideMore(view, told.get(0), touched);
      }
    }
  }

  /**
   * Shows nothing of those periods that the publications before have not shown: what is new or
   * revised is held back or hidden. What a reader then knows too closely, he knew before.
   */
  private void freeze(List<Integer> periods) {
    for (int group : groups.keySet()) {
      for (int place = 0; place < places.size(); place++) {
        for (int period : periods) {
          if (isNew(group, place, period) && !hold(group, place, period)) {
            hide(group, place, period);
          }
        }
      }
    }
  }

  /** Whether a cell that is shown is not as the last publication that shows it has it. */
  private boolean isNew(int group, int place, int period) {
    if (place == exempt) {
      return false;
    }
    for (int j : groups.getOrDefault(group, List.of())) {
      int cell = cell(j, place, period);
      if (!delivered(j, cell) || hidden[j][cell] || held[j][cell] != null) {
        continue;
      }
      Optional<EarlierCells.Version> last = Optional.empty();
      for (int k = publications.count() - 1; k >= 0 && last.isEmpty(); k--) {
        last = shownIn(j, place, period, k);
      }
      if (last.isEmpty()
          || last.get().held()
          || !same(j, cell, last.get())
          || !stillKnown(j, place, period, last.get())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number is told by a sum only because another sum tells one more of its members. */
  private boolean follows(View view, int u) {
    int sum = view.known.why(u);
    if (sum < 0) {
      return false;
    }
    for (int member : view.sums.get(sum).unknown()) {
      boolean elsewhere = member != u && view.known.why(member) != sum;
      if (elsewhere && (view.known.exact(member) || tells(view, member))) {
        return true;
      }
    }
    return false;
  }

  private long key(long[] unknown) {
    return (unknown[0] * (publications.places() + 2L * places.size() + 1L) + unknown[1])
            * 2_000_003L
        + unknown[2];
  }

  /** Unknown numbers, those of the lowest places first. */
  private List<Integer> inOrder(View view) {
    List<Integer> order = new ArrayList<>();
    for (int u = 0; u < view.unknown.size(); u++) {
      order.add(u);
    }
    order.sort(
        java.util.Comparator.<Integer>comparingInt(u -> -depth(above, (int) view.unknown.get(u)[1]))
            .thenComparingLong(u -> view.unknown.get(u)[2])
            .thenComparingLong(u -> view.unknown.get(u)[0])
            .thenComparingLong(u -> view.unknown.get(u)[1]));
    return order;
  }

  private static int depth(int[] above, int place) {
    int depth = 0;
    int at = place >= 0 && place < above.length ? above[place] : -1;
    while (at >= 0 && depth < above.length) {
      at = above[at];
      depth++;
    }
    return depth;
  }

  /**
   * What a sum has in common with those of other numbers of the same places: they change together.
   */
  private static long family(View view, int sum) {
    Origin origin = view.origins.get(sum);
    return origin.number() >= 0
        ? ((long) origin.whole() << 32) | Integer.toUnsignedLong(origin.period())
        : -1L - sum;
  }

  /**
   * Hides one more cell of the sum that tells, or of the nearest sum that can hide one. Where none
   * can, the number is lost: what is published already tells it.
   */
  private void hideMore(View view, int u, Set<Long> touched) {
    Set<Integer> seen = new HashSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    if (view.known.why(u) >= 0) {
      open.add(view.known.why(u));
    }
    open.addAll(view.known.sumsOf(u));
    while (!open.isEmpty()) {
      int s = open.remove();
      if (!seen.add(s)) {
        continue;
      }
      if (touched.contains(family(view, s)) || hideOne(view.origins.get(s))) {
        touched.add(family(view, s));
        return;
      }
      for (int member : view.sums.get(s).unknown()) {
        open.addAll(view.known.sumsOf(member));
      }
    }
    lost.add(key(view.unknown.get(u)));
  }

  /** Hides a cell of a sum over places, or of one over indicators or periods. */
  private boolean hideOne(Origin origin) {
    if (origin.number() >= 0) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int part : origin.parts()) {
        if (part != exempt && usable(origin.number(), part, origin.period())) {
          double order = order(origin.number(), part, origin.period());
          if (best < 0 || order < least) {
            best = part;
            least = order;
          }
        }
      }
      if (best >= 0) {
        return act(origin.number(), best, origin.period());
      }
      return usable(origin.number(), origin.whole(), origin.period())
          && act(origin.number(), origin.whole(), origin.period());
    }
    // First the whole, then the parts that have hidden cells in other periods already.
    int[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int m = 0; m < origin.others().size(); m++) {
      int[] member = origin.others().get(m);
      if (usable(member[0], member[1], member[2])) {
        double order = m == 0 ? -2 : order(member[0], member[1], member[2]);
        if (best.length == 0 || order < least) {
          best = member;
          least = order;
        }
      }
    }
    return best.length > 0 && act(best[0], best[1], best[2]);
  }

  /** Whether hiding a number would take it from a reader. */
  private boolean usable(int number, int place, int period) {
    boolean any = false;
    for (int j : ownersOf(number)) {
      int cell = cell(j, place, period);
      if (!delivered(j, cell)) {
        continue;
      }
      if (told[j][kind(j, number)][cell]) {
        return false;
      }
      any |= !hidden[j][cell] && held[j][cell] == null;
    }
    return any;
  }

  private double order(int number, int place, int period) {
    double order = Double.POSITIVE_INFINITY;
    boolean elsewhere = false;
    for (int j : ownersOf(number)) {
      int cell = cell(j, place, period);
      if (delivered(j, cell)) {
        order = Math.min(order, usual[j][rowOf[j][place]]);
      }
    }
    if (!ties.nested().isEmpty()) {
      for (int j = 0; j < panels.size(); j++) {
        int row = rowOf[j][place];
        for (int t = 0; row >= 0 && t < panels.get(j).periods().length; t++) {
          Period one = panels.get(j).period(t);
          Period other = Period.ofCode(period);
          boolean joined = !one.start().isAfter(other.end()) && !one.end().isBefore(other.start());
          elsewhere |= joined && hidden[j][panels.get(j).cell(row, t)];
        }
      }
    }
    return elsewhere ? order - 1e6 : order;
  }

  private boolean act(int number, int place, int period) {
    TreeSet<Integer> of = new TreeSet<>();
    for (int j : ownersOf(number)) {
      of.add(ties.group()[panels.get(j).indicator()]);
    }
    for (int group : of) {
      if (hold(group, place, period)) {
        holdNested(group, place, period);
      } else {
        hide(group, place, period);
      }
    }
    return true;
  }

  /**
   * A revision that is held back in a month is held back in the quarter too, and the other way
   * round: the difference from the publication before would tell it.
   */
  private void holdNested(int group, int place, int period) {
    for (IndicatorTies.Nested nested : ties.nested()) {
      int whole = ties.group()[nested.whole() / 2];
      List<Integer> parts = nested.parts().stream().map(part -> ties.group()[part / 2]).toList();
      for (int other : overlapping(period)) {
        if (whole == group) {
          parts.forEach(part -> holdShown(part, place, other));
        } else if (parts.contains(group)) {
          holdShown(whole, place, other);
        }
      }
    }
  }

  private void holdShown(int group, int place, int period) {
    for (int j : groups.getOrDefault(group, List.of())) {
      int cell = cell(j, place, period);
      if (delivered(j, cell) && (hidden[j][cell] || held[j][cell] != null)) {
        return;
      }
    }
    hold(group, place, period);
  }

  /** Periods of other lengths that share days with one. */
  private List<Integer> overlapping(int period) {
    return otherLengths(
        period,
        (one, other) -> !one.start().isAfter(other.end()) && !one.end().isBefore(other.start()));
  }

  // --- outcome -------------------------------------------------------------------------------

  private List<Outcome> outcomes() {
    lookBack();
    hideSmall();
    List<List<Integer>> blocks = blocks();
    long[][] found = new long[panels.size()][4];
    for (List<Integer> periods : blocks) {
      if (anythingHidden(periods) || awaits(periods)) {
        Set<Long> before = Set.copyOf(lost);
        protect(periods);
        if (lost.size() > before.size() && publications.count() > 0) {
          lost.retainAll(before);
          freeze(periods);
          protect(periods);
        }
        count(periods, found);
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int j = 0; j < panels.size(); j++) {
      outcomes.add(outcome(j, found[j]));
    }
    return outcomes;
  }

  private void count(List<Integer> periods, long[][] found) {
    View now = view(periods, false);
    View all = publications.count() == 0 ? now : view(periods, true);
    for (int j = 0; j < panels.size(); j++) {
      for (int period : periods) {
        Integer column = columnOf.get(j).get(period);
        for (int row = 0; column != null && row < panels.get(j).places().length; row++) {
          int cell = panels.get(j).cell(row, column);
          if (hidden[j][cell] && counts[j][cell] != null) {
            int place = placeOf[j][row];
            boolean exact = small(now, j, cell, place, period);
            boolean shown = told(j, cell);
            found[j][0] += exact ? 1 : 0;
            found[j][1] += shown ? 1 : 0;
            found[j][2] += !exact && !shown && small(all, j, cell, place, period) ? 1 : 0;
            found[j][3] += within(all, j, place, period) ? 1 : 0;
          }
        }
      }
    }
  }

  /** Whether a number that is too small has but one solution. */
  private boolean small(View view, int j, int cell, int place, int period) {
    for (int q = COUNT; q <= REST; q++) {
      double amount = amount(j, cell, q);
      if (!judged(j, q) || !rule.hides(amount) || place == exempt) {
        continue;
      }
      int number = number(j, q);
      if (!isUnknown(number, place, period, view.withEarlier)) {
        return true;
      }
      int id = view.id(number, place, period);
      if (id < view.known.size() && view.known.exact(id)) {
        return true;
      }
    }
    return false;
  }

  private boolean told(int j, int cell) {
    for (int q = COUNT; q <= REST; q++) {
      if (told[j][q][cell] && judged(j, q) && rule.hides(amount(j, cell, q))) {
        return true;
      }
    }
    return false;
  }

  private boolean within(View view, int j, int place, int period) {
    for (int q = COUNT; q <= REST; q++) {
      int number = number(j, q);
      if (isUnknown(number, place, period, view.withEarlier)) {
        int id = view.id(number, place, period);
        if (id < view.known.size() && tells(view, id)) {
          return true;
        }
      }
    }
    return false;
  }

  private Outcome outcome(int j, long[] found) {
    Panel panel = panels.get(j);
    long hiddenCells = 0;
    long heldCells = 0;
    for (int cell = 0; cell < hidden[j].length; cell++) {
      hiddenCells += hidden[j][cell] ? 1 : 0;
      heldCells += !hidden[j][cell] && held[j][cell] != null ? 1 : 0;
    }
    boolean rounds = rule.rounds();
    Panel shown = panel;
    if (hiddenCells > 0) {
      shown = panel.withSuppressed(hidden[j]);
    } else if (rounds) {
      shown = panel.withSuppressed(new boolean[hidden[j].length]);
    }
    if (rounds) {
      for (int row = 0; row < panel.places().length; row++) {
        for (int t = 0; t < panel.periods().length && placeOf[j][row] != exempt; t++) {
          int cell = panel.cell(row, t);
          if (!Double.isNaN(shown.value()[cell])) {
            CellCounts.round(shown, cell, indicator(j), rule);
          }
        }
      }
    }
    if (heldCells > 0) {
      shown = withHeld(shown, j);
    }
    return new Outcome(
        shown, hiddenCells, heldCells, found[0], found[1], found[2], found[3], toldBy(j));
  }

  private List<Integer> toldBy(int j) {
    TreeSet<Integer> tellers = new TreeSet<>();
    Panel panel = panels.get(j);
    for (int row = 0; row < panel.places().length; row++) {
      for (int t = 0; t < panel.periods().length; t++) {
        int cell = panel.cell(row, t);
        if (!hidden[j][cell] || counts[j][cell] == null || !told(j, cell)) {
          continue;
        }
        for (EarlierCells.Version version :
            earlier.get(j).of(placeOf[j][row], panel.periods()[t])) {
          for (int k = 0; k < publications.count(); k++) {
            if (!version.hides() && version.in(k) && same(j, cell, version)) {
              tellers.add(k);
            }
          }
        }
      }
    }
    return List.copyOf(tellers);
  }

  private Panel withHeld(Panel panel, int j) {
    boolean[] cells = new boolean[panel.value().length];
    double[][] columns = {
      panel.value().clone(),
      panel.numerator().clone(),
      panel.denominator().clone(),
      panel.standardError().clone(),
      panel.n().clone()
    };
    for (int cell = 0; cell < cells.length; cell++) {
      EarlierCells.Version version = held[j][cell];
      if (version != null && !hidden[j][cell]) {
        cells[cell] = true;
        double[] numbers = {
          version.value(),
          version.numerator(),
          version.denominator(),
          version.standardError(),
          version.n()
        };
        for (int c = 0; c < columns.length; c++) {
          if (columns[c].length > 0) {
            columns[c][cell] = numbers[c];
          }
        }
      }
    }
    return panel.withHeld(cells, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }
}
