package org.waymark.sample;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Files about districts for safer streets: recorded crime, anti-social behaviour, perception. */
final class StreetsFeeds {
  private final Delivery delivery;

  StreetsFeeds(Delivery delivery) {
    this.delivery = delivery;
  }

  /** One wide file a half year, without a revision column; one of them in Latin-1. */
  void recordedCrime(Cells violence, Cells solved, Cells reopened) {
    Map<String, DeliveredFile> files = new TreeMap<>();
    for (int t = 0; t < violence.starts().size(); t++) {
      String half = SampleCalendar.half(violence.starts().get(t));
      DeliveredFile file = files.computeIfAbsent(half, this::openRecordedCrime);
      for (int p = 0; p < violence.places().size(); p++) {
        if (violence.exists(p, t)) {
          crimeRow(file, violence, solved, reopened, p, t);
        }
      }
    }
    files.values().forEach(DeliveredFile::close);
  }

  private static void crimeRow(
      DeliveredFile file, Cells violence, Cells solved, Cells reopened, int p, int t) {
    SamplePlace place = violence.places().get(p);
    file.row(
        place.id(),
        violence.label(t),
        place.id(),
        place.name(),
        violence.label(t),
        Long.toString(violence.numerator(p, t)),
        Long.toString(solved.denominator(p, t)),
        Long.toString(solved.numerator(p, t)),
        Long.toString(reopened.numerator(p, t)),
        Integer.toString(place.population()));
  }

  private DeliveredFile openRecordedCrime(String half) {
    return new DeliveredFile(
        delivery,
        "landing/recorded-crime/crime_" + half + ".csv",
        half.equals("2025H1") ? DeliveredFile.Style.LATIN : DeliveredFile.Style.PLAIN,
        "area_code",
        "area_name",
        "month",
        "violence",
        "recorded",
        "solved_90d",
        "reopened",
        "population");
  }

  /** One file a calendar year, in ISO weeks. */
  void antiSocialBehaviour(Cells incidents) {
    Map<String, DeliveredFile> files = new TreeMap<>();
    for (int t = 0; t < incidents.starts().size(); t++) {
      String year = incidents.label(t).substring(0, 4);
      DeliveredFile file =
          files.computeIfAbsent(
              year,
              name ->
                  new DeliveredFile(
                      delivery,
                      "landing/asb/asb_" + name + ".csv",
                      DeliveredFile.Style.PLAIN,
                      "iso_week",
                      "district",
                      "incidents"));
      for (int p = 0; p < incidents.places().size(); p++) {
        if (incidents.exists(p, t)) {
          String id = incidents.places().get(p).id();
          String count = Long.toString(incidents.numerator(p, t));
          file.row(id, incidents.label(t), incidents.label(t), id, count);
        }
      }
    }
    files.values().forEach(DeliveredFile::close);
  }

  /** One file of all quarters, with semicolons and decimal commas. */
  void perception(Cells feelSafe) {
    DeliveredFile file =
        new DeliveredFile(
            delivery,
            "landing/perception/perception.csv",
            DeliveredFile.Style.CONTINENTAL,
            "quarter",
            "code",
            "feel_safe_pct",
            "interviews");
    for (int t = 0; t < feelSafe.starts().size(); t++) {
      LocalDate start = feelSafe.starts().get(t);
      for (int p = 0; p < feelSafe.places().size(); p++) {
        if (feelSafe.exists(p, t)) {
          String id = feelSafe.places().get(p).id();
          String percent = String.format(Locale.ROOT, "%.1f", feelSafe.numerators()[p][t]);
          int interviews = 420 + Draws.of("interviews", id, start.toString()).below(160);
          file.row(
              id,
              feelSafe.label(t),
              feelSafe.label(t),
              id,
              percent.replace('.', ','),
              Integer.toString(interviews));
        }
      }
    }
    file.close();
  }
}
