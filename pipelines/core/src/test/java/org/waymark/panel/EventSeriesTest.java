package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

class EventSeriesTest {
  private static final double DAY = 86_400;

  private static int week(LocalDate day) {
    return Period.containing(PeriodKind.WEEK, day).code();
  }

  private static ObservationBatch.Builder file(int file) {
    return new ObservationBatch.Builder(0, file, 16);
  }

  private static void happened(ObservationBatch.Builder rows, int place, String day) {
    LocalDate date = LocalDate.parse(day);
    rows.row(0, place, week(date), rows.size() + 2).moment(date.toEpochDay() * DAY);
  }

  private static void took(ObservationBatch.Builder rows, String day, double value) {
    rows.row(0, 0, week(LocalDate.parse(day)), rows.size() + 2).value(value);
  }

  private static PanelBuilder.Built built(ObservationBatch.Builder... files) {
    EventSeries series = new EventSeries(0, 1);
    for (ObservationBatch.Builder file : files) {
      ObservationBatch batch = file.build();
      int[] rows = new int[batch.size()];
      Arrays.setAll(rows, i -> i);
      series.add(batch, rows, rows.length);
    }
    return series.build();
  }

  private static double[] values(PanelBuilder.Built built) {
    return Arrays.stream(built.events().orElseThrow().value())
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  @Test
  void everyEventOfAWeekIsKeptInTheOrderOfTheFile() {
    ObservationBatch.Builder rows = file(0);
    took(rows, "2024-12-27", 64);
    took(rows, "2024-12-30", 3);
    took(rows, "2024-12-30", 0);
    took(rows, "2025-01-18", 19);
    PanelBuilder.Built built = built(rows);
    assertArrayEquals(new double[] {64, 3, 0, 19}, values(built));
    assertEquals(List.of(), built.replaced());
    assertArrayEquals(new double[] {64, 1.5, 19}, built.panel().value());
  }

  @Test
  void theTimeBetweenEventsIsMadeOfTheirDays() {
    ObservationBatch.Builder rows = file(0);
    happened(rows, 0, "2025-03-10");
    happened(rows, 0, "2025-03-01");
    happened(rows, 1, "2025-03-05");
    happened(rows, 0, "2025-03-10");
    happened(rows, 1, "2025-04-05");
    assertArrayEquals(new double[] {9, 0, 31}, values(built(rows)));
  }

  @Test
  void aFileThatIsDeliveredAgainDoublesNoEvent() {
    ObservationBatch.Builder first = file(0);
    took(first, "2025-03-03", 5);
    took(first, "2025-03-04", 1);
    ObservationBatch.Builder again = file(1);
    took(again, "2025-03-03", 5);
    took(again, "2025-03-04", 1);
    took(again, "2025-03-20", 16);
    PanelBuilder.Built built = built(first, again);
    assertArrayEquals(new double[] {5, 1, 16}, values(built));
    assertEquals(List.of(new PanelBuilder.Replaced(0, 0, 2, 0)), built.replaced());
  }

  @Test
  void whatALaterFileSaysOtherwiseIsAConflictAndDaysThatItDoesNotNameRemain() {
    ObservationBatch.Builder first = file(0);
    happened(first, 0, "2025-03-03");
    happened(first, 0, "2025-03-04");
    happened(first, 0, "2025-03-04");
    ObservationBatch.Builder later = file(1);
    happened(later, 0, "2025-03-04");
    happened(later, 0, "2025-03-06");
    assertArrayEquals(new double[] {1, 2}, values(built(first, later)));
    ObservationBatch.Builder one = file(0);
    took(one, "2025-03-03", 5);
    ObservationBatch.Builder other = file(1);
    took(other, "2025-03-03", 6);
    assertEquals(List.of(new PanelBuilder.Replaced(0, 0, 1, 1)), built(one, other).replaced());
  }

  @Property(seed = "77", tries = 100)
  void theOrderOfRowsAndAnotherPlaceChangeNothing(
      @ForAll @Size(min = 2, max = 25) List<@IntRange(max = 300) Integer> days) {
    LocalDate start = LocalDate.of(2025, 1, 1);
    ObservationBatch.Builder forward = file(0);
    ObservationBatch.Builder back = file(0);
    for (int day : days) {
      happened(forward, 3, start.plusDays(day).toString());
    }
    for (int i = days.size() - 1; i >= 0; i--) {
      happened(back, 3, start.plusDays(days.get(i)).toString());
      happened(back, 9, start.plusDays(i * 11L).toString());
    }
    Panel both = built(back).events().orElseThrow();
    double[] own =
        Arrays.stream(both.value(), 0, both.periods().length)
            .filter(v -> !Double.isNaN(v))
            .toArray();
    assertArrayEquals(values(built(forward)), own);
    assertEquals(
        days.stream().mapToInt(d -> d).max().orElseThrow()
            - days.stream().mapToInt(d -> d).min().orElseThrow(),
        Arrays.stream(own).sum());
  }
}
