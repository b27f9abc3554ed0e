package org.waymark.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.panel.ObservationBatch;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.SurveyEstimate;

/**
 * The estimates of one indicator, and what did not enter them.
 *
 * @param position position of the indicator in the workspace
 * @param estimates in order of place, then period
 * @param tallies files with answers that entered no estimate, in order of feed, then file
 */
public record SurveyEstimates(
    Indicator indicator, int position, List<PlaceEstimate> estimates, List<FileTally> tallies) {

  /** The rows of the published table, in the order of {@link #estimates()}. */
  public List<SurveyEstimate> rows(Workspace workspace, LocalDate asOf, String runId) {
    return estimates.stream().map(e -> row(e, workspace, asOf, runId)).toList();
  }

  private SurveyEstimate row(PlaceEstimate e, Workspace workspace, LocalDate asOf, String runId) {
    Period period = Period.ofCode(e.period());
    Optional<WaveChange> change = e.change();
    return SurveyEstimate.newBuilder()
        .setIndicatorId(indicator.id())
        .setPlaceId(workspace.places().get(e.place()).id())
        .setPeriod(period.toString())
        .setPeriodStart(period.start())
        .setPeriodEnd(period.end())
        .setEstimate(known(e.estimate()))
        .setStandardError(orNull(e.standardError()))
        .setCiLow(orNull(e.low()))
        .setCiHigh(orNull(e.high()))
        .setN((long) e.n())
        .setNEffective(known(e.effective()))
        .setDesignEffect(known(e.designEffect()))
        .setDegreesOfFreedom(e.degreesOfFreedom())
        .setCiMethod(e.method().orElse(null))
        .setReason(e.reason().orElse(null))
        .setPreviousPeriod(change.map(c -> Period.ofCode(c.from()).toString()).orElse(null))
        .setChange(change.map(WaveChange::change).orElse(null))
        .setChangeStandardError(change.map(c -> orNull(c.standardError())).orElse(null))
        .setChangeLow(change.map(c -> orNull(c.low())).orElse(null))
        .setChangeHigh(change.map(c -> orNull(c.high())).orElse(null))
        .setChangeOverlap(change.map(c -> (long) c.overlap()).orElse(null))
        .setChangeReason(change.flatMap(WaveChange::reason).orElse(null))
        .setFeedId(workspace.feeds().get(e.feed()).id())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static @Nullable Double known(double number) {
    return Double.isNaN(number) ? null : number;
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  /**
   * The same estimates as observations, so that surveys walk the way of every indicator: value,
   * standard error (NaN where there is none) and n, the effective number of respondents but never
   * more than there were; line 0, made of many rows. A batch belongs to one file: an estimate is in
   * the batch of the latest file that it was made from.
   *
   * @return batches in order of feed, then file
   */
  public List<ObservationBatch> observations() {
    Map<Long, ObservationBatch.Builder> byFile = new TreeMap<>();
    for (PlaceEstimate e : estimates) {
      if (Double.isNaN(e.estimate())) {
        continue;
      }
      byFile
          .computeIfAbsent(
              ((long) e.feed() << 32) | e.file(),
              key -> new ObservationBatch.Builder(e.feed(), e.file(), 16))
          .row(position, e.place(), e.period(), 0)
          .value(e.estimate())
          .standardError(e.standardError().orElse(Double.NaN))
          .n(Math.min(e.n(), e.effective()));
    }
    List<ObservationBatch> batches = new ArrayList<>();
    byFile.values().forEach(builder -> batches.add(builder.build()));
    return batches;
  }
}
