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
 * gone, for how many weeks a finding stands) was found before that run.
 */
final class LaterDates {
  private LaterDates() {}

  /** The published dates that stand; none where the catalogue cannot be read. */
  static NavigableSet<LocalDate> standing(Path out) throws IOException {
    try {
      return new TreeSet<>(new Publication(new OutputFolder(out)).catalog().standing().keySet());
    } catch (IllegalArgumentException unreadable) {
      return new TreeSet<>();
    }
  }

  /** Those that stand after a date, but for those that were run as well. */
  static List<LocalDate> after(LocalDate date, Collection<LocalDate> run, Path out)
      throws IOException {
    return standing(out).tailSet(date, false).stream().filter(d -> !run.contains(d)).toList();
  }

  /** What to do about them. */
  static String hint(Collection<LocalDate> later) {
    return later.stream().map(LocalDate::toString).collect(Collectors.joining(", "))
        + (later.size() == 1
            ? " stands already and was judged without it: run it again with --force"
            : " stand already and were judged without it: run them again with --force, in order")
        + " to bring states and weeks_standing in line";
  }
}
