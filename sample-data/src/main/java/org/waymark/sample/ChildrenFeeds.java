package org.waymark.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Files about districts for the best start in life: early years, absence, speech. */
final class ChildrenFeeds {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);

  /** What share of its records has been entered of the last month, and of the one before. */
  private static final Map<Integer, Double> ENTERED = Map.of(1, .75, 2, .92);

  /** The place that stops reporting absence, and the first month without it. */
  private static final String STOPPED = "C07000019";

  private static final String STOPPED_FROM = "2026-10";

  /** The latest month of early help that is final. */
  static final String SETTLED = "2026-08";

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

  /** Whether the place reports the indicator no longer. */
  static boolean stopped(String indicator, String place, String period) {
    return indicator.equals("persistent-absence")
        && place.equals(STOPPED)
        && period.compareTo(STOPPED_FROM) >= 0;
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
        if (!absence.exists(p, t) || stopped(absence.spec().id(), id, absence.label(t))) {
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
    delivery
        .planted()
        .about(
            "stopped",
            "best-start",
            absence.spec().id(),
            STOPPED,
            STOPPED_FROM,
            "1",
            "Reports absence no longer; the aggregate names it, and the others hold 98%");
  }

  /**
   * One file of all months. Of the last two months not all records have been entered: the feed says
   * so, and nothing may be found in them.
   */
  void earlyHelp(List<Cells> indicators) {
    DeliveredFile file =
        new DeliveredFile(
            delivery,
            "landing/early-help/early_help.csv",
            DeliveredFile.Style.CONTINENTAL,
            "district",
            "month",
            "asked_for_help",
            "helped_in_four_weeks",
            "turned_two",
            "vaccinated",
            "began",
            "finished",
            "turned_three",
            "seen_by_dentist");
    Cells first = indicators.get(0);
    int months = first.starts().size();
    for (int t = 0; t < months; t++) {
      for (int p = 0; p < first.places().size(); p++) {
        if (first.exists(p, t)) {
          String id = first.places().get(p).id();
          List<String> cells = new ArrayList<>(List.of(id, first.label(t)));
          for (Cells indicator : indicators) {
            cells.add(Long.toString(indicator.denominator(p, t)));
            double entered = ENTERED.getOrDefault(months - t, 1.0);
            cells.add(Long.toString(Math.round(indicator.numerator(p, t) * entered)));
          }
          file.row(id, first.label(t), cells.toArray(String[]::new));
        }
      }
    }
    file.close();
    for (Cells indicator : indicators) {
      delivery
          .planted()
          .about(
              "provisional",
              "best-start",
              indicator.spec().id(),
              "",
              indicator.label(months - 2),
              "0.92",
              "Numerators of 2026-09 are 92% and of 2026-10 75% of what they will be");
    }
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
