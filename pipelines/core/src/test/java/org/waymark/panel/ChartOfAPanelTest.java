package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

class ChartOfAPanelTest {

  @Property(seed = "15", tries = 200)
  void periodsThatArriveInAnyOrderAreTheSameChart(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 30) Integer> values,
      @ForAll long shuffle) {
    int n = values.size();
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, new Random(shuffle));
    PanelBuilder builder = new PanelBuilder(0, 1);
    for (int t : order) {
      LocalDate month = LocalDate.of(2024, 1, 1).plusMonths(t);
      ObservationBatch.Builder row = new ObservationBatch.Builder(0, 0, 1);
      row.row(0, 0, new Period(PeriodKind.MONTH, month).code(), t + 2).value(values.get(t));
      builder.add(row.build(), new int[] {0}, 1);
    }
    Panel panel = builder.build().panel();
    XmrPoints arrived = chart(panel.value());
    XmrPoints inOrder = chart(values.stream().mapToDouble(v -> v).toArray());
    for (int t = 0; t < n; t++) {
      assertEquals(inOrder.rule(t), arrived.rule(t));
      assertEquals(inOrder.variation(t), arrived.variation(t));
      assertEquals(inOrder.upper(t), arrived.upper(t));
    }
    assertEquals(inOrder.assurance(), arrived.assurance());
  }

  private static XmrPoints chart(double[] y) {
    XmrPoints out = new XmrPoints(y.length);
    XmrChart.standard().draw(y, 0, y.length, 1, 15, out);
    return out;
  }
}
