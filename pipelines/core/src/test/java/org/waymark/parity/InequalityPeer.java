package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.waymark.statistics.Funnel;
import org.waymark.statistics.InequalitySlope;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;
import org.waymark.statistics.Quantiles;
import org.waymark.statistics.Reference;
import org.waymark.statistics.ShewhartChart;

/** PHEindicatormethods: places against each other: quantiles, inequality, funnels. */
public final class InequalityPeer implements Peer {

  private static final String NAME = PublicHealthPeer.NAME;

  private static final Map<Funnel.Position, String> WORDS =
      Map.of(
          Funnel.Position.FAR_BELOW, "Low (0.001)",
          Funnel.Position.BELOW, "Low (0.025)",
          Funnel.Position.WITHIN, "Not significant",
          Funnel.Position.ABOVE, "High (0.025)",
          Funnel.Position.FAR_ABOVE, "High (0.001)");

  private final Path folder = Reference.folder("pheindicatormethods");
  private final Path data = Reference.data("pheindicatormethods");
  private final Comparison groups =
      new Comparison(NAME, "quantile groups", 0, "quarters, fifths, tenths; ties; too few values");
  private final Comparison slopes =
      new Comparison(NAME, "SII, RII and intercept", 1e-9, "point estimates");
  private final Comparison slopeIntervals =
      new Comparison(
          NAME,
          "SII interval",
          2e-2,
          "the peer simulates 100,000 times, ours is the closed form; relative to the half width");
  private final Comparison limits =
      new Comparison(NAME, "funnel limits of proportions", 1e-9, "95% and 99.8%, in percent");
  private final Comparison verdicts =
      new Comparison(
          NAME, "funnel significance", 0, "proportions (A&E) and ratios (its test data)");

  @Override
  public List<Comparison> compare() {
    for (int n : List.of(4, 5, 10)) {
      PublicHealthPeer.grouped(
              folder.resolve("quantile_within_region_" + n + ".csv"), "IndSexRef", "ParentCode")
          .values()
          .forEach(rows -> compareGroups(rows, "Value", n));
    }
    for (int n : List.of(5, 10)) {
      Path file = folder.resolve("quantile_ae_type1_performance_" + n + ".csv");
      compareGroups(Reference.rows(file), "performance", n);
    }
    compareSlopes(
        "sii_normal.csv",
        data.resolve("testdata").resolve("testdata_SII__testdata_SII.csv"),
        new String[] {"Area", "Grouping1", "Grouping2"},
        new String[] {"Quantile", "Population", "Value", "StandardError"});
    compareSlopes(
        "sii_life_expectancy_first20areas.csv",
        folder.resolve("input_le_first20areas.csv"),
        new String[] {"Sex", "GeoCode"},
        new String[] {"Decile", "Pop", "LifeExp", "SE"});
    compareSlopes(
        "sii_prevalence.csv",
        data.resolve("prevalence_data.csv"),
        new String[] {"Period", "SchoolYear", "AreaCode"},
        new String[] {"Decile", "Measured", "Rate", "SE"});
    compareFunnels();
    return List.of(groups, slopes, slopeIntervals, limits, verdicts);
  }

  /** Places without a value belong to no group, there and here. */
  private void compareGroups(List<NamedCsvRecord> all, String field, int n) {
    List<NamedCsvRecord> rows =
        all.stream().filter(r -> !Double.isNaN(Reference.number(r, field))).toList();
    double[] values = rows.stream().mapToDouble(r -> Reference.number(r, field)).toArray();
    boolean highestFirst = rows.get(0).getField("qinverted").endsWith("highest values");
    int[] ours = Quantiles.groups(values, n, highestFirst);
    for (int i = 0; i < ours.length; i++) {
      String theirs = rows.get(i).getField("quantile");
      groups.verdict(theirs, ours[i] == 0 ? "" : Integer.toString(ours[i]), rows.get(i).toString());
    }
  }

  private void compareSlopes(String file, Path input, String[] keys, String[] fields) {
    Map<String, List<NamedCsvRecord>> areas = PublicHealthPeer.grouped(input, keys);
    for (Map.Entry<String, List<NamedCsvRecord>> one :
        PublicHealthPeer.grouped(folder.resolve(file), keys).entrySet()) {
      NamedCsvRecord row = one.getValue().get(0);
      // Some areas stand in the input more than once, for other settings: the first ten count.
      List<NamedCsvRecord> rows =
          areas.getOrDefault(one.getKey(), List.of()).stream()
              .limit(10)
              .sorted(Comparator.comparingDouble(r -> Reference.number(r, fields[0])))
              .toList();
      InequalitySlope ours =
          InequalitySlope.fit(
                  column(rows, fields[1]), column(rows, fields[2]), column(rows, fields[3]))
              .orElseThrow();
      String what = file + " " + one.getKey();
      slopes.number(Reference.number(row, "sii"), ours.slope(), what + " SII");
      slopes.number(Reference.number(row, "rii"), ours.relative(), what + " RII");
      slopes.number(Reference.number(row, "intercept"), ours.intercept(), what + " intercept");
      Interval interval = ours.slopeInterval(0.95);
      double half = (interval.high() - interval.low()) / 2;
      // Relative to the half width, which is what a simulation can find.
      slopeIntervals.number(
          0, (Reference.number(row, "sii_lower95_0cl") - interval.low()) / half, 1, what + " low");
      slopeIntervals.number(
          0,
          (Reference.number(row, "sii_upper95_0cl") - interval.high()) / half,
          1,
          what + " high");
    }
  }

  private void compareFunnels() {
    double two = Intervals.normalQuantile(0.95);
    double three = Intervals.normalQuantile(0.998);
    Path areas = folder.resolve("funnel_significance_ae_type1_proportion.csv");
    double[] numerator = column(Reference.rows(areas), "breaches");
    double[] denominator = column(Reference.rows(areas), "attendances");
    double centre = Arrays.stream(numerator).sum() / Arrays.stream(denominator).sum();
    for (NamedCsvRecord row :
        Reference.rows(folder.resolve("funnel_limits_ae_type1_proportion.csv"))) {
      double n = Reference.number(row, "Population");
      Interval inner = ShewhartChart.proportionLimits(centre, n, two);
      Interval outer = ShewhartChart.proportionLimits(centre, n, three);
      limits.number(Reference.number(row, "lower_2s_limit"), inner.low() * 100, 1, "at " + n);
      limits.number(Reference.number(row, "upper_2s_limit"), inner.high() * 100, 1, "at " + n);
      limits.number(Reference.number(row, "lower_3s_limit"), outer.low() * 100, 1, "at " + n);
      limits.number(Reference.number(row, "upper_3s_limit"), outer.high() * 100, 1, "at " + n);
    }
    for (NamedCsvRecord row : Reference.rows(areas)) {
      double n = Reference.number(row, "attendances");
      Funnel.Position ours =
          Funnel.position(
              Reference.number(row, "breaches") / n,
              ShewhartChart.proportionLimits(centre, n, two),
              ShewhartChart.proportionLimits(centre, n, three));
      verdicts.verdict(row.getField("significance"), WORDS.getOrDefault(ours, ""), row.toString());
    }
    Path ratios = data.resolve("testdata").resolve("testdata_funnel_ratio_inputs.csv");
    for (NamedCsvRecord row : Reference.rows(ratios)) {
      double observed = Double.parseDouble(row.getField(0));
      double expected = Reference.number(row, "expected");
      // A count is high where its interval lies above what was expected, and so on.
      Funnel.Position ours =
          Funnel.position(
              -expected,
              negated(Intervals.count(observed, 0.95)),
              negated(Intervals.count(observed, 0.998)));
      verdicts.verdict(row.getField("significance"), WORDS.getOrDefault(ours, ""), row.toString());
    }
  }

  private static Interval negated(Interval interval) {
    return new Interval(-interval.high(), -interval.low());
  }

  private static double[] column(List<NamedCsvRecord> rows, String field) {
    return rows.stream().mapToDouble(r -> Reference.number(r, field)).toArray();
  }
}
