package org.waymark.registry;

import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.period.ReportingYear;

/** Reads months as a workspace writes them: by name, by their first three letters, by number. */
final class MonthText {
  static final List<String> NAMES = Stream.of(Month.values()).map(ReportingYear::name).toList();

  private MonthText() {}

  static Optional<Month> read(String text) {
    if (text.matches("0?[1-9]|1[0-2]")) {
      return Optional.of(Month.of(Integer.parseInt(text)));
    }
    for (Month month : Month.values()) {
      String name = ReportingYear.name(month);
      if (text.equalsIgnoreCase(name) || text.equalsIgnoreCase(name.substring(0, 3))) {
        return Optional.of(month);
      }
    }
    return Optional.empty();
  }
}
