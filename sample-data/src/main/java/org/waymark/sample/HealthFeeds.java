package org.waymark.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Files about hospital trusts: urgent care, waiting lists and the weekly flow. */
final class HealthFeeds {
  private static final List<String> REMARKS =
      List.of(
          "Data complete",
          "Provisional, subject to validation",
          "Major incident declared, two nights;\nattendances diverted to neighbouring sites",
          "New patient system, from the 3rd; some times entered by hand",
          "Validated by the information team",
          "Norovirus on two wards, beds closed",
          "Includes the urgent treatment centre, as agreed",
          "Late return,\nsee e-mail from the data office");

  /** Trusts that have no department of type 1. */
  private static final List<String> MINOR_ONLY = List.of("KA9", "KH9");

  private final Delivery delivery;

  HealthFeeds(Delivery delivery) {
    this.delivery = delivery;
  }

  /** Whether the trust has an emergency department whose four hours count. */
  static boolean hasEmergencyDepartment(SamplePlace place) {
    return !MINOR_ONLY.contains(place.id());
  }

  /** One file a quarter; each restates some of the months before, and the last looks ahead. */
  void urgentCare(Cells fourHours, Cells reattendance) {
    Map<String, DeliveredFile> files = new TreeMap<>();
    for (int t = 0; t < fourHours.starts().size(); t++) {
      LocalDate start = fourHours.starts().get(t);
      String name = urgentCareFile(start);
      DeliveredFile file = files.computeIfAbsent(name, this::openUrgentCare);
      LocalDate published = published(start);
      for (int p = 0; p < fourHours.places().size(); p++) {
        if (fourHours.exists(p, t)) {
          writeMonth(files, fourHours, reattendance, p, t, published);
        }
      }
      if (t == fourHours.starts().size() - 1) {
        notYetKnown(file, fourHours, t);
      }
    }
    lateRestatement(fourHours, reattendance);
    files.values().forEach(DeliveredFile::close);
  }

  private void writeMonth(
      Map<String, DeliveredFile> files,
      Cells fourHours,
      Cells reattendance,
      int p,
      int t,
      LocalDate published) {
    SamplePlace place = fourHours.places().get(p);
    LocalDate start = fourHours.starts().get(t);
    DeliveredFile file = files.get(urgentCareFile(start));
    if (file == null) {
      throw new IllegalStateException("no file for " + start);
    }
    String period = fourHours.label(t);
    Draws draws = Draws.of("urgent-care", place.id(), period);
    String remark = draws.chance(.12) ? draws.pick(REMARKS) : "";
    long seen = fourHours.denominator(p, t);
    long breaches = seen - fourHours.numerator(p, t);
    long back = reattendance.numerator(p, t);
    if (draws.chance(.16) || !hasEmergencyDepartment(place)) {
      long minor = Math.round(seen * .35);
      String[] other = cells(start, place, "3", minor, minor / 50, minor / 40, published, "");
      file.skip("not-selected", other);
    }
    if (!hasEmergencyDepartment(place)) {
      return;
    }
    boolean restated =
        start.isBefore(LocalDate.of(2026, 10, 1))
            && draws.chance(.06)
            && !delivery.isBlemished(place.id(), period);
    if (!restated) {
      file.row(
          place.id(), period, cells(start, place, "1", seen, breaches, back, published, remark));
      return;
    }
    long early = Math.round(breaches * (.93 + .04 * draws.uniform()));
    file.row(
        place.id(), period, cells(start, place, "1", seen, early, back, published, "Provisional"));
    file.superseded();
    LocalDate next = start.plusMonths(3);
    LocalDate later = next.isAfter(LocalDate.of(2026, 10, 1)) ? LocalDate.of(2026, 10, 1) : next;
    DeliveredFile correction = files.computeIfAbsent(urgentCareFile(later), this::openUrgentCare);
    String[] corrected =
        cells(start, place, "1", seen, breaches, back, published(later), "Restated");
    correction.row(place.id(), period, corrected);
  }

  private DeliveredFile openUrgentCare(String name) {
    return new DeliveredFile(
        delivery,
        name,
        DeliveredFile.Style.PLAIN,
        "period",
        "org_code",
        "org_name",
        "type",
        "attendances",
        "breaches",
        "reattended_7d",
        "published",
        "remarks");
  }

  private static String[] cells(
      LocalDate start,
      SamplePlace place,
      String type,
      long seen,
      long breaches,
      long back,
      LocalDate published,
      String remark) {
    return new String[] {
      start.toString(),
      place.id(),
      place.name(),
      type,
      Long.toString(seen),
      Long.toString(breaches),
      Long.toString(back),
      published.toString(),
      remark
    };
  }

  private static String urgentCareFile(LocalDate start) {
    return "landing/urgent-care/ae_"
        + start.getYear()
        + "Q"
        + (start.getMonthValue() + 2) / 3
        + ".csv";
  }

  /** The twelfth of the month after. */
  private static LocalDate published(LocalDate start) {
    return start.plusMonths(1).withDayOfMonth(12);
  }

  /** First days of November 2026, sent early by two trusts: the month has not ended. */
  private static void notYetKnown(DeliveredFile file, Cells fourHours, int last) {
    for (int p : new int[] {3, 12}) {
      LocalDate start = fourHours.starts().get(last).plusMonths(1);
      long seen = fourHours.denominator(p, last) / 3;
      file.skip(
          "not-yet-known",
          cells(
              start,
              fourHours.places().get(p),
              "1",
              seen,
              seen / 4,
              seen / 13,
              LocalDate.of(2026, 11, 13),
              "First ten days only"));
    }
  }

  /** A restatement of October 2026 that is published only after the demo's date. */
  private void lateRestatement(Cells fourHours, Cells reattendance) {
    DeliveredFile file = openUrgentCare("landing/urgent-care/ae_2026Q4_restated.csv");
    int last = fourHours.starts().size() - 1;
    for (int p = 20; p < 24; p++) {
      long seen = fourHours.denominator(p, last) + 40;
      file.skip(
          "not-yet-known",
          cells(
              fourHours.starts().get(last),
              fourHours.places().get(p),
              "1",
              seen,
              seen - fourHours.numerator(p, last) + 25,
              reattendance.numerator(p, last),
              LocalDate.of(2026, 11, 20),
              "Restated after audit"));
    }
    file.close();
  }

  /** One gzipped file for all months. */
  void waitingList(Cells longWaits) {
    DeliveredFile file =
        new DeliveredFile(
            delivery,
            "landing/waiting-list/rtt_2024-11_2026-10.csv.gz",
            DeliveredFile.Style.ZIPPED,
            "month",
            "provider",
            "waiting",
            "over_52_weeks");
    for (int t = 0; t < longWaits.starts().size(); t++) {
      for (int p = 0; p < longWaits.places().size(); p++) {
        if (longWaits.exists(p, t)) {
          String id = longWaits.places().get(p).id();
          file.row(
              id,
              longWaits.label(t),
              longWaits.label(t),
              id,
              Long.toString(longWaits.denominator(p, t)),
              Long.toString(longWaits.numerator(p, t)));
        }
      }
    }
    file.close();
  }

  /** A long file a half year: handovers and beds in one column of indicators. */
  void weeklyFlow(Cells handover, Cells beds) {
    Map<String, DeliveredFile> files = new TreeMap<>();
    for (int t = 0; t < handover.starts().size(); t++) {
      String half = SampleCalendar.half(handover.starts().get(t));
      DeliveredFile file = files.computeIfAbsent(half, this::openWeeklyFlow);
      for (int p = 0; p < handover.places().size(); p++) {
        if (handover.exists(p, t)) {
          if (hasEmergencyDepartment(handover.places().get(p))) {
            flowRow(file, handover, p, t);
          }
          flowRow(file, beds, p, t);
        }
      }
      if (t == handover.starts().size() - 1) {
        for (int p : new int[] {5, 17, 40}) {
          String id = handover.places().get(p).id();
          file.skip("not-yet-known", id, "2026-W47", handover.spec().id(), "118", "160");
        }
      }
    }
    files.values().forEach(DeliveredFile::close);
  }

  private static void flowRow(DeliveredFile file, Cells cells, int p, int t) {
    String id = cells.places().get(p).id();
    String key = cells.label(t) + " " + cells.spec().id();
    file.row(
        id,
        key,
        id,
        cells.label(t),
        cells.spec().id(),
        String.format(Locale.ROOT, "%d", cells.numerator(p, t)),
        String.format(Locale.ROOT, "%d", cells.denominator(p, t)));
  }

  private DeliveredFile openWeeklyFlow(String half) {
    return new DeliveredFile(
        delivery,
        "landing/weekly-flow/flow_" + half + ".csv",
        half.equals("2025H2") ? DeliveredFile.Style.WINDOWS : DeliveredFile.Style.PLAIN,
        "area",
        "week",
        "indicator_id",
        "num",
        "den");
  }
}
