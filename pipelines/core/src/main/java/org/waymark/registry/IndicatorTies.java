package org.waymark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.period.PeriodKind;

/**
 * Which indicators tell numbers of people of each other: they share a column, are each other's
 * rest, a whole and its parts, or the same number in shorter and longer periods. Found from the
 * expressions of the feeds and from what {@code adds_up} declares.
 *
 * <p>A number of people has an id: that of the count of indicator i is 2i, that of all that it is
 * out of 2i + 1; equal ones share the smallest.
 *
 * @param cluster for each indicator the first of those that any tie leads to
 * @param group for each indicator the first of those that must be hidden together
 * @param number id of each number of people: of the count at 2i, of the size at 2i + 1
 * @param sums of numbers that are 0 for a place and period
 * @param nested numbers that are the sums of others over shorter periods, as far as the deliveries
 *     agree
 */
public record IndicatorTies(
    int[] cluster, int[] group, int[] number, List<Sum> sums, List<Nested> nested) {
  private static final double NOTHING = 1e-9;

  /** A sum of factors times numbers that is 0. */
  public record Sum(int[] numbers, double[] factors) {}

  /** A number of a period that is the sum of other numbers over the periods within. */
  public record Nested(int whole, List<Integer> parts) {}

  /** The ties of a workspace. */
  public static IndicatorTies of(Workspace workspace) {
    return new Finder(workspace.indicators(), workspace.feeds()).found();
  }

  /** The ties between those indicators. */
  public static IndicatorTies of(List<Indicator> indicators, List<Feed> feeds) {
    return new Finder(indicators, feeds).found();
  }

  /** The shard of each indicator: those that a tie leads to are in one. */
  public int[] shards(int count) {
    return Arrays.stream(cluster).map(first -> first % count).toArray();
  }

  private static final class Finder {
    private final List<Indicator> indicators;
    private final List<Feed> feeds;
    private final Map<String, Integer> position = new HashMap<>();
    private final int[] cluster;
    private final int[] group;
    private final int[] number;
    private final boolean[] sizeKnown;
    private final List<Sum> sums = new ArrayList<>();
    private final List<Nested> nested = new ArrayList<>();

    /** For each form that is delivered under its conditions: ids of the numbers that have it. */
    private final SortedMap<String, List<Integer>> sameText = new TreeMap<>();

    Finder(List<Indicator> indicators, List<Feed> feeds) {
      this.indicators = indicators;
      this.feeds = feeds;
      for (int i = 0; i < indicators.size(); i++) {
        position.put(indicators.get(i).id(), i);
      }
      cluster = identity(indicators.size());
      group = identity(indicators.size());
      number = identity(2 * indicators.size());
      sizeKnown = new boolean[indicators.size()];
    }

    private static int[] identity(int size) {
      int[] all = new int[size];
      Arrays.setAll(all, i -> i);
      return all;
    }

    IndicatorTies found() {
      Map<String, Integer> mapped = new HashMap<>();
      for (Feed feed : feeds) {
        if (feed instanceof Feed.WideFeed wide) {
          wide.indicators().forEach(m -> mapped.merge(m.indicatorId(), 1, Integer::sum));
        }
      }
      for (Feed feed : feeds) {
        if (feed instanceof Feed.WideFeed wide) {
          SortedMap<String, List<Feed.IndicatorMapping>> scopes = new TreeMap<>();
          for (Feed.IndicatorMapping mapping : wide.indicators()) {
            if (position.containsKey(mapping.indicatorId())) {
              scopes
                  .computeIfAbsent(mapping.where().toString(), fresh -> new ArrayList<>())
                  .add(mapping);
            }
          }
          scopes.forEach((where, mappings) -> tie(where, mappings, mapped));
        }
      }
      declared();
      sameTextInOtherPeriods();
      int[] numbers = new int[number.length];
      Arrays.setAll(numbers, id -> first(number, id));
      List<Sum> found =
          sums.stream()
              .map(
                  s ->
                      new Sum(Arrays.stream(s.numbers).map(id -> numbers[id]).toArray(), s.factors))
              .toList();
      return new IndicatorTies(flat(cluster), flat(group), numbers, found, List.copyOf(nested));
    }

    private static int[] flat(int[] sets) {
      int[] flat = new int[sets.length];
      Arrays.setAll(flat, i -> first(sets, i));
      return flat;
    }

    private static int first(int[] sets, int member) {
      int at = member;
      while (sets[at] != at) {
        at = sets[at];
      }
      return at;
    }

    private static void join(int[] sets, int a, int b) {
      int one = first(sets, a);
      int other = first(sets, b);
      sets[Math.max(one, other)] = Math.min(one, other);
    }

    /** Ties between the indicators of one feed whose rows are chosen by the same conditions. */
    private void tie(
        String where, List<Feed.IndicatorMapping> mappings, Map<String, Integer> mapped) {
      List<Integer> ids = new ArrayList<>();
      List<QuantityForm> forms = new ArrayList<>();
      boolean[] again = new boolean[2 * indicators.size()];
      for (Feed.IndicatorMapping mapping : mappings) {
        int i = position.getOrDefault(mapping.indicatorId(), -1);
        boolean many = mapped.getOrDefault(mapping.indicatorId(), 0) > 1;
        Optional<QuantityForm> size = size(mapping);
        count(mapping, indicators.get(i)).ifPresent(form -> add(2 * i, form, ids, forms));
        size.ifPresent(form -> add(2 * i + 1, form, ids, forms));
        sizeKnown[i] |= size.isPresent();
        again[2 * i] = many;
        again[2 * i + 1] = many;
      }
      List<Integer> distinct = new ArrayList<>();
      for (int k = 0; k < ids.size(); k++) {
        int same = forms.indexOf(forms.get(k));
        if (same == k) {
          distinct.add(k);
        } else {
          meet(ids.get(same), ids.get(k), again);
        }
        if (!again[ids.get(k)]) {
          sameText
              .computeIfAbsent(where + forms.get(k).terms(), fresh -> new ArrayList<>())
              .add(ids.get(k));
        }
      }
      relations(distinct, ids, forms, again);
    }

    private static void add(
        int id, QuantityForm form, List<Integer> ids, List<QuantityForm> forms) {
      if (!form.terms().isEmpty()) {
        ids.add(id);
        forms.add(form);
      }
    }

    /** Two numbers are the same one. */
    private void meet(int a, int b, boolean[] again) {
      join(cluster, a / 2, b / 2);
      if (a % 2 == 0 && b % 2 == 0) {
        join(group, a / 2, b / 2);
      }
      if (!again[a] && !again[b]) {
        join(number, a, b);
      }
    }

    private static Optional<QuantityForm> size(Feed.IndicatorMapping mapping) {
      return mapping.denominator().or(mapping::n).flatMap(QuantityForm::of);
    }

    private static Optional<QuantityForm> count(
        Feed.IndicatorMapping mapping, Indicator indicator) {
      if (mapping.numerator().isPresent()) {
        return mapping.numerator().flatMap(QuantityForm::of);
      }
      Optional<QuantityForm> value = mapping.value().flatMap(QuantityForm::of);
      return switch (indicator.measure()) {
        case COUNT -> value;
        case MEAN, VALUE -> Optional.empty();
        case PROPORTION, RATE ->
            value.flatMap(
                v ->
                    mapping
                        .n()
                        .flatMap(QuantityForm::of)
                        .map(n -> v.times(n).times(QuantityForm.constant(1 / indicator.per()))));
      };
    }

    /** Sums that are 0 whatever the columns hold: the null space of the forms. */
    private void relations(
        List<Integer> distinct, List<Integer> ids, List<QuantityForm> forms, boolean[] again) {
      TreeSet<String> products = new TreeSet<>();
      distinct.forEach(k -> products.addAll(forms.get(k).terms().keySet()));
      double[][] rows = new double[products.size()][distinct.size()];
      int r = 0;
      for (String product : products) {
        for (int c = 0; c < distinct.size(); c++) {
          rows[r][c] = forms.get(distinct.get(c)).terms().getOrDefault(product, 0.0);
        }
        r++;
      }
      int[] pivots = reduce(rows, distinct.size());
      boolean[] isPivot = new boolean[distinct.size()];
      for (int pivot : pivots) {
        isPivot[pivot] = true;
      }
      for (int free = 0; free < distinct.size(); free++) {
        if (isPivot[free]) {
          continue;
        }
        List<Integer> numbers = new ArrayList<>(List.of(ids.get(distinct.get(free))));
        List<Double> factors = new ArrayList<>(List.of(-1.0));
        for (int p = 0; p < pivots.length; p++) {
          if (Math.abs(rows[p][free]) > NOTHING) {
            numbers.add(ids.get(distinct.get(pivots[p])));
            factors.add(rows[p][free]);
          }
        }
        relation(numbers, factors, again);
      }
    }

    private void relation(List<Integer> numbers, List<Double> factors, boolean[] again) {
      if (numbers.size() < 2) {
        return;
      }
      List<Integer> counts = numbers.stream().filter(id -> id % 2 == 0).toList();
      List<Integer> tied = counts.size() > 1 ? counts : numbers;
      for (int id : numbers) {
        join(cluster, numbers.get(0) / 2, id / 2);
      }
      for (int id : tied) {
        join(group, tied.get(0) / 2, id / 2);
      }
      if (numbers.stream().noneMatch(id -> again[id])) {
        sums.add(
            new Sum(
                numbers.stream().mapToInt(id -> id).toArray(),
                factors.stream().mapToDouble(f -> f).toArray()));
      }
    }

    /** Brings rows to reduced echelon form and gives the pivot column of each row that has one. */
    private static int[] reduce(double[][] rows, int columns) {
      List<Integer> pivots = new ArrayList<>();
      int rank = 0;
      for (int c = 0; c < columns && rank < rows.length; c++) {
        int best = rank;
        for (int r = rank; r < rows.length; r++) {
          best = Math.abs(rows[r][c]) > Math.abs(rows[best][c]) ? r : best;
        }
        if (Math.abs(rows[best][c]) < NOTHING) {
          continue;
        }
        double[] swap = rows[best];
        rows[best] = rows[rank];
        rows[rank] = swap;
        double pivot = rows[rank][c];
        for (int k = 0; k < columns; k++) {
          rows[rank][k] /= pivot;
        }
        for (int r = 0; r < rows.length; r++) {
          double factor = rows[r][c];
          if (r != rank && Math.abs(factor) > 0) {
            for (int k = 0; k < columns; k++) {
              rows[r][k] -= factor * rows[rank][k];
            }
          }
        }
        pivots.add(c);
        rank++;
      }
      return pivots.stream().mapToInt(p -> p).toArray();
    }

    private void declared() {
      for (int whole = 0; whole < indicators.size(); whole++) {
        Indicator indicator = indicators.get(whole);
        List<Integer> same = new ArrayList<>();
        SortedMap<PeriodKind, List<Integer>> shorter = new TreeMap<>();
        for (String id : indicator.addsUp().orElse(List.of())) {
          Integer part = position.get(id);
          if (part == null) {
            continue;
          }
          join(cluster, whole, part);
          PeriodKind period = indicators.get(part).period();
          if (period == indicator.period()) {
            same.add(part);
          } else {
            shorter.computeIfAbsent(period, fresh -> new ArrayList<>()).add(part);
          }
        }
        if (!same.isEmpty()) {
          int[] numbers = new int[same.size() + 1];
          double[] factors = new double[numbers.length];
          numbers[0] = 2 * whole;
          factors[0] = -1;
          for (int k = 0; k < same.size(); k++) {
            join(group, whole, same.get(k));
            numbers[k + 1] = 2 * same.get(k);
            factors[k + 1] = 1;
          }
          sums.add(new Sum(numbers, factors));
          // Their sizes add up too, or are all the same one.
          sums.add(new Sum(Arrays.stream(numbers).map(id -> id + 1).toArray(), factors));
        }
        int of = whole;
        shorter.forEach(
            (period, parts) -> {
              nested.add(new Nested(2 * of, parts.stream().map(p -> 2 * p).toList()));
              nested.add(new Nested(2 * of + 1, parts.stream().map(p -> 2 * p + 1).toList()));
            });
      }
    }

    /** The same columns in a feed of months and one of quarters are likely the same numbers. */
    private void sameTextInOtherPeriods() {
      for (List<Integer> ids : sameText.values()) {
        for (int whole : ids) {
          for (int part : ids) {
            PeriodKind longer = indicators.get(whole / 2).period();
            PeriodKind shorter = indicators.get(part / 2).period();
            if (longer != shorter && shorter.within(longer)) {
              join(cluster, whole / 2, part / 2);
              nested.add(new Nested(whole, List.of(part)));
            }
          }
        }
      }
    }
  }
}
