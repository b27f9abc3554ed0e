package org.waymark.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final List<FrontlineReport> REPORTS = new ReportWriter(new Gazetteer()).write();

  @Test
  void noReportKeepsASlotOrADoubleSpace() {
    for (FrontlineReport report : REPORTS) {
      assertFalse(report.text().matches(".*([<>|]|  ).*"), report.text());
    }
  }

  @Test
  void healthNumbersCarryTheirCheckDigit() {
    List<String> numbers =
        REPORTS.stream()
            .filter(report -> report.personalKind().equals("nhs-number"))
            .map(report -> report.personal().replace(" ", ""))
            .toList();
    assertFalse(numbers.isEmpty());
    for (String number : numbers) {
      int sum = 0;
      for (int i = 0; i < 10; i++) {
        sum += (number.charAt(i) - '0') * (10 - i);
      }
      assertEquals(0, sum % 11, number);
      assertTrue(number.startsWith("999"), number);
    }
  }

  @Test
  void telephoneNumbersAreKeptForInvention() {
    REPORTS.stream()
        .filter(report -> report.personalKind().equals("phone"))
        .forEach(
            r -> assertTrue(r.personal().matches("07700 900\\d{3}|01632 960\\d{3}"), r.personal()));
  }

  @Test
  void manyVoicesSpeak() {
    assertTrue(REPORTS.stream().map(FrontlineReport::role).distinct().count() >= 20);
    assertTrue(REPORTS.stream().map(report -> report.place().id()).distinct().count() > 105);
  }
}
