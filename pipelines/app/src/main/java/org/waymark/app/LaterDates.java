package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.Publication;

/**
 * Published dates after one that was run. What they say of the date before (what is new, what is
 * gone, for how many weeks a finding has continued) was computed before that run.
 */
final class LaterDates {
  private LaterDates() {}

  /** The published dates; none where the catalogue cannot be read. */
  static NavigableSet<LocalDate> standing(Path out) throws IOException {
    try {
      return new TreeSet<>(new Publication(new OutputFolder(out)).catalog().standing().keySet());
    } catch (IllegalArgumentException unreadable) {
      return new TreeSet<>();
    }
  }

  /** Published dates after a date, without those that were run as well. */
  static List<LocalDate> after(LocalDate date, Collection<LocalDate> run, Path out)
      throws IOException {
    return standing(out).tailSet(date, false).stream().filter(d -> !run.contains(d)).toList();
  }

  /** What to do about them. */
  static String hint(Collection<LocalDate> later) {
    return later.stream().map(LocalDate::toString).collect(Collectors.joining(", "))
        + (later.size() == 1
            ? " is already published and was compared without this run. Run it again with --force"
            : " are already published and were compared without this run. Run them again in"
                + " order with --force")
        + " to update states and weeks_standing";
  }
}
