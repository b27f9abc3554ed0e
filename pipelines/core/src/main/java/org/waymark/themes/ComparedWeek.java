package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Normal;

/**
 * How often the reports of a group, a place or a role, spoke of a theme in a week, against the 13
 * weeks before.
 *
 * <p>With a of n reports of a week and c of m reports of the 13 calendar weeks before: share a/n,
 * expected share c/m, log odds ratio L = ln((a + ½)(m − c + ½) / ((n − a + ½)(c + ½))), its
 * standard error the root of the sum of the four reciprocals, two-sided p-value of L from the
 * normal (Haldane 1956, Gart and Zweifel 1967), q-values after Benjamini and Hochberg over the rows
 * of the mission and week. Without reports in the 13 weeks before there is no expectation, no log
 * odds and no test.
 *
 * @param now the reports that speak of the theme; may be none
 * @param reports all reports of the group in the week
 * @param mentioned those of the 13 weeks before that speak of the theme
 * @param before all reports of these weeks
 */
record ComparedWeek<C extends ThemeCount<C>>(C now, long reports, long mentioned, long before) {

  /** Weeks with which a week is compared. */
  static final int WEEKS_BEFORE = 13;

  private static final double ADDED = .5;

  private static final int MONDAY = Period.containing(PeriodKind.WEEK, LocalDate.EPOCH).code();

  /** Difference of the codes of two weeks that follow one another. */
  private static final int WEEK = Period.ofCode(MONDAY).next().code() - MONDAY;

  long mentions() {
    return now.reports();
  }

  double share() {
    return mentions() / (double) reports;
  }

  OptionalDouble expected() {
    return before > 0 ? OptionalDouble.of(mentioned / (double) before) : OptionalDouble.empty();
  }

  double logOdds() {
    return Math.log(
        (mentions() + ADDED)
            * (before - mentioned + ADDED)
            / ((reports - mentions() + ADDED) * (mentioned + ADDED)));
  }

  /** NaN where there is nothing to compare: no reports before, or silence then and now. */
  private double pValue() {
    if (before == 0 || mentions() + mentioned == 0) {
      return Double.NaN;
    }
    double variance =
        1 / (mentions() + ADDED)
            + 1 / (reports - mentions() + ADDED)
            + 1 / (mentioned + ADDED)
            + 1 / (before - mentioned + ADDED);
    return Math.min(1, 2 * Normal.upperTail(Math.abs(logOdds()) / Math.sqrt(variance)));
  }

  /**
   * Every week in which a group had reports, for each theme counted in that week, if only as none,
   * or spoken of in the 13 before; in order of group, theme and week.
   *
   * @param counts of one mission, in any order, summed or not
   * @param groups tells groups apart and orders them
   */
  static <C extends ThemeCount<C>> List<ComparedWeek<C>> of(
      Collection<C> counts, Comparator<? super C> groups) {
    // Group, then theme (all reports first), then week, each with its reports.
    TreeMap<C, TreeMap<Integer, TreeMap<Integer, C>>> sums = new TreeMap<>(groups);
    for (C count : counts) {
      sums.computeIfAbsent(count, group -> new TreeMap<>())
          .computeIfAbsent(count.theme(), theme -> new TreeMap<>())
          .merge(count.week(), count, (one, other) -> one.plus(other));
    }
    List<ComparedWeek<C>> compared = new ArrayList<>();
    for (TreeMap<Integer, TreeMap<Integer, C>> themes : sums.values()) {
      TreeMap<Integer, C> reports = themes.getOrDefault(ReportCount.ALL_REPORTS, new TreeMap<>());
      Map<Integer, Long> before = new HashMap<>();
      reports.keySet().forEach(week -> before.put(week, sumBefore(reports, week)));
      for (TreeMap<Integer, C> mentions : themes.tailMap(0).values()) {
        reports.forEach(
            (week, all) -> {
              C now = mentions.get(week);
              long then = sumBefore(mentions, week);
              if (now != null || then > 0) {
                compared.add(
                    new ComparedWeek<>(
                        now != null ? now : mentions.firstEntry().getValue().silentIn(week),
                        all.reports(),
                        then,
                        before.getOrDefault(week, 0L)));
              }
            });
      }
    }
    return compared;
  }

  /** With a count of none for each of the themes in every week in which a group had reports. */
  static <C extends ThemeCount<C>> List<C> withSilence(
      Collection<C> counts, Collection<Integer> themes) {
    List<C> all = new ArrayList<>(counts);
    for (C count : counts) {
      if (count.theme() == ReportCount.ALL_REPORTS) {
        themes.forEach(theme -> all.add(count.silentOf(theme)));
      }
    }
    return all;
  }

  private static <C extends ThemeCount<C>> long sumBefore(
      NavigableMap<Integer, C> byWeek, int week) {
    long sum = 0;
    for (C count : byWeek.subMap(week - WEEKS_BEFORE * WEEK, true, week, false).values()) {
      sum += count.reports();
    }
    return sum;
  }

  /** Within each week, over its groups and themes; NaN where nothing was compared. */
  static <C extends ThemeCount<C>> double[] qValues(List<ComparedWeek<C>> compared) {
    Map<Integer, List<Integer>> byWeek = new TreeMap<>();
    for (int i = 0; i < compared.size(); i++) {
      byWeek.computeIfAbsent(compared.get(i).now().week(), week -> new ArrayList<>()).add(i);
    }
    double[] qValues = new double[compared.size()];
    for (List<Integer> week : byWeek.values()) {
      double[] q =
          FalseDiscovery.qValues(
              week.stream().mapToDouble(i -> compared.get(i).pValue()).toArray());
      for (int i = 0; i < q.length; i++) {
        qValues[week.get(i)] = q[i];
      }
    }
    return qValues;
  }
}
