package org.waymark.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Files about districts for the best start in life: early years, absence, speech. */
final class ChildrenFeeds {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);

  private final Delivery delivery;

  ChildrenFeeds(Delivery delivery) {
    this.delivery = delivery;
  }

  /** One wide file a financial year, with a revision date; the first as a Windows tool saves it. */
  void earlyYears(Cells checks, Cells late, Cells visits) {
    Map<String, DeliveredFile> files = new TreeMap<>();
    for (int t = 0; t < checks.starts().size(); t++) {
      LocalDate start = checks.starts().get(t);
      DeliveredFile file = files.computeIfAbsent(financialYear(start), this::openEarlyYears);
      for (int p = 0; p < checks.places().size(); p++) {
        if (checks.exists(p, t)) {
          month(files, file, checks, late, visits, p, t);
        }
      }
    }
    files.values().forEach(DeliveredFile::close);
  }

  private void month(
      Map<String, DeliveredFile> files,
      DeliveredFile file,
      Cells checks,
      Cells late,
      Cells visits,
      int p,
      int t) {
    SamplePlace place = checks.places().get(p);
    LocalDate start = checks.starts().get(t);
    String period = checks.label(t);
    long onTime = checks.numerator(p, t);
    String published = start.plusMonths(1).withDayOfMonth(10).toString();
    Draws draws = Draws.of("early-years", place.id(), period);
    String nextYear = financialYear(start.plusMonths(2));
    boolean restated =
        !nextYear.equals(financialYear(start))
            && draws.chance(.3)
            && !delivery.isBlemished(place.id(), period);
    if (restated) {
      file.superseded();
    }
    long early = restated ? Math.round(onTime * .95) : onTime;
    file.row(place.id(), period, cells(checks, late, visits, p, t, early, published));
    if (restated) {
      String corrected = start.plusMonths(3).withDayOfMonth(10).toString();
      DeliveredFile next = files.computeIfAbsent(nextYear, this::openEarlyYears);
      next.row(place.id(), period, cells(checks, late, visits, p, t, onTime, corrected));
    }
  }

  private static String[] cells(
      Cells checks, Cells late, Cells visits, int p, int t, long onTime, String published) {
    return new String[] {
      checks.places().get(p).id(),
      DAY.format(checks.starts().get(t)),
      Long.toString(checks.denominator(p, t)),
      Long.toString(onTime),
      Long.toString(late.denominator(p, t)),
      Long.toString(late.numerator(p, t)),
      Long.toString(visits.numerator(p, t)),
      published
    };
  }

  private DeliveredFile openEarlyYears(String year) {
    return new DeliveredFile(
        delivery,
        "landing/early-years/ey_" + year + ".csv",
        year.equals("2024-25") ? DeliveredFile.Style.WINDOWS : DeliveredFile.Style.PLAIN,
        "district",
        "month_start",
        "checks_due",
        "checks_on_time",
        "referrals",
        "referrals_late",
        "hub_visits",
        "published");
  }

  private static String financialYear(LocalDate start) {
    int year = start.getMonthValue() < 4 ? start.getYear() - 1 : start.getYear();
    return year + "-" + (year + 1) % 100;
  }

  /** One file of all months; in August schools are closed and the token [z] says so. */
  void absence(Cells absence) {
    DeliveredFile file =
        new DeliveredFile(
            delivery,
            "landing/absence/absence_monthly.csv",
            DeliveredFile.Style.PLAIN,
            "la_code",
            "period",
            "enrolments",
            "persistent_absentees");
    for (int t = 0; t < absence.starts().size(); t++) {
      boolean closed = absence.starts().get(t).getMonthValue() == 8;
      for (int p = 0; p < absence.places().size(); p++) {
        String id = absence.places().get(p).id();
        if (!absence.exists(p, t)) {
          continue;
        }
        if (closed) {
          file.skip("no-value", id, absence.label(t), "[z]", "[z]");
        } else {
          file.row(
              id,
              absence.label(t),
              id,
              absence.label(t),
              Long.toString(absence.denominator(p, t)),
              Long.toString(absence.numerator(p, t)));
        }
      }
    }
    file.close();
  }

  /** One file of all quarters. */
  void speech(Cells speech) {
    DeliveredFile file =
        new DeliveredFile(
            delivery,
            "landing/speech/speech_quarterly.csv",
            DeliveredFile.Style.PLAIN,
            "district",
            "quarter",
            "assessed",
            "on_track");
    for (int t = 0; t < speech.starts().size(); t++) {
      for (int p = 0; p < speech.places().size(); p++) {
        if (speech.exists(p, t)) {
          String id = speech.places().get(p).id();
          file.row(
              id,
              speech.label(t),
              id,
              speech.label(t),
              Long.toString(speech.denominator(p, t)),
              Long.toString(speech.numerator(p, t)));
        }
      }
    }
    file.close();
  }
}
