package org.waymark.sample;

import java.util.Locale;

/**
 * A place of the fictional country. Dates are ISO days or empty.
 *
 * @param population residents, or the people that the trust serves
 * @param deprivation index from 5 (least) to 45 (most)
 * @param rurality share of people in villages and open country
 * @param shareOver65 share of people aged 65 and over
 */
record SamplePlace(
    String id,
    String name,
    String type,
    String parent,
    String validFrom,
    String validTo,
    String successor,
    int population,
    double deprivation,
    double rurality,
    double shareOver65) {

  /** Whether it exists in a period, by the ISO first day of that period. */
  boolean existsOn(String day) {
    return (validFrom.isEmpty() || day.compareTo(validFrom) >= 0)
        && (validTo.isEmpty() || day.compareTo(validTo) <= 0);
  }

  /** Its line of places.csv. */
  String csv() {
    return String.join(
        ",",
        id,
        Csv.quoted(name, ','),
        type,
        parent,
        validFrom,
        validTo,
        successor,
        Integer.toString(population),
        String.format(Locale.ROOT, "%.1f", deprivation),
        String.format(Locale.ROOT, "%.3f", rurality),
        String.format(Locale.ROOT, "%.3f", shareOver65));
  }
}
