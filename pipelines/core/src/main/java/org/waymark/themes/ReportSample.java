package org.waymark.themes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.waymark.text.Report;

/**
 * Reports of the last {@value #WEEKS} weeks in which themes that the codebook lacks are looked for:
 * all where there are few, else those whose identifier and text have the smallest hash, so that the
 * same reports are looked through however they were delivered.
 */
public final class ReportSample {
  /** Reports at most. */
  public static final int MOST = 4_096;

  private static final int WEEKS = 52;

  private record Drawn(long hash, Report report) {}

  private final Set<Report> reports = new HashSet<>();

  private ReportSample() {}

  /**
   * A sample.
   *
   * @param most reports in it
   */
  public static ReportSample of(List<Report> delivered, LocalDate asOf, int most) {
    ReportSample sample = new ReportSample();
    delivered.stream()
        .filter(
            report -> !report.date().isAfter(asOf) && report.date().isAfter(asOf.minusWeeks(WEEKS)))
        .map(report -> new Drawn(hash(report), report))
        .sorted(
            Comparator.comparingLong(Drawn::hash)
                .thenComparingInt(drawn -> drawn.report().feed())
                .thenComparing(drawn -> drawn.report().id()))
        .limit(most)
        .forEach(drawn -> sample.reports.add(drawn.report()));
    return sample;
  }

  /** Whether that report is in it. */
  public boolean has(Report report) {
    return reports.contains(report);
  }

  /** Bits of the hash codes of identifier and text, mixed (Steele's finaliser of SplitMix64). */
  private static long hash(Report report) {
    long bits = ((long) report.id().hashCode() << 32) ^ (report.text().hashCode() & 0xffffffffL);
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
