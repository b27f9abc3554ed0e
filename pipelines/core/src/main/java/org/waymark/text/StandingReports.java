package org.waymark.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reports of which each id of a feed stands once: the later by file, then by line, stands. Reports
 * without an id are taken as different reports.
 *
 * @param reports in order of feed, file and line
 * @param tallies files with reports that gave way, in order of feed, then file
 */
public record StandingReports(List<Report> reports, List<FileTally> tallies) {

  /**
   * Reports of one file that gave way to a later one of the same id.
   *
   * @param superseded those that say the same
   * @param conflicting those that differ in place, date, role or text
   */
  public record FileTally(int feed, int file, long superseded, long conflicting) {}

  private record Key(int feed, String id, int file, int line) {}

  private static final Comparator<Report> ORDER =
      Comparator.comparingInt(Report::feed)
          .thenComparingInt(Report::file)
          .thenComparingInt(Report::line);

  /**
   * The reports that stand among these, whatever their order; may be called for one id at a time.
   */
  public static StandingReports of(List<Report> delivered) {
    List<Report> sorted = new ArrayList<>(delivered);
    sorted.sort(ORDER);
    Map<Key, Integer> last = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      last.put(key(sorted.get(i)), i);
    }
    List<Report> standing = new ArrayList<>(last.size());
    Map<Long, long[]> gaveWay = new TreeMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      Report report = sorted.get(i);
      int stands = last.getOrDefault(key(report), i);
      if (stands == i) {
        standing.add(report);
      } else {
        long file = ((long) report.feed() << 32) | report.file();
        gaveWay
            .computeIfAbsent(file, f -> new long[2])[
            saysTheSame(report, sorted.get(stands)) ? 0 : 1]++;
      }
    }
    List<FileTally> tallies = new ArrayList<>();
    gaveWay.forEach(
        (file, counts) ->
            tallies.add(new FileTally((int) (file >> 32), file.intValue(), counts[0], counts[1])));
    return new StandingReports(standing, tallies);
  }

  private static Key key(Report report) {
    return report.id().isEmpty()
        ? new Key(report.feed(), "", report.file(), report.line())
        : new Key(report.feed(), report.id(), 0, 0);
  }

  private static boolean saysTheSame(Report a, Report b) {
    return a.place() == b.place()
        && a.date().equals(b.date())
        && a.role().equals(b.role())
        && a.text().equals(b.text());
  }
}
