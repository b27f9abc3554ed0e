package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.panel.JoinedPlaces;
import org.waymark.panel.Panel;
import org.waymark.panel.SameFigures;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.statistics.Interval;

/**
 * Asks of every place on one indicator: did it move, is it further on the good side than its
 * circumstances predict, and is it further than the ordinary spread between places reaches?
 *
 * <p>Places are asked within their type. {@link Movement} answers the first question, {@link
 * PeerGroup} the others, over the periods of {@link PooledWindow}. What the answers of all
 * indicators of a mission amount to is for {@link MissionFindings} to say.
 */
public final class DevianceDetector {

  private DevianceDetector() {}

  /**
   * A score for every place of the panel, in its order: tested, or with the reason why not.
   *
   * @param delivered standard errors as their designs give them
   * @param placesOfWorkspace what the panel's places are positions in
   */
  public static Scores test(Panel delivered, Indicator indicator, List<Place> placesOfWorkspace) {
    return analyse(delivered, indicator, placesOfWorkspace, false).scores();
  }

  /**
   * Scores and what is known around them.
   *
   * @param scores a score for every place of the panel, in its order
   * @param context what may explain a finding other than better work
   */
  public record Analysis(Scores scores, IndicatorContext context) {}

  /**
   * The same as {@link #test} with the context of each score.
   *
   * @param withSteps whether the steps of every place are kept, to be read with those of other
   *     indicators
   */
  public static Analysis analyse(
      Panel delivered, Indicator indicator, List<Place> placesOfWorkspace, boolean withSteps) {
    return analyse(delivered, indicator, placesOfWorkspace, withSteps, List.of());
  }

  /**
   * The same where the numbers of other indicators may add up to those of this one.
   *
   * @param parts their panels
   */
  public static Analysis analyse(
      Panel delivered,
      Indicator indicator,
      List<Place> placesOfWorkspace,
      boolean withSteps,
      List<Panel> parts) {
    JoinedPlaces.Joined joined = JoinedPlaces.of(delivered, indicator, placesOfWorkspace);
    Panel panel = EffectivePeople.of(ModeratedErrors.of(joined.panel(), indicator), indicator);
    PooledWindow window = PooledWindow.of(panel, indicator);
    int[] firstOfGroup =
        SameFigures.firstOfGroup(
            joined.panel(),
            Arrays.stream(panel.places()).mapToObj(p -> placesOfWorkspace.get(p).id()).toList());
    List<PeerGroup.Member> members = new ArrayList<>(panel.places().length);
    Map<String, PeerGroup> groups = new TreeMap<>();
    Scores scores = Scores.ofSize(panel.places().length);
    int periods = panel.periods().length;
    LocalDate latest = periods == 0 ? LocalDate.EPOCH : panel.period(periods - 1).end();
    for (int p = 0; p < panel.places().length; p++) {
      Place place = placesOfWorkspace.get(panel.places()[p]).at(latest);
      String apart = reasonToStandApart(place, p, firstOfGroup, panel, placesOfWorkspace);
      if (!apart.isEmpty()) {
        scores.indicator()[p] = panel.indicator();
        scores.place()[p] = panel.places()[p];
        scores.reason()[p] = apart;
        scores.changeReason()[p] = apart;
        continue;
      }
      PeerGroup.Member member =
          new PeerGroup.Member(place, p, PooledPlace.of(panel, p, window, indicator));
      member.reasonNotTested = reasonNotToPool(member.pooled, panel, p, window, indicator);
      members.add(member);
      groups.computeIfAbsent(typeOf(place), t -> new PeerGroup(indicator));
    }
    // Sums of floating-point numbers depend on order: places enter by id, however they came.
    members.stream()
        .sorted(Comparator.comparing(m -> m.place.id()))
        .forEach(m -> group(groups, m).add(m));
    Panel counted =
        indicator.standardised()
            ? EffectivePeople.of(joined.panel(), indicator, window.columns())
            : panel;
    ChangeWindow changes = ChangeWindow.of(panel, indicator);
    int[] onsets = withSteps ? changes.commonOnsets() : new int[0];
    IndicatorContext context =
        IndicatorContext.ofSize(panel.indicator(), panel.places(), changes.codes(onsets));
    ChangeContext explained =
        new ChangeContext(joined, indicator, placesOfWorkspace, changes, firstOfGroup);
    MixContext mixed = new MixContext(joined.panel(), parts, indicator, placesOfWorkspace);
    for (PeerGroup group : groups.values()) {
      group.compare();
      Movement movement = Movement.of(panel, indicator, changes, group.members(), onsets);
      Optional<double[]> far = movement.noise().map(group::farAhead);
      for (int i = 0; i < group.members().size(); i++) {
        PeerGroup.Member member = group.members().get(i);
        int row = member.row;
        scores.indicator()[row] = panel.indicator();
        scores.place()[row] = panel.places()[row];
        scores.pFar()[row] = far.isPresent() ? far.get()[i] : Double.NaN;
        scores.revised()[row] = revised(panel, row, window);
        write(scores, row, member, group, panel);
        Interval seen =
            indicator.standardised()
                ? ValueInterval.ofStandardised(
                    indicator, PooledPlace.of(counted, row, window, indicator))
                : group.interval(member);
        scores.observedLow()[row] = seen.low();
        scores.observedHigh()[row] = seen.high();
        movement.write(i, scores, row);
        movement.writeSteps(i, context, row);
      }
      explained.write(group, movement, scores, context);
      mixed.write(group, scores, context);
    }
    explained.writeFigures(context);
    return new Analysis(scores, context);
  }

  /**
   * Why a place is not compared at all: it no longer exists, or it is another place under a second
   * code. Empty where it is compared.
   */
  private static String reasonToStandApart(
      Place place, int row, int[] firstOfGroup, Panel panel, List<Place> places) {
    if (firstOfGroup[row] != row) {
      return "same-figures: those of "
          + places.get(panel.places()[firstOfGroup[row]]).id()
          + " in every period";
    }
    int periods = panel.periods().length;
    boolean closed =
        periods > 0
            && place
                .validTo()
                .map(last -> last.isBefore(panel.period(periods - 1).start()))
                .orElse(false);
    return closed
        ? "closed: on "
            + place.validTo().orElseThrow()
            + place.successorId().map(id -> ", now part of " + id).orElse("")
        : "";
  }

  private static PeerGroup group(Map<String, PeerGroup> groups, PeerGroup.Member member) {
    PeerGroup group = groups.get(typeOf(member.place));
    if (group == null) {
      throw new IllegalStateException("no group of " + member.place.id());
    }
    return group;
  }

  private static boolean revised(Panel panel, int row, PooledWindow window) {
    for (int t : window.columns()) {
      if (panel.revised()[panel.cell(row, t)]) {
        return true;
      }
    }
    return false;
  }

  private static String typeOf(Place place) {
    return place.type().orElse("");
  }

  private static String reasonNotToPool(
      PooledPlace pooled, Panel panel, int place, PooledWindow window, Indicator indicator) {
    if (indicator.better() == Better.NEITHER) {
      return "better-neither";
    }
    if (pooled.periods() >= window.least()) {
      return "";
    }
    if (pooled.bare()) {
      return "no-denominator: neither denominator nor standard error nor n";
    }
    return "too-few-periods: "
        + pooled.periods()
        + " of at least "
        + window.least()
        + hiddenAmong(panel, place, window.columns());
  }

  /**
   * How many of those periods the disclosure rule hides, in words; nothing where it hides none.
   *
   * @param columns columns of the panel; -1 stands for a period that nobody reported
   */
  static String hiddenAmong(Panel panel, int place, int[] columns) {
    long hidden =
        Arrays.stream(columns)
            .filter(t -> t >= 0 && panel.suppressed(panel.cell(place, t)))
            .count();
    return hidden == 0 ? "" : ", " + hidden + " hidden by the disclosure rule";
  }

  private static void write(
      Scores scores, int row, PeerGroup.Member member, PeerGroup group, Panel panel) {
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
    scores.expected()[row] = group.expected(member);
    scores.score()[row] = member.score;
    scores.effect()[row] = member.score - member.expectedScore;
    scores.effectError()[row] = Math.sqrt(member.variance);
    scores.tau()[row] = member.tau;
    scores.zLevel()[row] = member.z;
    scores.body()[row] = member.body;
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
