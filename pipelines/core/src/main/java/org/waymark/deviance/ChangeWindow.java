package org.waymark.deviance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Indicator;

/**
 * The latest periods of a panel among which a change is looked for, evenly spaced: two years of
 * weeks, three of months, six of quarters, thirty years. A period that nobody reported has its
 * place among them.
 *
 * @param first the earliest of them
 * @param columns column of the panel for each; -1 where nothing was reported
 */
record ChangeWindow(Period first, int[] columns) {

  /** The window of an indicator; empty where the panel holds no period of its length. */
  static ChangeWindow of(Panel panel, Indicator indicator) {
    int most =
        switch (indicator.period()) {
          case WEEK -> 104;
          case MONTH -> 36;
          case QUARTER -> 24;
          case YEAR, FINANCIAL_YEAR -> 30;
        };
    return of(panel, indicator.period(), most);
  }

  /** Every period of an indicator: what began long ago is still compared with what was before. */
  static ChangeWindow whole(Panel panel, Indicator indicator) {
    int[] ofKind =
        IntStream.range(0, panel.periods().length)
            .filter(t -> panel.period(t).kind() == indicator.period())
            .toArray();
    int most = 1;
    if (ofKind.length > 0) {
      Period last = panel.period(ofKind[ofKind.length - 1]);
      while (last.plus(1 - most).compareTo(panel.period(ofKind[0])) > 0) {
        most++;
      }
    }
    return of(panel, indicator.period(), most);
  }

  private static ChangeWindow of(Panel panel, PeriodKind kind, int most) {
    int[] ofKind =
        IntStream.range(0, panel.periods().length)
            .filter(t -> panel.period(t).kind() == kind)
            .toArray();
    if (ofKind.length == 0) {
      return new ChangeWindow(Period.containing(kind, java.time.LocalDate.EPOCH), new int[0]);
    }
    Period last = panel.period(ofKind[ofKind.length - 1]);
    Period first = last.plus(1 - most);
    Period earliest = panel.period(ofKind[0]);
    if (first.compareTo(earliest) < 0) {
      first = earliest;
    }
    int[] columns = new int[most];
    int length = 0;
    for (Period period = first; period.compareTo(last) <= 0; period = period.next()) {
      int code = period.code();
      columns[length++] =
          Arrays.stream(ofKind).filter(t -> panel.periods()[t] == code).findFirst().orElse(-1);
    }
    return new ChangeWindow(first, Arrays.copyOf(columns, length));
  }

  /**
   * Periods at which steps of several indicators are read together: every second month, every
   * fourth week, every quarter and year. They are counted from a fixed day, so that indicators
   * agree.
   */
  int[] commonOnsets() {
    return IntStream.range(0, periods()).filter(t -> isCommon(period(t))).toArray();
  }

  private static boolean isCommon(Period period) {
    return switch (period.kind()) {
      case WEEK -> Math.floorMod(Math.floorDiv(period.start().toEpochDay() + 3, 7), 4) == 0;
      case MONTH -> period.start().getMonthValue() % 2 == 0;
      case QUARTER, YEAR, FINANCIAL_YEAR -> true;
    };
  }

  /** Codes of the periods at these positions. */
  int[] codes(int[] positions) {
    return Arrays.stream(positions).map(t -> period(t).code()).toArray();
  }

  /** Number of periods. */
  int periods() {
    return columns.length;
  }

  /** The period at that position. */
  Period period(int position) {
    return first.plus(position);
  }
}
