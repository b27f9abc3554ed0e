package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.statistics.Reference;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrChart.Assurance;
import org.waymark.statistics.XmrChart.Rule;
import org.waymark.statistics.XmrChart.Variation;
import org.waymark.statistics.XmrPoints;

/** NHSRplotthedots: every point of every chart whose results are at hand. */
public final class PlotthedotsPeer implements Peer {

  private static final String NAME = "NHSRplotthedots 0.2.2";

  private static final Map<String, Rule> RULES =
      Map.of(
          "Common Cause", Rule.NONE,
          "Above UCL", Rule.OUTSIDE_LIMITS,
          "Below LCL", Rule.OUTSIDE_LIMITS,
          "7 Point Trend (Increasing)", Rule.TREND,
          "7 Point Trend (Decreasing)", Rule.TREND,
          "2 in 3 Above CL", Rule.TWO_OF_THREE,
          "2 in 3 Below CL", Rule.TWO_OF_THREE,
          "7 Points Above CL", Rule.SHIFT,
          "7 Points Below CL", Rule.SHIFT);

  private static final Map<String, Variation> VARIATIONS =
      Map.of(
          "common_cause", Variation.COMMON_CAUSE,
          "special_cause_improvement", Variation.IMPROVEMENT,
          "special_cause_concern", Variation.CONCERN,
          "special_cause_neutral_high", Variation.NEITHER_HIGH,
          "special_cause_neutral_low", Variation.NEITHER_LOW);

  private static final Map<String, Assurance> ASSURANCES =
      Map.of(
          "consistent_pass", Assurance.PASS,
          "consistent_fail", Assurance.FAIL,
          "inconsistent", Assurance.HIT_OR_MISS);

  private static final Pattern DATE = Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})\"");

  private final Comparison mean = new Comparison(NAME, "XmR centre line", 1e-9, "");
  private final Comparison limits =
      new Comparison(
          NAME,
          "XmR limits",
          1e-9,
          "2.66 × mean moving range as published, not 3/1.128; screened, unscreened, fixed after"
              + " 12 points, rebased, with a gap");
  private final Comparison flat =
      new Comparison(
          NAME,
          "XmR limits of a series that never moves",
          1e-12,
          "the peer has none (NaN); ours equal the mean and are checked against it");
  private final Comparison rules =
      new Comparison(NAME, "rule of each point", 0, "first rule in order of precedence");
  private final Comparison types = new Comparison(NAME, "type of each point", 0, "");
  private final Comparison writtenOut =
      new Comparison(
          NAME,
          "its rules written out point by point, against its results",
          1e-9,
          "centre, limits, rule and type; so they can replace results that were not kept");
  private final Comparison notKept =
      new Comparison(
          NAME,
          "XmR of the cases whose results were not kept, against its rules written out",
          1e-9,
          "11 of 52 cases: 9 of real series, whose data are available, one with an outlier and one"
              + " with ties on the mean, whose data are not: two similar series of our own");
  private final Comparison assurances =
      new Comparison(
          NAME,
          "assurance",
          0,
          "from 13 points on, under which there is none here; a series that never moves is pass or"
              + " fail here, inconsistent there");

  @Override
  public List<Comparison> compare() {
    Path folder = Reference.folder("plotthedots");
    for (NamedCsvRecord index : Reference.rows(folder.resolve("INDEX.csv"))) {
      String name = index.getField("case");
      if (Files.exists(folder.resolve(name + ".csv"))) {
        compare(folder, name, index.getField("call"));
      }
    }
    NotKept.series().forEach(this::compareNotKept);
    return List.of(mean, limits, flat, rules, types, assurances, writtenOut, notKept);
  }

  private void compareNotKept(NotKept one) {
    double[] y = one.y();
    XmrPoints ours = new XmrPoints(y.length);
    XmrChart.standard().draw(y, 0, y.length, one.better(), Double.NaN, one.stepsAt(), ours);
    int start = 0;
    for (int s = 0; s <= one.stepsAt().length; s++) {
      int end = s < one.stepsAt().length ? one.stepsAt()[s] : y.length;
      WrittenOutRules theirs =
          new WrittenOutRules(Arrays.copyOfRange(y, start, end), Integer.MAX_VALUE, true);
      double half = theirs.upper - theirs.mean;
      for (int i = start; i < end; i++) {
        String what = one.name() + " point " + (i + 1);
        notKept.number(theirs.mean, ours.mean(i), what);
        if (!Double.isNaN(half)) {
          notKept.number(theirs.lower, ours.lower(i), half, what + ", lower");
          notKept.number(theirs.upper, ours.upper(i), half, what + ", upper");
        }
        notKept.verdict(theirs.rule(i - start), ours.rule(i), what);
        notKept.verdict(
            theirs.variation(i - start, one.better()), ours.variation(i), what + ", type");
      }
      start = end;
    }
  }

  /** Whether what the definitions say of a stretch is what the peer says of it. */
  private void compareWrittenOut(
      String what, List<NamedCsvRecord> rows, int start, int end, String call, int better) {
    List<NamedCsvRecord> stretch = rows.subList(start, end);
    double[] y = stretch.stream().mapToDouble(r -> Reference.number(r, "y")).toArray();
    WrittenOutRules written =
        new WrittenOutRules(
            y,
            call.contains("fix_after_n_points = 12") ? 12 : Integer.MAX_VALUE,
            !call.contains("screen_outliers = FALSE"));
    for (int i = 0; i < y.length; i++) {
      NamedCsvRecord row = stretch.get(i);
      String point = what + " point " + (start + i + 1);
      double half = Reference.number(row, "upl") - Reference.number(row, "mean_col");
      writtenOut.number(Reference.number(row, "mean_col"), written.mean, point);
      writtenOut.number(Reference.number(row, "lpl"), written.lower, half, point + ", lower");
      writtenOut.number(Reference.number(row, "upl"), written.upper, half, point + ", upper");
      writtenOut.verdict(
          known(RULES, row.getField("special_cause_type")), written.rule(i), point + ", rule");
      writtenOut.verdict(
          known(VARIATIONS, row.getField("point_type")),
          written.variation(i, better),
          point + ", type");
    }
  }

  private void compare(Path folder, String name, String call) {
    XmrChart chart = XmrChart.standard();
    if (call.contains("screen_outliers = FALSE")) {
      chart = chart.unscreened();
    }
    if (call.contains("fix_after_n_points = 12")) {
      chart = chart.fixedAfter(12);
    }
    List<String> rebases = new ArrayList<>();
    Matcher date = DATE.matcher(call);
    while (date.find()) {
      rebases.add(date.group(1));
    }
    int better = call.contains("\"increase\"") ? 1 : call.contains("\"decrease\"") ? -1 : 0;
    Map<String, String> words = assuranceWords(folder.resolve(name + "__summary.csv"));
    Map<String, List<NamedCsvRecord>> series = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve(name + ".csv"))) {
      series.computeIfAbsent(row.getField("f"), k -> new ArrayList<>()).add(row);
    }
    for (Map.Entry<String, List<NamedCsvRecord>> one : series.entrySet()) {
      List<NamedCsvRecord> rows = one.getValue();
      String what = name + " " + one.getKey();
      double[] y = rows.stream().mapToDouble(r -> Reference.number(r, "y")).toArray();
      double target = Reference.number(rows.get(0), "target");
      XmrPoints out = new XmrPoints(y.length);
      int[] steps = steps(rows, rebases);
      chart.draw(y, 0, y.length, better, target, steps, out);
      int start = 0;
      for (int s = 0; s <= steps.length; s++) {
        int end = s < steps.length ? steps[s] : y.length;
        compareWrittenOut(what, rows, start, end, call, better);
        start = end;
      }
      for (int i = 0; i < y.length; i++) {
        comparePoint(what + " point " + (i + 1), rows.get(i), out, i);
      }
      boolean limited = !Double.isNaN(Reference.number(rows.get(y.length - 1), "lpl"));
      String word = words.get(one.getKey());
      if (word != null && limited && out.assurance() != Assurance.TOO_FEW_POINTS) {
        assurances.verdict(
            ASSURANCES.getOrDefault(word, Assurance.NO_TARGET), out.assurance(), what);
      }
    }
  }

  /** Positions of the first points on or after the dates of rebasing. */
  private static int[] steps(List<NamedCsvRecord> rows, List<String> rebases) {
    return rebases.stream()
        .mapToInt(
            date -> (int) rows.stream().filter(r -> r.getField("x").compareTo(date) < 0).count())
        .toArray();
  }

  private void comparePoint(String what, NamedCsvRecord row, XmrPoints out, int i) {
    double centre = Reference.number(row, "mean_col");
    mean.number(centre, out.mean(i), what);
    double lower = Reference.number(row, "lpl");
    double upper = Reference.number(row, "upl");
    if (Double.isNaN(lower) && !Double.isNaN(out.lower(i))) {
      flat.number(centre, out.lower(i), what);
      flat.number(centre, out.upper(i), what);
    } else {
      limits.number(lower, out.lower(i), upper - centre, what + ", lower");
      limits.number(upper, out.upper(i), upper - centre, what + ", upper");
    }
    String rule = row.getField("special_cause_type");
    rules.verdict(known(RULES, rule), out.rule(i), what + " " + rule);
    String type = row.getField("point_type");
    types.verdict(known(VARIATIONS, type), out.variation(i), what + " " + type);
  }

  private static <T> T known(Map<String, T> words, String word) {
    T meaning = words.get(word);
    if (meaning == null) {
      throw new IllegalStateException("the peer has a new word: " + word);
    }
    return meaning;
  }

  private static Map<String, String> assuranceWords(Path summary) {
    Map<String, String> result = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(summary)) {
      String facet = row.findField("f").orElse("no facet");
      row.findField("assurance_type")
          .filter(word -> !word.isEmpty())
          .ifPresent(word -> result.put(facet, word));
    }
    return result;
  }
}
