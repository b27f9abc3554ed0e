package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.waymark.statistics.CochranMantelHaenszel;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.HuberRegression;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;
import org.waymark.statistics.Normal;
import org.waymark.statistics.Quantiles;
import org.waymark.statistics.RandomEffects;
import org.waymark.statistics.Reference;

/** Base R, MASS and metafor: what the detector and the tables stand on. */
public final class BaseRPeer implements Peer {

  private static final String NAME = "R 4.2.2";

  private final Path folder = Reference.folder("base_stats");
  private final Comparison bh =
      new Comparison(
          NAME, "`p.adjust`, Benjamini–Hochberg", 1e-9, "ties, missing, p = 0 and 1 among them");
  private final Comparison by =
      new Comparison(NAME, "`p.adjust`, Benjamini–Yekutieli", 1e-9, "the same sets");
  private final Comparison wilson =
      new Comparison(NAME, "`prop.test` without correction", 1e-9, "");
  private final Comparison quantiles = new Comparison(NAME, "`quantile`, type 7", 1e-9, "");
  private final Comparison pooled =
      new Comparison(
          "metafor 3.8-1",
          "`rma`, DerSimonian–Laird: τ², mean, standard error, Q, I²",
          1e-9,
          "seven sets, one without spread");
  private final Comparison huber =
      new Comparison(
          "MASS 7.3-58",
          "`rlm`, Huber's coefficients",
          2e-4,
          "the same k and start; its scale is the median absolute residual, ours the median"
              + " deviation from the median residual; it stops when steps are small, ours after 8");

  private final Comparison stratified =
      new Comparison(
          NAME,
          "`mantelhaen.test`: χ², p, common odds ratio, its interval",
          1e-9,
          "`UCBAdmissions`, with and without correction for continuity; its exact test is not ours");

  @Override
  public List<Comparison> compare() {
    PublicHealthPeer.grouped(folder.resolve("padjust_small.csv"), "set")
        .forEach((set, rows) -> adjusted(set, rows, Map.of("BH", bh, "BY", by)));
    adjusted(
        "140 organisations",
        Reference.rows(folder.resolve("padjust_ae_2016-06.csv")),
        Map.of("p_BH", bh, "p_BY", by));
    for (NamedCsvRecord row : Reference.rows(folder.resolve("single_proportion_ci.csv"))) {
      Interval interval =
          Intervals.wilson(number(row, "x"), number(row, "n"), number(row, "level"));
      wilson.number(number(row, "wilson_low"), interval.low(), 1e-3, row + " low");
      wilson.number(number(row, "wilson_high"), interval.high(), row + " high");
    }
    compareQuantiles();
    comparePooled();
    compareHuber();
    compareStratified();
    return List.of(bh, by, wilson, quantiles, stratified, pooled, huber);
  }

  private static void adjusted(
      String set, List<NamedCsvRecord> rows, Map<String, Comparison> columns) {
    double[] p = column(rows, "p");
    columns.forEach(
        (column, to) -> {
          UnaryOperator<double[]> adjust =
              column.endsWith("BY")
                  ? FalseDiscovery::qValuesUnderDependence
                  : FalseDiscovery::qValues;
          double[] q = adjust.apply(p);
          for (int i = 0; i < q.length; i++) {
            to.number(number(rows.get(i), column), q[i], set + " " + (i + 1));
          }
        });
  }

  private void compareQuantiles() {
    double[] values =
        column(Reference.rows(folder.resolve("scores_ae_type1_performance.csv")), "performance");
    for (NamedCsvRecord row :
        Reference.rows(folder.resolve("quantile_types_ae_type1_performance.csv"))) {
      if (row.getField("type").equals("7")) {
        double p = number(row, "p");
        quantiles.number(
            number(row, "value"),
            Quantiles.quantile(values.clone(), values.length, p),
            "quantile " + p);
      }
    }
  }

  private void comparePooled() {
    Map<String, List<NamedCsvRecord>> sets =
        PublicHealthPeer.grouped(folder.resolve("meta_inputs.csv"), "set");
    for (NamedCsvRecord row : Reference.rows(folder.resolve("meta_metafor.csv"))) {
      List<NamedCsvRecord> rows = sets.getOrDefault(row.getField("set"), List.of());
      if (!row.getField("method").equals("DL") || !row.getField("test").equals("z")) {
        continue;
      }
      RandomEffects ours = RandomEffects.pool(column(rows, "yi"), column(rows, "vi")).orElseThrow();
      String what = row.getField("set");
      pooled.number(number(row, "tau2"), ours.tau2(), what + " tau2");
      pooled.number(number(row, "estimate"), ours.mean(), what + " mean");
      pooled.number(number(row, "se"), ours.standardError(), what + " error");
      pooled.number(number(row, "Q"), ours.q(), what + " Q");
      pooled.number(number(row, "I2"), 100 * ours.excessShare(rows.size()), what + " I2");
    }
  }

  private void compareStratified() {
    Map<String, List<NamedCsvRecord>> departments =
        PublicHealthPeer.grouped(folder.resolve("input_UCBAdmissions.csv"), "Dept");
    CochranMantelHaenszel ours =
        CochranMantelHaenszel.of(
            people(departments, "Admitted", "Male"),
            people(departments, "Rejected", "Male"),
            people(departments, "Admitted", "Female"),
            people(departments, "Rejected", "Female"));
    Interval interval = ours.interval(0.95).orElseThrow();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("mantelhaen_UCBAdmissions.csv"))) {
      String variant = row.getField("variant");
      if (variant.equals("exact")) {
        continue;
      }
      double statistic = variant.equals("corrected") ? ours.corrected() : ours.statistic();
      stratified.number(number(row, "statistic"), statistic, variant + " statistic");
      stratified.number(
          number(row, "p"), 2 * Normal.upperTail(Math.sqrt(statistic)), variant + " p");
      stratified.number(number(row, "common_or"), ours.oddsRatio(), variant + " odds ratio");
      stratified.number(number(row, "low"), interval.low(), variant + " low");
      stratified.number(number(row, "high"), interval.high(), variant + " high");
    }
  }

  private static double[] people(
      Map<String, List<NamedCsvRecord>> departments, String admit, String gender) {
    return departments.values().stream()
        .flatMap(List::stream)
        .filter(r -> r.getField("Admit").equals(admit) && r.getField("Gender").equals(gender))
        .mapToDouble(r -> number(r, "Freq"))
        .toArray();
  }

  private void compareHuber() {
    Path models = Reference.folder("models");
    List<NamedCsvRecord> schools =
        Reference.rows(models.resolve("input_schools.csv")).stream()
            .filter(row -> row.getFields().stream().noneMatch(f -> f.isEmpty() || f.equals("NA")))
            .toList();
    List<NamedCsvRecord> terms = Reference.rows(models.resolve("robust_regression.csv"));
    int columns = terms.size();
    double[] design =
        schools.stream()
            .flatMap(school -> terms.stream().map(t -> regressor(t.getField("term"), school)))
            .mapToDouble(x -> x)
            .toArray();
    int n = schools.size();
    double[] weight = new double[n];
    Arrays.fill(weight, 1);
    double[] fit =
        new HuberRegression(n, columns)
            .fit(design, column(schools, "api00"), weight, IntStream.range(0, n).toArray(), n);
    for (int c = 0; c < columns; c++) {
      NamedCsvRecord term = terms.get(c);
      huber.number(number(term, "huber_rlm"), fit[c], term.getField("term"));
    }
  }

  private static double regressor(String term, NamedCsvRecord school) {
    return switch (term) {
      case "(Intercept)" -> 1;
      case "stypeH" -> school.getField("stype").equals("H") ? 1 : 0;
      case "stypeM" -> school.getField("stype").equals("M") ? 1 : 0;
      default -> number(school, term);
    };
  }

  private static double[] column(List<NamedCsvRecord> rows, String field) {
    return rows.stream().mapToDouble(r -> number(r, field)).toArray();
  }

  private static double number(NamedCsvRecord row, String field) {
    return Reference.number(row, field);
  }
}
