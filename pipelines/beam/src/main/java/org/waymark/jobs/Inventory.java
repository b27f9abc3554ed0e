package org.waymark.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.waymark.feed.FeedParser;
import org.waymark.feed.FileInspection;
import org.waymark.feed.InspectedFile;
import org.waymark.feed.Split;
import org.waymark.feed.Submission;
import org.waymark.feed.Submissions;
import org.waymark.io.DeliveredFiles;
import org.waymark.io.FileState;
import org.waymark.io.NativeDigests;
import org.waymark.publish.RunFailure;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.transforms.Parents;
import org.waymark.transforms.Piece;
import org.waymark.transforms.Snapshot;

/**
 * Every delivered file of a run, looked at once: what it is, its digest, and where it can be cut.
 *
 * @param entries in order of feed, then of submissions before what belongs to them, then name;
 *     their positions are what batches carry
 * @param parents of feeds whose rows belong to submissions in other files, by position of the feed
 */
record Inventory(List<Entry> entries, Parents parents) {
  /**
   * About what a worker reads at a time is a share of all that was delivered: small enough to hand
   * out evenly, and few enough shares, as the engine in memory copies what it has grouped so far
   * with each that comes. It lies between these.
   */
  private static final long LEAST_SPLIT = 16L << 20;

  private static final long MOST_SPLIT = 64L << 20;
  private static final int SHARES = 16;

  private static final int ROWS_TOGETHER = 100_000;

  /**
   * A delivered file.
   *
   * @param parent whether it holds the submissions that the feed's rows belong to
   * @param state how it lay there before anybody looked
   */
  record Entry(int feed, boolean parent, String location, InspectedFile file, FileState state) {}

  /** A glob of a feed, the parser of its files, and where they lie. */
  private record Named(
      Path folder,
      int feed,
      boolean parent,
      FeedParser parser,
      List<DeliveredFiles.Delivered> files) {
    static Named of(Path folder, int feed, boolean parent, FeedParser parser) throws IOException {
      Feed.Reading reading = parser.feed().reading();
      return new Named(
          folder,
          feed,
          parent,
          parser,
          DeliveredFiles.matching(folder, reading.files(), reading.alsoRead()));
    }

    Stream<Callable<List<Entry>>> looks(long splitBytes) {
      return files.stream().map(delivered -> () -> look(delivered, splitBytes));
    }

    private List<Entry> look(DeliveredFiles.Delivered delivered, long splitBytes)
        throws IOException {
      FileState state = FileState.of(delivered.location());
      List<InspectedFile> found = inspected(delivered, splitBytes, false);
      if (!found.stream().allMatch(InspectedFile::decimalsSeen)) {
        // Some rows were passed over that may say how the numbers of others are to be read.
        found = inspected(delivered, splitBytes, true);
      }
      return found.stream()
          .map(file -> new Entry(feed, parent, delivered.location(), parser.checked(file), state))
          .toList();
    }

    private List<InspectedFile> inspected(
        DeliveredFiles.Delivered delivered, long splitBytes, boolean everyRow) throws IOException {
      try (InputStream in = DeliveredFiles.open(delivered.location(), 0)) {
        return FileInspection.inspectAll(
            in,
            delivered.name(),
            parser.feed().reading(),
            DeliveredFiles.described(folder, delivered),
            DeliveredFiles.describedWithin(delivered),
            splitBytes,
            everyRow);
      }
    }

    Optional<String> missing() {
      return files.isEmpty()
          ? Optional.of(
              "feed `"
                  + parser.feed().id()
                  + "`: no file "
                  + (parent ? "of submissions (`parent`) " : "")
                  + "matches `"
                  + parser.feed().reading().files()
                  + "`")
          : Optional.empty();
    }
  }

  /**
   * Looks at every file that a feed names.
   *
   * @throws RunFailure if a feed names no file
   */
  static Inventory take(Path folder, Workspace workspace, LocalDate asOf, int threads)
      throws IOException, RunFailure {
    NativeDigests.prefer();
    List<Named> submissions = new ArrayList<>();
    for (int f = 0; f < workspace.feeds().size(); f++) {
      Optional<FeedParser> parent = FeedParser.ofParent(workspace, f, asOf, "");
      if (parent.isPresent()) {
        submissions.add(Named.of(folder, f, true, parent.get()));
      }
    }
    List<Entry> entries = new ArrayList<>(inParallel(submissions, threads));
    TreeMap<Integer, Submissions> read = new TreeMap<>();
    for (Named named : submissions) {
      read.put(named.feed(), read(named, entries));
    }
    Parents parents = new Parents(read);
    List<Named> feeds = new ArrayList<>();
    for (int f = 0; f < workspace.feeds().size(); f++) {
      // Only asked about headers: which run it is for does not matter yet.
      FeedParser parser = FeedParser.of(workspace, f, asOf, "", 1, parents.of(f));
      feeds.add(Named.of(folder, f, false, parser));
    }
    List<String> missing =
        Stream.concat(submissions.stream(), feeds.stream())
            .flatMap(named -> named.missing().stream())
            .toList();
    if (!missing.isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.INPUT_MISSING,
          missing.size() == 1 ? "an input is missing" : missing.size() + " inputs are missing",
          missing);
    }
    entries.addAll(inParallel(feeds, threads));
    // The sort is stable: submissions come before what belongs to them.
    entries.sort(Comparator.comparingInt(Entry::feed));
    return new Inventory(List.copyOf(entries), parents);
  }

  /** The submissions that the rows of a feed belong to. */
  private static Submissions read(Named named, List<Entry> looked) throws IOException {
    List<InspectedFile> files = new ArrayList<>();
    List<List<Submission>> rows = new ArrayList<>();
    for (Entry entry : looked) {
      if (entry.feed() == named.feed() && entry.file().readable()) {
        List<Submission> found = new ArrayList<>();
        for (Split split : entry.file().splits()) {
          long position = entry.file().splittable() ? split.offset() : 0;
          try (InputStream in = DeliveredFiles.open(entry.location(), position)) {
            named
                .parser()
                .parse(
                    entry.file(),
                    0,
                    in,
                    split,
                    ROWS_TOGETHER,
                    chunk -> found.addAll(chunk.submissions()));
          }
        }
        files.add(entry.file());
        rows.add(found);
      }
    }
    return named.parser().submissions(files, rows);
  }

  private static List<Entry> inParallel(List<Named> named, int threads) throws IOException {
    long bytes =
        named.stream()
            .flatMap(of -> of.files().stream())
            .mapToLong(DeliveredFiles.Delivered::bytes)
            .sum();
    long splitBytes = Math.min(Math.max(bytes / SHARES, LEAST_SPLIT), MOST_SPLIT);
    List<Callable<List<Entry>>> looks = named.stream().flatMap(of -> of.looks(splitBytes)).toList();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Entry> entries = new ArrayList<>();
      for (Future<List<Entry>> looked : workers.invokeAll(looks)) {
        entries.addAll(looked.get());
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

  /**
   * Holds that what was parsed is what was looked at: no file has been written, replaced or removed
   * since.
   *
   * @throws RunFailure names those that have changed
   */
  void requireUnchanged() throws RunFailure {
    List<String> changed =
        entries.stream()
            .filter(entry -> !entry.state().equals(FileState.of(entry.location())))
            .map(entry -> entry.file().path())
            .toList();
    if (!changed.isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.INPUT_MISSING,
          String.join(", ", changed)
              + " changed while this run read it; nothing was published. Run again",
          List.of());
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

  /** The files by position, as workers find them again. */
  List<Snapshot.Delivery> deliveries() {
    return entries.stream()
        .map(entry -> new Snapshot.Delivery(entry.location(), entry.file()))
        .toList();
  }

  /** Names of the files of each feed, by its id; of a feed without files none. */
  Map<String, List<String>> namesByFeed(Workspace workspace) {
    Map<String, List<String>> names = new TreeMap<>();
    workspace.feeds().forEach(feed -> names.put(feed.id(), new ArrayList<>()));
    for (Entry entry : entries) {
      names
          .getOrDefault(workspace.feeds().get(entry.feed()).id(), new ArrayList<>())
          .add(entry.file().path());
    }
    return names;
  }

  /** Rows of all files together. */
  long rows() {
    return entries.stream().mapToLong(entry -> entry.file().rows()).sum();
  }

  /**
   * Of each file of submissions, what a later submission with the same key replaces; of the others
   * nothing.
   */
  Optional<Submissions.Again> again(Entry of) {
    if (!of.parent() || !of.file().readable()) {
      return Optional.empty();
    }
    long position =
        entries.subList(0, entries.indexOf(of)).stream()
            .filter(entry -> entry.parent() && entry.feed() == of.feed())
            .filter(entry -> entry.file().readable())
            .count();
    return Optional.of(parents.of(of.feed()).again().get((int) position));
  }

  /** The pieces that workers read. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int file = 0; file < entries.size(); file++) {
      Entry entry = entries.get(file);
      for (Split split : entry.file().splits()) {
        pieces.add(
            new Piece(entry.feed(), entry.parent(), file, entry.location(), entry.file(), split));
      }
    }
    return pieces;
  }
}
