package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.panel.JoinedPlaces;
import org.waymark.panel.Panel;
import org.waymark.panel.SameFigures;
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

/**
 * What the practices of a mission's register did to one indicator where they were taken up.
 *
 * <p>Scores of single periods, turned so that up is good: ln(O + ½) less ln E for rates and counts,
 * the logit of (O + ½)/(N + 1) for proportions, units otherwise; up to 24 periods before the first
 * day and all since; the period in which that day falls counts for neither, unless it begins it.
 * The place is matched, by {@link DifferenceInDifferences}, on the indicator's covariates (all that
 * the place has, where it names none) and its level before, with places of its type that have not
 * taken the practice up and have nine tenths of the periods. Places with the same figures are one
 * place ({@link SameFigures}).
 */
public final class AdoptionEffects {

  static final int LEAST_BEFORE = 6;
  static final int LEAST_AFTER = 3;

  private static final int MOST_BEFORE = 24;
  private static final double COMPLETE = 0.9;
  private static final double FOUND = 0.05;
  private static final double HALF = 0.5;

  private final Panel panel;
  private final Indicator indicator;
  private final List<Place> places;
  private final ChangeWindow window;
  private final int[] firstOfGroup;
  private final LocalDate asOf;
  private final String runId;

  private AdoptionEffects(
      Panel panel, Indicator indicator, List<Place> places, LocalDate asOf, String runId) {
    this.panel = panel;
    this.indicator = indicator;
    this.places = places;
    this.window = ChangeWindow.of(panel, indicator);
    this.firstOfGroup =
        SameFigures.firstOfGroup(
            panel, Arrays.stream(panel.places()).mapToObj(p -> places.get(p).id()).toList());
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
    Panel counted =
        EffectivePeople.of(JoinedPlaces.of(panel, indicator, places).panel(), indicator);
    AdoptionEffects effects = new AdoptionEffects(counted, indicator, places, asOf, runId);
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
    int changed =
        IntStream.range(0, panel.places().length)
            .filter(p -> place(p).id().equals(adopter.placeId()))
            .findFirst()
            .orElse(-1);
    if (changed < 0 || window.periods() == 0) {
      return cannotSay(row, "no-values: nothing was delivered for the place");
    }
    int[] periods = sides(adopter.since());
    double[][] y = new double[panel.places().length][];
    Arrays.setAll(y, this::scores);
    int before = count(y[changed], periods, -1);
    int after = count(y[changed], periods, 1);
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
    List<String> covariates = covariates(place(changed));
    int[] left = left(practice, changed, covariates, y, periods);
    if (left.length < DifferenceInDifferences.LEAST_PLACEBOS) {
      return cannotSay(
          row,
          "too-few-places: "
              + left.length
              + " of at least "
              + DifferenceInDifferences.LEAST_PLACEBOS
              + " of its type without the practice");
    }
    double[][] features = new double[y.length][];
    Arrays.setAll(
        features,
        p ->
            covariates.stream()
                .mapToDouble(c -> place(p).covariate(c).orElse(Double.NaN))
                .toArray());
    return judged(
        row, changed, DifferenceInDifferences.of(y, features, changed, left, periods), periods);
  }

  private PracticeAdoption judged(
      PracticeAdoption.Builder row, int changed, DifferenceInDifferences did, int[] periods) {
    double observed = observed(changed, periods);
    row.setEffect(did.effect())
        .setEffectLow(did.interval().map(Interval::low).orElse(null))
        .setEffectHigh(did.interval().map(Interval::high).orElse(null))
        .setPValue(did.pValue())
        .setObserved(observed)
        .setExpected(AlignedScale.of(indicator).improved(observed, -did.effect()))
        .setPretrend(did.slope())
        .setPretrendP(orNull(did.slopeP()))
        .setMatched(did.matched().size())
        .setMatchedPlaces(JsonText.list(did.matched().stream().map(p -> place(p).id()).toList()))
        .setPlacebos(did.placebos());
    if (did.slopeP() <= FOUND) {
      return cannotSay(row, "pre-trend: it was already moving away from its matched places");
    }
    boolean found = did.pValue() <= FOUND;
    return row.setVerdict(
            found ? did.effect() > 0 ? "works here too" : "worse here" : "no sign yet")
        .build();
  }

  private static PracticeAdoption cannotSay(PracticeAdoption.Builder row, String reason) {
    return row.setVerdict("cannot say").setReason(reason).build();
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : number;
  }

  private Place place(int row) {
    return places.get(panel.places()[row]);
  }

  private List<String> covariates(Place place) {
    return indicator.expectFrom().isEmpty()
        ? List.copyOf(new TreeSet<>(place.covariates().keySet()))
        : indicator.expectFrom().stream().filter(c -> place.covariate(c).isPresent()).toList();
  }

  /** Periods before, of which the latest, and after; the one in which the day falls is neither. */
  private int[] sides(LocalDate since) {
    int[] side = new int[window.periods()];
    int before = 0;
    for (int t = side.length - 1; t >= 0; t--) {
      if (!window.period(t).start().isBefore(since)) {
        side[t] = 1;
      } else if (window.period(t).end().isBefore(since) && before < MOST_BEFORE) {
        side[t] = -1;
        before++;
      }
    }
    return side;
  }

  private int[] left(
      RegisteredPractice practice,
      int changed,
      List<String> covariates,
      double[][] y,
      int[] periods) {
    Set<String> adopters =
        practice.adopters().stream()
            .map(RegisteredPractice.Adopter::placeId)
            .collect(Collectors.toSet());
    long all = Arrays.stream(periods).filter(side -> side != 0).count();
    // A series that is delivered under several codes is one donor, and none for itself.
    Set<Integer> theirs =
        IntStream.range(0, y.length)
            .filter(p -> p == changed || adopters.contains(place(p).id()))
            .mapToObj(p -> firstOfGroup[p])
            .collect(Collectors.toSet());
    return IntStream.range(0, y.length)
        .filter(p -> firstOfGroup[p] == p && !theirs.contains(p))
        .filter(p -> place(p).type().equals(place(changed).type()))
        .filter(p -> covariates.stream().allMatch(c -> place(p).covariate(c).isPresent()))
        .filter(p -> count(y[p], periods, -1) + count(y[p], periods, 1) >= COMPLETE * all)
        .filter(p -> count(y[p], periods, -1) >= 2 && count(y[p], periods, 1) >= 2)
        .toArray();
  }

  private static int count(double[] series, int[] periods, int side) {
    return (int)
        IntStream.range(0, series.length)
            .filter(t -> periods[t] == side && !Double.isNaN(series[t]))
            .count();
  }

  private double observed(int row, int[] periods) {
    return IntStream.range(0, periods.length)
        .filter(t -> periods[t] == 1 && window.columns()[t] >= 0)
        .mapToDouble(t -> panel.value()[panel.cell(row, window.columns()[t])])
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }

  private double[] scores(int row) {
    double[] scores = new double[window.periods()];
    for (int t = 0; t < scores.length; t++) {
      int column = window.columns()[t];
      scores[t] = column < 0 ? Double.NaN : score(panel.cell(row, column));
    }
    return scores;
  }

  private double score(int cell) {
    double value = panel.value()[cell];
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    double outOf = PooledPlace.exposure(panel, cell, value, indicator);
    double events = PooledPlace.eventsOf(value, outOf, indicator);
    AlignedScale scale = AlignedScale.of(indicator);
    return switch (scale.scale()) {
      case LOG_RATIO -> outOf > 0 ? scale.turned(Math.log((events + HALF) / outOf)) : Double.NaN;
      case LOG_ODDS ->
          outOf > 0
              ? scale.turned(Math.log((events + HALF) / (outOf - events + HALF)))
              : Double.NaN;
      case UNITS -> scale.turned(value);
    };
  }
}
