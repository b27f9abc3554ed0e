package org.waymark.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumbersTest {
  private static final Numbers NUMBERS =
      Numbers.draw(new Simulation(new Gazetteer(), Deviant.all()));

  @Test
  void aPlantedStepMovesItsPlaceAgainstAllOthersByItsEffect() {
    List<Deviant> steps =
        Deviant.all().stream()
            .filter(d -> !d.onset().equals(Deviant.ALWAYS))
            .filter(d -> NUMBERS.indicators().contains(d.indicator()))
            .filter(d -> !d.kind().equals("whole-place"))
            .toList();
    assertEquals(11, steps.size());
    for (Deviant step : steps) {
      assertEquals(step.effect(), risen(step), .13, step.toString());
    }
  }

  @Test
  void theStepsOfAPlaceThatChangesAsAWholeAreTheirEffectOnAverage() {
    List<Deviant> steps =
        Deviant.all().stream().filter(d -> d.kind().equals("whole-place")).toList();
    assertEquals(4, steps.size());
    double effect = steps.stream().mapToDouble(Deviant::effect).average().orElseThrow();
    double risen = steps.stream().mapToDouble(NumbersTest::risen).average().orElseThrow();
    assertEquals(effect, risen, .1);
  }

  /** The rise of the planted place less the median rise of the others. */
  private static double risen(Deviant step) {
    Cells cells = NUMBERS.get(step.indicator());
    int place = index(cells, step.place());
    double others =
        IntStream.range(0, cells.places().size())
            .filter(p -> p != place && cells.places().get(p).validTo().isEmpty())
            .filter(p -> cells.places().get(p).validFrom().isEmpty())
            .mapToDouble(p -> rise(cells, p, step.onset()))
            .sorted()
            .skip(cells.places().size() / 2 - 2)
            .findFirst()
            .orElseThrow();
    return rise(cells, place, step.onset()) - others;
  }

  @Test
  void fourHourPerformanceLooksLikeThatOfARealCountry() {
    Cells cells = NUMBERS.get("ae-within-4h");
    for (int t = 0; t < cells.starts().size(); t++) {
      double country = cells.aggregate(cells.label(t), HealthFeeds::hasEmergencyDepartment);
      assertTrue(country > .69 && country < .78, cells.label(t) + " " + country);
    }
    double winter = cells.aggregate("2026-01", place -> true);
    double summer = cells.aggregate("2026-07", place -> true);
    assertTrue(summer - winter > .03, "season " + (summer - winter));
  }

  @Test
  void abolishedPlacesHaveNoLaterCells() {
    Cells cells = NUMBERS.get("long-waits");
    int closed = index(cells, "KC8");
    int opened = index(cells, "KJ1");
    for (int t = 0; t < cells.starts().size(); t++) {
      assertTrue(cells.exists(closed, t) != cells.exists(opened, t), cells.label(t));
    }
  }

  @Test
  void binomialAndPoissonDrawsHaveTheirMeans() {
    Draws draws = Draws.of("a test");
    for (double mean : new double[] {3, 39, 400}) {
      double sum = 0;
      for (int i = 0; i < 20_000; i++) {
        sum += draws.poisson(mean);
      }
      assertEquals(mean, sum / 20_000, 4 * Math.sqrt(mean / 20_000));
    }
    for (long trials : new long[] {12, 2000}) {
      double sum = 0;
      for (int i = 0; i < 20_000; i++) {
        sum += draws.binomial(trials, .3);
      }
      assertEquals(.3 * trials, sum / 20_000, 4 * Math.sqrt(.21 * trials / 20_000));
    }
  }

  /** Score pooled from the onset on, less the score pooled before. */
  private static double rise(Cells cells, int place, String onset) {
    return score(cells, place, onset, true) - score(cells, place, onset, false);
  }

  private static double score(Cells cells, int place, String onset, boolean after) {
    double top = 0;
    double bottom = 0;
    for (int t = 0; t < cells.starts().size(); t++) {
      if (cells.label(t).compareTo(onset) >= 0 == after) {
        top += cells.numerator(place, t);
        bottom += cells.denominator(place, t);
      }
    }
    boolean proportion = cells.spec().measure().equals("proportion");
    return Math.log(top / (proportion ? bottom - top : bottom));
  }

  private static int index(Cells cells, String place) {
    return IntStream.range(0, cells.places().size())
        .filter(p -> cells.places().get(p).id().equals(place))
        .findFirst()
        .orElseThrow();
  }
}
