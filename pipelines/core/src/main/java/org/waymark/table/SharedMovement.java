package org.waymark.table;

import java.util.Arrays;
import org.waymark.panel.Panel;
import org.waymark.period.PeriodKind;

/**
 * What stands around the special causes on the charts of one indicator. A chart knows one place
 * only: where winter comes every year, or something happens to all, it calls points of every place
 * special, and a reader takes for the place's own what is not.
 *
 * <ul>
 *   <li><b>Shared:</b> of at least {@value #LEAST} places with a point in the period a third show
 *       the same special cause, and two thirds lie on that side of their own centre line.
 *   <li><b>Season:</b> the same, and in the same period of the year before two thirds of the places
 *       lay on that side too.
 *   <li><b>Own season:</b> the place showed the same special cause in that period of the year
 *       before or a neighbouring one, and lay on the other side half-way between.
 * </ul>
 */
final class SharedMovement {
  /** The words of it in tables, by code. */
  static final String[] WORDS = {"season", "shared", "own-season"};

  private static final int SEASON = 0;
  private static final int SHARED = 1;
  private static final int OWN_SEASON = 2;
  private static final int NONE = -1;

  /** Places under which nobody can tell what all do. */
  private static final int LEAST = 6;

  /** Codes of variations, of which the first is common cause. */
  private static final int KINDS = 5;

  private final int places;
  private final int columns;
  private final int[] number;
  private final int year;
  private final byte[] side;
  private final byte[] cause;

  /** Points are {@linkplain #point set} one by one. */
  SharedMovement(Panel panel) {
    places = panel.places().length;
    columns = panel.periods().length;
    number = new int[columns];
    for (int t = 0; t < columns; t++) {
      number[t] = panel.period(t).number();
    }
    year = columns == 0 ? 0 : periodsAYear(panel.period(0).kind());
    side = new byte[places * columns];
    cause = new byte[places * columns];
  }

  private static int periodsAYear(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> 52;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR, FINANCIAL_YEAR -> 0;
    };
  }

  /**
   * Sets a point.
   *
   * @param above its value less the centre line
   * @param variation 0: common cause; else what kind of special cause, from 1
   */
  void point(int place, int column, double above, int variation) {
    side[place * columns + column] = (byte) Math.signum(above);
    cause[place * columns + column] = (byte) variation;
  }

  /** The code of what stands around each point; -1: nothing. */
  int[] codes() {
    int[] codes = new int[places * columns];
    Arrays.fill(codes, NONE);
    for (int t = 0; t < columns; t++) {
      int[] causes = new int[KINDS];
      int[] sides = new int[3];
      for (int p = 0; p < places; p++) {
        causes[cause[p * columns + t]]++;
        sides[side[p * columns + t] + 1]++;
      }
      int reported = sides[0] + sides[2];
      int before = year == 0 ? -1 : Arrays.binarySearch(number, number[t] - year);
      for (int p = 0; p < places; p++) {
        int cell = p * columns + t;
        if (cause[cell] == 0) {
          continue;
        }
        boolean shared =
            reported >= LEAST
                && 3 * causes[cause[cell]] >= reported
                && 3 * sides[side[cell] + 1] >= 2 * reported;
        if (shared) {
          codes[cell] = before >= 0 && mostOnSide(before, side[cell]) ? SEASON : SHARED;
        } else if (before >= 0 && ownSeason(p, t, before)) {
          codes[cell] = OWN_SEASON;
        }
      }
    }
    return codes;
  }

  private boolean mostOnSide(int column, int of) {
    int same = 0;
    int reported = 0;
    for (int p = 0; p < places; p++) {
      int there = side[p * columns + column];
      same += there == of ? 1 : 0;
      reported += there == 0 ? 0 : 1;
    }
    return reported >= LEAST && 3 * same >= 2 * reported;
  }

  private boolean ownSeason(int place, int t, int before) {
    int row = place * columns;
    boolean again = false;
    for (int near = Math.max(0, before - 1); near <= Math.min(t - 1, before + 1); near++) {
      again |= cause[row + near] == cause[row + t] && side[row + near] == side[row + t];
    }
    int halfWay = Arrays.binarySearch(number, number[t] - year / 2);
    return again && halfWay >= 0 && side[row + halfWay] == -side[row + t];
  }
}
