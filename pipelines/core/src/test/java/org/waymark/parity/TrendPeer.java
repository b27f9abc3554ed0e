package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.statistics.Interval;
import org.waymark.statistics.MannKendall;
import org.waymark.statistics.Reference;
import org.waymark.statistics.SenSlope;

/** The trend package: trends of real and odd series. */
public final class TrendPeer implements Peer {

  private static final String NAME = "trend 1.1.6";

  private final Comparison kendall =
      new Comparison(
          NAME,
          "Mann–Kendall: S, its variance, τ, z, p",
          1e-9,
          "a series that never moves has no z there, 0 and p = 1 here");
  private final Comparison seasonal =
      new Comparison(NAME, "seasonal Mann–Kendall and Sen's slope", 1e-9, "nottem, 12 months");
  private final Comparison sen = new Comparison(NAME, "Sen's slope and intercept", 1e-9, "");
  private final Comparison intervals =
      new Comparison(
          NAME,
          "Sen's interval, 95% and 99%",
          1e-9,
          "none where the ranks leave the slopes; the peer then reads the wrong ones");

  @Override
  public List<Comparison> compare() {
    Path folder = Reference.folder("trend");
    Map<String, List<NamedCsvRecord>> series =
        PublicHealthPeer.grouped(folder.resolve("input_series.csv"), "series");
    for (NamedCsvRecord row : Reference.rows(folder.resolve("trend_tests.csv"))) {
      String name = row.getField("series");
      compareSeries(
          name,
          row,
          series.getOrDefault(name, List.of()).stream()
              .mapToDouble(r -> Reference.number(r, "value"))
              .toArray());
    }
    double[] nottem =
        Reference.rows(Reference.data("base_r_series").resolve("nottem.csv")).stream()
            .mapToDouble(r -> Reference.number(r, "value"))
            .toArray();
    NamedCsvRecord row = Reference.rows(folder.resolve("seasonal_mann_kendall_nottem.csv")).get(0);
    MannKendall test = MannKendall.seasonal(nottem, 12);
    compareTest("nottem", row, test, seasonal, "");
    seasonal.number(
        Reference.number(row, "seasonal_sen_slope"),
        SenSlope.seasonal(nottem, 12).orElseThrow().slope(),
        "nottem slope");
    return List.of(kendall, seasonal, sen, intervals);
  }

  private static void compareTest(
      String name, NamedCsvRecord row, MannKendall ours, Comparison to, String prefix) {
    to.number(Reference.number(row, "S"), (double) ours.s(), name + " S");
    to.number(Reference.number(row, "varS"), ours.variance(), name + " variance");
    boolean flat = ours.variance() == 0;
    double z = Reference.number(row, prefix + "z");
    double p = Reference.number(row, prefix + "p");
    to.number(flat && Double.isNaN(z) ? 0 : z, ours.z(), name + " z");
    to.number(flat && Double.isNaN(p) ? 1 : p, ours.p(), name + " p");
  }

  private void compareSeries(String name, NamedCsvRecord row, double[] y) {
    MannKendall test = MannKendall.of(y);
    compareTest(name, row, test, kendall, "mk_");
    kendall.number(Reference.number(row, "mk_tau"), test.tau(), name + " tau");
    SenSlope slope = SenSlope.fit(y).orElseThrow();
    sen.number(Reference.number(row, "sen_slope"), slope.slope(), name + " slope");
    sen.number(
        Reference.number(row, "sen_intercept_median"), slope.intercept(), name + " intercept");
    compareInterval(name, row, slope, 95);
    compareInterval(name, row, slope, 99);
  }

  private void compareInterval(String name, NamedCsvRecord row, SenSlope slope, int level) {
    Optional<Interval> ours = slope.interval(level / 100.0);
    double low = Reference.number(row, "sen_low" + level);
    double high = Reference.number(row, "sen_high" + level);
    // With 4 values, 99% would need ranks -1 and 8 of 6 slopes: the peer's answer is not one.
    boolean impossible = name.equals("short4") && level == 99;
    double none = Double.NaN;
    intervals.number(
        impossible ? none : low, ours.map(Interval::low).orElse(none), name + " low " + level);
    intervals.number(
        impossible ? none : high, ours.map(Interval::high).orElse(none), name + " high " + level);
  }
}
