package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.practice.MissionPractices;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.ScalingCandidate;
import org.waymark.statistics.Intervals;

/**
 * Places that are like a deviant and behind it: the 5 nearest of its type, by the root mean square
 * difference of standardised covariates, that were tested, are not deviants themselves and, where
 * the deviant shows a practice, do not show it yet.
 *
 * <p>Covariates are those of the indicator's {@code expect_from}, or all that the deviant has where
 * it names none; without covariates there are no candidates. Stability is the share of the lists
 * made without one of them in which the candidate still stands.
 *
 * <p>The gap is the difference of the observed values; of counts, whose size is the place's own,
 * the difference from what the deviant's ratio to its expectation would give. Closing half of it
 * gives potential_gain, in events. For the gain each level is drawn towards its expectation, as the
 * published shrunken effect is, with the standard error √ρ·s that is left, ρ = τ²/(τ² + s²); the
 * level of a change stands as it is. What was chosen for being far ahead is a little less far.
 */
final class ScalingCandidates {

  private static final int NEAREST = 5;
  private static final double Z95 = Intervals.normalQuantile(0.95);

  private record Near(int row, String place, double distance, double gap, Gain gain) {
    static final Comparator<Near> NEAREST_FIRST =
        Comparator.comparingDouble(Near::distance).thenComparing(Near::place);
  }

  /** Half of the gap between likely levels, per unit of the denominator, and its error. */
  private record Gain(double half, double error) {}

  /** A level in natural units and its standard error. */
  private record Level(double value, double error) {}

  private final List<Place> places;
  private final Scores scores;
  private final MissionPractices practices;
  private final Map<Integer, List<Integer>> rowsOfIndicator = new HashMap<>();
  private final Map<String, Double> spreads = new HashMap<>();

  /**
   * Candidates among these places.
   *
   * @param places all places of the workspace, which scores name by position
   */
  ScalingCandidates(List<Place> places, Scores scores, MissionPractices practices) {
    this.places = places;
    this.scores = scores;
    this.practices = practices;
    for (int row = 0; row < scores.rows(); row++) {
      rowsOfIndicator.computeIfAbsent(scores.indicator()[row], fresh -> new ArrayList<>()).add(row);
    }
  }

  /**
   * The candidates for one finding, nearest first.
   *
   * @param found row of the finding among the scores
   * @param deviants ids of the places that are deviants on the indicator
   */
  List<ScalingCandidate> of(
      PositiveDeviance finding,
      Indicator indicator,
      int found,
      Set<String> deviants,
      LocalDate asOf,
      String runId) {
    Place deviant = places.get(scores.place()[found]);
    Optional<MissionPractices.Shown> practice = practices.at(scores.place()[found]);
    List<Integer> behind = new ArrayList<>();
    for (int row : rowsOfIndicator.getOrDefault(scores.indicator()[found], List.of())) {
      int place = scores.place()[row];
      boolean alike =
          scores.tested(row)
              && !deviants.contains(places.get(place).id())
              && places.get(place).type().equals(deviant.type());
      if (alike
          && practice.map(shown -> !shown.places().get(place)).orElse(true)
          && gap(finding, row, indicator) > 0
          && gain(finding, found, row, indicator).half > 0) {
        behind.add(row);
      }
    }
    List<String> covariates = covariates(deviant, indicator);
    List<Near> nearest = nearest(finding, indicator, found, behind, covariates);
    List<Set<String>> without = withoutOne(finding, indicator, found, behind, covariates);
    List<ScalingCandidate> candidates = new ArrayList<>();
    for (Near one : nearest) {
      ScalingCandidate.Builder row =
          ScalingCandidate.newBuilder()
              .setFindingId(finding.getFindingId())
              .setPlaceId(one.place)
              .setDistance(one.distance)
              .setRank(candidates.size() + 1)
              .setGap(one.gap)
              .setThemeId(practice.map(MissionPractices.Shown::theme).orElse(null))
              .setAsOf(asOf)
              .setRunId(runId);
      if (!without.isEmpty()) {
        long still = without.stream().filter(list -> list.contains(one.place)).count();
        row.setStability(still / (double) without.size());
      }
      double events = scores.denominator()[one.row] / indicator.per();
      if (!Double.isNaN(events)) {
        row.setPotentialGain(one.gain.half * events)
            .setGainLow((one.gain.half - Z95 * one.gain.error) * events)
            .setGainHigh((one.gain.half + Z95 * one.gain.error) * events);
      }
      candidates.add(row.build());
    }
    return candidates;
  }

  private List<Near> nearest(
      PositiveDeviance finding,
      Indicator indicator,
      int found,
      List<Integer> behind,
      List<String> covariates) {
    Likeness likeness = likeness(places.get(scores.place()[found]), covariates);
    PriorityQueue<Near> near = new PriorityQueue<>(Near.NEAREST_FIRST.reversed());
    for (int row : behind) {
      Place place = places.get(scores.place()[row]);
      double distance = likeness.distance(place);
      boolean full = near.size() == NEAREST;
      if (Double.isNaN(distance) || (full && distance > near.element().distance)) {
        continue;
      }
      near.add(
          new Near(
              row,
              place.id(),
              distance,
              gap(finding, row, indicator),
              gain(finding, found, row, indicator)));
      if (full) {
        near.remove();
      }
    }
    return near.stream().sorted(Near.NEAREST_FIRST).toList();
  }

  /** The candidates when each covariate in turn is left out; those that never vary do not count. */
  private List<Set<String>> withoutOne(
      PositiveDeviance finding,
      Indicator indicator,
      int found,
      List<Integer> behind,
      List<String> covariates) {
    Place deviant = places.get(scores.place()[found]);
    List<String> varied =
        covariates.stream()
            .filter(c -> deviant.covariate(c).isPresent() && spread(deviant, c) > 0)
            .toList();
    if (varied.size() < 2) {
      return List.of();
    }
    return varied.stream()
        .map(
            left ->
                nearest(
                        finding,
                        indicator,
                        found,
                        behind,
                        varied.stream().filter(c -> !c.equals(left)).toList())
                    .stream()
                    .map(Near::place)
                    .collect(Collectors.toSet()))
        .toList();
  }

  private Gain gain(PositiveDeviance finding, int found, int row, Indicator indicator) {
    AlignedScale scale = AlignedScale.of(indicator);
    Level own = lasting(scores.expected()[row], row, indicator);
    Level reached;
    if (finding.getOnset() == null) {
      boolean count = indicator.measure() == Measure.COUNT;
      reached = lasting(scores.expected()[count ? row : found], found, indicator);
    } else {
      double value =
          indicator.measure() == Measure.COUNT
              ? scores.expected()[row] * finding.getObserved() / finding.getExpected()
              : finding.getObserved();
      reached = new Level(value, scale.slope(value) * scores.changeError()[found]);
    }
    return new Gain(
        scale.gain(reached.value, own.value) / 2, Math.hypot(reached.error, own.error) / 2);
  }

  /** The level of a row around that expectation, drawn towards it by its reliability. */
  private Level lasting(double expected, int row, Indicator indicator) {
    AlignedScale scale = AlignedScale.of(indicator);
    double sampling = scores.effectError()[row] * scores.effectError()[row];
    double between = scores.tau()[row] * scores.tau()[row];
    double reliability = sampling == 0 ? 1 : between / (between + sampling);
    double value = scale.improved(expected, reliability * scores.effect()[row]);
    return new Level(value, scale.slope(value) * Math.sqrt(reliability * sampling));
  }

  private static List<String> covariates(Place deviant, Indicator indicator) {
    return indicator.expectFrom().isEmpty()
        ? List.copyOf(new TreeSet<>(deviant.covariates().keySet()))
        : indicator.expectFrom();
  }

  private double gap(PositiveDeviance finding, int row, Indicator indicator) {
    double reached =
        indicator.measure() == Measure.COUNT
            ? scores.expected()[row] * finding.getObserved() / finding.getExpected()
            : finding.getObserved();
    return AlignedScale.of(indicator).gain(reached, scores.observed()[row]);
  }

  /**
   * How far places are from one of them, by these covariates; by none where it lacks one.
   *
   * @param own values at that place
   * @param spread their standard deviations over the places of its type; 0: tells nothing apart
   */
  private record Likeness(List<String> covariates, double[] own, double[] spread) {
    /** Root mean square of the standardised differences; NaN where one is not known. */
    double distance(Place other) {
      double squares = 0;
      int counted = 0;
      for (int c = 0; c < own.length; c++) {
        OptionalDouble value = other.covariate(covariates.get(c));
        if (value.isEmpty()) {
          return Double.NaN;
        }
        if (spread[c] > 0) {
          double apart = (own[c] - value.getAsDouble()) / spread[c];
          squares += apart * apart;
          counted++;
        }
      }
      return counted == 0 ? Double.NaN : Math.sqrt(squares / counted);
    }
  }

  private Likeness likeness(Place deviant, List<String> covariates) {
    boolean known = covariates.stream().allMatch(c -> deviant.covariate(c).isPresent());
    List<String> by = known ? covariates : List.of();
    return new Likeness(
        by,
        by.stream().mapToDouble(c -> deviant.covariate(c).orElseThrow()).toArray(),
        by.stream().mapToDouble(c -> spread(deviant, c)).toArray());
  }

  /** Standard deviation of a covariate over the places of one type. */
  private double spread(Place one, String covariate) {
    return spreads.computeIfAbsent(
        one.type().orElse("") + "\n" + covariate,
        key -> {
          double[] x =
              places.stream()
                  .filter(p -> p.type().equals(one.type()) && p.covariate(covariate).isPresent())
                  .sorted(Comparator.comparing(Place::id))
                  .mapToDouble(p -> p.covariate(covariate).orElseThrow())
                  .toArray();
          return Spread.of(x);
        });
  }
}
