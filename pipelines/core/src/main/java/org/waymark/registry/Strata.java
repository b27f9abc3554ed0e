package org.waymark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which indicators may be the strata of others: those that {@code adds_up} names, or those that a
 * feed makes of the same columns, from rows that another word of one column chooses. Whether their
 * numbers do add up is for the data to say.
 */
public final class Strata {
  private static final int LEAST = 2;

  private final List<List<Integer>> parts;

  private Strata(List<List<Integer>> parts) {
    this.parts = parts;
  }

  /** The strata of a workspace's indicators. */
  public static Strata of(List<Indicator> indicators, List<Feed> feeds) {
    Map<String, Integer> position = new HashMap<>();
    for (int i = 0; i < indicators.size(); i++) {
      position.put(indicators.get(i).id(), i);
    }
    List<SortedSet<Integer>> found = new ArrayList<>();
    indicators.forEach(indicator -> found.add(new TreeSet<>()));
    for (Feed feed : feeds) {
      if (feed instanceof Feed.WideFeed wide) {
        for (List<Feed.IndicatorMapping> alike : alike(wide.indicators()).values()) {
          tie(alike, indicators, position, found);
        }
      }
    }
    List<List<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      Indicator whole = indicators.get(i);
      List<Integer> declared =
          whole.addsUp().orElse(List.of()).stream()
              .flatMap(id -> Optional.ofNullable(position.get(id)).stream())
              .filter(part -> isAlike(indicators.get(part), whole))
              .sorted()
              .toList();
      List<Integer> all = whole.addsUp().isPresent() ? declared : List.copyOf(found.get(i));
      parts.add(all.size() < LEAST || !isRatio(whole) ? List.of() : all);
    }
    return new Strata(parts);
  }

  /** Mappings of a feed that divide the same columns. */
  private static SortedMap<String, List<Feed.IndicatorMapping>> alike(
      List<Feed.IndicatorMapping> mappings) {
    SortedMap<String, List<Feed.IndicatorMapping>> alike = new TreeMap<>();
    for (Feed.IndicatorMapping mapping : mappings) {
      if (mapping.numerator().isPresent() && mapping.denominator().isPresent()) {
        alike
            .computeIfAbsent(
                mapping.numerator() + " / " + mapping.denominator(), fresh -> new ArrayList<>())
            .add(mapping);
      }
    }
    return alike;
  }

  private static void tie(
      List<Feed.IndicatorMapping> alike,
      List<Indicator> indicators,
      Map<String, Integer> position,
      List<SortedSet<Integer>> found) {
    for (Feed.IndicatorMapping one : alike) {
      for (Feed.IndicatorMapping other : alike) {
        int whole = position.getOrDefault(one.indicatorId(), -1);
        int part = position.getOrDefault(other.indicatorId(), -1);
        if (whole >= 0
            && part >= 0
            && whole != part
            && isAlike(indicators.get(part), indicators.get(whole))
            && differInOne(one.where(), other.where())) {
          found.get(whole).add(part);
        }
      }
    }
  }

  private static boolean differInOne(
      SortedMap<String, Feed.Condition> one, SortedMap<String, Feed.Condition> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(other.get(entry.getKey())))
                .count()
            == 1;
  }

  private static boolean isAlike(Indicator part, Indicator whole) {
    return part.missionId().equals(whole.missionId())
        && part.measure() == whole.measure()
        && part.period() == whole.period()
        && !part.standardised()
        && !whole.standardised();
  }

  private static boolean isRatio(Indicator indicator) {
    return indicator.measure() == Measure.PROPORTION || indicator.measure() == Measure.RATE;
  }

  /** Positions of the indicators that may be the strata of the one at that position. */
  public List<Integer> of(int whole) {
    return parts.get(whole);
  }

  /**
   * Sets in which an indicator is with its strata.
   *
   * @param sets for each indicator the first one of its set
   */
  int[] joined(int[] sets) {
    int[] joined = sets.clone();
    for (int whole = 0; whole < joined.length; whole++) {
      for (int part : parts.get(whole)) {
        int to = Math.min(joined[whole], joined[part]);
        int from = Math.max(joined[whole], joined[part]);
        Arrays.setAll(joined, i -> joined[i] == from ? to : joined[i]);
      }
    }
    return joined;
  }
}
