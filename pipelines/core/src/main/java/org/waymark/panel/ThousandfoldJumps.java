package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.waymark.registry.Measure;

/**
 * Values that are about a thousand times, or a millionth of, what they stand beside: a sign that
 * some are delivered in units and others in thousands.
 *
 * <p>A value is one where the value before it, of the same place, is 500 to 2,000 times larger or
 * smaller (or the square of these), and of the two it is further from the middle of the place's
 * values. Rates and means are also held against other places: all values of a place are ones where
 * their middle is so far from the middle of all places. Shares and values that are not above 0 are
 * left aside.
 */
public final class ThousandfoldJumps {
  private static final double LEAST = Math.log10(500);
  private static final double MOST = Math.log10(2_000);
  private static final int LEAST_PLACES = 4;

  private ThousandfoldJumps() {}

  /**
   * A value that is probably in another unit.
   *
   * @param cell of the panel
   * @param beside a cell whose value it stands beside: the one before, or one of another place
   */
  public record Jump(int cell, int beside) {}

  /** The values of a panel that are so, in order of their cells. */
  public static List<Jump> of(Panel panel, Measure measure) {
    List<Jump> jumps = new ArrayList<>();
    if (measure == Measure.PROPORTION) {
      return jumps;
    }
    List<int[]> series = new ArrayList<>();
    for (int p = 0; p < panel.places().length; p++) {
      series.add(known(panel, p));
    }
    series.forEach(cells -> within(panel, cells, jumps));
    if (measure == Measure.RATE || measure == Measure.MEAN) {
      between(panel, series, jumps);
    }
    TreeSet<Integer> told = new TreeSet<>();
    jumps.removeIf(jump -> !told.add(jump.cell()));
    jumps.sort(java.util.Comparator.comparingInt(Jump::cell));
    return jumps;
  }

  private static int[] known(Panel panel, int place) {
    List<Integer> cells = new ArrayList<>();
    for (int t = 0; t < panel.periods().length; t++) {
      int cell = panel.cell(place, t);
      if (panel.value()[cell] > 0) {
        cells.add(cell);
      }
    }
    return cells.stream().mapToInt(cell -> cell).toArray();
  }

  private static void within(Panel panel, int[] cells, List<Jump> jumps) {
    double middle = middle(panel, cells);
    for (int i = 1; i < cells.length; i++) {
      double before = Math.log10(panel.value()[cells[i - 1]]);
      double here = Math.log10(panel.value()[cells[i]]);
      if (isThousandfold(here - before)) {
        boolean first = Math.abs(before - middle) > Math.abs(here - middle);
        jumps.add(first ? new Jump(cells[i - 1], cells[i]) : new Jump(cells[i], cells[i - 1]));
      }
    }
  }

  private static void between(Panel panel, List<int[]> series, List<Jump> jumps) {
    List<int[]> some = series.stream().filter(cells -> cells.length > 0).toList();
    if (some.size() < LEAST_PLACES) {
      return;
    }
    double[] middles = some.stream().mapToDouble(cells -> middle(panel, cells)).sorted().toArray();
    double all = middles[(middles.length - 1) / 2];
    int beside =
        some.stream()
            .filter(cells -> middle(panel, cells) == all)
            .findFirst()
            .map(cells -> cells[0])
            .orElse(0);
    for (int[] cells : some) {
      if (isThousandfold(middle(panel, cells) - all)) {
        Arrays.stream(cells).forEach(cell -> jumps.add(new Jump(cell, beside)));
      }
    }
  }

  private static boolean isThousandfold(double log) {
    double size = Math.abs(log);
    return (size >= LEAST && size <= MOST) || (size >= 2 * LEAST && size <= 2 * MOST);
  }

  /** The lower of the middle two logarithms. */
  private static double middle(Panel panel, int[] cells) {
    double[] logs = Arrays.stream(cells).mapToDouble(c -> Math.log10(panel.value()[c])).toArray();
    Arrays.sort(logs);
    return logs.length == 0 ? 0 : logs[(logs.length - 1) / 2];
  }
}
