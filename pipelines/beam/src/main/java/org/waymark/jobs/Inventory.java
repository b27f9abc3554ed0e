package org.waymark.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.waymark.feed.FeedParser;
import org.waymark.feed.FileInspection;
import org.waymark.feed.InspectedFile;
import org.waymark.feed.Split;
import org.waymark.io.DeliveredFiles;
import org.waymark.io.NativeDigests;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.transforms.Piece;

/**
 * Every delivered file of a run, looked at once: what it is, its digest, and where it can be cut.
 *
 * @param entries in order of feed, then name; their positions are what batches carry
 */
record Inventory(List<Entry> entries) {
  /**
   * About what a worker reads at a time: small enough to share out, large enough to be worth it.
   */
  private static final long SPLIT_BYTES = 16L << 20;

  /** A delivered file. */
  record Entry(int feed, String location, InspectedFile file) {}

  /**
   * Looks at every file that a feed names.
   *
   * @throws RunFailure if a feed names no file
   */
  static Inventory take(Path folder, Workspace workspace, LocalDate asOf, int threads)
      throws IOException, RunFailure {
    List<Callable<Entry>> looks = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int f = 0; f < workspace.feeds().size(); f++) {
      int feed = f;
      Feed declared = workspace.feeds().get(f);
      // Only asked about headers: which run it is for does not matter yet.
      FeedParser parser = FeedParser.of(workspace, feed, asOf, "", 1);
      List<DeliveredFiles.Delivered> files =
          DeliveredFiles.matching(folder, declared.reading().files());
      if (files.isEmpty()) {
        missing.add(
            "feed `" + declared.id() + "`: no file matches `" + declared.reading().files() + "`");
      }
      for (DeliveredFiles.Delivered delivered : files) {
        looks.add(
            () -> {
              try (InputStream in = DeliveredFiles.open(delivered.location(), 0)) {
                InspectedFile found =
                    FileInspection.inspect(in, delivered.name(), declared.reading(), SPLIT_BYTES);
                return new Entry(feed, delivered.location(), parser.checked(found));
              }
            });
      }
    }
    if (!missing.isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.INPUT_MISSING,
          missing.size() == 1 ? "an input is missing" : missing.size() + " inputs are missing",
          missing);
    }
    NativeDigests.prefer();
    return new Inventory(inParallel(looks, threads));
  }

  private static List<Entry> inParallel(List<Callable<Entry>> looks, int threads)
      throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Entry> entries = new ArrayList<>();
      for (Future<Entry> entry : workers.invokeAll(looks)) {
        entries.add(entry.get());
      }
      return List.copyOf(entries);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while looking at the inputs", stopped);
    } finally {
      workers.shutdownNow();
    }
  }

  /** What was found of each file. */
  List<InspectedFile> files() {
    return entries.stream().map(Entry::file).toList();
  }

  /** Names of the files by position. */
  List<String> names() {
    return entries.stream().map(entry -> entry.file().path()).toList();
  }

  /** Rows of all files together. */
  long rows() {
    return entries.stream().mapToLong(entry -> entry.file().rows()).sum();
  }

  /** The pieces that workers read. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int file = 0; file < entries.size(); file++) {
      Entry entry = entries.get(file);
      for (Split split : entry.file().splits()) {
        pieces.add(new Piece(entry.feed(), file, entry.location(), entry.file(), split));
      }
    }
    return pieces;
  }
}
