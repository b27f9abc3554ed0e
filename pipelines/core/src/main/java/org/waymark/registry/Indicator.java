package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import org.waymark.panel.PeriodKind;

/**
 * Something that is measured for places, period by period. Its id is unique in the workspace.
 *
 * @param per scale of a rate (value = numerator / denominator × per); 1 elsewhere
 * @param counterpart the indicator that must not worsen while this one improves
 * @param expectFrom covariates of places from which the expectation is formed
 * @param chart how its values are drawn through time
 * @param rebase where its charts start anew, in order of period
 * @param funnel how its funnel allows for ordinary differences between places
 * @param standard of a rate that is directly standardised the population that it is standardised
 *     to; empty elsewhere
 */
public record Indicator(
    String id,
    String missionId,
    String title,
    Measure measure,
    Optional<String> unit,
    Better better,
    Role role,
    PeriodKind period,
    double per,
    Optional<String> counterpart,
    List<String> expectFrom,
    Chart chart,
    List<Rebase> rebase,
    FunnelConvention funnel,
    StandardPopulation standard) {

  /** An indicator that is drawn as most are: individual values, one stretch, the usual funnel. */
  public Indicator(
      String id,
      String missionId,
      String title,
      Measure measure,
      Optional<String> unit,
      Better better,
      Role role,
      PeriodKind period,
      double per,
      Optional<String> counterpart,
      List<String> expectFrom) {
    this(
        id,
        missionId,
        title,
        measure,
        unit,
        better,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        Chart.XMR,
        List.of(),
        FunnelConvention.CQC,
        StandardPopulation.NONE);
  }

  /** The same indicator, directly standardised to that population. */
  public Indicator standardisedTo(StandardPopulation population) {
    return new Indicator(
        id,
        missionId,
        title,
        measure,
        unit,
        better,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        chart,
        rebase,
        funnel,
        population);
  }

  /**
   * A gap between its places as an indicator of its own, which is better the smaller it is. It has
   * no declared new starts but those of all places.
   *
   * @param relative whether the gap is a ratio, without a unit
   */
  public Indicator ofGap(boolean relative) {
    return new Indicator(
        id,
        missionId,
        title,
        relative ? Measure.VALUE : measure,
        relative ? Optional.empty() : unit,
        Better.LOWER,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        Chart.XMR,
        rebase.stream().filter(r -> r.placeId().isEmpty()).toList(),
        funnel,
        StandardPopulation.NONE);
  }

  /** Whether its values are directly standardised rates. */
  public boolean standardised() {
    return !standard.isEmpty();
  }
}
