package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.schema.record.DevianceScore;
import org.waymark.statistics.Intervals;

/**
 * Asks of every place on one indicator: is it further on the good side than its circumstances
 * predict, given how places differ that nothing sets apart?
 *
 * <p>z = effect / √(sampling variance + τ²), p = Φ(−z), one-sided. Places are compared within their
 * type; {@link PeerGroup} says how scores and expectations are formed, {@link PooledWindow} over
 * which periods.
 */
public final class LevelDetector {

  private LevelDetector() {}

  /**
   * One row for every place of the panel, in its order: tested, or with the reason why not.
   * q-values are empty: they belong to all tests of a mission, see {@link MissionFindings}.
   *
   * @param placesOfWorkspace what the panel's places are positions in
   * @param asOf the date that stands for now; the panel holds nothing later
   */
  public static List<DevianceScore> test(
      Panel panel,
      Indicator indicator,
      List<Place> placesOfWorkspace,
      LocalDate asOf,
      String runId) {
    PooledWindow window = PooledWindow.of(panel, indicator);
    List<PeerGroup.Member> members = new ArrayList<>(panel.places().length);
    Map<String, PeerGroup> groups = new TreeMap<>();
    for (int p = 0; p < panel.places().length; p++) {
      Place place = placesOfWorkspace.get(panel.places()[p]);
      PeerGroup.Member member =
          new PeerGroup.Member(place, PooledPlace.of(panel, p, window, indicator));
      member.reasonNotTested = reasonNotToPool(member.pooled, window, indicator);
      members.add(member);
      groups.computeIfAbsent(typeOf(place), t -> new PeerGroup(indicator));
    }
    // Sums of floating-point numbers depend on order: places enter by id, however they came.
    members.stream()
        .sorted(Comparator.comparing(m -> m.place.id()))
        .forEach(m -> group(groups, m).add(m));
    groups.values().forEach(PeerGroup::compare);
    List<DevianceScore> rows = new ArrayList<>(members.size());
    for (PeerGroup.Member member : members) {
      rows.add(row(panel, indicator, group(groups, member), member, asOf, runId));
    }
    return rows;
  }

  private static PeerGroup group(Map<String, PeerGroup> groups, PeerGroup.Member member) {
    PeerGroup group = groups.get(typeOf(member.place));
    if (group == null) {
      throw new IllegalStateException("no group of " + member.place.id());
    }
    return group;
  }

  private static String typeOf(Place place) {
    return place.type().orElse("");
  }

  private static String reasonNotToPool(
      PooledPlace pooled, PooledWindow window, Indicator indicator) {
    if (indicator.better() == Better.NEITHER) {
      return "better-neither";
    }
    if (pooled.periods() >= window.least()) {
      return "";
    }
    if (pooled.bare()) {
      return "no-denominator: neither denominator nor standard error nor n";
    }
    return "too-few-periods: " + pooled.periods() + " of at least " + window.least();
  }

  private static DevianceScore row(
      Panel panel,
      Indicator indicator,
      PeerGroup group,
      PeerGroup.Member member,
      LocalDate asOf,
      String runId) {
    PooledPlace pooled = member.pooled;
    DevianceScore.Builder row =
        DevianceScore.newBuilder()
            .setMissionId(indicator.missionId())
            .setIndicatorId(indicator.id())
            .setPlaceId(member.place.id())
            .setPeers(member.peers)
            .setAsOf(asOf)
            .setRunId(runId);
    if (pooled.periods() > 0) {
      row.setPeriodStart(PooledWindow.firstDay(panel, pooled.firstColumn()))
          .setPeriodEnd(PooledWindow.lastDay(panel, pooled.lastColumn()))
          .setObserved(group.observed(member));
      if (pooled.denominator() > 0) {
        row.setDenominator(pooled.denominator());
      }
    }
    if (!member.tested()) {
      return row.setReasonNotTested(member.reasonNotTested).build();
    }
    int sign = indicator.better().sign();
    double z = sign * member.z;
    return row.setExpected(group.expected(member))
        .setEffect(sign * (member.score - member.expectedScore))
        .setEffectSe(Math.sqrt(member.variance))
        .setTau(member.tau)
        .setZLevel(z)
        .setPLevel(Intervals.upperTail(z))
        .build();
  }
}
