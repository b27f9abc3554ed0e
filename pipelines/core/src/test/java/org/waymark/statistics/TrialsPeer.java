package org.waymark.statistics;

import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.waymark.parity.Comparison;
import org.waymark.parity.Peer;

/** Programs for trials: two arms, weekly looks, staggered starts, several results together. */
public final class TrialsPeer implements Peer {
  private final Path folder = Reference.folder("experiments");
  private final Comparison differences =
      new Comparison(
          "ratesci 1.0.0",
          "score interval of a difference of shares",
          1e-9,
          "four critical values, also without events; by bisection in R, to which ratesci agrees to"
              + " 1e-10");
  private final Comparison ratios =
      new Comparison("ratesci 1.0.0", "score interval of a ratio of shares", 1e-6, "");
  private final Comparison welch =
      new Comparison("R 4.2.2", "Welch’s t: error, degrees of freedom, p, interval", 1e-9, "");
  private final Comparison bounds =
      new Comparison(
          "gsDesign 3.10.1",
          "bounds of weekly looks",
          1e-7,
          "integrals in R, to which gsDesign agrees to 1e-8; looks with almost equal information"
              + " left out");
  private final Comparison pooled =
      new Comparison(
          "metafor 3.8-1",
          "Paule and Mandel: τ², mean, modified error, interval, prediction",
          1e-7,
          "11 sets; relative to at least 0.01");
  private final Comparison groups =
      new Comparison(
          "did 2.1.2",
          "effect of a group in a year",
          1e-8,
          "castle laws and the minimum wage; from the last period before, against all that never"
              + " started");

  @Override
  public List<Comparison> compare() {
    for (NamedCsvRecord row : Reference.rows(folder.resolve("two_proportions.csv"))) {
      shares(row);
    }
    for (NamedCsvRecord row : Reference.rows(folder.resolve("welch.csv"))) {
      means(row);
    }
    looks();
    results();
    staggered("castle", "castle.csv", "sid", "homicide", "effyear");
    staggered("mpdta", "mpdta.csv", "countyreal", "lemp", "first.treat");
    return List.of(differences, ratios, welch, bounds, pooled, groups);
  }

  private void shares(NamedCsvRecord row) {
    String what = row.getField("case") + " at " + row.getField("z");
    ScoreInterval shares =
        new ScoreInterval(
            number(row, "x1"), number(row, "n1"), number(row, "x2"), number(row, "n2"));
    double z = number(row, "z");
    differences.number(number(row, "mn_low"), shares.low(z), 1, what);
    differences.number(number(row, "mn_high"), shares.high(z), 1, what);
    Interval ratio = shares.ratioInterval(z);
    ratios.number(number(row, "mn_ratio_low"), ratio.low(), 1, what);
    if (!row.getField("mn_ratio_high").equals("Inf")) {
      ratios.number(number(row, "mn_ratio_high"), ratio.high(), 1, what);
    }
  }

  private void means(NamedCsvRecord row) {
    String what = row.getField("case") + " at " + row.getField("level");
    double sd1 = number(row, "sd1");
    double sd2 = number(row, "sd2");
    MeanDifference means =
        MeanDifference.welch(
            new MeanDifference.Moments(number(row, "n1"), number(row, "mean1"), sd1 * sd1),
            new MeanDifference.Moments(number(row, "n2"), number(row, "mean2"), sd2 * sd2));
    double z = Normal.beyond((1 - number(row, "level")) / 2);
    welch.number(number(row, "se"), means.error(), 1, what);
    welch.number(number(row, "df"), means.degreesOfFreedom(), 1, what);
    welch.number(number(row, "p"), means.pValue(), 1, what);
    welch.number(number(row, "low"), means.interval(z).low(), 1, what);
    welch.number(number(row, "high"), means.interval(z).high(), 1, what);
  }

  private void looks() {
    Map<String, List<NamedCsvRecord>> designs = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("sequential_spending.csv"))) {
      designs
          .computeIfAbsent(
              row.getField("design") + " " + row.getField("alpha_one_side"), d -> new ArrayList<>())
          .add(row);
    }
    designs.forEach(
        (design, rows) -> {
          double[] time = rows.stream().mapToDouble(r -> number(r, "information")).toArray();
          double[] spent = rows.stream().mapToDouble(r -> number(r, "spent")).toArray();
          Boundaries ours = Boundaries.of(time, spent, spent);
          for (int k = 0; k < time.length; k++) {
            if (k == 0 || time[k] - time[k - 1] >= 1e-6) {
              bounds.number(number(rows.get(k), "upper"), ours.upper()[k], 1, design + " " + k);
            }
          }
        });
  }

  private void results() {
    List<NamedCsvRecord> input = Reference.rows(folder.resolve("meta_input.csv"));
    for (NamedCsvRecord row : Reference.rows(folder.resolve("meta.csv"))) {
      if (!row.getField("method").equals("PM")) {
        continue;
      }
      String set = row.getField("set");
      List<NamedCsvRecord> of = input.stream().filter(r -> r.getField("set").equals(set)).toList();
      ReplicatedEffect ours =
          ReplicatedEffect.of(
                  of.stream().mapToDouble(r -> number(r, "yi")).toArray(),
                  of.stream().mapToDouble(r -> Math.sqrt(number(r, "vi"))).toArray())
              .orElseThrow();
      pooled.number(number(row, "tau2"), ours.tau2(), 1e-2, set);
      pooled.number(number(row, "mean"), ours.mean(), 1e-2, set);
      pooled.number(number(row, "se_mhk"), ours.error(), 1e-2, set);
      pooled.number(number(row, "mhk_low"), ours.interval().low(), 1e-2, set);
      pooled.number(number(row, "prediction_mhk_high"), ours.next().high(), 1e-2, set);
    }
  }

  private void staggered(String set, String file, String place, String value, String first) {
    List<NamedCsvRecord> rows = Reference.rows(Reference.data(set).resolve(file));
    double[] times =
        rows.stream().mapToDouble(r -> number(r, "year")).sorted().distinct().toArray();
    List<String> places = rows.stream().map(r -> r.getField(place)).distinct().toList();
    double[][] y = new double[places.size()][times.length];
    double[] starts = new double[places.size()];
    for (NamedCsvRecord row : rows) {
      int at = places.indexOf(row.getField(place));
      double of = number(row, value);
      y[at][Arrays.binarySearch(times, number(row, "year"))] =
          set.equals("castle") ? Math.log(of) : of;
      double start = number(row, first);
      starts[at] = Double.isNaN(start) ? 0 : start;
    }
    int[] left = IntStream.range(0, starts.length).filter(i -> starts[i] == 0).toArray();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("did_group_time.csv"))) {
      boolean same =
          row.getField("set").equals(set)
              && row.getField("controls").equals("nevertreated")
              && row.getField("method").equals("reg")
              && row.getField("covariates").equals("~1")
              && row.getField("base").equals("varying")
              && row.getField("anticipation").equals("0");
      double group = number(row, "group");
      if (!same || number(row, "time") < group) {
        continue;
      }
      int start = Arrays.binarySearch(times, group);
      int[] sides =
          IntStream.range(0, times.length)
              .map(t -> t >= start ? 1 : t == start - 1 ? -1 : 0)
              .toArray();
      PlaceGaps gaps = new PlaceGaps(y, new double[y.length][0], left, sides, 0, 0, new int[0]);
      int at = Arrays.binarySearch(times, number(row, "time"));
      double ours =
          IntStream.range(0, starts.length)
              .filter(i -> starts[i] == group)
              .mapToDouble(i -> gaps.trial(i).gap()[at])
              .average()
              .orElse(Double.NaN);
      groups.number(number(row, "att"), ours, 1, set + " " + group);
    }
  }
}
