package org.waymark.bench.twin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.model.Model;
import org.waymark.twin.model.ModelReader;

/**
 * A made-up waiting list with known parameters, as the model of it says and with noise that hangs
 * together from month to month.
 *
 * @param history what is published
 * @param truth value of each parameter, in prior standard deviations
 * @param later the list in each of the twelve months after
 */
record ListWorld(History history, SortedMap<String, Double> truth, double[] later) {
  private static final String YAML =
      """
      id: list
      title: A list
      time: {step: month, from: 2026-11, to: 2027-10}
      seed: 7
      units: [patients]
      parameters:
        - {id: referrals-now, unit: patients/month, median: 11200, sd: .1, scale: log, evidence: 4, source: p, calibrate: true}
        - {id: growth, unit: share, normal: {mean: .02, sd: .02}, evidence: 4, source: p, calibrate: true}
        - {id: treated-now, unit: patients/month, median: 9500, sd: .1, scale: log, evidence: 4, source: p, calibrate: true}
        - {id: unrecorded, unit: share, median: .14, sd: .2, scale: log, evidence: 3, source: b, calibrate: true}
      stocks:
        - {id: waiting, unit: patients, start: {values: [60000], observed: waiting}, in: [referrals], out: [left, treated]}
      flows:
        - {id: referrals, unit: patients/month, eq: "referrals_now * (1 + growth)^elapsed_years"}
        - {id: left, unit: patients/month, eq: "unrecorded * referrals"}
        - {id: treated, unit: patients/month, eq: "treated_now"}
      observed:
        - {variable: waiting, indicator: waiting}
        - {variable: referrals, indicator: referrals}
        - {variable: treated, indicator: treated}
      """;

  private static final double RHO = 0.4;

  /** The model of such lists. */
  static Model model() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("models/list.yaml", YAML.getBytes(StandardCharsets.UTF_8));
    return ModelReader.read(WorkspaceFiles.foundInOrder(files), Optional.empty()).models().get(0);
  }

  private static Period first(int months) {
    return PeriodText.parse("2026-11", PeriodKind.MONTH).orElseThrow().plus(-months);
  }

  /** A list that is as the model says. */
  static ListWorld ofModel(Model model, int months, long seed) {
    Random random = new Random(seed);
    SortedMap<String, Double> truth = new TreeMap<>();
    SortedMap<String, Double> value = new TreeMap<>();
    for (Model.Parameter parameter : model.parameters()) {
      double z = random.nextGaussian();
      truth.put(parameter.id(), z);
      value.put(parameter.id(), parameter.prior().at(z));
    }
    double[][] series = new double[3][months];
    double[] later = new double[12];
    double[] noise = new double[3];
    double[] size = {0.02, 0.02, 120};
    double waiting = 60_000 + 4_000 * random.nextGaussian();
    double root = Math.sqrt(1 - RHO * RHO);
    for (int m = 0; m < months + 12; m++) {
      for (int k = 0; k < 3; k++) {
        noise[k] = RHO * noise[k] + root * size[k] * random.nextGaussian();
      }
      double years = (m + 1 - months) / 12.0;
      double referrals = of(value, "referrals-now") * Math.pow(1 + of(value, "growth"), years);
      double treated = of(value, "treated-now");
      waiting =
          Math.max(0, waiting + referrals * (1 - of(value, "unrecorded")) - treated + noise[2]);
      if (m < months) {
        series[0][m] = waiting;
        series[1][m] = referrals * Math.exp(noise[0]);
        series[2][m] = treated * Math.exp(noise[1]);
      } else {
        later[m - months] = waiting;
      }
    }
    return new ListWorld(history(series, months), truth, later);
  }

  private static double of(SortedMap<String, Double> values, String id) {
    Double value = values.get(id);
    return value == null ? Double.NaN : value;
  }

  /** Series that nothing drives: three random walks. */
  static ListWorld walks(int months, long seed) {
    Random random = new Random(seed);
    double[][] series = new double[3][months];
    double[] at = {60_000, 11_200, 9_500};
    double[] step = {900, 150, 150};
    for (int m = 0; m < months; m++) {
      for (int k = 0; k < 3; k++) {
        at[k] = Math.max(1, at[k] + step[k] * random.nextGaussian());
        series[k][m] = at[k];
      }
    }
    return new ListWorld(history(series, months), new TreeMap<>(), new double[0]);
  }

  private static History history(double[][] series, int months) {
    SortedMap<String, SortedMap<Period, Double>> values = new TreeMap<>();
    List<String> ids = List.of("waiting", "referrals", "treated");
    for (int k = 0; k < ids.size(); k++) {
      SortedMap<Period, Double> one = new TreeMap<>();
      for (int m = 0; m < months; m++) {
        one.put(first(months).plus(m), series[k][m]);
      }
      values.put(ids.get(k), one);
    }
    return new History(values);
  }
}
