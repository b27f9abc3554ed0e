package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.waymark.deviance.DevianceDetector;
import org.waymark.deviance.PlaceFunnels;
import org.waymark.deviance.Scores;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.registry.StandardPopulation;
import org.waymark.statistics.Standardisation;

/** Rates per 1,000 of the strata young, 3 of 4 of the standard, and old. */
class StandardisedRatesTest {
  private static final int MAY = new Period(PeriodKind.MONTH, LocalDate.of(2026, 5, 1)).code();
  private static final int JUNE = new Period(PeriodKind.MONTH, LocalDate.of(2026, 6, 1)).code();

  private static Indicator indicator(double young, double old) {
    return new Indicator(
            "deaths",
            "m",
            "Deaths",
            Measure.RATE,
            Optional.empty(),
            Better.LOWER,
            Role.OUTCOME,
            PeriodKind.MONTH,
            1000,
            Optional.empty(),
            List.of())
        .standardisedTo(new StandardPopulation(List.of("young", "old"), List.of(young, old)));
  }

  private static PanelBuilder.Built build(ObservationBatch... batches) {
    return build(3, 1, List.of(batches));
  }

  private static PanelBuilder.Built build(
      double young, double old, List<ObservationBatch> batches) {
    return Panels.of(batches, List.of(indicator(young, old))).get(0);
  }

  private static ObservationBatch.Builder rows() {
    return new ObservationBatch.Builder(0, 0, 4);
  }

  @Test
  void aRateIsThatOfTheStandardsMixOfStrata() {
    ObservationBatch.Builder rows = rows();
    rows.row(0, 4, MAY, 2).numerator(10).denominator(1000).stratum(0);
    rows.row(0, 4, MAY, 3).numerator(90).denominator(3000).stratum(1);
    Panel panel = build(rows.build()).panel();
    assertArrayEquals(new double[] {(3 * 10.0 + 1 * 30.0) / 4}, panel.value(), 1e-12);
    assertArrayEquals(new double[] {100}, panel.numerator());
    assertArrayEquals(new double[] {4000}, panel.denominator());
    double young = 0.75 / 1000 * 0.75 / 1000 * 10;
    double old = 0.25 / 3000 * 0.25 / 3000 * 90;
    assertArrayEquals(new double[] {1000 * Math.sqrt(young + old)}, panel.standardError(), 1e-12);
    assertArrayEquals(new int[] {3}, panel.line());
  }

  @Test
  void revisionsAreOfAStratumAndNotOfThePlace() {
    ObservationBatch.Builder rows = rows();
    rows.row(0, 0, MAY, 2).numerator(90).denominator(1000).stratum(0).revision(7);
    rows.row(0, 0, MAY, 3).numerator(10).denominator(1000).stratum(0).revision(8);
    rows.row(0, 0, MAY, 4).numerator(30).denominator(1000).stratum(1).revision(2);
    PanelBuilder.Built built = build(rows.build());
    assertArrayEquals(new double[] {15}, built.panel().value(), 1e-12);
    assertTrue(built.panel().revised()[0]);
    assertEquals(List.of(new PanelBuilder.Replaced(0, 0, 1, 0)), built.replaced());
  }

  @Test
  void aRateThatLacksAStratumIsNotMadeAndOneOfFewEventsIsAndBothAreCounted() {
    ObservationBatch.Builder rows = rows();
    rows.row(0, 0, MAY, 2).numerator(90).denominator(1000).stratum(0);
    rows.row(0, 1, MAY, 3).numerator(4).denominator(1000).stratum(0);
    rows.row(0, 1, MAY, 4).numerator(5).denominator(1000).stratum(1);
    rows.row(0, 1, JUNE, 5).numerator(4).denominator(1000).stratum(0);
    rows.row(0, 1, JUNE, 6).numerator(6).denominator(1000).stratum(1);
    PanelBuilder.Built built = build(rows.build());
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN, 4.25, 4.5}, built.panel().value(), 1e-12);
    assertTrue(Double.isNaN(built.panel().numerator()[0]), "what is not told is not told in parts");
    assertEquals(List.of(new PanelBuilder.Thin(0, 0, 1, 1)), built.thin());
  }

  @Property(tries = 100)
  void anyOrderOfRowsAndAnySizeOfTheStandardGivesTheSame(
      @ForAll @Size(12) List<@IntRange(max = 40) Integer> events,
      @ForAll @IntRange(min = 1, max = 30) int times,
      @ForAll long seed) {
    List<ObservationBatch> batches = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      ObservationBatch.Builder row = new ObservationBatch.Builder(0, i % 3, 1);
      row.row(0, i / 4, i % 4 < 2 ? MAY : JUNE, i + 2)
          .numerator(events.get(i))
          .denominator(500 + 10 * i)
          .stratum(i % 2);
      batches.add(row.build());
    }
    PanelBuilder.Built one = build(3, 1, batches);
    Collections.shuffle(batches, new Random(seed));
    PanelBuilder.Built other = build(3, 1, batches);
    assertArrayEquals(one.panel().value(), other.panel().value());
    assertArrayEquals(one.panel().file(), other.panel().file());
    assertEquals(one.thin(), other.thin());
    double[] larger = build(3.0 * times, times, batches).panel().value();
    assertArrayEquals(one.panel().value(), larger, 1e-9);
  }

  @Property(tries = 100)
  void whereEveryStratumHasTheSameRateItIsTheCrudeOne(
      @ForAll @IntRange(min = 1, max = 50) int young,
      @ForAll @IntRange(min = 9, max = 50) int old) {
    ObservationBatch.Builder rows = rows();
    rows.row(0, 0, MAY, 2).numerator(2 * young).denominator(100 * young).stratum(0);
    rows.row(0, 0, MAY, 3).numerator(2 * old).denominator(100 * old).stratum(1);
    assertArrayEquals(new double[] {20}, build(rows.build()).panel().value(), 1e-9);
  }

  /** Months in which nothing changes give the rate of all of them together. */
  @Test
  void theFunnelHasTheIntervalOfDobsonOverThePooledPeriods() {
    List<Place> places = new ArrayList<>();
    ObservationBatch.Builder rows = rows();
    int line = 2;
    for (int p = 0; p < 6; p++) {
      places.add(place("p" + p));
      for (int month = 0; month < 6; month++) {
        int period = new Period(PeriodKind.MONTH, LocalDate.of(2026, 1 + month, 1)).code();
        rows.row(0, p, period, line++).numerator(10 + p).denominator(1000).stratum(0);
        rows.row(0, p, period, line++).numerator(30).denominator(400).stratum(1);
      }
    }
    Indicator indicator = indicator(3, 1);
    Panel panel = Panels.of(List.of(rows.build()), List.of(indicator)).get(0).panel();
    List<PlaceFunnels.Point> points =
        PlaceFunnels.of(DevianceDetector.test(panel, indicator, places), panel, indicator, places);
    assertEquals(6, points.size());
    Standardisation.Direct pooled =
        Standardisation.direct(
            new double[] {60, 180}, new double[] {6000, 2400}, new double[] {3, 1});
    PlaceFunnels.Point first = points.get(0);
    assertEquals(1000 * pooled.rate(), first.value(), 1e-9);
    assertEquals(1000 * pooled.interval(0.95).low(), first.interval().low(), 1e-9);
    assertEquals(1000 * pooled.interval(0.95).high(), first.interval().high(), 1e-9);
    assertEquals(first.value(), 1000 * first.numerator() / first.denominator(), 1e-9);
    assertTrue(first.numerator() < 240, "never more events than were counted");
  }

  /** Of places whose people are the standard's mix the standardised rate is the crude one. */
  @Test
  void lowPeriodsWeighAsMuchAsHighOnes() {
    List<Place> places = new ArrayList<>();
    ObservationBatch.Builder rows = rows();
    int line = 2;
    for (int p = 0; p < 6; p++) {
      places.add(place("p" + p));
      for (int month = 0; month < 8; month++) {
        int period = new Period(PeriodKind.MONTH, LocalDate.of(2026, 1 + month, 1)).code();
        int events = month % 2 == 0 ? 1 : 9 + p;
        rows.row(0, p, period, line++).numerator(events).denominator(3000).stratum(0);
        rows.row(0, p, period, line++).numerator(2 * events).denominator(1000).stratum(1);
      }
    }
    Indicator indicator = indicator(3, 1);
    Panel panel = Panels.of(List.of(rows.build()), List.of(indicator)).get(0).panel();
    Scores scores = DevianceDetector.test(panel, indicator, places);
    List<PlaceFunnels.Point> points = PlaceFunnels.of(scores, panel, indicator, places);
    for (int p = 0; p < 6; p++) {
      int events = 4 * 3 * (1 + 9 + p);
      double crude = 1000.0 * events / (8 * 4000);
      assertEquals(crude, points.get(p).value(), 1e-9);
      assertEquals(crude, scores.observed()[p], 1e-9);
      assertEquals(8 * 4000, scores.denominator()[p], 1e-6, "as many people as there are");
      assertEquals(events, points.get(p).numerator(), 1e-6, "and as many events");
    }
  }

  @Test
  void aPlaceOfUnderTenEventsOverAllPeriodsHasNoFunnel() {
    List<Place> places = new ArrayList<>();
    ObservationBatch.Builder rows = rows();
    int line = 2;
    for (int p = 0; p < 7; p++) {
      places.add(place("p" + p));
      for (int month = 0; month < 6; month++) {
        int period = new Period(PeriodKind.MONTH, LocalDate.of(2026, 1 + month, 1)).code();
        rows.row(0, p, period, line++).numerator(p == 3 ? 0 : 5).denominator(3000).stratum(0);
        rows.row(0, p, period, line++).numerator(1).denominator(1000).stratum(1);
      }
    }
    Indicator indicator = indicator(3, 1);
    Panel panel = Panels.of(List.of(rows.build()), List.of(indicator)).get(0).panel();
    Scores scores = DevianceDetector.test(panel, indicator, places);
    assertEquals(
        List.of(0, 1, 2, 4, 5, 6),
        PlaceFunnels.of(scores, panel, indicator, places).stream()
            .map(PlaceFunnels.Point::place)
            .toList());
  }

  private static Place place(String id) {
    return new Place(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }
}
