package org.waymark.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.panel.ObservationBatch;
import org.waymark.quality.RowAccount;
import org.waymark.record.RecordBatch;
import org.waymark.registry.RecordKind;
import org.waymark.survey.RespondentBatch;
import org.waymark.text.Report;

/** What the rows of a piece of a file have given so far. */
final class Collected {
  private static final ObservationBatch.Builder[] NO_OBSERVATIONS = {};
  private static final RespondentBatch.Builder[] NO_RESPONDENTS = {};

  private final int feed;
  private final int file;
  private final int shards;
  private final int[] shardOf;
  private final int room;
  private ObservationBatch.Builder[] observations = NO_OBSERVATIONS;
  private RespondentBatch.Builder[] respondents = NO_RESPONDENTS;
  private List<Report> reports = new ArrayList<>();
  private List<Submission> submissions = new ArrayList<>();
  private RecordBatch.@Nullable Builder records;
  private SortedMap<String, Long> notes = new TreeMap<>();
  private long latestDay = Long.MIN_VALUE;

  /**
   * @param shardOf the shard of each indicator
   * @param room values that each shard is expected to hold
   */
  Collected(int feed, int file, int shards, int[] shardOf, int room) {
    this.shardOf = shardOf;
    this.feed = feed;
    this.file = file;
    this.shards = shards;
    this.room = room;
    clear();
  }

  private void clear() {
    observations = new ObservationBatch.Builder[shards];
    respondents = new RespondentBatch.Builder[shards];
    reports = new ArrayList<>();
    submissions = new ArrayList<>();
    records = null;
    notes = new TreeMap<>();
    latestDay = Long.MIN_VALUE;
  }

  /** Takes note of the last day that a value is about. */
  void about(long epochDay) {
    latestDay = Math.max(latestDay, epochDay);
  }

  /** Counts something that is worth knowing under the name of a check. */
  void note(String check) {
    note(check, 1);
  }

  /** Counts so many of what is worth knowing. */
  void note(String check, long count) {
    notes.merge(check, count, Long::sum);
  }

  int feed() {
    return feed;
  }

  int file() {
    return file;
  }

  /** The batch that an indicator's observations go to. */
  ObservationBatch.Builder observations(int indicator) {
    int shard = shardOf[indicator];
    ObservationBatch.Builder batch = observations[shard];
    if (batch == null) {
      batch = new ObservationBatch.Builder(feed, file, room);
      observations[shard] = batch;
    }
    return batch;
  }

  /** Marks the values of a line as those of a row of which something else was refused. */
  void refusedElsewhere(int line) {
    for (ObservationBatch.Builder batch : observations) {
      if (batch != null) {
        batch.markLine(line, ObservationBatch.REFUSED_ELSEWHERE);
      }
    }
  }

  /** The batch that an indicator's respondents go to. */
  RespondentBatch.Builder respondents(int indicator) {
    int shard = shardOf[indicator];
    RespondentBatch.Builder batch = respondents[shard];
    if (batch == null) {
      batch = new RespondentBatch.Builder(feed, file, room);
      respondents[shard] = batch;
    }
    return batch;
  }

  /** The batch that records go to. */
  RecordBatch.Builder records(RecordKind kind) {
    RecordBatch.Builder batch = records;
    if (batch == null) {
      batch = new RecordBatch.Builder(kind, feed, file);
      records = batch;
    }
    return batch;
  }

  void add(Submission submission) {
    submissions.add(submission);
  }

  void add(Report report) {
    about(report.date().toEpochDay());
    reports.add(report);
  }

  /** Hands everything over and starts again. */
  ParsedChunk take(Rejections rejections, FileTally tally) {
    if (latestDay > Long.MIN_VALUE) {
      note(RowAccount.latestDay(latestDay));
    }
    ObservationBatch[] observed = new ObservationBatch[shards];
    RespondentBatch[] answered = new RespondentBatch[shards];
    for (int shard = 0; shard < shards; shard++) {
      ObservationBatch.Builder numbers = observations[shard];
      observed[shard] =
          (numbers == null ? new ObservationBatch.Builder(feed, file, 0) : numbers).build();
      RespondentBatch.Builder answers = respondents[shard];
      answered[shard] =
          (answers == null ? new RespondentBatch.Builder(feed, file, 0) : answers).build();
    }
    ParsedChunk chunk =
        new ParsedChunk(
            observed,
            answered,
            List.copyOf(reports),
            List.copyOf(submissions),
            records == null ? Optional.empty() : Optional.of(records.build()),
            rejections.take(),
            tally,
            Collections.unmodifiableSortedMap(notes));
    clear();
    return chunk;
  }
}
