package org.waymark.feed;

import java.util.Optional;
import org.waymark.panel.CountedRows;
import org.waymark.registry.Feed;

/** What rows that are events are told apart by: two numbers of 53 bits, made of their ids. */
final class EventIds {
  private static final long PRIME = 0x100000001B3L;
  private static final long FIRST = 0xCBF29CE484222325L;
  private static final long SECOND = 0x9E3779B97F4A7C15L;
  private static final int UNUSED_BITS = 11;

  private final Feed.Events events;
  private final int column;

  private final boolean points;

  /**
   * @param points whether each event is a point of a chart
   */
  EventIds(Feed.Events events, boolean points, Columns columns) {
    this.events = events;
    this.points = points;
    this.column = events.distinct().map(columns::position).orElse(-1);
  }

  /** Gives the row's event to a measurement; what is wrong with its id, if anything is. */
  Optional<Refusal> give(Row row, Measurement measurement) {
    int marks =
        CountedRows.EVENT
            | (events.zeros() ? 0 : CountedRows.WITHOUT_ZEROS)
            | (points ? CountedRows.POINT : 0);
    if (column < 0) {
      measurement.event(marks, Double.NaN, Double.NaN);
      return Optional.empty();
    }
    int from = row.from[column];
    int to = row.to[column];
    measurement.event(marks, hash(row.bytes, from, to, FIRST), hash(row.bytes, from, to, SECOND));
    return from < to
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "missing-id",
                events.distinct().orElse(""),
                "the row has no id, by which it is to be counted once"));
  }

  private static double hash(byte[] bytes, int from, int to, long seed) {
    long hash = seed;
    for (int i = from; i < to; i++) {
      hash = (hash ^ (bytes[i] & 0xFF)) * PRIME;
      hash ^= hash >>> 29;
    }
    hash = (hash ^ (hash >>> 32)) * SECOND;
    return (double) ((hash ^ (hash >>> 28)) >>> UNUSED_BITS);
  }
}
