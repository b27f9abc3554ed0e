package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.practice.Voices;
import org.waymark.registry.Better;
import org.waymark.registry.Chart;
import org.waymark.registry.FunnelConvention;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Rebase;
import org.waymark.registry.Role;
import org.waymark.registry.StandardPopulation;
import org.waymark.schema.record.PositiveDeviance;

/** What a finding says of other explanations, from series to sentence. */
class FindingContextTest {

  private static final int PLACES = 24;
  private static final int PERIODS = 30;
  private static final int ONSET = 20;
  private static final LocalDate ONSET_MONTH = LocalDate.of(2026, 1, 1);

  /** Events and people of one indicator, places × periods. */
  private static final class Series {
    final double[][] events = new double[PLACES][PERIODS];
    final double[][] people = new double[PLACES][PERIODS];

    Series(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int p = 0; p < PLACES; p++) {
        for (int t = 0; t < PERIODS; t++) {
          people[p][t] = 900 + random.nextInt(200);
          events[p][t] = Math.rint(people[p][t] * (0.75 + 0.012 * random.nextGaussian()));
        }
      }
    }

    Series step(int place, double points) {
      for (int t = ONSET; t < PERIODS; t++) {
        events[place][t] += Math.rint(people[place][t] * points);
      }
      return this;
    }

    Series copy(int from, int to) {
      events[to] = events[from].clone();
      people[to] = people[from].clone();
      return this;
    }

    Panel panel(int indicator) {
      Panel panel = SmallWorld.ratio(events, people, 1);
      return at(indicator, panel);
    }

    Panel complement(int indicator) {
      double[][] rest = new double[PLACES][PERIODS];
      for (int p = 0; p < PLACES; p++) {
        for (int t = 0; t < PERIODS; t++) {
          rest[p][t] = people[p][t] - events[p][t];
        }
      }
      return at(indicator, SmallWorld.ratio(rest, people, 1));
    }

    private static Panel at(int indicator, Panel panel) {
      return new Panel(
          indicator,
          panel.places(),
          panel.periods(),
          panel.value(),
          panel.numerator(),
          panel.denominator(),
          panel.standardError(),
          panel.n(),
          panel.feed(),
          panel.file(),
          panel.line(),
          panel.revised());
    }
  }

  private static Indicator indicator(String id, Better better, Rebase... rebase) {
    return new Indicator(
        id,
        "m",
        "Title of " + id,
        Measure.PROPORTION,
        Optional.of("%"),
        better,
        Role.OUTCOME,
        PeriodKind.MONTH,
        1,
        Optional.empty(),
        List.of(),
        Chart.XMR,
        List.of(rebase),
        FunnelConvention.CQC,
        StandardPopulation.NONE);
  }

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      String id = (i < 10 ? "q0" : "q") + i;
      places.add(SmallWorld.place(id, "trust", new TreeMap<>()));
    }
    return places;
  }

  private static MissionFindings.Conclusion conclude(
      List<Indicator> indicators, List<Panel> panels) {
    Mission mission =
        new Mission(
            "m",
            "Mission",
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2025, 4, 1),
            LocalDate.of(2029, 3, 31),
            indicators,
            List.of(),
            List.of());
    List<Scores> scores = new ArrayList<>();
    List<IndicatorContext> contexts = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      DevianceDetector.Analysis analysis =
          DevianceDetector.analyse(
              panels.get(i),
              indicators.get(i),
              places(),
              mission.isReadTogether(indicators.get(i).id()));
      scores.add(analysis.scores());
      contexts.add(analysis.context());
    }
    return MissionFindings.conclude(
        mission,
        places(),
        indicators,
        scores,
        contexts,
        Voices.silent(PLACES, 0, SmallWorld.AS_OF),
        PreviousFindings.none(),
        SmallWorld.AS_OF,
        SmallWorld.RUN);
  }

  private static List<PositiveDeviance> single(Indicator indicator, Panel panel) {
    return conclude(List.of(indicator), List.of(panel)).findings();
  }

  @Test
  void a_declared_break_at_the_onset_explains_the_change_and_takes_its_strength() {
    Series series = new Series(1).step(3, 0.12);
    PositiveDeviance plain = single(indicator("i", Better.HIGHER), series.panel(0)).get(0);
    assertEquals("confirmed", plain.getTier());
    assertNull(plain.getCountedDifferentlySince());
    Rebase here = new Rebase(new Period(PeriodKind.MONTH, ONSET_MONTH), Optional.of("q03"));
    PositiveDeviance broken = single(indicator("i", Better.HIGHER, here), series.panel(0)).get(0);
    assertEquals("changed", broken.getTier());
    assertEquals("2026-01", broken.getCountedDifferentlySince());
    assertTrue(broken.getEvidence().contains("has counted differently since January 2026"));
  }

  @Test
  void a_break_elsewhere_or_at_another_time_explains_nothing() {
    Series series = new Series(1).step(3, 0.12);
    Period month = new Period(PeriodKind.MONTH, ONSET_MONTH);
    Indicator elsewhere = indicator("i", Better.HIGHER, new Rebase(month, Optional.of("q04")));
    Indicator earlier =
        indicator("i", Better.HIGHER, new Rebase(month.plus(-12), Optional.of("q03")));
    for (Indicator indicator : List.of(elsewhere, earlier)) {
      PositiveDeviance finding = single(indicator, series.panel(0)).get(0);
      assertEquals("confirmed", finding.getTier());
      assertNull(finding.getCountedDifferentlySince());
    }
  }

  @Test
  void a_denominator_that_jumps_without_what_is_counted_is_said_in_either_direction() {
    Series deaths = new Series(2);
    for (int t = ONSET; t < PERIODS; t++) {
      deaths.people[3][t] = Math.rint(deaths.people[3][t] * 1.6);
    }
    PositiveDeviance fewer = single(indicator("i", Better.LOWER), deaths.panel(0)).get(0);
    assertEquals(0.6, fewer.getDenominatorChange(), 0.1);
    assertEquals("changed", fewer.getTier());
    assertTrue(fewer.getEvidence().contains("The number of cases behind it rose by"));
    PositiveDeviance more = single(indicator("i", Better.HIGHER), deaths.complement(0)).get(0);
    assertEquals(fewer.getDenominatorChange(), more.getDenominatorChange());
    assertEquals(fewer.getTier(), more.getTier());
  }

  @Test
  void one_series_under_three_codes_and_as_two_measures_is_one_finding() {
    Series series = new Series(3).step(5, 0.1).copy(5, 6).copy(5, 7);
    MissionFindings.Conclusion conclusion =
        conclude(
            List.of(indicator("intime", Better.HIGHER), indicator("late", Better.LOWER)),
            List.of(series.panel(0), series.complement(1)));
    assertEquals(2, conclusion.findings().size());
    PositiveDeviance finding = conclusion.findings().get(0);
    PositiveDeviance again = conclusion.findings().get(1);
    assertEquals(finding.getFindingId(), again.getSameAs());
    assertEquals("late q05", again.getIndicatorId() + " " + again.getPlaceId());
    assertEquals(finding.getTier(), again.getTier());
    assertNull(finding.getSameAs());
    assertEquals("intime q05", finding.getIndicatorId() + " " + finding.getPlaceId());
    assertTrue(
        finding
            .getEvidence()
            .endsWith(
                "The same figures were delivered for Place q06 and Place q07, so this is one"
                    + " finding, not 3. “Title of late” holds the same figures in another form."),
        finding.getEvidence());
    Scores scores = conclusion.scores();
    int copy = scores.find(0, 6).getAsInt();
    assertEquals("same-figures: those of q05 in every period", scores.reason()[copy]);
    int late = scores.find(1, 5).getAsInt();
    assertEquals("same-figures: those of intime", conclusion.reasonNotListed()[late]);
    assertEquals(scores.zLevel()[scores.find(0, 5).getAsInt()], scores.zLevel()[late], 1e-9);
  }

  @Test
  void the_same_figures_with_what_is_better_turned_round_are_not_the_same_finding() {
    Series series = new Series(3).step(5, 0.1);
    MissionFindings.Conclusion conclusion =
        conclude(
            List.of(indicator("intime", Better.HIGHER), indicator("less", Better.LOWER)),
            List.of(series.panel(0), series.panel(1)));
    assertEquals(
        List.of("intime q05"),
        conclusion.findings().stream()
            .map(finding -> finding.getIndicatorId() + " " + finding.getPlaceId())
            .toList());
    assertEquals("", conclusion.reasonNotListed()[conclusion.scores().find(1, 5).getAsInt()]);
  }

  @Test
  void many_places_that_change_at_once_point_to_a_common_cause() {
    Series series = new Series(4);
    for (int place = 0; place < 6; place++) {
      series.step(place, 0.1);
    }
    List<PositiveDeviance> findings = single(indicator("i", Better.HIGHER), series.panel(0));
    assertEquals(6, findings.size());
    assertTrue(
        findings.get(0).getEvidence().contains(" 6 of 24 places changed at about the same time"),
        findings.get(0).getEvidence());
  }

  @Test
  void a_place_that_came_back_from_a_bad_spell_is_said_to_be_still_behind_and_how_long_ago() {
    Series series = new Series(5);
    for (int t = 0; t < PERIODS; t++) {
      series.events[3][t] -= Math.rint(series.people[3][t] * (t < 8 ? 0.3 : 0.12));
    }
    PositiveDeviance finding = single(indicator("i", Better.HIGHER), series.panel(0)).get(0);
    assertTrue(
        finding
            .getEvidence()
            .contains("It is still behind similar places. The change is 22 months"),
        finding.getEvidence());
  }

  @Test
  void a_small_step_of_four_indicators_makes_a_finding_of_the_whole_place() {
    List<Indicator> indicators = new ArrayList<>();
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      indicators.add(indicator("i" + i, Better.HIGHER));
      panels.add(new Series(20 + i).step(9, 0.018).panel(i));
    }
    MissionFindings.Conclusion conclusion = conclude(indicators, panels);
    List<PositiveDeviance> whole =
        conclusion.findings().stream().filter(f -> f.getScope().equals("place")).toList();
    assertEquals(1, whole.size());
    PositiveDeviance finding = whole.get(0);
    assertEquals("group:month q09", finding.getIndicatorId() + " " + finding.getPlaceId());
    assertTrue(finding.getQValue() <= WholePlaces.RATE);
    assertTrue(finding.getEffectLow() > 0);
    assertEquals(4, conclusion.parts().size());
    assertEquals(1, conclusion.parts().stream().mapToDouble(part -> part.getShare()).sum(), 1e-6);
    assertTrue(
        finding.getEvidence().contains("4 related indicators of this mission have moved together"),
        finding.getEvidence());
  }

  @Test
  void a_large_step_of_one_indicator_is_no_finding_of_the_whole_place() {
    List<Indicator> indicators = new ArrayList<>();
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      indicators.add(indicator("i" + i, Better.HIGHER));
      panels.add(new Series(40 + i).step(9, i == 0 ? 0.15 : 0).panel(i));
    }
    assertTrue(
        conclude(indicators, panels).findings().stream()
            .noneMatch(f -> f.getScope().equals("place")));
  }
}
