package org.waymark.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Reference;

/** Against R's survey package on its api data: independent respondents with weights. */
class ApiReferenceTest {

  private static List<NamedCsvRecord> sample(String design) {
    return Reference.rows(Reference.folder("../data/survey_api").resolve(design + ".csv"));
  }

  private static NamedCsvRecord expected(String file, Predicate<NamedCsvRecord> which) {
    return Reference.rows(Reference.folder("survey").resolve(file)).stream()
        .filter(which)
        .findFirst()
        .orElseThrow();
  }

  private static WeightedMean mean(
      List<NamedCsvRecord> sample, ToDoubleFunction<NamedCsvRecord> answer) {
    double[] answers = sample.stream().mapToDouble(answer).toArray();
    double[] weights = sample.stream().mapToDouble(r -> number(r, "pw")).toArray();
    return WeightedMean.of(answers, weights, answers.length);
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-9 * Math.abs(expected));
  }

  @Test
  void weightedMeansAndTheirStudentIntervalsAreThoseOfSvymean() {
    List<NamedCsvRecord> sample = sample("apisrs");
    for (String variable : List.of("api00", "api99", "enroll")) {
      NamedCsvRecord expected =
          expected(
              "estimates.csv",
              r ->
                  r.getField("design").equals("srs_weights_only")
                      && r.getField("statistic").equals("mean")
                      && r.getField("term").equals(variable));
      WeightedMean mean = mean(sample, r -> number(r, variable));
      assertClose(number(expected, "estimate"), mean.mean());
      assertClose(number(expected, "se"), mean.standardError().orElseThrow());
      assertClose(number(expected, "ci_t_low"), mean.interval().orElseThrow().low());
      assertClose(number(expected, "ci_t_high"), mean.interval().orElseThrow().high());
      assertEquals(200, mean.effective(), 1e-9);
    }
  }

  @Test
  void proportionsAreThoseOfSvymean() {
    List<NamedCsvRecord> sample = sample("apisrs");
    for (String type : List.of("E", "H", "M")) {
      NamedCsvRecord expected =
          expected(
              "estimates.csv",
              r ->
                  r.getField("design").equals("srs_weights_only")
                      && r.getField("term").equals("stype" + type));
      WeightedMean share = mean(sample, r -> r.getField("stype").equals(type) ? 1 : 0);
      assertClose(number(expected, "estimate"), share.mean());
      assertClose(number(expected, "se"), share.standardError().orElseThrow());
    }
  }

  /** R takes n from the standard error (199 here), we take Kish's (200): close, not equal. */
  @Test
  void wilsonIntervalsAreCloseToThoseOfSvyciprop() {
    List<NamedCsvRecord> sample = sample("apisrs");
    NamedCsvRecord expected =
        expected(
            "ciprop.csv",
            r ->
                r.getField("design").equals("srs_weights_only")
                    && r.getField("method").equals("wilson")
                    && r.getField("variable").equals("I(stype == 'H')"));
    WeightedMean share = mean(sample, r -> r.getField("stype").equals("H") ? 1 : 0);
    assertEquals(number(expected, "ci_low"), share.interval().orElseThrow().low(), 1e-3);
    assertEquals(number(expected, "ci_high"), share.interval().orElseThrow().high(), 1e-3);
  }

  /** Without strata the weighted mean stays; its standard error is that of unequal weights only. */
  @Test
  void unequalWeightsGiveTheMeanOfTheStratifiedSample() {
    List<NamedCsvRecord> sample = sample("apistrat");
    NamedCsvRecord expected =
        expected(
            "estimates.csv",
            r ->
                r.getField("design").equals("strat_nofpc")
                    && r.getField("statistic").equals("mean")
                    && r.getField("term").equals("api00"));
    assertClose(number(expected, "estimate"), mean(sample, r -> number(r, "api00")).mean());
  }
}
