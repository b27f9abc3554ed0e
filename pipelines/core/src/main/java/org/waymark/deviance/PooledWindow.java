package org.waymark.deviance;

import java.time.LocalDate;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Indicator;

/**
 * The latest periods of a panel that a level is pooled over: 12 weeks or months of which a place
 * needs 6, 8 quarters of which it needs 4, 5 years of which it needs 3. Periods of another length
 * than the indicator's are left out.
 *
 * @param columns columns of the panel, ascending
 * @param least periods with a usable value that a place must have
 */
record PooledWindow(int[] columns, int least) {

  static PooledWindow of(Panel panel, Indicator indicator) {
    PeriodKind kind = indicator.period();
    int most =
        switch (kind) {
          case WEEK, MONTH -> 12;
          case QUARTER -> 8;
          case YEAR, FINANCIAL_YEAR -> 5;
        };
    int least =
        switch (kind) {
          case WEEK, MONTH -> 6;
          case QUARTER -> 4;
          case YEAR, FINANCIAL_YEAR -> 3;
        };
    int[] latest = new int[most];
    int found = 0;
    for (int t = panel.periods().length - 1; t >= 0 && found < most; t--) {
      if (sameLength(panel.period(t).kind(), kind)) {
        latest[most - 1 - found] = t;
        found++;
      }
    }
    int[] columns = new int[found];
    System.arraycopy(latest, most - found, columns, 0, found);
    return new PooledWindow(columns, least);
  }

  private static boolean sameLength(PeriodKind a, PeriodKind b) {
    return a == b || (isYear(a) && isYear(b));
  }

  private static boolean isYear(PeriodKind kind) {
    return kind == PeriodKind.YEAR || kind == PeriodKind.FINANCIAL_YEAR;
  }

  static LocalDate firstDay(Panel panel, int column) {
    return panel.period(column).start();
  }

  static LocalDate lastDay(Panel panel, int column) {
    Period period = panel.period(column);
    return period.end();
  }
}
