package org.waymark.watch.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.waymark.statistics.MannKendall;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;

/**
 * Consultancy as a share of consultancy and the cost of the mission's staff, by quarter. What a
 * payment is for, its type and description say; agency staff are counted apart.
 */
public final class Consultants {
  private static final Pattern CONSULTANCY =
      Pattern.compile(
          "(?i).*(consultan|advisory|management advice|strategic advice|professional advice).*");
  private static final Pattern AGENCY =
      Pattern.compile(
          "(?i).*(agency staff|agency worker|temporary staff|contingent labour|interim|contractors?"
              + " (&|and) staff|staff substitut).*");
  private static final Pattern STAFF =
      Pattern.compile(
          "(?i).*(salar|wages|payroll|staff cost|staff pay|pay costs|employer'?s? (ni|pension)).*");

  private static final int QUARTERS = 8;
  private static final int FEWEST_QUARTERS = 4;
  private static final double HIGH = 0.25;
  private static final double MOST_UNKNOWN = 0.30;
  private static final double FALLING = 0.10;

  private Consultants() {}

  /** What a payment is for. */
  public enum Purpose {
    CONSULTANCY,
    AGENCY,
    STAFF,
    OTHER,
    UNKNOWN;

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What the words of a payment say that it is for. */
  public static Purpose purpose(String words) {
    if (words.isBlank()) {
      return Purpose.UNKNOWN;
    }
    if (AGENCY.matcher(words).matches()) {
      return Purpose.AGENCY;
    }
    if (CONSULTANCY.matcher(words).matches()) {
      return Purpose.CONSULTANCY;
    }
    return STAFF.matcher(words).matches() ? Purpose.STAFF : Purpose.OTHER;
  }

  /**
   * The ratio by quarter.
   *
   * @param rows that the mission claims
   * @param staffCost of the mission's staff by quarter, from feeds of people
   */
  public static Reading of(
      List<MoneyRow> rows, SortedMap<String, Double> staffCost, LocalDate asOf) {
    SortedMap<String, double[]> quarters = new TreeMap<>();
    List<String> wanted = Quarters.ended(asOf, QUARTERS);
    double all = 0;
    double unknown = 0;
    for (MoneyRow row : rows) {
      if (!row.isPaid() || !wanted.contains(row.quarter())) {
        continue;
      }
      double[] of = quarters.computeIfAbsent(row.quarter(), q -> new double[2]);
      Purpose purpose = purpose(row.words());
      all += Math.abs(row.amount());
      unknown += purpose == Purpose.UNKNOWN ? Math.abs(row.amount()) : 0;
      of[0] += purpose == Purpose.CONSULTANCY ? row.amount() : 0;
      of[1] += purpose == Purpose.STAFF ? row.amount() : 0;
    }
    staffCost.forEach(
        (quarter, cost) -> {
          if (wanted.contains(quarter)) {
            quarters.computeIfAbsent(quarter, q -> new double[2])[1] += cost;
          }
        });
    if (all > 0 && unknown > MOST_UNKNOWN * all) {
      return Reading.notTold(
          Rule.CONSULTANTS,
          "consultancy",
          Math.round(100 * unknown / all)
              + "% of the payments say neither type nor description, and a verdict allows 30%");
    }
    List<Measure> measures = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    quarters.forEach(
        (quarter, of) -> {
          double both = Math.max(0, of[0]) + of[1];
          if (of[1] > 0 && both > 0) {
            ratios.add(Math.max(0, of[0]) / both);
            measures.add(
                Measure.of(
                    Rule.CONSULTANTS,
                    "consultancy",
                    "quarter:" + quarter,
                    ratios.get(ratios.size() - 1),
                    1));
          }
        });
    if (ratios.size() < FEWEST_QUARTERS) {
      return Reading.notTold(
          Rule.CONSULTANTS,
          "consultancy",
          "staff cost and consultancy are known for "
              + ratios.size()
              + " quarters, and a verdict needs "
              + FEWEST_QUARTERS);
    }
    double latest = ratios.get(ratios.size() - 1);
    MannKendall trend = MannKendall.of(ratios.stream().mapToDouble(Double::doubleValue).toArray());
    boolean falls = trend.s() < 0 && trend.p() <= FALLING;
    if (latest < HIGH || falls) {
      return new Reading(List.of(), measures);
    }
    Finding finding =
        Finding.fact(
                Rule.CONSULTANTS,
                "consultancy",
                "Consultants take "
                    + Math.round(100 * latest)
                    + "% of what consultants and staff cost together. In "
                    + quarters.firstKey()
                    + " it was "
                    + Math.round(100 * ratios.get(0))
                    + "%.")
            .compared(latest, HIGH)
            .evidence("money_flow where purpose = 'consultancy'");
    return new Reading(List.of(finding), measures);
  }
}
