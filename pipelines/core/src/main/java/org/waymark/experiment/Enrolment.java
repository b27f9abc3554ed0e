package org.waymark.experiment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Experiment;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.RecordKind;

/**
 * Who went into which arm of one experiment, and what became of them by a day.
 *
 * <p>The first assignment counts. A person who is in two arms stays in the first, as was intended,
 * and is counted. The outcome is the first value from the assignment to the last day on which it is
 * measured; of a proportion it is whether any value is 1. Nothing depends on the order of rows, nor
 * on the digests under which people are known.
 */
final class Enrolment {

  final Experiment experiment;
  final LocalDate asOf;
  final LocalDate firstWeek;
  final Map<String, Cells> cells = new TreeMap<>();
  final RowTally tally = new RowTally();

  /** People assigned, by phase, week of assignment and arm. */
  final List<TreeMap<Integer, double[]>> assigned = new ArrayList<>();

  double crossed;
  double units;

  /** By arm: people with a known value before, its sum and its sum of squares. */
  final double[][] before;

  boolean withoutCluster;
  boolean counted;
  boolean byPerson;

  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Long> firstOfCluster = new HashMap<>();
  private final Set<String> countedClusters = new HashSet<>();
  private int[] arm = new int[16];
  private int[] day = new int[16];
  private boolean[] isCrossed = new boolean[16];
  private double[] covariate = new double[16];
  private String[] stratum = new String[16];
  private String[] cluster = new String[16];

  Enrolment(Experiment experiment, LocalDate asOf) {
    this.experiment = experiment;
    this.asOf = asOf;
    this.firstWeek = experiment.starts().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (int p = 0; p < experiment.phaseCount(); p++) {
      assigned.add(new TreeMap<>());
    }
    before = new double[experiment.arms().size()][3];
  }

  /**
   * Reads the rows of one experiment.
   *
   * @param indicators all that the experiment looks at
   */
  static Enrolment of(
      Experiment experiment,
      Collection<RecordBatch> batches,
      List<Indicator> indicators,
      LocalDate asOf) {
    Enrolment enrolment = new Enrolment(experiment, asOf);
    for (RecordBatch batch : batches) {
      if (batch.kind() == RecordKind.ASSIGNMENT && experiment.clustered()) {
        enrolment.firstArms(batch);
      }
    }
    for (RecordBatch batch : batches) {
      if (batch.kind() == RecordKind.ASSIGNMENT) {
        enrolment.assign(batch);
      }
    }
    enrolment.enrol();
    for (Indicator indicator : indicators) {
      enrolment.outcomes(batches, indicator);
    }
    for (RecordBatch batch : batches) {
      if (batch.kind() == RecordKind.ARM_COUNTS) {
        enrolment.counts(batch, indicators);
      }
    }
    return enrolment;
  }

  int week(LocalDate date) {
    return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(firstWeek, date), 7L));
  }

  LocalDate weekEnd(int week) {
    return firstWeek.plusDays(7L * week + 6);
  }

  /** The last week that has ended by the reporting date; −1 if none has. */
  int lastWeek() {
    return week(asOf.plusDays(1)) - 1;
  }

  private boolean isOurs(RecordBatch batch, int row) {
    return batch.text(row, "experiment").equals(experiment.id());
  }

  /** The arm of each cluster: that of its first day. */
  private void firstArms(RecordBatch batch) {
    int arms = experiment.arms().size();
    for (int row = 0; row < batch.size(); row++) {
      int to = experiment.arm(batch.text(row, "arm"));
      if (isOurs(batch, row) && to >= 0) {
        long day = batch.day(row, "date").orElseThrow().toEpochDay();
        firstOfCluster.merge(batch.text(row, "cluster"), day * arms + to, Math::min);
      }
    }
  }

  private void assign(RecordBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (!isOurs(batch, row)) {
        continue;
      }
      byPerson = true;
      int to = experiment.arm(batch.text(row, "arm"));
      LocalDate date = batch.day(row, "date").orElseThrow();
      if (to < 0) {
        tally.refuse(
            batch, row, "arm", "unknown-arm", "no arm of that name", "an arm of the experiment");
        continue;
      }
      if (date.isBefore(experiment.starts())) {
        tally.refuse(
            batch,
            row,
            "date",
            "before-start",
            "before the experiment starts",
            "a day from `starts` on");
        continue;
      }
      String member = batch.text(row, "cluster");
      if (experiment.clustered() && member.isEmpty()) {
        withoutCluster = true;
        tally.refuse(
            batch,
            row,
            "cluster",
            "no-cluster",
            "no cluster, though clusters were drawn",
            "the cluster");
        continue;
      }
      if (experiment.clustered()
          && Math.floorMod(firstOfCluster.getOrDefault(member, 0L), experiment.arms().size())
              != to) {
        tally.refuse(
            batch,
            row,
            "cluster",
            "cluster-in-two-arms",
            "a cluster that is in another arm",
            "each cluster in one arm");
        continue;
      }
      assign(
          batch.text(row, "unit"),
          to,
          Math.toIntExact(date.toEpochDay()),
          stratum(date, batch.text(row, "place"), batch.text(row, "stratum")),
          experiment.paired() ? batch.text(row, "pair") + "\n" + member : member,
          batch.number(row, "before").orElse(Double.NaN));
    }
  }

  private void assign(String unit, int to, int date, String within, String member, double value) {
    Integer known = positions.get(unit);
    if (known == null) {
      int at = positions.size();
      if (at == arm.length) {
        grow(2 * at);
      }
      positions.put(unit, at);
      set(at, to, date, within, member, value);
      return;
    }
    isCrossed[known] |= arm[known] != to;
    boolean earlier = date < day[known] || (date == day[known] && to < arm[known]);
    boolean same = date == day[known] && to == arm[known];
    if (earlier || (same && within.compareTo(stratum[known]) < 0)) {
      set(known, to, date, within, member, value);
    }
  }

  private void set(int at, int to, int date, String within, String member, double value) {
    arm[at] = to;
    day[at] = date;
    stratum[at] = within;
    cluster[at] = member;
    covariate[at] = value;
  }

  private void grow(int room) {
    arm = Arrays.copyOf(arm, room);
    day = Arrays.copyOf(day, room);
    isCrossed = Arrays.copyOf(isCrossed, room);
    covariate = Arrays.copyOf(covariate, room);
    stratum = Arrays.copyOf(stratum, room);
    cluster = Arrays.copyOf(cluster, room);
  }

  private String stratum(LocalDate date, String place, String written) {
    StringBuilder key = new StringBuilder();
    if (experiment.phaseCount() > 1) {
      key.append(experiment.phase(date));
    }
    for (String field : experiment.strata()) {
      key.append('\n').append(field.equals("place") ? place : written);
    }
    return key.toString();
  }

  private void enrol() {
    for (int i = 0; i < positions.size(); i++) {
      LocalDate date = LocalDate.ofEpochDay(day[i]);
      units++;
      crossed += isCrossed[i] ? 1 : 0;
      if (!experiment.clustered()) {
        assigned(date)[arm[i]]++;
      }
    }
    int arms = before.length;
    // Clusters were drawn, so clusters are counted.
    for (long first : firstOfCluster.values()) {
      LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(first, arms));
      assigned(date)[Math.floorMod(first, arms)]++;
    }
    if (experiment.before()) {
      for (int i : sorted(covariate)) {
        if (!Double.isNaN(covariate[i])) {
          before[arm[i]][0]++;
          before[arm[i]][1] += covariate[i];
          before[arm[i]][2] += covariate[i] * covariate[i];
        }
      }
    }
  }

  private double[] assigned(LocalDate date) {
    return assigned
        .get(experiment.phase(date))
        .computeIfAbsent(week(date), w -> new double[before.length]);
  }

  /** Positions of people in an order that their digests do not decide. */
  private int[] sorted(double[] value) {
    Integer[] order = new Integer[positions.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> value[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private void outcomes(Collection<RecordBatch> batches, Indicator indicator) {
    int n = positions.size();
    double[] value = new double[n];
    int[] on = new int[n];
    Arrays.fill(value, Double.NaN);
    Arrays.fill(on, Integer.MAX_VALUE);
    boolean share = indicator.measure() == Measure.PROPORTION;
    double absent = Double.NaN;
    for (RecordBatch batch : batches) {
      if (batch.kind() == RecordKind.OUTCOMES) {
        for (int row = 0; row < batch.size(); row++) {
          if (isOurs(batch, row) && batch.text(row, "indicator").equals(indicator.id())) {
            outcome(batch, row, share, value, on);
            absent = least(absent, batch.number(row, "absent").orElse(Double.NaN));
          }
        }
      }
    }
    for (int i = 0; i < n; i++) {
      value[i] = Double.isNaN(value[i]) ? absent : value[i];
    }
    Cells of = cells(indicator);
    int[] order = share ? null : sortedOutcomes(value);
    for (int k = 0; k < n; k++) {
      int i = order == null ? k : order[k];
      LocalDate dueOn = LocalDate.ofEpochDay(day[i] + experiment.outcome().measuredAfter());
      if (dueOn.isAfter(asOf)) {
        continue;
      }
      int week = week(dueOn);
      of.due(week, arm[i], 1);
      if (!Double.isNaN(value[i])) {
        String member = experiment.clustered() ? cluster[i] : "";
        of.at(week, arm[i], stratum[i], member)
            .add(value[i], experiment.before() && !share ? covariate[i] : Double.NaN);
      }
    }
  }

  /** Feeds should agree; whatever the order of files, the same one counts. */
  private static double least(double one, double other) {
    return Double.isNaN(one) || other < one ? other : one;
  }

  private int[] sortedOutcomes(double[] value) {
    Integer[] order = new Integer[value.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(i -> value[i]).thenComparingDouble(i -> covariate[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private void outcome(RecordBatch batch, int row, boolean share, double[] value, int[] on) {
    Integer unit = positions.get(batch.text(row, "unit"));
    double number = batch.number(row, "value").orElse(Double.NaN);
    int date = Math.toIntExact(batch.day(row, "date").orElseThrow().toEpochDay());
    if (unit == null) {
      tally.refuse(batch, row, "unit", "not-assigned", "assigned to no arm", "an assignment");
    } else if (Double.isNaN(number)) {
      tally.skip(batch, "without-value");
    } else if (share && number != 0 && number != 1) {
      tally.refuse(batch, row, "value", "not-0-or-1", "not 0 or 1, though a proportion", "0 or 1");
    } else if (date < day[unit]) {
      tally.skip(batch, "before-assignment");
    } else if (date > day[unit] + experiment.outcome().measuredAfter()) {
      tally.skip(batch, "after-window");
    } else if (share) {
      value[unit] = Double.isNaN(value[unit]) ? number : Math.max(value[unit], number);
    } else if (date < on[unit] || (date == on[unit] && number < value[unit])) {
      on[unit] = date;
      value[unit] = number;
    }
  }

  private Cells cells(Indicator indicator) {
    return cells.computeIfAbsent(indicator.id(), id -> new Cells(experiment.arms().size()));
  }

  private void counts(RecordBatch batch, List<Indicator> indicators) {
    for (int row = 0; row < batch.size(); row++) {
      if (!isOurs(batch, row)) {
        continue;
      }
      counted = true;
      if (byPerson) {
        tally.refuse(
            batch,
            row,
            "experiment",
            "persons-and-counts",
            "rows of persons are delivered for the experiment too",
            "either a feed of kind `assignment` or one of kind `arm-counts`");
        continue;
      }
      int to = experiment.arm(batch.text(row, "arm"));
      LocalDate date = batch.day(row, "week").orElseThrow();
      if (to < 0) {
        tally.refuse(
            batch, row, "arm", "unknown-arm", "no arm of that name", "an arm of the experiment");
        continue;
      }
      String named = batch.given(row, "indicator").orElse(experiment.outcome().indicatorId());
      Indicator indicator =
          indicators.stream().filter(i -> i.id().equals(named)).findFirst().orElse(null);
      if (indicator == null) {
        tally.refuse(
            batch,
            row,
            "indicator",
            "unknown-indicator",
            "not an indicator of the experiment",
            "its outcome");
        continue;
      }
      boolean share = indicator.measure() == Measure.PROPORTION;
      double n = batch.number(row, share ? "denominator" : "n").orElse(0);
      double sum = batch.number(row, share ? "numerator" : "sum").orElse(0);
      double squares = share ? sum : batch.number(row, "sum_of_squares").orElse(0);
      if (n < 0 || (share && (sum > n || sum < 0))) {
        tally.refuse(
            batch,
            row,
            "numerator",
            "numerator-above-denominator",
            "more with the event than people",
            "at most `denominator`");
        continue;
      }
      if (!share && n > 0 && squares < sum * sum / n * (1 - 1e-12)) {
        tally.refuse(
            batch,
            row,
            "sum_of_squares",
            "sum-of-squares-too-small",
            "less than the values can have",
            "the sum of the squared values");
        continue;
      }
      int week = week(date);
      if (indicator.id().equals(experiment.outcome().indicatorId())) {
        double people = batch.number(row, "assigned").orElse(batch.number(row, "due").orElse(n));
        units += people;
        if (!experiment.clustered()) {
          assigned(date)[to] += people;
        } else if (countedClusters.add(batch.text(row, "cluster"))) {
          assigned(date)[to]++;
        }
      }
      Cells of = cells(indicator);
      of.due(week, to, batch.number(row, "due").orElse(n));
      if (n > 0) {
        Sums sums =
            of.at(
                week,
                to,
                stratum(date, batch.text(row, "place"), batch.text(row, "stratum")),
                experiment.clustered() ? batch.text(row, "cluster") : "");
        sums.n += n;
        sums.y += sum;
        sums.yy += squares;
      }
    }
  }
}
