package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.registry.ShareMethod;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;
import org.waymark.statistics.Reference;
import org.waymark.survey.ApiDesigns;
import org.waymark.survey.DomainEstimate;
import org.waymark.survey.ShareIntervals;
import org.waymark.survey.SubSample;

/** R's survey package on its samples of California's schools: designs, statistics, intervals. */
public final class SurveyPeer implements Peer {

  private static final String NAME = "survey 4.5";
  private static final Map<String, ShareMethod> METHODS =
      Map.of(
          "logit", ShareMethod.LOGIT,
          "xlogit", ShareMethod.LOGIT,
          "wilson", ShareMethod.WILSON,
          "beta", ShareMethod.BETA,
          "asin", ShareMethod.ARCSINE,
          "mean", ShareMethod.STUDENT);

  private final Path folder = Reference.folder("survey");
  private final Map<String, ApiDesigns.Drawn> designs = ApiDesigns.all();
  private final Map<String, Comparison> rows = new LinkedHashMap<>();

  @Override
  public List<Comparison> compare() {
    Reference.rows(folder.resolve("estimates.csv")).forEach(this::estimate);
    Reference.rows(folder.resolve("by_stype.csv")).forEach(this::domain);
    Reference.rows(folder.resolve("ciprop.csv")).forEach(this::share);
    Reference.rows(folder.resolve("quantiles.csv")).forEach(this::quantile);
    Reference.rows(folder.resolve("table_clus1.csv")).forEach(this::cell);
    difference();
    return List.copyOf(rows.values());
  }

  private Comparison row(String quantity, double tolerance, String note) {
    return rows.computeIfAbsent(
        quantity + tolerance, key -> new Comparison(NAME, quantity, tolerance, note));
  }

  private static boolean fitted(String design) {
    return design.contains("rake") || design.contains("calibrate");
  }

  private ApiDesigns.Drawn drawn(String design) {
    ApiDesigns.Drawn drawn = designs.get(design);
    if (drawn == null) {
      throw new IllegalStateException("no design " + design);
    }
    return drawn;
  }

  private void estimate(NamedCsvRecord row) {
    String design = row.getField("design");
    ApiDesigns.Drawn drawn = drawn(design);
    String term = row.getField("term");
    String what = design + " " + row.getField("statistic") + " " + term;
    Comparison into = estimates(row.getField("statistic"), fitted(design));
    if (row.getField("statistic").equals("difference")) {
      DomainEstimate a = drawn.mean(drawn.numbers("api00"));
      DomainEstimate b = drawn.mean(drawn.numbers("api99"));
      double difference = a.estimate() - b.estimate();
      double error = Math.sqrt(a.varianceOfDifference(b));
      into.number(number(row, "estimate"), difference, what);
      into.number(number(row, "se"), error, what + " se");
      return;
    }
    DomainEstimate ours =
        switch (row.getField("statistic")) {
          case "mean" -> drawn.mean(complete(drawn, term, "api00", "api99", "enroll"));
          case "total" ->
              DomainEstimate.total(
                  List.of(drawn.where("", "", complete(drawn, term, "api00", "enroll"))));
          case "proportion" -> drawn.mean(proportion(drawn, term));
          case "ratio" ->
              DomainEstimate.ratio(
                  List.of(
                      new SubSample(
                          drawn.design(),
                          drawn.where("", "", drawn.numbers("enroll")).rows(),
                          drawn.numbers("api.stu"),
                          drawn.numbers("enroll"))));
          default -> throw new IllegalStateException(row.toString());
        };
    double scale = Math.abs(number(row, "estimate"));
    into.number(number(row, "estimate"), ours.estimate(), what);
    // What margins fix exactly has no error, but for the peer's last bits.
    into.number(number(row, "se"), ours.standardError(), 1e-5 * scale, what + " se");
    // The call's degrees of freedom are the whole design's, also where some did not answer.
    int df = drawn.design().degreesOfFreedom(drawn.design().everyone());
    into.number(number(row, "df"), df, what + " df");
    Interval t = Intervals.mean(ours.estimate(), ours.standardError(), df, 0.95);
    into.number(number(row, "ci_t_low"), t.low(), scale * 1e-2, what + " low");
    into.number(number(row, "ci_t_high"), t.high(), what + " high");
    if (!row.getField("deff").isEmpty()) {
      Comparison effects =
          row(
              "design effects" + (fitted(design) ? ", raked or calibrated" : ""),
              fitted(design) ? 1e-6 : 1e-8,
              "of means, against drawing without replacement");
      effects.number(
          number(row, "deff"), ours.designEffectWithoutReplacement(), 1e-6, what + " deff");
    }
  }

  private Comparison estimates(String statistic, boolean fitted) {
    String quantity =
        switch (statistic) {
          case "mean" -> "means";
          case "total" -> "totals";
          case "proportion" -> "proportions";
          case "ratio" -> "ratios";
          default -> "differences of two means of the same people";
        };
    return row(
        quantity + (fitted ? ", raked or calibrated" : ""),
        fitted ? 1e-6 : 1e-8,
        fitted
            ? "two margins; a margin and a total, linear and raking"
            : "estimate, standard error, degrees of freedom, t interval; simple, stratified,"
                + " clusters in one and two stages, with and without fpc, post-stratified, trimmed");
  }

  /** A column, missing where any of the call's columns is: the peer leaves such rows out. */
  private static double[] complete(ApiDesigns.Drawn drawn, String term, String... call) {
    double[] answer = drawn.numbers(term);
    for (String column : call) {
      double[] other = drawn.numbers(column);
      for (int i = 0; i < answer.length; i++) {
        answer[i] = Double.isNaN(other[i]) ? Double.NaN : answer[i];
      }
    }
    return answer;
  }

  private static double[] proportion(ApiDesigns.Drawn drawn, String term) {
    String column = term.startsWith("stype") ? "stype" : "sch.wide";
    return drawn.holds(column, term.substring(column.length()));
  }

  private void domain(NamedCsvRecord row) {
    String design = row.getField("design");
    ApiDesigns.Drawn drawn = drawn(design);
    String type = row.getField("stype");
    String what = design + " " + type;
    Comparison into =
        row(
            "domains" + (fitted(design) ? ", raked or calibrated" : ""),
            fitted(design) ? 1e-6 : 1e-8,
            "means, totals and shares of each type of school; the rest of the sample stays");
    SubSample answers = drawn.where("stype", type, drawn.numbers("api00"));
    DomainEstimate mean = DomainEstimate.mean(List.of(answers));
    into.number(number(row, "mean_api00"), mean.estimate(), what);
    into.number(number(row, "se"), mean.standardError(), what + " se");
    double z = Intervals.normalQuantile(0.95);
    into.number(number(row, "ci_l"), mean.estimate() - z * mean.standardError(), what + " low");
    into.number(number(row, "ci_u"), mean.estimate() + z * mean.standardError(), what + " high");
    DomainEstimate total = DomainEstimate.total(List.of(answers));
    into.number(number(row, "total_api00"), total.estimate(), what + " total");
    into.number(number(row, "total_se"), total.standardError(), what + " total se");
    DomainEstimate share =
        DomainEstimate.mean(List.of(drawn.where("stype", type, drawn.above("api00", 650))));
    into.number(number(row, "prop_over650"), share.estimate(), what + " share");
    into.number(number(row, "prop_over650_se"), share.standardError(), what + " share se");
  }

  private void share(NamedCsvRecord row) {
    ShareMethod method = METHODS.get(row.getField("method"));
    String design = row.getField("design");
    ApiDesigns.Drawn drawn = drawn(design);
    double[] answer =
        switch (row.getField("variable")) {
          case "I(api00 > 650)" -> drawn.above("api00", 650);
          case "I(sch.wide == 'No')" -> drawn.holds("sch.wide", "No");
          default -> drawn.holds("stype", "H");
        };
    DomainEstimate ours = drawn.mean(answer);
    String what = design + " " + row.getField("variable") + " " + row.getField("method");
    if (method == null) {
      return;
    }
    Comparison into =
        row(
            "intervals of shares, "
                + row.getField("method")
                + (fitted(design) ? ", raked or calibrated" : ""),
            fitted(design) ? 1e-6 : 1e-8,
            "where margins fix a share the peer has no interval or nonsense, ours is the share");
    Interval interval =
        ShareIntervals.of(
            method, ours.estimate(), ours.variance(), ours.n(), ours.degreesOfFreedom(), 0.95);
    into.number(number(row, "estimate"), ours.estimate(), what);
    boolean certain = ours.variance() == 0;
    double estimate = number(row, "estimate");
    into.number(certain ? estimate : number(row, "ci_low"), interval.low(), what + " low");
    into.number(certain ? estimate : number(row, "ci_high"), interval.high(), what + " high");
  }

  private void quantile(NamedCsvRecord row) {
    String design = row.getField("design");
    ApiDesigns.Drawn drawn = drawn(design);
    double p = number(row, "p");
    // Of 200 schools 20 are a tenth, exactly; the peer's rounding makes it a little less.
    double asked = design.equals("srs") && (p == 0.1 || p == 0.9) ? p + 1e-9 : p;
    DomainEstimate ours =
        DomainEstimate.quantile(List.of(drawn.where("", "", drawn.numbers("api00"))), asked);
    Comparison into =
        row(
            "quantiles",
            1e-8,
            "estimate and standard error, Woodruff's interval; where 10% and 90% are met exactly,"
                + " the peer's rounding misses them and takes the next value: compared just above");
    into.number(number(row, "quantile"), ours.estimate(), design + " " + p);
    into.number(number(row, "se"), ours.standardError(), design + " " + p + " se");
  }

  private void cell(NamedCsvRecord row) {
    ApiDesigns.Drawn drawn = drawn("clus1");
    double[] type = drawn.holds("stype", row.getField("stype"));
    double[] wide = drawn.holds("sch.wide", row.getField("sch.wide"));
    double[] both = new double[type.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = type[i] * wide[i];
    }
    DomainEstimate ours = DomainEstimate.total(List.of(drawn.where("", "", both)));
    row("cells of a table", 1e-8, "").number(number(row, "Freq"), ours.estimate(), row.toString());
  }

  /** A t-test: the difference of two domains, in which the whole design counts. */
  private void difference() {
    NamedCsvRecord test =
        Reference.rows(folder.resolve("tests.csv")).stream()
            .filter(r -> r.getField("test").startsWith("svyttest"))
            .findFirst()
            .orElseThrow();
    ApiDesigns.Drawn drawn = drawn("strat");
    double[] answer = drawn.numbers("api00");
    DomainEstimate yes = DomainEstimate.mean(List.of(drawn.where("comp.imp", "Yes", answer)));
    DomainEstimate no = DomainEstimate.mean(List.of(drawn.where("comp.imp", "No", answer)));
    double t = (yes.estimate() - no.estimate()) / Math.sqrt(yes.varianceOfDifference(no));
    row("t-test between two domains", 1e-8, "").number(number(test, "statistic"), t, "svyttest");
  }

  private static double number(NamedCsvRecord row, String field) {
    return Reference.number(row, field);
  }
}
