package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

class CountedRowsTest {
  private static final int MAY = Period.containing(PeriodKind.MONTH, day(5)).code();
  private static final int JULY = Period.containing(PeriodKind.MONTH, day(7)).code();

  private static java.time.LocalDate day(int month) {
    return java.time.LocalDate.of(2026, month, 3);
  }

  private static ObservationBatch.Builder event(
      ObservationBatch.Builder batch, int place, int period, int line, double amount) {
    return batch.row(0, place, period, line).value(amount).mark(CountedRows.EVENT);
  }

  private static List<String> shown(List<ObservationBatch> batches) {
    TreeSet<String> rows = new TreeSet<>();
    for (ObservationBatch batch : batches) {
      for (int i = 0; i < batch.size(); i++) {
        rows.add(
            "p"
                + batch.place()[i]
                + " "
                + Period.ofCode(batch.period()[i])
                + " = "
                + batch.value()[i]
                + " f"
                + batch.file()
                + " l"
                + batch.line()[i]);
      }
    }
    return List.copyOf(rows);
  }

  @Test
  void events_of_several_files_add_up_and_periods_without_any_are_zero() {
    ObservationBatch.Builder one = new ObservationBatch.Builder(0, 1, 4);
    event(one, 7, MAY, 2, 1);
    event(one, 7, MAY, 3, 1);
    event(one, 8, JULY, 4, 1);
    ObservationBatch.Builder two = new ObservationBatch.Builder(0, 2, 4);
    event(two, 7, MAY, 2, 1);
    assertEquals(
        List.of(
            "p7 2026-05 = 3.0 f2 l0",
            "p7 2026-06 = 0.0 f2 l0",
            "p7 2026-07 = 0.0 f2 l0",
            "p8 2026-05 = 0.0 f2 l0",
            "p8 2026-06 = 0.0 f2 l0",
            "p8 2026-07 = 1.0 f1 l0"),
        shown(CountedRows.in(List.of(one.build(), two.build()))));
  }

  @Test
  void an_event_with_an_id_counts_once_where_its_latest_row_puts_it() {
    ObservationBatch.Builder one = new ObservationBatch.Builder(0, 1, 4);
    event(one, 7, MAY, 2, 5).mark(CountedRows.WITHOUT_ZEROS).numerator(1).denominator(1);
    event(one, 7, MAY, 3, 5).mark(CountedRows.WITHOUT_ZEROS).numerator(1).denominator(2);
    ObservationBatch.Builder two = new ObservationBatch.Builder(0, 2, 4);
    event(two, 8, JULY, 2, 6).mark(CountedRows.WITHOUT_ZEROS).numerator(1).denominator(2);
    assertEquals(
        List.of("p7 2026-05 = 5.0 f1 l0", "p8 2026-07 = 6.0 f2 l0"),
        shown(CountedRows.in(List.of(two.build(), one.build()))));
  }

  @Test
  void rows_that_are_no_events_stay_as_they_are() {
    ObservationBatch.Builder plain = new ObservationBatch.Builder(0, 1, 4);
    plain.row(0, 7, MAY, 2).value(9);
    List<ObservationBatch> batches = List.of(plain.build());
    assertSame(batches, CountedRows.in(batches));
    ObservationBatch.Builder mixed = new ObservationBatch.Builder(0, 1, 4);
    mixed.row(1, 7, MAY, 2).value(9);
    event(mixed, 7, MAY, 2, 1);
    assertEquals(
        List.of("p7 2026-05 = 1.0 f1 l0", "p7 2026-05 = 9.0 f1 l2"),
        shown(CountedRows.in(List.of(mixed.build()))));
  }

  @Property(tries = 50)
  void the_order_and_cut_of_batches_does_not_matter(@ForAll long seed) {
    Random random = new Random(seed);
    List<ObservationBatch> parts = new ArrayList<>();
    ObservationBatch.Builder whole = new ObservationBatch.Builder(0, 0, 16);
    ObservationBatch.Builder part = new ObservationBatch.Builder(0, 0, 16);
    for (int i = 0; i < 60; i++) {
      int place = random.nextInt(3);
      int period = random.nextBoolean() ? MAY : JULY;
      double amount = random.nextInt(100) / 7.0;
      double id = random.nextInt(20);
      event(whole, place, period, i, amount).numerator(id).denominator(0);
      event(part, place, period, i, amount).numerator(id).denominator(0);
      if (random.nextInt(9) == 0) {
        parts.add(part.build());
        part = new ObservationBatch.Builder(0, 0, 16);
      }
    }
    parts.add(part.build());
    Collections.shuffle(parts, random);
    assertEquals(shown(CountedRows.in(List.of(whole.build()))), shown(CountedRows.in(parts)));
  }

  @Test
  void events_that_are_points_of_a_chart_stand_as_they_are_and_each_id_once() {
    double day = 86_400;
    ObservationBatch.Builder one = new ObservationBatch.Builder(0, 1, 4);
    point(one, 7, MAY, 2, 1, 3 * day);
    point(one, 7, MAY, 3, 2, 3 * day);
    ObservationBatch.Builder two = new ObservationBatch.Builder(0, 2, 4);
    point(two, 7, JULY, 2, 1, 70 * day);
    point(two, 7, MAY, 3, 3, 3 * day);
    List<ObservationBatch> made = CountedRows.in(List.of(one.build(), two.build()));
    List<String> points = new ArrayList<>();
    for (ObservationBatch batch : made) {
      for (int i = 0; i < batch.size(); i++) {
        points.add(batch.file() + ":" + batch.line()[i] + " " + batch.moment()[i] / day);
        assertEquals(0, batch.value().length);
        assertEquals(CountedRows.POINT, batch.marks()[i]);
      }
    }
    assertEquals(List.of("1:3 3.0", "2:2 70.0", "2:3 3.0"), points);
    EventSeries series = new EventSeries(0, 1);
    made.forEach(batch -> series.add(batch, all(batch), batch.size()));
    // Of two on one day the second came 0 days later; of the first nobody knows how long it was.
    assertEquals(
        List.of(0.0, 67.0),
        Arrays.stream(series.build().events().orElseThrow().value()).boxed().toList());
  }

  private static int[] all(ObservationBatch batch) {
    return java.util.stream.IntStream.range(0, batch.size()).toArray();
  }

  private static void point(
      ObservationBatch.Builder batch, int place, int period, int line, double id, double moment) {
    batch
        .row(0, place, period, line)
        .moment(moment)
        .mark(CountedRows.EVENT | CountedRows.POINT)
        .numerator(id)
        .denominator(id);
  }
}
