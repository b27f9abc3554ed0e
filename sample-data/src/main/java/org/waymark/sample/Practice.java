package org.waymark.sample;

import java.util.List;

/**
 * A theme that a place's reports speak of more often than others'.
 *
 * @param since month from which they do
 * @param weight the theme's weight there, where others' weights add up to about 100
 */
record Practice(String theme, String place, String since, int weight) {

  /** Every planted practice, in the order of the resource. */
  static List<Practice> all() {
    return Csv.table("practices.txt").stream()
        .map(row -> new Practice(row.get(0), row.get(1), row.get(2), Integer.parseInt(row.get(3))))
        .toList();
  }
}
