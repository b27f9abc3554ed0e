package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.schema.record.DevianceScore;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.ScalingCandidate;

/**
 * Places that are like a deviant and behind it: the 5 nearest of its type, by the root mean square
 * difference of standardised covariates, that were tested and are not deviants themselves.
 *
 * <p>Covariates are those of the indicator's {@code expect_from}, or all that the deviant has where
 * it names none; without covariates there are no candidates. The gap is the difference of the
 * observed values; of counts, whose size is the place's own, the difference from what the deviant's
 * ratio to its expectation would give. Closing half of it gives potential_gain, in events.
 */
final class ScalingCandidates {

  private static final int NEAREST = 5;

  private record Near(DevianceScore score, double distance, double gap) {}

  private final Map<String, Place> places;
  private final Map<String, Double> spreads = new HashMap<>();

  /**
   * Candidates among these places.
   *
   * @param places all places by id
   */
  ScalingCandidates(Map<String, Place> places) {
    this.places = places;
  }

  /**
   * The candidates for one finding, nearest first.
   *
   * @param scores all scores of the indicator
   * @param deviants ids of the places that are deviants on it
   */
  List<ScalingCandidate> of(
      PositiveDeviance finding,
      Indicator indicator,
      List<DevianceScore> scores,
      Set<String> deviants,
      LocalDate asOf,
      String runId) {
    Place deviant = places.get(finding.getPlaceId());
    if (deviant == null) {
      return List.of();
    }
    List<Near> near = new ArrayList<>();
    List<String> covariates = covariates(deviant, indicator);
    for (DevianceScore score : scores) {
      Place place = places.get(score.getPlaceId());
      if (place == null
          || score.getReasonNotTested() != null
          || deviants.contains(place.id())
          || !place.type().equals(deviant.type())) {
        continue;
      }
      double gap = gap(finding, score, indicator);
      Optional<Double> distance = distance(deviant, place, covariates);
      if (gap > 0 && distance.isPresent()) {
        near.add(new Near(score, distance.get(), gap));
      }
    }
    near.sort(Comparator.comparingDouble(Near::distance).thenComparing(n -> n.score.getPlaceId()));
    List<ScalingCandidate> candidates = new ArrayList<>();
    for (Near one : near.subList(0, Math.min(NEAREST, near.size()))) {
      ScalingCandidate.Builder row =
          ScalingCandidate.newBuilder()
              .setFindingId(finding.getFindingId())
              .setPlaceId(one.score.getPlaceId())
              .setDistance(one.distance)
              .setRank(candidates.size() + 1)
              .setGap(one.gap)
              .setAsOf(asOf)
              .setRunId(runId);
      Double denominator = one.score.getDenominator();
      if (denominator != null) {
        row.setPotentialGain(one.gap / 2 * denominator / indicator.per());
      }
      candidates.add(row.build());
    }
    return candidates;
  }

  private static List<String> covariates(Place deviant, Indicator indicator) {
    return indicator.expectFrom().isEmpty()
        ? List.copyOf(new TreeSet<>(deviant.covariates().keySet()))
        : indicator.expectFrom();
  }

  private static double gap(PositiveDeviance finding, DevianceScore score, Indicator indicator) {
    double reached =
        indicator.measure() == Measure.COUNT
            ? score.getExpected() * finding.getObserved() / finding.getExpected()
            : finding.getObserved();
    return indicator.better().sign() * (reached - score.getObserved());
  }

  private Optional<Double> distance(Place a, Place b, List<String> covariates) {
    double squares = 0;
    int counted = 0;
    for (String covariate : covariates) {
      if (a.covariate(covariate).isEmpty() || b.covariate(covariate).isEmpty()) {
        return Optional.empty();
      }
      double sd = spread(a, covariate);
      if (sd > 0) {
        double apart =
            (a.covariate(covariate).getAsDouble() - b.covariate(covariate).getAsDouble()) / sd;
        squares += apart * apart;
        counted++;
      }
    }
    return counted == 0 ? Optional.empty() : Optional.of(Math.sqrt(squares / counted));
  }

  /** Standard deviation of a covariate over the places of one type. */
  private double spread(Place one, String covariate) {
    return spreads.computeIfAbsent(
        one.type().orElse("") + "\n" + covariate,
        key -> {
          double[] x =
              places.values().stream()
                  .filter(p -> p.type().equals(one.type()) && p.covariate(covariate).isPresent())
                  .sorted(Comparator.comparing(Place::id))
                  .mapToDouble(p -> p.covariate(covariate).orElseThrow())
                  .toArray();
          return Spread.of(x);
        });
  }
}
