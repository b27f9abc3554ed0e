package org.waymark.sample;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;

/**
 * A goal of a mission; its baseline is computed from the numbers.
 *
 * @param place empty: the aggregate of all places
 * @param target a number, or {@code baseline}: the value is to be held
 * @param milestones as {@code period=value, …}; may be empty
 * @param gap places that are behind, {@code <}, and places that they are behind; empty: no gap
 */
record SampleGoal(
    String id,
    String mission,
    String indicator,
    String place,
    String ambition,
    String baseline,
    String by,
    String target,
    String milestones,
    String gap) {

  /** Every goal in the order of the resource. */
  static List<SampleGoal> all() {
    return Csv.table("goals.txt").stream()
        .map(
            row ->
                new SampleGoal(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    row.get(4),
                    row.get(5),
                    row.get(6),
                    row.get(7),
                    row.get(8),
                    row.get(9)))
        .toList();
  }

  /** The goal as an entry of a mission file. */
  String yaml(String baselineValue) {
    StringBuilder text =
        new StringBuilder("  - id: " + id + "\n    indicator: " + indicator + "\n");
    if (!place.isEmpty()) {
      text.append("    place: ").append(place).append('\n');
    }
    if (!gap.isEmpty()) {
      text.append("    gap:\n      kind: groups\n");
      text.append("      places: [").append(String.join(", ", behind())).append("]\n");
      text.append("      behind: [").append(String.join(", ", ahead())).append("]\n");
    }
    text.append("    ambition: ").append(ambition).append('\n');
    text.append("    baseline: {period: ").append(baseline);
    text.append(", value: ").append(baselineValue).append("}\n");
    text.append("    target: {by: ")
        .append(by)
        .append(", value: ")
        .append(number(target(baselineValue)));
    text.append("}\n");
    if (!milestones.isEmpty()) {
      text.append("    milestones:\n");
      for (String milestone : milestones.split(",")) {
        String[] point = milestone.strip().split("=");
        text.append("      - {by: ").append(point[0]).append(", value: ").append(point[1]);
        text.append("}\n");
      }
    }
    return text.toString();
  }

  /** Whether the value is to stay as it was. */
  boolean holds() {
    return target.equals("baseline");
  }

  /** Places that are behind, of a gap. */
  List<String> behind() {
    return gap.isEmpty() ? List.of() : List.of(gap.split(" < ")[0].split(" "));
  }

  /** Places that those are behind. */
  List<String> ahead() {
    return gap.isEmpty() ? List.of() : List.of(gap.split(" < ")[1].split(" "));
  }

  /** The target in natural units. */
  double target(String baselineValue) {
    return Double.parseDouble(holds() ? baselineValue : target);
  }

  /** Linear pace: the share of the way that was gone, by the share of the time that has passed. */
  double pace(String baselineText, String latest, double latestValue) {
    double baselineValue = Double.parseDouble(baselineText);
    double passed = day(latest) - day(baseline);
    double whole = day(by) - day(baseline);
    return (latestValue - baselineValue) / (target(baselineText) - baselineValue) * whole / passed;
  }

  /** What a pace means for a goal of this ambition. */
  String status(double pace) {
    if (pace < 0) {
      return "deteriorating";
    }
    return pace >= (ambition.equals("committed") ? 1 : .7) ? "on track" : "off track";
  }

  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static long day(String period) {
    int year = Integer.parseInt(period.substring(0, 4));
    String rest = period.substring(5);
    LocalDate start =
        switch (rest.charAt(0)) {
          case 'W' ->
              LocalDate.of(year, 1, 4)
                  .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(rest.substring(1)));
          case 'Q' -> LocalDate.of(year, Integer.parseInt(rest.substring(1)) * 3 - 2, 1);
          default -> LocalDate.of(year, Integer.parseInt(rest), 1);
        };
    return start.toEpochDay();
  }
}
