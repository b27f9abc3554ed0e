package org.waymark.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.record.RecordBatch;

/**
 * Rows that an experiment could not use. A refusal names the field and the reason and shows no
 * value: rows of people show nobody.
 */
public final class RowTally {

  /**
   * A refused row.
   *
   * @param reason code of the reason
   * @param detail what is wrong and what was expected
   */
  public record Refusal(int feed, int file, int line, String field, String reason, String detail) {}

  /** How many rows of a file were passed over for one reason. */
  public record Skipped(int feed, int file, String reason) implements Comparable<Skipped> {
    @Override
    public int compareTo(Skipped other) {
      int by = Integer.compare(feed, other.feed);
      by = by == 0 ? Integer.compare(file, other.file) : by;
      return by == 0 ? reason.compareTo(other.reason) : by;
    }
  }

  private final List<Refusal> refusals = new ArrayList<>();
  private final TreeMap<Skipped, Long> skipped = new TreeMap<>();

  /** Notes a row that cannot be used. */
  public void refuse(
      RecordBatch batch, int row, String field, String reason, String wrong, String expected) {
    refusals.add(
        new Refusal(
            batch.feed(),
            batch.file(),
            batch.line(row),
            field,
            reason,
            wrong + "; expected " + expected));
  }

  void skip(RecordBatch batch, String reason) {
    skipped.merge(new Skipped(batch.feed(), batch.file(), reason), 1L, Long::sum);
  }

  /** The refused rows, in order of file and line. */
  public List<Refusal> refusals() {
    return refusals.stream()
        .sorted(
            Comparator.comparingInt(Refusal::feed)
                .thenComparingInt(Refusal::file)
                .thenComparingInt(Refusal::line)
                .thenComparing(Refusal::field))
        .toList();
  }

  /** Rows passed over, by file and reason. */
  public SortedMap<Skipped, Long> skipped() {
    return Collections.unmodifiableSortedMap(skipped);
  }
}
