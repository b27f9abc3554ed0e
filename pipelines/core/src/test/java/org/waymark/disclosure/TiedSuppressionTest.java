package org.waymark.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.IndicatorTies;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;

/** What a reader of several publications, or of sums through several levels, can work out. */
class TiedSuppressionTest {
  private static final List<Place> REGION =
      List.of(
          Worlds.place("r", ""),
          Worlds.place("s0", "r"),
          Worlds.place("s1", "r"),
          Worlds.place("s2", "r"));

  private static EarlierCells published(double... counts) {
    EarlierCells cells = new EarlierCells();
    for (int place = 0; place < counts.length; place++) {
      if (!Double.isNaN(counts[place])) {
        double[] numbers = new double[5];
        Arrays.fill(numbers, Double.NaN);
        boolean suppressed = counts[place] < 0;
        numbers[0] = suppressed ? Double.NaN : counts[place];
        cells.add(place, Worlds.months(1)[0], suppressed, false, numbers, 0, 1);
      }
    }
    return cells;
  }

  private static TiedSuppression.Outcome after(
      List<Place> places, List<Place> then, EarlierCells earlier, double... counts) {
    Indicator indicator = Worlds.indicator(Measure.COUNT);
    Panel panel = Worlds.panel(places.size(), 1, indicator, counts, Worlds.NOTHING, Worlds.NOTHING);
    return TiedSuppression.of(
            List.of(panel),
            List.of(indicator),
            IndicatorTies.of(List.of(indicator), List.of()),
            places,
            DisclosureRule.of("tre-10"),
            0,
            List.of(earlier),
            new EarlierPublications(
                places.size(), List.of(Families.above(then)), new boolean[] {true}))
        .get(0);
  }

  @Test
  void aTotalThatALatePlaceRaisesIsHeldBack() {
    TiedSuppression.Outcome done =
        after(REGION, REGION, published(65, Double.NaN, 25, 40), 68, 3, 25, 40);
    assertTrue(done.panel().suppressed(1));
    assertTrue(done.panel().held(0));
    assertEquals(65, done.panel().value()[0]);
    assertEquals(0, done.recoverableWithBefore());
  }

  @Test
  void aSmallPlaceThatIsMissingDoesNotFollowFromAWholeThatCountsIt() {
    Indicator indicator = Worlds.indicator(Measure.COUNT);
    double[] counts = {68, Double.NaN, 25, 40};
    Panel panel = Worlds.panel(4, 1, indicator, counts, Worlds.NOTHING, Worlds.NOTHING);
    Panel shown = Worlds.under("tre-10", panel, indicator, REGION).panel();
    boolean told = !shown.suppressed(0) && !shown.suppressed(2) && !shown.suppressed(3);
    assertFalse(told, "68 − 25 − 40 is 3, of a place that has not delivered");
  }

  @Test
  void aPlaceWithNobodyThatComesLateIsNotToldByAWholeThatStays() {
    TiedSuppression.Outcome done =
        after(REGION, REGION, published(65, Double.NaN, 25, 40), 65, 0, 25, 40);
    assertTrue(done.panel().suppressed(1));
    assertTrue(done.panel().held(0) || done.panel().suppressed(2) || done.panel().suppressed(3));
    assertEquals(0, done.recoverableWithBefore());
  }

  @Test
  void aNumberThatWasHeldBackIsNotTakenForOneThatWasShown() {
    EarlierCells cells = new EarlierCells();
    double[] counts = {65, Double.NaN, 25, 40};
    for (int place = 0; place < counts.length; place++) {
      double[] numbers = new double[5];
      Arrays.fill(numbers, Double.NaN);
      numbers[0] = counts[place];
      cells.add(place, Worlds.months(1)[0], place == 1, place == 0, numbers, 0, 1);
    }
    TiedSuppression.Outcome done = after(REGION, REGION, cells, 68, 3, 25, 40);
    assertEquals(0, done.recoverableWithBefore());
    assertEquals(0, done.shownBefore());
  }

  @Test
  void aCellThatWasHiddenStaysHidden() {
    TiedSuppression.Outcome done = after(REGION, REGION, published(68, -1, -1, 40), 85, 20, 25, 40);
    assertTrue(done.panel().suppressed(1));
    assertTrue(done.panel().suppressed(2));
  }

  @Test
  void aSmallNumberThatWasShownIsCounted() {
    TiedSuppression.Outcome done = after(REGION, REGION, published(68, 3, 25, 40), 68, 3, 25, 40);
    assertEquals(1, done.shownBefore());
    assertEquals(List.of(0), done.toldBy());
  }

  @Test
  void aPlaceThatMovedDoesNotTellItsNumberByTheRegionsItMovedBetween() {
    List<Place> then =
        List.of(
            Worlds.place("a", ""),
            Worlds.place("b", ""),
            Worlds.place("d1", "a"),
            Worlds.place("d2", "a"),
            Worlds.place("d3", "a"),
            Worlds.place("d4", "b"),
            Worlds.place("d5", "b"));
    List<Place> now =
        List.of(
            then.get(0),
            then.get(1),
            Worlds.place("d1", "b"),
            then.get(3),
            then.get(4),
            then.get(5),
            then.get(6));
    TiedSuppression.Outcome done =
        after(now, then, published(63, 90, -1, -1, 40, 50, 40), 60, 93, 3, 20, 40, 50, 40);
    assertTrue(done.panel().suppressed(2));
    assertEquals(0, done.recoverableWithBefore());
    boolean bothRegions = done.panel().value()[0] == 60 && done.panel().value()[1] == 93;
    assertFalse(bothRegions, "63 less 60 is the number that moved");
  }

  @Test
  void zerosThroughTwoLevelsDoNotTellEachOther() {
    List<Place> places =
        List.of(
            Worlds.place("a", ""),
            Worlds.place("r1", "a"),
            Worlds.place("r2", "a"),
            Worlds.place("r3", "a"),
            Worlds.place("d1", "r1"),
            Worlds.place("d2", "r1"),
            Worlds.place("d3", "r1"),
            Worlds.place("d4", "r2"),
            Worlds.place("d5", "r2"));
    Indicator indicator = Worlds.indicator(Measure.COUNT);
    Panel panel =
        Worlds.panel(
            9,
            1,
            indicator,
            new double[] {250, 50, 0, 200, 0, 20, 30, 0, 0},
            Worlds.NOTHING,
            Worlds.NOTHING);
    TiedSuppression.Outcome done = Worlds.under("threshold-5", panel, indicator, places);
    assertEquals(0, done.within());
    boolean told =
        !done.panel().suppressed(0)
            && !done.panel().suppressed(3)
            && !done.panel().suppressed(5)
            && !done.panel().suppressed(6);
    assertFalse(told, "250 − 200 − 20 − 30 is 0, and nobody is counted less than that");
  }

  @Test
  void aShareWithItsErrorTellsHowManyPeopleItIsOf() {
    Indicator share = Worlds.indicator(Measure.PROPORTION);
    double p = 3 / 40.0;
    CellCounts counts =
        CellCounts.of(share, p, Double.NaN, Double.NaN, Math.sqrt(p * (1 - p) / 40), Double.NaN);
    assertEquals(3, counts.count());
    assertEquals(40, counts.n());
  }
}
