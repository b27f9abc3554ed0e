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
import org.waymark.statistics.Normal;

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
   * A score for every place of the panel, in its order: tested, or with the reason why not.
   *
   * @param placesOfWorkspace what the panel's places are positions in
   */
  public static Scores test(Panel panel, Indicator indicator, List<Place> placesOfWorkspace) {
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
    Scores scores = Scores.ofSize(members.size());
    for (int p = 0; p < members.size(); p++) {
      scores.indicator()[p] = panel.indicator();
      scores.place()[p] = panel.places()[p];
      write(scores, p, members.get(p), group(groups, members.get(p)), panel, indicator);
    }
    return scores;
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

  private static void write(
      Scores scores,
      int row,
      PeerGroup.Member member,
      PeerGroup group,
      Panel panel,
      Indicator indicator) {
    PooledPlace pooled = member.pooled;
    scores.peers()[row] = member.peers;
    scores.reason()[row] = member.reasonNotTested;
    if (pooled.periods() > 0) {
      scores.firstDay()[row] = day(PooledWindow.firstDay(panel, pooled.firstColumn()));
      scores.lastDay()[row] = day(PooledWindow.lastDay(panel, pooled.lastColumn()));
      scores.observed()[row] = group.observed(member);
      if (pooled.denominator() > 0) {
        scores.denominator()[row] = pooled.denominator();
      }
    }
    if (!member.tested()) {
      return;
    }
    int sign = indicator.better().sign();
    scores.expected()[row] = group.expected(member);
    scores.effect()[row] = sign * (member.score - member.expectedScore);
    scores.effectError()[row] = Math.sqrt(member.variance);
    scores.tau()[row] = member.tau;
    scores.zLevel()[row] = sign * member.z;
    scores.pLevel()[row] = Normal.upperTail(sign * member.z);
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
