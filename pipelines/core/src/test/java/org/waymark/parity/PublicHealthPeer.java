package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;
import org.waymark.statistics.RateEstimate;
import org.waymark.statistics.Reference;
import org.waymark.statistics.Standardisation;

/** PHEindicatormethods: proportions, rates, means and standardised rates with their intervals. */
public final class PublicHealthPeer implements Peer {

  static final String NAME = "PHEindicatormethods 2.1.0";

  private final Path folder = Reference.folder("pheindicatormethods");
  private final Comparison wilson =
      new Comparison(NAME, "Wilson's interval", 1e-9, "a grid, test data, 12,765 rows of A&E");
  private final Comparison byar =
      new Comparison(
          NAME,
          "Byar's interval",
          1e-9,
          "where the peer has no lower end (0 events, or the cube turns negative) ours is 0");
  private final Comparison exact =
      new Comparison(NAME, "exact Poisson interval", 1e-9, "against R's `qchisq`");
  private final Comparison rates =
      new Comparison(NAME, "rates", 1e-9, "exact below 10 events, Byar from there");
  private final Comparison means = new Comparison(NAME, "means, Student's t", 1e-9, "");
  private final Comparison direct =
      new Comparison(
          NAME,
          "directly standardised rates (Dobson)",
          1e-9,
          "withheld below 10 events there and here");
  private final Comparison indirect =
      new Comparison(NAME, "indirectly standardised ratios and rates", 1e-9, "");

  @Override
  public List<Comparison> compare() {
    grids();
    proportions("proportion_testdata.csv", "Numerator", "Denominator");
    proportions("proportion_ae_all_rows.csv", "breaches", "attendances");
    rates("rate_testdata.csv", "Numerator", "Denominator", 100_000);
    rates("rate_hospital_infections.csv", "n", "days", 10_000);
    Path testdata = Reference.data("pheindicatormethods").resolve("testdata");
    Path means = testdata.resolve("testdata_Mean__testdata_Mean.csv");
    means("mean_testdata_by_area.csv", "area", grouped(means, "area"), "values");
    means("mean_testdata_overall.csv", "", Map.of("", Reference.rows(means)), "values");
    Path schools = Reference.data("survey_api").resolve("apipop.csv");
    means("mean_apipop_by_county.csv", "cname", grouped(schools, "cname"), "api00");
    standardised(testdata);
    return List.of(wilson, byar, exact, rates, this.means, direct, indirect);
  }

  private void grids() {
    for (NamedCsvRecord row : Reference.rows(folder.resolve("grid_wilson.csv"))) {
      Interval interval =
          Intervals.wilson(number(row, "x"), number(row, "n"), number(row, "confidence"));
      wilson.number(number(row, "wilson_lower"), interval.low(), row + " low");
      wilson.number(number(row, "wilson_upper"), interval.high(), row + " high");
    }
    for (NamedCsvRecord row : Reference.rows(folder.resolve("grid_byars.csv"))) {
      double x = number(row, "x");
      double confidence = number(row, "confidence");
      Interval approximate = Intervals.byar(x, confidence);
      double lower = number(row, "byars_lower");
      byar.number(Double.isNaN(lower) ? 0 : lower, approximate.low(), row + " low");
      byar.number(number(row, "byars_upper"), approximate.high(), row + " high");
      Interval garwood = Intervals.exactPoisson(x, confidence);
      exact.number(number(row, "exact_poisson_lower"), garwood.low(), row + " low");
      exact.number(number(row, "exact_poisson_upper"), garwood.high(), row + " high");
    }
  }

  private void proportions(String file, String numerator, String denominator) {
    for (NamedCsvRecord row : Reference.rows(folder.resolve(file))) {
      double n = number(row, denominator);
      if (n > 0) {
        compareLevels(
            wilson,
            row,
            level -> Optional.of(Intervals.wilson(number(row, numerator), n, level)),
            1);
      }
    }
  }

  private void rates(String file, String numerator, String denominator, double per) {
    for (NamedCsvRecord row : Reference.rows(folder.resolve(file))) {
      double events = number(row, numerator);
      double exposure = number(row, denominator);
      if (exposure > 0) {
        RateEstimate rate = Standardisation.rate(events, exposure, 0.95);
        rates.number(number(row, "value"), rate.value() * per, row.toString());
        compareLevels(
            rates, row, level -> Standardisation.rate(events, exposure, level).interval(), per);
      }
    }
  }

  private void means(
      String file, String group, Map<String, List<NamedCsvRecord>> inputs, String field) {
    for (NamedCsvRecord row : Reference.rows(folder.resolve(file))) {
      String name = group.isEmpty() ? "" : row.getField(group);
      double[] values =
          inputs.getOrDefault(name, List.of()).stream()
              .mapToDouble(r -> number(r, field))
              .toArray();
      compareLevels(means, row, level -> Intervals.mean(values, level), 1);
    }
  }

  private void standardised(Path testdata) {
    Map<String, List<NamedCsvRecord>> areas =
        grouped(folder.resolve("input_multiarea_with_esp2013.csv"), "area");
    for (NamedCsvRecord row : Reference.rows(folder.resolve("dsr_multiarea.csv"))) {
      direct(row, areas.getOrDefault(row.getField("area"), List.of()), "esp");
    }
    Path seventies = testdata.resolve("testdata_DSR_ISR__testdata_1976.csv");
    direct(
        Reference.rows(folder.resolve("dsr_esp1976.csv")).get(0),
        Reference.rows(seventies),
        "esp1976");
    List<NamedCsvRecord> reference =
        Reference.rows(testdata.resolve("testdata_DSR_ISR__refdata.csv"));
    for (String file : List.of("isratio_multiarea.csv", "israte_multiarea.csv")) {
      for (NamedCsvRecord row : Reference.rows(folder.resolve(file))) {
        List<NamedCsvRecord> area = areas.getOrDefault(row.getField("area"), List.of());
        double expected =
            Standardisation.expected(
                column(area, "pop"), column(reference, "refcount"), column(reference, "refpop"));
        indirect.number(number(row, "expected"), expected, row + " expected");
        double observed = Arrays.stream(column(area, "count")).sum();
        double per = row.findField("ref_rate").map(Double::parseDouble).orElse(1.0);
        RateEstimate ratio = Standardisation.indirect(observed, expected, 0.95);
        indirect.number(number(row, "value"), ratio.value() * per, row.toString());
        compareLevels(
            indirect,
            row,
            level -> Standardisation.indirect(observed, expected, level).interval(),
            per);
      }
    }
  }

  private void direct(NamedCsvRecord row, List<NamedCsvRecord> strata, String standard) {
    double[] events = column(strata, "count");
    double[] population = column(strata, "pop");
    double[] weights = column(strata, standard);
    RateEstimate rate = Standardisation.direct(events, population, weights, 0.95);
    direct.number(number(row, "value"), rate.value() * 100_000, row.toString());
    compareLevels(
        direct,
        row,
        level -> Standardisation.direct(events, population, weights, level).interval(),
        100_000);
  }

  /** The ends at each confidence that the peer's row has; no interval is the peer's empty cell. */
  private static void compareLevels(
      Comparison to, NamedCsvRecord row, Function<Double, Optional<Interval>> ours, double per) {
    Map<String, Double> levels = Map.of("cl", 0.95, "95_0cl", 0.95, "99_8cl", 0.998);
    levels.forEach(
        (suffix, level) -> {
          if (row.findField("lower" + suffix).isPresent()) {
            Optional<Interval> interval = ours.apply(level);
            to.number(
                number(row, "lower" + suffix),
                interval.map(i -> i.low() * per).orElse(Double.NaN),
                row + " low");
            to.number(
                number(row, "upper" + suffix),
                interval.map(i -> i.high() * per).orElse(Double.NaN),
                row + " high");
          }
        });
  }

  static Map<String, List<NamedCsvRecord>> grouped(Path file, String... fields) {
    Map<String, List<NamedCsvRecord>> groups = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(file)) {
      List<String> key = new ArrayList<>();
      for (String field : fields) {
        key.add(row.getField(field));
      }
      groups.computeIfAbsent(String.join("|", key), k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /** A column in which an empty cell is no events. */
  private static double[] column(List<NamedCsvRecord> rows, String field) {
    return rows.stream()
        .mapToDouble(r -> r.getField(field).isEmpty() ? 0 : number(r, field))
        .toArray();
  }

  private static double number(NamedCsvRecord row, String field) {
    return Reference.number(row, field);
  }
}
