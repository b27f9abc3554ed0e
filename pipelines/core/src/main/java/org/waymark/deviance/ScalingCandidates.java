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

  private record Near(int row, String place, double distance, double gap) {}

  private final List<Place> places;
  private final Scores scores;
  private final Map<String, Double> spreads = new HashMap<>();

  /**
   * Candidates among these places.
   *
   * @param places all places of the workspace, which scores name by position
   */
  ScalingCandidates(List<Place> places, Scores scores) {
    this.places = places;
    this.scores = scores;
  }

  /**
   * The candidates for one finding, nearest first.
   *
   * @param position the indicator's position in the workspace
   * @param at position of the place that was found
   * @param deviants ids of the places that are deviants on the indicator
   */
  List<ScalingCandidate> of(
      PositiveDeviance finding,
      Indicator indicator,
      int position,
      int at,
      Set<String> deviants,
      LocalDate asOf,
      String runId) {
    Place deviant = places.get(at);
    List<Near> near = new ArrayList<>();
    List<String> covariates = covariates(deviant, indicator);
    for (int row = 0; row < scores.rows(); row++) {
      if (scores.indicator()[row] != position || !scores.tested(row)) {
        continue;
      }
      Place place = places.get(scores.place()[row]);
      if (deviants.contains(place.id()) || !place.type().equals(deviant.type())) {
        continue;
      }
      double gap = gap(finding, row, indicator);
      Optional<Double> distance = distance(deviant, place, covariates);
      if (gap > 0 && distance.isPresent()) {
        near.add(new Near(row, place.id(), distance.get(), gap));
      }
    }
    near.sort(Comparator.comparingDouble(Near::distance).thenComparing(Near::place));
    List<ScalingCandidate> candidates = new ArrayList<>();
    for (Near one : near.subList(0, Math.min(NEAREST, near.size()))) {
      ScalingCandidate.Builder row =
          ScalingCandidate.newBuilder()
              .setFindingId(finding.getFindingId())
              .setPlaceId(one.place)
              .setDistance(one.distance)
              .setRank(candidates.size() + 1)
              .setGap(one.gap)
              .setAsOf(asOf)
              .setRunId(runId);
      double denominator = scores.denominator()[one.row];
      if (!Double.isNaN(denominator)) {
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

  private double gap(PositiveDeviance finding, int row, Indicator indicator) {
    double reached =
        indicator.measure() == Measure.COUNT
            ? scores.expected()[row] * finding.getObserved() / finding.getExpected()
            : finding.getObserved();
    return indicator.better().sign() * (reached - scores.observed()[row]);
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
              places.stream()
                  .filter(p -> p.type().equals(one.type()) && p.covariate(covariate).isPresent())
                  .sorted(Comparator.comparing(Place::id))
                  .mapToDouble(p -> p.covariate(covariate).orElseThrow())
                  .toArray();
          return Spread.of(x);
        });
  }
}
