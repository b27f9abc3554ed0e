package org.waymark.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Against R's survey package on its api data: independent respondents with weights. */
class ApiReferenceTest {

  private static Path shared(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("schemas"))) {
      folder = folder.getParent();
    }
    Path found = folder == null ? Path.of(path) : folder.resolveSibling("shared").resolve(path);
    assumeTrue(Files.exists(found), "no reference data at " + path);
    return found;
  }

  private static List<NamedCsvRecord> records(String path) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(shared(path))) {
      return reader.stream().toList();
    }
  }

  private static WeightedMean mean(
      List<NamedCsvRecord> sample, ToDoubleFunction<NamedCsvRecord> answer) {
    double[] answers = sample.stream().mapToDouble(answer).toArray();
    double[] weights = sample.stream().mapToDouble(r -> number(r, "pw")).toArray();
    return WeightedMean.of(answers, weights, answers.length);
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-9 * Math.abs(expected));
  }

  private static NamedCsvRecord row(List<NamedCsvRecord> rows, Predicate<NamedCsvRecord> which) {
    return rows.stream().filter(which).findFirst().orElseThrow();
  }

  @Test
  void weightedMeansAndTheirStudentIntervalsAreThoseOfSvymean() throws IOException {
    List<NamedCsvRecord> sample = records("data/survey_api/apisrs.csv");
    List<NamedCsvRecord> estimates = records("reference/survey/estimates.csv");
    for (String variable : List.of("api00", "api99", "enroll")) {
      NamedCsvRecord expected =
          row(
              estimates,
              r ->
                  r.getField("design").equals("srs_weights_only")
                      && r.getField("statistic").equals("mean")
                      && r.getField("term").equals(variable));
      WeightedMean mean = mean(sample, r -> number(r, variable));
      assertClose(number(expected, "estimate"), mean.mean());
      assertClose(number(expected, "se"), mean.standardError().orElseThrow());
      assertClose(number(expected, "ci_t_low"), mean.interval().low());
      assertClose(number(expected, "ci_t_high"), mean.interval().high());
      assertEquals(200, mean.effective(), 1e-9);
    }
  }

  @Test
  void proportionsAreThoseOfSvymean() throws IOException {
    List<NamedCsvRecord> sample = records("data/survey_api/apisrs.csv");
    List<NamedCsvRecord> estimates = records("reference/survey/estimates.csv");
    for (String type : List.of("E", "H", "M")) {
      NamedCsvRecord expected =
          row(
              estimates,
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
  void wilsonIntervalsAreCloseToThoseOfSvyciprop() throws IOException {
    List<NamedCsvRecord> sample = records("data/survey_api/apisrs.csv");
    NamedCsvRecord expected =
        row(
            records("reference/survey/ciprop.csv"),
            r ->
                r.getField("design").equals("srs_weights_only")
                    && r.getField("method").equals("wilson")
                    && r.getField("variable").equals("I(stype == 'H')"));
    WeightedMean share = mean(sample, r -> r.getField("stype").equals("H") ? 1 : 0);
    assertEquals(number(expected, "ci_low"), share.interval().low(), 1e-3);
    assertEquals(number(expected, "ci_high"), share.interval().high(), 1e-3);
  }

  /** Without strata the weighted mean stays; its standard error is that of unequal weights only. */
  @Test
  void unequalWeightsGiveTheMeanOfTheStratifiedSample() throws IOException {
    List<NamedCsvRecord> sample = records("data/survey_api/apistrat.csv");
    NamedCsvRecord expected =
        row(
            records("reference/survey/estimates.csv"),
            r ->
                r.getField("design").equals("strat_nofpc")
                    && r.getField("statistic").equals("mean")
                    && r.getField("term").equals("api00"));
    assertClose(number(expected, "estimate"), mean(sample, r -> number(r, "api00")).mean());
  }
}
