package org.waymark.sample;

import java.util.List;

/**
 * A planted departure of one place on one indicator.
 *
 * @param onset first period of the departure, or {@code always}
 * @param effect on the score's scale; its sign is that of the number, not of its goodness
 * @param kind {@code deviant}, {@code negative} or {@code counterpart}
 * @param found which questions must show it: {@code level}, {@code change}, {@code worse}
 */
record Deviant(
    String indicator,
    String place,
    String onset,
    double effect,
    String kind,
    String found,
    String note) {

  static final String ALWAYS = "always";

  /** Every planted departure, in the order of the resource. */
  static List<Deviant> all() {
    return Csv.table("deviants.txt").stream()
        .map(
            row ->
                new Deviant(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    Double.parseDouble(row.get(3)),
                    row.get(4),
                    row.get(5),
                    row.get(6)))
        .toList();
  }

  /** What it adds to the score in a period, written as SDMX writes it. */
  double at(String period) {
    return onset.equals(ALWAYS) || period.compareTo(onset) >= 0 ? effect : 0;
  }
}
