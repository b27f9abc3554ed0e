package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Measure;

class ThousandfoldJumpsTest {
  /** Places separated by a stroke, their months by blanks; a dash is no value. */
  private static Panel panel(String places) {
    String[] series = places.split("\\|");
    int periods = series[0].strip().split(" +").length;
    double[] value =
        Arrays.stream(series)
            .flatMap(one -> Arrays.stream(one.strip().split(" +")))
            .mapToDouble(text -> text.equals("-") ? Double.NaN : Double.parseDouble(text))
            .toArray();
    int[] codes = new int[periods];
    for (int t = 0; t < periods; t++) {
      codes[t] = Period.containing(PeriodKind.MONTH, LocalDate.of(2024, 1, 1).plusMonths(t)).code();
    }
    int[] of = new int[series.length];
    Arrays.setAll(of, p -> p);
    int cells = value.length;
    double[] none = {};
    return new Panel(
        0,
        of,
        codes,
        value,
        none,
        none,
        none,
        none,
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells]);
  }

  private static String cells(String places, Measure measure) {
    return String.join(
        " ",
        ThousandfoldJumps.of(panel(places), measure).stream()
            .map(jump -> jump.cell() + "<" + jump.beside())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    // thousands, then persons
    "12.5 12600, 1<0",
    // one month in persons
    "12.5 12.7 12600 12.4, 2<1",
    // one month in thousands, between months without a value
    "12500 - 12.4 - 12600, 2<0",
    // a release in persons from the fourth month on
    "12.5 12.6 12.7 12800 12900, 3<2",
    // units and millions
    "3.1 3100000 3.2, 1<0",
    // the first month is the odd one
    "8123 8.2 8.3 8.1, 0<1",
    // several places
    "5 6 7|5 6100 7|5 6 7, 4<3",
  })
  void aJumpByAThousandIsTold(String places, String cells) {
    assertEquals(cells, cells(places, Measure.VALUE));
    assertEquals(cells, cells(places, Measure.COUNT));
  }

  @ParameterizedTest
  @CsvSource({
    "12.5 125 1250 12500",
    "0 1000 0",
    "1 40 1",
    "100 10000000",
    "10 20 30|10000 20000 30000",
    "-",
  })
  void ordinaryGrowthAndPlacesOfOtherSizesAreNot(String places) {
    assertEquals("", cells(places, Measure.COUNT));
  }

  @Test
  void aRateIsHeldAgainstOtherPlacesToo() {
    String places = "3 4|3 5|4 4|3100 4200|5 4";
    assertEquals("6<4 7<4", cells(places, Measure.RATE));
    assertEquals("", cells(places, Measure.COUNT));
  }

  @Test
  void sharesAreNot() {
    assertEquals("", cells("0.0009 0.9", Measure.PROPORTION));
  }
}
