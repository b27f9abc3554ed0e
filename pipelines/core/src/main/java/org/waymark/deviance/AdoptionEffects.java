package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.panel.Panel;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.JsonText;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.RegisteredPractice;
import org.waymark.registry.Role;
import org.waymark.schema.record.PracticeAdoption;
import org.waymark.statistics.DifferenceInDifferences;
import org.waymark.statistics.Interval;
import org.waymark.statistics.LookedAt;

/**
 * What the practices of a mission's register did to one indicator where they were taken up.
 *
 * <p>Scores of single periods ({@link ComparableSeries}); up to 24 periods before the first day and
 * all since; the period in which that day falls counts for neither, unless it begins it. The place
 * is matched, by {@link DifferenceInDifferences}, on the indicator's covariates (all that the place
 * has, where it names none) and its level before, with places of its type that have not taken the
 * practice up and have nine tenths of the periods.
 *
 * <p>Every run looks again. The verdict is therefore that of the sequential placebo test ({@link
 * LookedAt}), which is planned for half a year: nobody says when an adoption ends. A p-value that
 * is read at one look finds something in one of eight places in a year where nothing happened.
 */
public final class AdoptionEffects {

  static final int LEAST_BEFORE = 6;
  static final int LEAST_AFTER = LookedAt.LEAST_AFTER;

  private final ComparableSeries series;
  private final Indicator indicator;
  private final LocalDate asOf;
  private final String runId;

  private AdoptionEffects(
      ComparableSeries series, Indicator indicator, LocalDate asOf, String runId) {
    this.series = series;
    this.indicator = indicator;
    this.asOf = asOf;
    this.runId = runId;
  }

  /**
   * One row for every adopter of every practice that is meant to improve the indicator.
   *
   * @param places all places of the workspace, which the panel names by position
   */
  public static List<PracticeAdoption> of(
      Mission mission,
      Panel panel,
      Indicator indicator,
      List<Place> places,
      LocalDate asOf,
      String runId) {
    List<RegisteredPractice> meant =
        mission.practices().stream().filter(practice -> isMeant(practice, indicator)).toList();
    if (meant.isEmpty()) {
      return List.of();
    }
    AdoptionEffects effects =
        new AdoptionEffects(ComparableSeries.of(panel, indicator, places), indicator, asOf, runId);
    List<PracticeAdoption> rows = new ArrayList<>();
    for (RegisteredPractice practice : meant) {
      for (RegisteredPractice.Adopter adopter : practice.adopters()) {
        rows.add(effects.row(practice, adopter));
      }
    }
    return rows;
  }

  private static boolean isMeant(RegisteredPractice practice, Indicator indicator) {
    return indicator.better() != Better.NEITHER
        && (practice.indicators().isEmpty()
            ? indicator.role() == Role.OUTCOME
            : practice.indicators().contains(indicator.id()));
  }

  /** Half a year in periods, and no less than are needed to say anything. */
  private static int planned(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> 26;
      case MONTH -> 6;
      case QUARTER, YEAR, FINANCIAL_YEAR -> LEAST_AFTER;
    };
  }

  private PracticeAdoption row(RegisteredPractice practice, RegisteredPractice.Adopter adopter) {
    PracticeAdoption.Builder row =
        PracticeAdoption.newBuilder()
            .setMissionId(practice.missionId())
            .setPracticeId(practice.id())
            .setPlaceId(adopter.placeId())
            .setSince(adopter.since())
            .setIndicatorId(indicator.id())
            .setMatched(0)
            .setMatchedPlaces("[]")
            .setPlacebos(0)
            .setPeriodsBefore(0)
            .setPeriodsAfter(0)
            .setAsOf(asOf)
            .setRunId(runId);
    int changed = series.row(adopter.placeId());
    if (changed < 0 || series.periods() == 0) {
      return cannotSay(row, "no-values: nothing was delivered for the place");
    }
    int[] sides = series.sides(adopter.since());
    int before = series.count(changed, sides, -1);
    int after = series.count(changed, sides, 1);
    row.setPeriodsBefore(before).setPeriodsAfter(after);
    if (after < LEAST_AFTER) {
      return row.setVerdict("too early")
          .setReason("too-few-periods: " + after + " of at least " + LEAST_AFTER + " periods since")
          .build();
    }
    if (before < LEAST_BEFORE) {
      return cannotSay(
          row, "too-few-periods: " + before + " of at least " + LEAST_BEFORE + " periods before");
    }
    List<String> covariates = series.covariates(changed);
    Set<String> adopters =
        practice.adopters().stream()
            .map(RegisteredPractice.Adopter::placeId)
            .collect(Collectors.toSet());
    int[] donors = series.donors(changed, adopters, covariates, sides);
    if (donors.length < DifferenceInDifferences.LEAST_SETS) {
      return cannotSay(
          row,
          "too-few-places: "
              + donors.length
              + " of at least "
              + DifferenceInDifferences.LEAST_SETS
              + " of its type without the practice");
    }
    LookedAt looked =
        LookedAt.of(
            new DifferenceInDifferences.Design(
                series.scores(),
                series.features(covariates),
                new int[] {changed},
                new int[][] {sides},
                donors,
                DifferenceInDifferences.MATCHED,
                new int[0]),
            planned(indicator.period()),
            0);
    return judged(row, changed, looked, sides, donors.length);
  }

  private PracticeAdoption judged(
      PracticeAdoption.Builder row, int changed, LookedAt looked, int[] sides, int donors) {
    DifferenceInDifferences did = looked.effect();
    DifferenceInDifferences.Place place = did.places().get(0);
    double observed = series.observed(changed, sides);
    row.setEffect(did.effect())
        .setEffectLow(did.interval().map(Interval::low).orElse(null))
        .setEffectHigh(did.interval().map(Interval::high).orElse(null))
        .setPValue(did.pValue())
        .setEffectSynthetic(
            looked.synthetic().isPresent() ? looked.synthetic().getAsDouble() : null)
        .setEffectTrend(orNull(did.beyondLine()))
        .setObserved(observed)
        .setExpected(series.improved(observed, -did.effect()))
        .setPretrend(did.slope())
        .setPretrendP(orNull(did.slopeP()))
        .setMatched(place.matched().size())
        .setMatchedPlaces(
            JsonText.list(place.matched().stream().map(p -> series.place(p).id()).toList()))
        .setPlacebos(donors);
    if (looked.test().found().isPresent()) {
      row.setFoundOn(series.period(looked.looks()[looked.test().found().getAsInt()]).end());
    }
    int start = IntStream.range(0, sides.length).filter(t -> sides[t] == 1).findFirst().orElse(0);
    looked
        .nextJudged()
        .ifPresent(since -> row.setNextJudged(series.period(start + since - 1).end()));
    if (looked.isBetter()) {
      return row.setVerdict(
              looked.holds() ? "works here too" : "works, unless it was on its way already")
          .build();
    }
    if (looked.isWorse()) {
      return row.setVerdict("worse here").build();
    }
    if (looked.allowed() == 0) {
      return row.setVerdict("too early")
          .setReason(
              "not-judged-yet: with "
                  + donors
                  + " places to compare, it is first judged at the end of "
                  + row.getNextJudged())
          .build();
    }
    return row.setVerdict("no sign yet").build();
  }

  private static PracticeAdoption cannotSay(PracticeAdoption.Builder row, String reason) {
    return row.setVerdict("cannot say").setReason(reason).build();
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : number;
  }
}
