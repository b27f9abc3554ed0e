package org.waymark.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.panel.ObservationBatch;
import org.waymark.panel.Panel;
import org.waymark.panel.PanelBuilder;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

class PanelTablesTest {
  private static final int MAY = new Period(PeriodKind.MONTH, LocalDate.of(2026, 5, 1)).code();
  private static final int WEEK = new Period(PeriodKind.WEEK, LocalDate.of(2026, 5, 4)).code();

  private static final Labels LABELS =
      new Labels(
          new String[] {"first", "second"},
          new String[] {"A", "B", "C"},
          new String[] {"feed"},
          new String[] {"landing/a.csv"},
          LocalDate.of(2026, 11, 15),
          "run");

  @Test
  void cells_of_several_panels_become_rows_by_indicator_place_and_period() {
    PanelRows rows =
        PanelRows.of(
            List.of(
                panel(0, new ObservationBatch.Builder(0, 0, 2).row(0, 2, MAY, 7).value(1)),
                panel(
                    1,
                    new ObservationBatch.Builder(0, 0, 2)
                        .row(1, 1, WEEK, 9)
                        .numerator(1)
                        .denominator(4)
                        .row(1, 0, WEEK, 8)
                        .numerator(2)
                        .denominator(4))));
    ColumnTable table = ObservationTable.of(rows, LABELS);
    assertEquals(3, table.rows());
    assertArrayEquals(new int[] {0, 1, 1}, ((Column.Coded) table.columns().get(0)).codes());
    assertArrayEquals(new int[] {2, 0, 1}, ((Column.Coded) table.columns().get(1)).codes());
    assertArrayEquals(
        new String[] {"2026-05", "2026-W19"},
        ((Column.Dictionary.Texts) ((Column.Coded) table.columns().get(2)).dictionary()).values());
    assertArrayEquals(
        new double[] {1, 0.5, 0.25}, ((Column.Doubles) table.columns().get(5)).values());
    assertArrayEquals(
        new double[] {Double.NaN, 2, 1}, ((Column.Doubles) table.columns().get(6)).values());
    assertArrayEquals(new long[] {7, 8, 9}, ((Column.Longs) table.columns().get(13)).values());
  }

  private static Panel panel(int indicator, ObservationBatch.Builder rows) {
    ObservationBatch batch = rows.build();
    PanelBuilder builder = new PanelBuilder(indicator, 1);
    int[] all = new int[batch.size()];
    for (int r = 0; r < all.length; r++) {
      all[r] = r;
    }
    builder.add(batch, all, all.length);
    return builder.build().panel();
  }
}
