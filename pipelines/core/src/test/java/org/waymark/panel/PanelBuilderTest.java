package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

class PanelBuilderTest {

  private static final int MAY = new Period(PeriodKind.MONTH, LocalDate.of(2026, 5, 1)).code();
  private static final int JUNE = new Period(PeriodKind.MONTH, LocalDate.of(2026, 6, 1)).code();

  @Test
  void a_cell_is_numerator_over_denominator_and_absent_cells_are_missing() {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 4);
    rows.row(7, 3, MAY, 2).numerator(30).denominator(40);
    rows.row(7, 1, JUNE, 3).numerator(10).denominator(40);
    Panel panel = build(1000, rows.build()).panel();
    assertArrayEquals(new int[] {1, 3}, panel.places());
    assertArrayEquals(new int[] {MAY, JUNE}, panel.periods());
    assertArrayEquals(new double[] {Double.NaN, 250, 750, Double.NaN}, panel.value());
    assertEquals(2, panel.observations());
  }

  @Test
  void the_later_revision_stands_and_the_cell_is_marked_revised() {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 4);
    rows.row(0, 0, MAY, 2).value(5).revision(200);
    rows.row(0, 0, MAY, 3).value(4).revision(100);
    PanelBuilder.Built built = build(1, rows.build());
    assertEquals(5, built.panel().value()[0]);
    assertTrue(built.panel().revised()[0]);
    assertEquals(List.of(new PanelBuilder.Replaced(0, 0, 1, 0)), built.replaced());
  }

  @Test
  void without_revisions_the_later_file_stands_and_a_difference_is_a_conflict() {
    ObservationBatch.Builder later = new ObservationBatch.Builder(0, 4, 4);
    later.row(0, 0, MAY, 3).value(5);
    later.row(0, 0, JUNE, 5).value(4);
    later.row(0, 0, JUNE, 6).value(4);
    ObservationBatch.Builder earlier = new ObservationBatch.Builder(0, 3, 4);
    earlier.row(0, 0, MAY, 9).value(4);
    PanelBuilder.Built built = build(1, later.build(), earlier.build());
    assertArrayEquals(new double[] {5, 4}, built.panel().value());
    assertTrue(built.panel().revised()[0]);
    assertFalse(built.panel().revised()[1]);
    assertEquals(
        List.of(new PanelBuilder.Replaced(0, 3, 1, 1), new PanelBuilder.Replaced(0, 4, 1, 0)),
        built.replaced());
  }

  @Test
  void rows_of_one_file_that_contradict_each_other_are_refused_together() {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 4, 4);
    rows.row(0, 0, MAY, 9).value(5);
    rows.row(0, 0, MAY, 3).value(4);
    rows.row(0, 0, MAY, 4).value(4).mark(ObservationBatch.REFUSED_ELSEWHERE);
    rows.row(0, 0, JUNE, 5).value(4);
    ObservationBatch.Builder earlier = new ObservationBatch.Builder(0, 3, 4);
    earlier.row(0, 0, MAY, 2).value(7);
    PanelBuilder.Built built = build(1, rows.build(), earlier.build());
    assertArrayEquals(new double[] {7, 4}, built.panel().value());
    assertEquals(List.of(), built.replaced());
    assertEquals(
        List.of(
            new PanelBuilder.Contradiction(
                0, 4, 0, MAY, false, List.of(3, 4, 9), List.of(false, true, false))),
        built.contradictions());
  }

  @Test
  void revisions_of_two_kinds_are_refused_together() {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(0, 0, 4);
    rows.row(0, 0, MAY, 2).value(5).revision(1_700_000_000);
    rows.row(0, 0, MAY, 3).value(4).revision(3).mark(ObservationBatch.NUMBERED);
    PanelBuilder.Built built = build(1, rows.build());
    assertTrue(Double.isNaN(built.panel().value()[0]));
    assertEquals(
        List.of(
            new PanelBuilder.Contradiction(
                0, 0, 0, MAY, true, List.of(2, 3), List.of(false, false))),
        built.contradictions());
  }

  @Test
  void a_later_delivery_of_the_feed_without_a_number_takes_the_earlier_one_back() {
    ObservationBatch.Builder earlier = new ObservationBatch.Builder(1, 3, 4);
    earlier.row(0, 0, MAY, 2).value(5);
    earlier.row(0, 1, MAY, 3).value(6);
    earlier.row(0, 2, MAY, 4).value(7);
    ObservationBatch.Builder later = new ObservationBatch.Builder(1, 4, 4);
    later.row(0, 0, MAY, 2).mark(ObservationBatch.WITHDRAWN | ObservationBatch.HIDDEN);
    later.row(0, 1, MAY, 3).mark(ObservationBatch.WITHDRAWN);
    later.row(0, 2, MAY, 4).mark(ObservationBatch.WITHDRAWN);
    later.row(0, 2, MAY, 5).value(8);
    later.row(0, 3, JUNE, 6).mark(ObservationBatch.WITHDRAWN);
    ObservationBatch.Builder other = new ObservationBatch.Builder(2, 5, 4);
    other.row(0, 2, MAY, 2).mark(ObservationBatch.WITHDRAWN);
    PanelBuilder.Built built = build(1, later.build(), other.build(), earlier.build());
    assertArrayEquals(new double[] {Double.NaN, Double.NaN, 8}, built.panel().value());
    assertTrue(built.panel().suppressed(0));
    assertTrue(built.panel().withdrawn(1));
    assertEquals(List.of(new PanelBuilder.Withdrawn(1, 4, 2, 1)), built.withdrawn());
  }

  @Property
  void the_order_in_which_rows_arrive_changes_nothing(
      @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> places,
      @ForAll @Size(40) List<@IntRange(max = 2) Integer> months,
      @ForAll @Size(40) List<@IntRange(max = 2) Integer> revisions,
      @ForAll @Size(40) List<@IntRange(max = 2) Integer> values,
      @ForAll long seed) {
    List<ObservationBatch> batches = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      ObservationBatch.Builder row = new ObservationBatch.Builder(0, i % 3, 1);
      row.row(0, places.get(i), MAY + 8 * 31 * months.get(i), i + 2).value(values.get(i));
      if (i % 5 == 1) {
        row.mark(ObservationBatch.WITHDRAWN);
      }
      if (i % 2 == 0) {
        row.revision(revisions.get(i));
      }
      batches.add(row.build());
    }
    PanelBuilder.Built inOrder = build(1, batches.toArray(ObservationBatch[]::new));
    Collections.shuffle(batches, new Random(seed));
    PanelBuilder.Built shuffled = build(1, batches.toArray(ObservationBatch[]::new));
    assertArrayEquals(inOrder.panel().value(), shuffled.panel().value());
    assertArrayEquals(inOrder.panel().line(), shuffled.panel().line());
    assertArrayEquals(inOrder.panel().revised(), shuffled.panel().revised());
    assertEquals(inOrder.replaced(), shuffled.replaced());
    assertEquals(inOrder.withdrawn(), shuffled.withdrawn());
    assertEquals(inOrder.contradictions(), shuffled.contradictions());
  }

  private static PanelBuilder.Built build(double per, ObservationBatch... batches) {
    PanelBuilder builder = new PanelBuilder(0, per);
    for (ObservationBatch batch : batches) {
      builder.add(batch, IntStream.range(0, batch.size()).toArray(), batch.size());
    }
    return builder.build();
  }
}
