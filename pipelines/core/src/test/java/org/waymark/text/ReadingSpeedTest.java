package org.waymark.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bounds of what a run can afford; measured times are several times shorter. */
class ReadingSpeedTest {

  private static final String[] WORDS =
      ("the ward was busy and we waited for a bed while staff were kind but discharge took long"
              + " because transport did not come home care package was late food cold again nurse"
              + " explained everything parking full phone answered letters lost clinic moved")
          .split(" ");

  private static String report(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(i == 0 ? "" : i % 12 == 0 ? ". " : " ");
      text.append(WORDS[random.nextInt(WORDS.length)]);
    }
    if (random.nextInt(10) == 0) {
      text.append(" Dr Smith, 07700 900123");
    }
    return text.toString();
  }

  @Test
  void aHundredThousandReportsAreReadInTenSeconds() {
    ReportThemes themes = ReportThemesTest.themesOf(200);
    Random random = new Random(1);
    Report[] reports = new Report[2000];
    for (int i = 0; i < reports.length; i++) {
      reports[i] =
          ReportThemesTest.report(0, i, "r" + i, 0, ReportThemesTest.AS_OF, report(random));
    }
    AtomicLong mentions = new AtomicLong();
    CpuTime.assertWithin(
        10,
        () -> {
          for (int i = 0; i < 100_000; i++) {
            mentions.addAndGet(themes.read(reports[i % reports.length]).mentions().size());
          }
        });
    assertTrue(mentions.get() > 10_000);
  }

  @Test
  void aReportOfSixtyWordsIsRedactedInFortyMicroseconds() {
    Random random = new Random(1);
    String[] texts = new String[2000];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = report(random);
    }
    AtomicLong length = new AtomicLong();
    CpuTime.assertWithin(
        4,
        () -> {
          for (int i = 0; i < 100_000; i++) {
            length.addAndGet(Redaction.redact(texts[i % texts.length]).length());
          }
        });
    assertTrue(length.get() > 0);
  }

  @Test
  void aRawRowIsRedactedInMicroseconds() {
    String row =
        "2026-11-02,RJ1,Emergency Department,1234,1102,0.893031,\"Main site, Building 4\",week 45,"
            + "published,final,3.25,-1.5,12000,2026-11-15T09:30:00,A&E type 1,E92000001,Smith ward,"
            + "England,revised,none,ok";
    AtomicLong length = new AtomicLong();
    Redaction ofIndicatorRows = Redaction.standard().keepingDates();
    CpuTime.assertWithin(
        4,
        () -> {
          for (int i = 0; i < 200_000; i++) {
            length.addAndGet(ofIndicatorRows.apply(row).text().length());
          }
        });
    assertTrue(length.get() > 0);
  }
}
