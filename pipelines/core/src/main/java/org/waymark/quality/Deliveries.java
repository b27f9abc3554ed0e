package org.waymark.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.registry.Expected;
import org.waymark.registry.Feed;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.Delivery;

/** The rows of {@code delivery}: what was delivered, how recent it is, and what is late or gone. */
public final class Deliveries {
  private static final String ON_TIME = "on-time";
  private static final String LATE = "late";
  private static final String GONE = "gone";
  private static final String RESTATED = "restated";
  private static final String DECLARED = "declared";
  private static final String LEARNED = "learned";

  private Deliveries() {}

  /** A delivered file before anything of it was read. */
  public static Delivery delivered(
      String feed, String file, String sha256, long bytes, LocalDate asOf, String runId) {
    return Delivery.newBuilder()
        .setFeedId(feed)
        .setSourceFile(file)
        .setSha256(sha256)
        .setBytes(bytes)
        .setFirstSeen(asOf)
        .setState(ON_TIME)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /**
   * The rows of a run.
   *
   * @param delivered one for each file, as {@link #delivered} gives them
   * @param before the rows of the run that was published before; none where there was none
   * @param counted partial rows of {@code data_quality}
   * @param feeds of the workspace
   * @param seen by the id of a feed, what the runs at earlier published dates saw of it
   */
  public static List<Delivery> conclude(
      List<Delivery> delivered,
      List<Delivery> before,
      List<DataQuality> counted,
      List<Feed> feeds,
      Map<String, List<Rhythm.Seen>> seen,
      LocalDate asOf,
      String runId) {
    Map<List<String>, LocalDate> latest = latest(counted);
    Map<String, LocalDate> ofFeed = new HashMap<>();
    latest.forEach((file, day) -> ofFeed.merge(file.get(0), day, (a, b) -> a.isAfter(b) ? a : b));
    Map<String, Expected> expected = new HashMap<>();
    Map<String, String> by = new HashMap<>();
    for (Feed feed : feeds) {
      List<Rhythm.Seen> runs = new ArrayList<>(seen.getOrDefault(feed.id(), List.of()));
      Optional.ofNullable(ofFeed.get(feed.id()))
          .ifPresent(end -> runs.add(new Rhythm.Seen(asOf, end)));
      Optional<Expected> declared = feed.reading().expected();
      declared.or(() -> Rhythm.of(runs)).ifPresent(every -> expected.put(feed.id(), every));
      by.put(feed.id(), declared.isPresent() ? DECLARED : LEARNED);
    }
    TreeMap<String, Delivery> known = new TreeMap<>();
    before.forEach(row -> known.put(row.getFeedId() + "\n" + row.getSourceFile(), row));
    List<Delivery> rows = new ArrayList<>();
    for (Delivery file : delivered) {
      Optional<Delivery> earlier =
          Optional.ofNullable(known.remove(file.getFeedId() + "\n" + file.getSourceFile()));
      boolean same = earlier.isPresent() && earlier.get().getSha256().equals(file.getSha256());
      Optional<LocalDate> next =
          Optional.ofNullable(expected.get(file.getFeedId()))
              .flatMap(
                  every -> Optional.ofNullable(ofFeed.get(file.getFeedId())).map(every::nextAfter));
      boolean late = next.isPresent() && next.get().isBefore(asOf);
      boolean comparable = earlier.isPresent() && isKeyed(earlier.get()) == isKeyed(file);
      String state = comparable && !same ? RESTATED : ON_TIME;
      rows.add(
          Delivery.newBuilder(file)
              .setFirstSeen(same ? earlier.get().getFirstSeen() : asOf)
              .setLatestPeriodEnd(latest.get(List.of(file.getFeedId(), file.getSourceFile())))
              .setExpectedNext(next.orElse(null))
              .setExpectedBy(next.isPresent() ? by.get(file.getFeedId()) : null)
              .setState(late ? LATE : state)
              .build());
    }
    for (Delivery gone : known.values()) {
      if (feeds.stream().anyMatch(feed -> feed.id().equals(gone.getFeedId()))) {
        rows.add(
            Delivery.newBuilder(gone)
                .setExpectedNext(null)
                .setExpectedBy(null)
                .setState(GONE)
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    return rows;
  }

  /** Whether its digest is one that only who has the secret of the workspace can make. */
  private static boolean isKeyed(Delivery row) {
    return row.getSha256().indexOf(':') >= 0;
  }

  /** The latest day that was read of each feed and file. */
  private static Map<List<String>, LocalDate> latest(List<DataQuality> counted) {
    Map<List<String>, LocalDate> latest = new HashMap<>();
    for (DataQuality row : counted) {
      RowAccount.dayOf(row.getCheck())
          .ifPresent(
              day ->
                  latest.merge(
                      List.of(row.getFeedId(), row.getSourceFile()),
                      day,
                      (a, b) -> a.isAfter(b) ? a : b));
    }
    return latest;
  }
}
