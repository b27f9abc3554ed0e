package org.waymark.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;

/**
 * Cells of some panels, one after another: by indicator, place, period.
 *
 * @param panels in order of their indicators' positions
 * @param periods all periods of all panels, ascending
 * @param panel position of the row's panel
 * @param cell the row's cell in it
 * @param indicator position of the indicator in the workspace
 * @param place position of the place in the workspace
 * @param period position in {@code periods}
 */
public record PanelRows(
    List<Panel> panels,
    int[] periods,
    int rows,
    int[] panel,
    int[] cell,
    int[] indicator,
    int[] place,
    int[] period) {

  /** The cells that hold a value. */
  public static PanelRows of(List<Panel> panels) {
    return of(panels, panels.stream().mapToInt(Panel::observations).sum(), false);
  }

  /** The same with the cells whose value must not be shown, or was taken back. */
  public PanelRows withSuppressed() {
    int suppressed = panels.stream().mapToInt(Panel::withoutValue).sum();
    return suppressed == 0 ? this : of(panels, rows + suppressed, true);
  }

  private static PanelRows of(List<Panel> panels, int rows, boolean suppressed) {
    int[] periods =
        panels.stream().flatMapToInt(p -> Arrays.stream(p.periods())).sorted().distinct().toArray();
    int[] panelAt = new int[rows];
    int[] cellAt = new int[rows];
    int[] indicator = new int[rows];
    int[] place = new int[rows];
    int[] period = new int[rows];
    int row = 0;
    for (int k = 0; k < panels.size(); k++) {
      Panel panel = panels.get(k);
      int[] positions =
          IntStream.of(panel.periods()).map(code -> Arrays.binarySearch(periods, code)).toArray();
      for (int p = 0; p < panel.places().length; p++) {
        for (int t = 0; t < panel.periods().length; t++) {
          int cell = panel.cell(p, t);
          if (!Double.isNaN(panel.value()[cell])
              || (suppressed && (panel.suppressed(cell) || panel.withdrawn(cell)))) {
            panelAt[row] = k;
            cellAt[row] = cell;
            indicator[row] = panel.indicator();
            place[row] = panel.places()[p];
            period[row] = positions[t];
            row++;
          }
        }
      }
    }
    return new PanelRows(panels, periods, rows, panelAt, cellAt, indicator, place, period);
  }

  /** The first five columns of observation and chart tables. */
  List<Column> identity(Labels labels) {
    return List.of(
        new Column.Coded(indicator, new Column.Dictionary.Texts(labels.indicators())),
        new Column.Coded(place, new Column.Dictionary.Texts(labels.places())),
        new Column.Coded(period, Labels.periodTexts(periods)),
        new Column.Coded(period, Labels.periodDays(periods, true)),
        new Column.Coded(period, Labels.periodDays(periods, false)));
  }
}
