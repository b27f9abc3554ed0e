package org.waymark.deviance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.MixChange;
import org.waymark.statistics.Quantiles;

/**
 * Looks whether the parts of a number moved with it. A whole can move while none of its parts does,
 * or while all go the other way: then what moved is their mix (Simpson's paradox).
 */
final class MixContext {

  /** Parts add up where their sums differ from the whole by no more than this part of it. */
  private static final double ROUNDED = 0.01;

  /** A crude rate hardly moved where it moved by this part of the standardised one. */
  private static final double LITTLE = 1.0 / 3;

  private final Panel panel;
  private final List<Panel> parts;
  private final Indicator indicator;
  private final List<Place> places;

  MixContext(Panel panel, List<Panel> parts, Indicator indicator, List<Place> places) {
    this.panel = panel;
    this.parts = parts;
    this.indicator = indicator;
    this.places = places;
  }

  /** Writes what the parts did at the steps of a group that may be found. */
  void write(PeerGroup group, Scores scores, IndicatorContext context) {
    boolean ratio =
        indicator.measure() == Measure.PROPORTION || indicator.measure() == Measure.RATE;
    if (!ratio || panel.denominator().length == 0) {
      return;
    }
    for (PeerGroup.Member member : group.members()) {
      int row = member.row;
      if (!(scores.pChange()[row] <= ChangeContext.MAY_BE_FOUND)
          || scores.onset()[row] == Scores.NO_DAY) {
        continue;
      }
      Period onset = scores.onsetOf(row);
      context.mix()[row] =
          indicator.standardised()
              ? crude(group, row, onset, scores.changeEffect()[row])
              : ofParts(row, onset);
    }
  }

  /** What the strata did, or the places that belong to this one. */
  private int ofParts(int row, Period onset) {
    int place = panel.places()[row];
    int strata = parts.isEmpty() ? IndicatorContext.NO_MIX : read(row, strata(place), onset);
    return strata != IndicatorContext.NO_MIX ? strata : read(row, belonging(place), onset);
  }

  /** A series that may be a part: a row of a panel. */
  private record Part(Panel of, int row) {}

  private List<Part> strata(int place) {
    List<Part> found = new ArrayList<>();
    for (Panel part : parts) {
      int row = Arrays.binarySearch(part.places(), place);
      if (row >= 0 && part.denominator().length > 0) {
        found.add(new Part(part, row));
      }
    }
    return found;
  }

  private List<Part> belonging(int place) {
    List<Part> found = new ArrayList<>();
    String id = places.get(place).id();
    for (int row = 0; row < panel.places().length; row++) {
      if (places.get(panel.places()[row]).parentId().filter(id::equals).isPresent()) {
        found.add(new Part(panel, row));
      }
    }
    return found;
  }

  private int read(int row, List<Part> of, Period onset) {
    if (of.size() < 2) {
      return IndicatorContext.NO_MIX;
    }
    double[][] before = new double[2][of.size()];
    double[][] after = new double[2][of.size()];
    Part whole = new Part(panel, row);
    if (!areSummed(whole, of, onset.plus(-ChangeContext.SIDE), onset, before)
        || !areSummed(whole, of, onset, onset.plus(ChangeContext.SIDE), after)) {
      return IndicatorContext.NO_MIX;
    }
    MixChange change = MixChange.of(before[0], before[1], after[0], after[1]);
    if (!change.isOfMix()) {
      return IndicatorContext.NO_MIX;
    }
    return change.isOpposite() ? IndicatorContext.PARTS_OPPOSITE : IndicatorContext.PARTS_STAYED;
  }

  /**
   * Sums parts over periods of which the whole has a value; false where they make something else.
   */
  private static boolean areSummed(
      Part whole, List<Part> of, Period from, Period to, double[][] sums) {
    double[] all = new double[2];
    int periods = 0;
    for (Period period = from; period.compareTo(to) < 0; period = period.next()) {
      double[] one = at(whole, period);
      if (one.length == 0) {
        continue;
      }
      all[0] += one[0];
      all[1] += one[1];
      periods++;
      for (int k = 0; k < of.size(); k++) {
        double[] part = at(of.get(k), period);
        if (part.length > 0) {
          sums[0][k] += part[0];
          sums[1][k] += part[1];
        }
      }
    }
    return periods >= ChangeContext.LEAST_SIDE
        && all[1] > 0
        && Math.abs(Arrays.stream(sums[0]).sum() - all[0]) <= ROUNDED * all[0]
        && Math.abs(Arrays.stream(sums[1]).sum() - all[1]) <= ROUNDED * all[1];
  }

  /** Numerator and denominator in a period; empty where there are none. */
  private static double[] at(Part part, Period period) {
    int column = Arrays.binarySearch(part.of().periods(), period.code());
    if (column < 0) {
      return new double[0];
    }
    int cell = part.of().cell(part.row(), column);
    double top = Panel.at(part.of().numerator(), cell);
    double bottom = Panel.at(part.of().denominator(), cell);
    return Double.isNaN(top) || Double.isNaN(bottom) ? new double[0] : new double[] {top, bottom};
  }

  /** What the crude rate did, beside that of other places, where the standardised one moved. */
  private int crude(PeerGroup group, int row, Period onset, double effect) {
    double own = logChange(row, onset);
    double[] others = new double[group.members().size()];
    int count = 0;
    for (PeerGroup.Member member : group.members()) {
      double change = member.row == row ? Double.NaN : logChange(member.row, onset);
      if (!Double.isNaN(change)) {
        others[count++] = change;
      }
    }
    if (Double.isNaN(own) || count == 0) {
      return IndicatorContext.NO_MIX;
    }
    double moved =
        (own - Quantiles.median(others, count)) * (indicator.better().sign() < 0 ? -1 : 1);
    if (moved * effect < 0 && Math.abs(moved) > LITTLE * Math.abs(effect)) {
      return IndicatorContext.CRUDE_OPPOSITE;
    }
    return Math.abs(moved) <= LITTLE * Math.abs(effect)
        ? IndicatorContext.CRUDE_STAYED
        : IndicatorContext.NO_MIX;
  }

  private double logChange(int row, Period onset) {
    double[] before = new double[2];
    double[] after = new double[2];
    for (int k = 0; k < ChangeContext.SIDE; k++) {
      add(before, at(new Part(panel, row), onset.plus(-1 - k)));
      add(after, at(new Part(panel, row), onset.plus(k)));
    }
    double ratio = after[0] / after[1] / (before[0] / before[1]);
    return ratio > 0 && Double.isFinite(ratio) ? Math.log(ratio) : Double.NaN;
  }

  private static void add(double[] sums, double[] one) {
    for (int i = 0; i < one.length; i++) {
      sums[i] += one[i];
    }
  }
}
