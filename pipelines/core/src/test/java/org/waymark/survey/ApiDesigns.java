package org.waymark.survey;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.registry.LonelyStrata;
import org.waymark.statistics.Reference;

/** The designs of the reference results: samples of California's schools. */
public final class ApiDesigns {
  private static final Map<String, Double> TYPES = Map.of("E", 4421.0, "H", 755.0, "M", 1018.0);
  private static final Map<String, Double> SCHOOL_WIDE = Map.of("No", 1072.0, "Yes", 5122.0);
  private static final double API99 = 3_914_069;

  /** A design and the rows that it is of. */
  public record Drawn(SurveyDesign design, List<NamedCsvRecord> rows) {
    /** A column as numbers. */
    public double[] numbers(String column) {
      return rows.stream().mapToDouble(r -> Reference.number(r, column)).toArray();
    }

    /** A column as texts. */
    public String[] texts(String column) {
      return rows.stream().map(r -> r.getField(column)).toArray(String[]::new);
    }

    /** 1 where a column holds that text. */
    public double[] holds(String column, String text) {
      return rows.stream().mapToDouble(r -> r.getField(column).equals(text) ? 1 : 0).toArray();
    }

    /** 1 where a column is above that number. */
    public double[] above(String column, double number) {
      return rows.stream().mapToDouble(r -> Reference.number(r, column) > number ? 1 : 0).toArray();
    }

    /** The respondents of a domain who answered. */
    public SubSample where(String column, String text, double[] answer) {
      int[] chosen =
          java.util.Arrays.stream(design.everyone())
              .filter(i -> column.isEmpty() || rows.get(i).getField(column).equals(text))
              .filter(i -> !Double.isNaN(answer[i]))
              .toArray();
      return new SubSample(design, chosen, answer);
    }

    /** The mean of those who answered. */
    public DomainEstimate mean(double[] answer) {
      return DomainEstimate.mean(List.of(where("", "", answer)));
    }
  }

  private ApiDesigns() {}

  private static List<NamedCsvRecord> sample(String name) {
    return Reference.rows(Reference.data("survey_api").resolve(name + ".csv"));
  }

  private static Drawn drawn(String sample, boolean weighted, Drawing drawing) {
    List<NamedCsvRecord> rows = new ArrayList<>(sample(sample));
    Drawn columns =
        new Drawn(
            SurveyDesign.of(SampledUnits.independent(0), new double[0], LonelyStrata.FAIL), rows);
    SampledUnits units = drawing.of(SampledUnits.independent(rows.size()), columns);
    SurveyDesign design =
        weighted
            ? SurveyDesign.of(units, columns.numbers("pw"), LonelyStrata.FAIL)
            : SurveyDesign.of(units, LonelyStrata.FAIL);
    return new Drawn(design, rows);
  }

  private interface Drawing {
    SampledUnits of(SampledUnits units, Drawn columns);
  }

  /** Every design by the reference's name. */
  public static Map<String, Drawn> all() {
    Map<String, Drawn> all = new LinkedHashMap<>();
    all.put("srs", drawn("apisrs", false, (u, d) -> u.outOf(d.numbers("fpc"))));
    all.put("srs_weights_only", drawn("apisrs", true, (u, d) -> u));
    all.put(
        "strat",
        drawn("apistrat", true, (u, d) -> u.inStrata(d.texts("stype")).outOf(d.numbers("fpc"))));
    all.put("strat_nofpc", drawn("apistrat", true, (u, d) -> u.inStrata(d.texts("stype"))));
    Drawn clus1 =
        drawn("apiclus1", true, (u, d) -> u.inClusters(d.texts("dnum")).outOf(d.numbers("fpc")));
    Drawn bare = drawn("apiclus1", true, (u, d) -> u.inClusters(d.texts("dnum")));
    all.put("clus1", clus1);
    all.put("clus1_nofpc", bare);
    all.put(
        "clus2",
        drawn(
            "apiclus2",
            false,
            (u, d) ->
                u.inClusters(d.texts("dnum"))
                    .outOf(d.numbers("fpc1"))
                    .within(d.texts("snum"), d.numbers("fpc2"))));
    Drawn wr =
        drawn(
            "apiclus2",
            true,
            (u, d) -> u.inClusters(d.texts("dnum")).within(d.texts("snum"), new double[0]));
    all.put("clus2_wr", wr);
    all.put("clus1_postStratify_stype", fitted(clus1, raked(clus1, true, false)));
    Drawn strat = all.getOrDefault("strat", clus1);
    all.put("strat_postStratify_schwide", fitted(strat, raked(strat, false, true)));
    all.put("clus1_rake_stype_schwide", fitted(bare, raked(bare, true, true)));
    Calibration linear = new Calibration(Calibration.Distance.LINEAR);
    all.put("clus1_calibrate_stype", fitted(clus1, linear.margin(clus1.texts("stype"), TYPES)));
    for (Calibration.Distance distance : Calibration.Distance.values()) {
      Calibration both =
          new Calibration(distance)
              .margin(clus1.texts("stype"), TYPES)
              .total(clus1.numbers("api99"), API99);
      String how = distance == Calibration.Distance.RAKING ? "_raking" : "";
      all.put("clus1_calibrate" + how + "_stype_api99", fitted(clus1, both));
    }
    all.put("clus2_wr_trimmed", new Drawn(wr.design().trimmed(0, 60), wr.rows()));
    return all;
  }

  private static Calibration raked(Drawn drawn, boolean types, boolean schoolWide) {
    Calibration raking = new Calibration(Calibration.Distance.RAKING);
    if (types) {
      raking.margin(drawn.texts("stype"), new TreeMap<>(TYPES));
    }
    if (schoolWide) {
      raking.margin(drawn.texts("sch.wide"), new TreeMap<>(SCHOOL_WIDE));
    }
    return raking;
  }

  private static Drawn fitted(Drawn drawn, Calibration known) {
    return new Drawn(drawn.design().calibrated(known), drawn.rows());
  }
}
