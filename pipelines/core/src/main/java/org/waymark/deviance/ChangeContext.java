package org.waymark.deviance;

import java.util.Arrays;
import java.util.List;
import org.waymark.panel.JoinedPlaces;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.registry.Rebase;
import org.waymark.statistics.Quantiles;

/**
 * Looks for explanations of a step that are no better work: a break that the registry declares at
 * about the onset, a denominator that jumped there while what it counts did not, and series that
 * are delivered more than once.
 */
final class ChangeContext {

  /** A step that chance makes likelier is on no list. */
  static final double MAY_BE_FOUND = 0.02;

  /** A declared break is at the onset where it is so many periods away at most. */
  private static final int NEAR = 1;

  /** Periods on either side over which denominators are compared. */
  static final int SIDE = 12;

  static final int LEAST_SIDE = 3;

  /** Smallest jump of a denominator that is worth saying. */
  private static final double LEAST_JUMP = Math.log(1.15);

  /** What is counted stayed as it was where it moved by less than this part of the jump. */
  private static final double STAYED = 0.4;

  /** A jump is no ordinary one from so many robust deviations of other places on. */
  private static final double FAR_OUT = 4;

  /** Periods that two series need to be called the same, and values that differ among them. */
  private static final int LEAST_PERIODS = 8;

  private static final int LEAST_VALUES = 5;
  private static final double DIGITS = 1e6;

  private final Panel panel;
  private final Indicator indicator;
  private final List<Place> places;
  private final ChangeWindow window;
  private final int[] firstOfGroup;

  ChangeContext(
      JoinedPlaces.Joined joined,
      Indicator indicator,
      List<Place> places,
      ChangeWindow window,
      int[] firstOfGroup) {
    this.panel = joined.panel();
    this.indicator = indicator;
    this.places = places;
    this.window = window;
    this.firstOfGroup = firstOfGroup;
  }

  /** Writes what may explain the steps of a group that may be found. */
  void write(PeerGroup group, Movement movement, Scores scores, IndicatorContext context) {
    List<PeerGroup.Member> members = group.members();
    for (int i = 0; i < members.size(); i++) {
      int row = members.get(i).row;
      boolean mayBeFound = scores.pChange()[row] <= MAY_BE_FOUND;
      context.countedSince()[row] = declaredBreak(movement, i, row, scores, mayBeFound);
      if (mayBeFound) {
        context.denominatorRatio()[row] = jump(members, row, scores.onset()[row]);
      }
    }
  }

  /** Code of the latest declared break at the onset; where no step is likely, within the window. */
  private int declaredBreak(
      Movement movement, int member, int row, Scores scores, boolean mayBeFound) {
    String id = places.get(panel.places()[row]).id();
    boolean[] likely = new boolean[0];
    int latest = Scores.NO_DAY;
    for (Rebase rebase : indicator.rebase()) {
      if (rebase.placeId().isPresent() && !rebase.placeId().get().equals(id)) {
        continue;
      }
      int at = position(rebase.from());
      if (at <= 0) {
        continue;
      }
      if (!mayBeFound) {
        // A level: the place alone counts differently from its peers, since lately.
        if (rebase.placeId().isPresent()) {
          latest = rebase.from().code();
        }
        continue;
      }
      if (likely.length == 0) {
        likely = movement.likelyOnsets(member);
      }
      int onset = position(scores.onsetOf(row));
      if (Math.abs(onset - at) <= NEAR || likely[at]) {
        latest = rebase.from().code();
      }
    }
    return latest;
  }

  /** Where a period lies in the window; −1: before or after it. */
  private int position(Period period) {
    for (int t = 0; t < window.periods(); t++) {
      if (!window.period(t).start().isBefore(period.start())) {
        return window.period(t).end().isBefore(period.start()) ? -1 : t;
      }
    }
    return -1;
  }

  /** See {@link IndicatorContext#denominatorRatio}. */
  private double jump(List<PeerGroup.Member> members, int row, int onsetCode) {
    if (panel.denominator().length == 0) {
      return Double.NaN;
    }
    int onset = position(Period.ofCode(onsetCode));
    double[] own = logRatios(row, onset);
    double[] others = new double[members.size()];
    int count = 0;
    for (PeerGroup.Member member : members) {
      double ratio = member.row == row ? Double.NaN : logRatios(member.row, onset)[0];
      if (!Double.isNaN(ratio)) {
        others[count++] = ratio;
      }
    }
    if (Double.isNaN(own[0]) || count == 0) {
      return Double.NaN;
    }
    double[] known = Arrays.copyOf(others, count);
    double usual = Quantiles.median(known.clone(), count);
    double spread = Quantiles.scale(known, new double[count]);
    double jump = own[0] - usual;
    boolean stayed =
        Math.abs(own[1] - usual) <= STAYED * Math.abs(jump)
            || Math.abs(own[1]) <= STAYED * Math.abs(jump)
            || Math.abs(own[2]) <= STAYED * Math.abs(jump);
    return Math.abs(jump) >= LEAST_JUMP && Math.abs(jump) > FAR_OUT * spread && stayed
        ? Math.exp(jump)
        : Double.NaN;
  }

  /**
   * Logarithms of what was after the onset over what was before: of the denominator, the numerator,
   * and what is left of the denominator.
   */
  private double[] logRatios(int row, int onset) {
    double[] before = new double[3];
    double[] after = new double[3];
    int counted = sum(before, row, onset - SIDE, onset);
    int since = sum(after, row, onset, onset + SIDE);
    double[] ratios = {Double.NaN, Double.NaN, Double.NaN};
    if (counted >= LEAST_SIDE && since >= LEAST_SIDE) {
      for (int i = 0; i < ratios.length; i++) {
        double ratio = after[i] / since / (before[i] / counted);
        ratios[i] = ratio > 0 && Double.isFinite(ratio) ? Math.log(ratio) : Double.NaN;
      }
    }
    return ratios;
  }

  private int sum(double[] sums, int row, int from, int to) {
    int count = 0;
    for (int t = Math.max(0, from); t < Math.min(window.periods(), to); t++) {
      int column = window.columns()[t];
      int cell = column < 0 ? -1 : panel.cell(row, column);
      if (cell >= 0
          && !Double.isNaN(panel.value()[cell])
          && !Double.isNaN(panel.denominator()[cell])) {
        sums[0] += panel.denominator()[cell];
        sums[1] += panel.numerator()[cell];
        sums[2] += panel.denominator()[cell] - panel.numerator()[cell];
        count++;
      }
    }
    return count;
  }

  /** Writes which series are the same: as another place's, or as another indicator's. */
  void writeFigures(IndicatorContext context) {
    for (int row = 0; row < panel.places().length; row++) {
      if (firstOfGroup[row] != row) {
        context.sameAs()[row] = panel.places()[firstOfGroup[row]];
      }
      context.figures()[row] = figures(row);
    }
  }

  /**
   * A number that two series share where one is the other times a number, plus a number: a share
   * and its complement, a share and the same per hundred. The series is brought to mean 0 and
   * deviation 1, and six digits are kept. Better values lie above the mean: what is better in one
   * of the two must be better in the other. Where neither is better, the first value does.
   */
  private long figures(int row) {
    int periods = panel.periods().length;
    double sum = 0;
    int count = 0;
    for (int t = 0; t < periods; t++) {
      double value = panel.value()[panel.cell(row, t)];
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0;
    double[] distinct = new double[count];
    int at = 0;
    double turned = indicator.better().sign();
    for (int t = 0; t < periods; t++) {
      double value = panel.value()[panel.cell(row, t)];
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
        distinct[at++] = value;
      }
    }
    double deviation = Math.sqrt(squares / count);
    if (count < LEAST_PERIODS
        || Arrays.stream(distinct).distinct().count() < LEAST_VALUES
        || !(deviation > 1e-12 * Math.abs(mean))) {
      return 0;
    }
    long hash = 1;
    for (int t = 0; t < periods; t++) {
      double value = panel.value()[panel.cell(row, t)];
      if (Double.isNaN(value)) {
        continue;
      }
      double standard = (value - mean) / deviation;
      if (turned == 0 && Math.abs(standard) > 1 / DIGITS) {
        turned = Math.signum(standard);
      }
      hash = mixed(hash * 31 + panel.periods()[t]);
      hash = mixed(hash * 31 + Math.round(standard * turned * DIGITS));
    }
    return hash == 0 ? 1 : hash;
  }

  /** Spreads every bit over all (the finaliser of SplitMix64). */
  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
