package org.waymark.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Role;

class QuantitiesTest {

  private static Indicator of(Measure measure, String unit, double per) {
    return new Indicator(
        "i",
        "m",
        "t",
        measure,
        unit.isEmpty() ? Optional.empty() : Optional.of(unit),
        Better.HIGHER,
        Role.OUTCOME,
        PeriodKind.MONTH,
        per,
        Optional.empty(),
        List.of());
  }

  @Test
  void valuesCarryTheirUnits() {
    assertEquals("74.1%", Quantities.value(of(Measure.PROPORTION, "%", 1), 0.7412, 0.05));
    assertEquals("99.63%", Quantities.value(of(Measure.PROPORTION, "", 1), 0.99634, 0.002));
    assertEquals("12.4 per 100,000", Quantities.value(of(Measure.RATE, "", 100_000), 12.41, 3));
    assertEquals(
        "12.4 deaths per 1,000", Quantities.value(of(Measure.RATE, "deaths", 1000), 12.41, 3));
    assertEquals(
        "12 per 1,000 people",
        Quantities.value(of(Measure.RATE, "per 1,000 people", 1000), 12.41, 30));
    assertEquals("1,234,568", Quantities.value(of(Measure.COUNT, "", 1), 1234567.8, 9));
    assertEquals("3.2 days", Quantities.value(of(Measure.MEAN, "days", 1), 3.21, 1));
    assertEquals("−£12", Quantities.value(of(Measure.VALUE, "£", 1), -12.3, 20));
  }

  @Test
  void aUnitInWordsIsSaidOnceAndASignEachTime() {
    assertEquals("12.4", Quantities.again(of(Measure.RATE, "deaths", 1000), 12.41, 3));
    assertEquals("70.5%", Quantities.again(of(Measure.MEAN, "% of people asked", 1), 70.5, 6));
    assertEquals("−£12", Quantities.again(of(Measure.VALUE, "£", 1), -12.3, 20));
  }

  @Test
  void differencesAreSaidAsTheMeasureIsSpokenOf() {
    assertEquals(
        "8.9 percentage points",
        Quantities.difference(of(Measure.PROPORTION, "%", 1), 0.741, 0.83));
    assertEquals("29%", Quantities.difference(of(Measure.COUNT, "", 1), 412, 530));
    assertEquals("0.80 days", Quantities.difference(of(Measure.MEAN, "days", 1), 3.2, 2.4));
    assertEquals(
        "−0.80 percentage points", Quantities.change(of(Measure.PROPORTION, "%", 1), -0.008));
    Indicator asked = of(Measure.MEAN, "% of people asked", 1);
    assertEquals("70.5% of people asked", Quantities.value(asked, 70.5, 6));
    assertEquals("+0.40 percentage points", Quantities.change(asked, 0.4));
  }

  @Test
  void periodsAreSaidInEnglish() {
    assertEquals(
        "October 2026", PeriodWords.name(new Period(PeriodKind.MONTH, LocalDate.of(2026, 10, 1))));
    assertEquals(
        "2025/26",
        PeriodWords.name(new Period(PeriodKind.FINANCIAL_YEAR, LocalDate.of(2025, 4, 1))));
    assertEquals(
        "over the 12 weeks to 15 November 2026",
        PeriodWords.span(PeriodKind.WEEK, LocalDate.of(2026, 8, 24), LocalDate.of(2026, 11, 15)));
    assertEquals(
        "over the 8 quarters to September 2026",
        PeriodWords.span(PeriodKind.QUARTER, LocalDate.of(2024, 10, 1), LocalDate.of(2026, 9, 30)));
    assertEquals(
        "over the 3 years to March 2026",
        PeriodWords.span(
            PeriodKind.FINANCIAL_YEAR, LocalDate.of(2023, 4, 1), LocalDate.of(2026, 3, 31)));
  }
}
