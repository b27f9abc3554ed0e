package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Two arms against R, ratesci, metafor, clubSandwich and the published cases of Newcombe. */
class TwoArmsTest {

  @Test
  void scoreIntervalsOfTwoSharesAreTheReference() {
    int rows = 0;
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("two_proportions.csv"))) {
      String what = row.getField("case") + " at " + row.getField("z");
      ScoreInterval shares =
          new ScoreInterval(
              number(row, "x1"), number(row, "n1"), number(row, "x2"), number(row, "n2"));
      double z = number(row, "z");
      assertClose(number(row, "difference"), shares.difference(), 1e-12, 1, what);
      assertClose(number(row, "mn_low"), shares.low(z), 1e-9, 1, what);
      assertClose(number(row, "mn_high"), shares.high(z), 1e-9, 1, what);
      assertClose(number(row, "mn_z"), shares.z(), 1e-9, 1, what);
      Interval newcombe = shares.newcombe(z);
      assertClose(number(row, "newcombe_low"), newcombe.low(), 1e-12, 1, what);
      assertClose(number(row, "newcombe_high"), newcombe.high(), 1e-12, 1, what);
      Interval ratio = shares.ratioInterval(z);
      assertClose(number(row, "mn_ratio_low"), ratio.low(), 1e-9, 1e-3, what);
      double high =
          row.getField("mn_ratio_high").equals("Inf")
              ? Double.POSITIVE_INFINITY
              : number(row, "mn_ratio_high");
      assertClose(high, ratio.high(), 1e-9, 1e-3, what);
      rows++;
    }
    assertEquals(88, rows);
  }

  @Test
  void twoMeansAreWelchs() {
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("welch.csv"))) {
      String what = row.getField("case") + " at " + row.getField("level");
      double sd1 = number(row, "sd1");
      double sd2 = number(row, "sd2");
      MeanDifference means =
          MeanDifference.welch(
              new MeanDifference.Moments(number(row, "n1"), number(row, "mean1"), sd1 * sd1),
              new MeanDifference.Moments(number(row, "n2"), number(row, "mean2"), sd2 * sd2));
      double level = number(row, "level");
      double z = Normal.beyond((1 - level) / 2);
      assertClose(number(row, "difference"), means.effect(), 1e-10, 1, what);
      assertClose(number(row, "se"), means.error(), 1e-10, 1, what);
      assertClose(number(row, "df"), means.degreesOfFreedom(), 1e-9, 1, what);
      assertClose(number(row, "p"), means.pValue(), 1e-9, 1e-3, what);
      assertClose(number(row, "low"), means.interval(z).low(), 1e-9, 1, what);
      assertClose(number(row, "high"), means.interval(z).high(), 1e-9, 1, what);
    }
  }

  private record People(double[] outcome, double[] before, int[] arm, String[] site) {
    double[] of(double[] values, Predicate<Integer> which) {
      return IntStream.range(0, values.length)
          .filter(which::test)
          .mapToDouble(i -> values[i])
          .toArray();
    }

    MeanDifference welch(double[] values) {
      return MeanDifference.welch(
          MeanDifference.Moments.of(of(values, i -> arm[i] == 1)),
          MeanDifference.Moments.of(of(values, i -> arm[i] == 0)));
    }
  }

  private static People people() {
    List<NamedCsvRecord> rows =
        Reference.rows(Reference.folder("experiments").resolve("cuped_input.csv"));
    return new People(
        rows.stream().mapToDouble(row -> number(row, "after")).toArray(),
        rows.stream().mapToDouble(row -> number(row, "before")).toArray(),
        rows.stream().mapToInt(row -> (int) number(row, "arm")).toArray(),
        rows.stream().map(row -> row.getField("site")).toArray(String[]::new));
  }

  @Test
  void aValueFromBeforeSavesVariance() {
    People people = people();
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("cuped.csv"))) {
      if (row.getField("set").equals("simulated")
          && row.getField("method").equals("cuped_theta_all")) {
        ControlVariate adjusted = ControlVariate.of(people.outcome, people.before);
        MeanDifference means = people.welch(adjusted.adjusted());
        assertClose(number(row, "theta"), adjusted.slope(), 1e-9, 1, "theta");
        assertClose(number(row, "estimate"), means.effect(), 1e-9, 1, "estimate");
        assertClose(number(row, "se"), means.error(), 1e-9, 1, "se");
        assertClose(number(row, "df"), means.degreesOfFreedom(), 1e-9, 1, "df");
        assertTrue(adjusted.saved() > 0.5);
        return;
      }
    }
    throw new AssertionError("no row");
  }

  @Test
  void blocksAreWeightedByTheirPeople() {
    People people = people();
    String[] sites = {"a", "b", "c"};
    MeanDifference.Moments[][] moments = new MeanDifference.Moments[2][3];
    for (int s = 0; s < 3; s++) {
      String site = sites[s];
      for (int arm = 0; arm < 2; arm++) {
        int of = arm;
        moments[arm][s] =
            MeanDifference.Moments.of(
                people.of(people.outcome, i -> people.arm[i] == of && people.site[i].equals(site)));
      }
    }
    NamedCsvRecord row =
        Reference.rows(Reference.folder("experiments").resolve("blocks.csv")).get(0);
    MeanDifference means = MeanDifference.stratified(moments[1], moments[0]);
    assertClose(number(row, "estimate"), means.effect(), 1e-9, 1, "estimate");
    assertClose(number(row, "se"), means.error(), 1e-9, 1, "se");
    assertClose(number(row, "df"), means.degreesOfFreedom(), 1e-9, 1, "df");
    assertClose(number(row, "p"), means.pValue(), 1e-9, 1e-3, "p");
  }

  @Test
  void strataKeepSimpsonAway() {
    Path folder = Reference.folder("experiments");
    List<NamedCsvRecord> input = Reference.rows(folder.resolve("strata_input.csv"));
    int rows = 0;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("strata.csv"))) {
      if (row.getField("measure").equals("RD")) {
        List<NamedCsvRecord> set =
            input.stream().filter(s -> s.getField("set").equals(row.getField("set"))).toList();
        StratifiedShares shares =
            StratifiedShares.of(of(set, "x1"), of(set, "n1"), of(set, "x2"), of(set, "n2"))
                .orElseThrow();
        String what = row.getField("set");
        assertClose(number(row, "estimate"), shares.difference(), 1e-9, 1, what);
        assertClose(number(row, "se"), shares.error(), 1e-9, 1, what);
        assertClose(number(row, "p"), shares.asMeans().pValue(), 1e-9, 1e-3, what);
        assertEquals(what.equals("zero_stratum") ? 1 : 0, shares.leftOut(), what);
        rows++;
      }
    }
    assertEquals(5, rows);
  }

  private static double[] of(List<NamedCsvRecord> rows, String field) {
    return rows.stream().mapToDouble(row -> number(row, field)).toArray();
  }

  @Test
  void holmPaysForTheTests() {
    List<NamedCsvRecord> rows =
        Reference.rows(Reference.folder("experiments").resolve("several_arms_p.csv"));
    for (String set : List.of("1", "2", "3", "4", "5")) {
      List<NamedCsvRecord> ofSet =
          rows.stream().filter(row -> row.getField("case").equals(set)).toList();
      double[] holm = Holm.adjusted(of(ofSet, "p"));
      double[] rate = FalseDiscovery.qValues(of(ofSet, "p"));
      for (int i = 0; i < holm.length; i++) {
        assertClose(number(ofSet.get(i), "holm"), holm[i], 1e-12, 1, set);
        assertClose(number(ofSet.get(i), "bh"), rate[i], 1e-12, 1, set);
      }
    }
  }

  @Property(tries = 200)
  void swappingTheArmsTurnsTheSign(
      @ForAll @IntRange(min = 0, max = 40) int events,
      @ForAll @IntRange(min = 1, max = 60) int more,
      @ForAll @IntRange(min = 0, max = 40) int otherEvents,
      @ForAll @IntRange(min = 1, max = 60) int otherMore) {
    ScoreInterval one =
        new ScoreInterval(events, events + more, otherEvents, otherEvents + otherMore);
    ScoreInterval two =
        new ScoreInterval(otherEvents, otherEvents + otherMore, events, events + more);
    assertEquals(one.z(), -two.z(), 1e-12);
    assertEquals(one.low(1.96), -two.high(1.96), 1e-9);
    assertTrue(one.low(2.5) <= one.low(1.96) && one.high(2.5) >= one.high(1.96));
    assertTrue(one.low(1.96) <= one.difference() && one.difference() <= one.high(1.96));
  }
}
