package org.waymark.deviance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.waymark.period.Period;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.RelatedIndicators;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.JointStep;
import org.waymark.statistics.Normal;

/**
 * Places of which several related indicators moved together ({@link JointStep}). The tests, a place
 * and a group of indicators each, have a false-discovery rate of their own.
 *
 * <p>A mission may say which indicators are related. Where it does not, its outcomes and outputs of
 * one length of period are. Series that are delivered twice count once. A sum that rests on a
 * single indicator says nothing of the whole place: without its largest part it must still be
 * beyond the 95% quantile.
 */
final class WholePlaces {

  /** Share of these findings that is expected to be luck, at most. */
  static final double RATE = 0.10;

  private static final double STILL_BEYOND = 0.01;

  /**
   * An indicator's part in a finding.
   *
   * @param indicator position in the workspace
   * @param effect step on the scale of its score, in the units of that scale
   * @param error its standard error
   * @param share of the sum
   */
  record Part(int indicator, double effect, double error, double share) {}

  /**
   * A place that moved as a whole.
   *
   * @param group the indicators that were read together
   * @param place position in the workspace
   * @param onset first period of the step
   * @param effect mean step in score
   * @param error its standard error
   * @param parts what each indicator adds, in the order of the group
   */
  record Found(
      RelatedIndicators group,
      int place,
      Period onset,
      double effect,
      double error,
      double p,
      double q,
      int places,
      List<Part> parts) {}

  /**
   * What all tests of the mission say together.
   *
   * @param found by group and place
   * @param worse places whose indicators worsened together by the same rule
   */
  record Result(List<Found> found, long worse) {
    static final Result NONE = new Result(List.of(), 0);
  }

  private WholePlaces() {}

  /**
   * Looks for places that moved as a whole.
   *
   * @param indicators of the workspace
   * @param contexts of the mission's indicators
   * @param sameAs indicators whose series are those of another; these are left out
   */
  static Result of(
      Mission mission,
      List<Indicator> indicators,
      List<IndicatorContext> contexts,
      Map<Integer, Integer> sameAs) {
    Map<String, IndicatorContext> byId = new TreeMap<>();
    for (IndicatorContext context : contexts) {
      if (!sameAs.containsKey(context.indicator())
          && indicators.get(context.indicator()).better() != Better.NEITHER) {
        byId.put(indicators.get(context.indicator()).id(), context);
      }
    }
    List<Found> tests = new ArrayList<>();
    List<Double> down = new ArrayList<>();
    for (RelatedIndicators group : mission.readTogether()) {
      List<IndicatorContext> members =
          group.indicatorIds().stream().map(byId::get).filter(c -> c != null).toList();
      if (members.size() >= JointStep.LEAST_INDICATORS) {
        test(group, members, tests, down);
      }
    }
    double[] q = FalseDiscovery.qValues(tests.stream().mapToDouble(Found::p).toArray());
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Found test = tests.get(i);
      if (q[i] <= RATE && !test.parts.isEmpty()) {
        found.add(
            new Found(
                test.group,
                test.place,
                test.onset,
                test.effect,
                test.error,
                test.p,
                q[i],
                test.places,
                test.parts));
      }
    }
    double[] qDown =
        FalseDiscovery.qValues(down.stream().mapToDouble(Double::doubleValue).toArray());
    return new Result(found, Arrays.stream(qDown).filter(of -> of <= RATE).count());
  }

  private static void test(
      RelatedIndicators group,
      List<IndicatorContext> members,
      List<Found> tests,
      List<Double> down) {
    int[] places =
        members.stream().flatMapToInt(c -> IntStream.of(c.place())).sorted().distinct().toArray();
    int[] onsets =
        members.stream().flatMapToInt(c -> IntStream.of(c.onsets())).sorted().distinct().toArray();
    List<JointStep.Member> steps = members.stream().map(c -> member(c, places, onsets)).toList();
    JointStep joint = JointStep.of(steps, places.length, onsets.length);
    int asked = (int) Arrays.stream(joint.p()).filter(p -> !Double.isNaN(p)).count();
    for (int i = 0; i < places.length; i++) {
      if (Double.isNaN(joint.p()[i])) {
        continue;
      }
      int onset = joint.onset()[i];
      boolean together = Normal.upperTail(joint.zWithoutLargest()[i]) <= STILL_BEYOND;
      tests.add(
          new Found(
              group,
              places[i],
              Period.ofCode(onsets[onset]),
              joint.effect()[i],
              joint.error()[i],
              joint.p()[i],
              1,
              asked - 1,
              together ? parts(members, steps, i, onset) : List.of()));
      down.add(joint.pDown()[i]);
    }
  }

  private static List<Part> parts(
      List<IndicatorContext> members, List<JointStep.Member> steps, int place, int onset) {
    double sum =
        steps.stream()
            .mapToDouble(s -> s.weighted(place, onset))
            .filter(w -> !Double.isNaN(w))
            .sum();
    List<Part> parts = new ArrayList<>();
    for (int m = 0; m < members.size(); m++) {
      double effect = steps.get(m).effect(place, onset);
      if (!Double.isNaN(effect)) {
        double unit = members.get(m).unit()[steps.get(m).row()[place]];
        parts.add(
            new Part(
                members.get(m).indicator(),
                effect * unit,
                steps.get(m).error(place, onset) * unit,
                steps.get(m).weighted(place, onset) / sum));
      }
    }
    return parts;
  }

  private static JointStep.Member member(IndicatorContext context, int[] places, int[] onsets) {
    int[] row = new int[places.length];
    Arrays.fill(row, -1);
    for (int r = 0; r < context.place().length; r++) {
      row[Arrays.binarySearch(places, context.place()[r])] = r;
    }
    int[] at = new int[onsets.length];
    Arrays.setAll(at, g -> Math.max(-1, Arrays.binarySearch(context.onsets(), onsets[g])));
    return new JointStep.Member(context.steps(), row, at);
  }

  /**
   * Indicators of a mission whose series are those of another one everywhere, turned round with
   * what is better, shifted or scaled: the position of each and of the one that the mission names
   * first.
   */
  static Map<Integer, Integer> sameSeries(
      Mission mission, List<Indicator> indicators, List<IndicatorContext> contexts) {
    List<String> order = mission.indicators().stream().map(Indicator::id).toList();
    List<IndicatorContext> inOrder =
        contexts.stream()
            .sorted(
                (a, b) ->
                    Integer.compare(
                        order.indexOf(indicators.get(a.indicator()).id()),
                        order.indexOf(indicators.get(b.indicator()).id())))
            .toList();
    Map<Integer, Integer> same = new LinkedHashMap<>();
    for (int b = 1; b < inOrder.size(); b++) {
      for (int a = 0; a < b; a++) {
        int first = inOrder.get(a).indicator();
        if (!same.containsKey(first) && isSame(inOrder.get(a), inOrder.get(b), indicators)) {
          same.put(inOrder.get(b).indicator(), first);
          break;
        }
      }
    }
    return same;
  }

  /** Rounding may part a place or two of many. */
  private static final double NEARLY_ALL = 0.9;

  private static final int LEAST_PLACES = 3;

  private static boolean isSame(
      IndicatorContext a, IndicatorContext b, List<Indicator> indicators) {
    if (indicators.get(a.indicator()).period() != indicators.get(b.indicator()).period()) {
      return false;
    }
    Map<Integer, Long> figures = new TreeMap<>();
    for (int r = 0; r < a.place().length; r++) {
      if (a.figures()[r] != 0) {
        figures.put(a.place()[r], a.figures()[r]);
      }
    }
    int common = 0;
    int equal = 0;
    for (int r = 0; r < b.place().length; r++) {
      Long other = figures.get(b.place()[r]);
      if (other != null && b.figures()[r] != 0) {
        common++;
        equal += other == b.figures()[r] ? 1 : 0;
      }
    }
    return common >= LEAST_PLACES && equal >= NEARLY_ALL * common;
  }
}
