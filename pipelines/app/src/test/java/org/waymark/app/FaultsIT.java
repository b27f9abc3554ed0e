package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed, ended, stopped or out of disk at random moments. After each one, the folder
 * holds the state before or the state after, and the next run publishes the same bytes. A reader
 * looks on all the time.
 *
 * <p>25 faults in the suite. For a thousand: {@code mvn verify -pl pipelines/app -am
 * -Dit.test=FaultsIT -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfailsafe.failIfNoSpecifiedTests=false -Dwaymark.faults=1000}; {@code -Dwaymark.seed} chooses
 * others.
 */
class FaultsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEFORE = "2026-11-08";
  private static final String AFTER = "2026-11-15";
  private static final int FAULTS = Integer.getInteger("waymark.faults", 25);
  private static final long SEED = Long.getLong("waymark.seed", 20_261_115);

  /** A disk of this size is never full here. */
  private static final long PLENTY = 64L << 20;

  @TempDir Path folder;
  private Path workspace;
  private Path published;

  private enum Fault {
    KILLED,
    ENDED,
    STOPPED,
    DISK_FULL
  }

  @BeforeEach
  void publish_a_first_date() {
    workspace = folder.resolve("workspace");
    published = folder.resolve("published");
    assertThat(RealCommand.type("init", workspace.toString()).exitCode()).isZero();
    assertThat(RealCommand.run(workspace, published, BEFORE).exitCode()).isZero();
  }

  @Test
  void no_fault_at_any_moment_loses_doubles_or_mixes_anything() throws Exception {
    Path undisturbed = FolderContent.copy(published, folder.resolve("undisturbed"));
    long begun = System.nanoTime();
    Shell.Answer whole = RealCommand.answer(process(workspace, undisturbed), folder);
    long usual = System.nanoTime() - begun;
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    Map<String, String> before = tables(published);
    Map<String, String> after = tables(undisturbed);
    assertThat(after).isNotEqualTo(before);

    Map<Fault, Integer> struck = new TreeMap<>();
    for (int i = 0; i < FAULTS; i++) {
      SplittableRandom random = new SplittableRandom(SEED * 31 + i);
      Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
      Path out = Files.createDirectories(folder.resolve("out-" + i));
      boolean full = fault == Fault.DISK_FULL;
      long room = size(published) + (long) (size(undisturbed) * 1.2 * random.nextDouble());
      if (full && !mounted("-o", "size=" + room, out)) {
        continue; // Only the administrator may mount a disk of that size.
      }
      FolderContent.copy(published, out);
      String what = "fault " + i + " of seed " + SEED + ", " + fault;
      try (Reader reader = new Reader(out)) {
        if (strike(fault, out, random, usual)) {
          struck.merge(fault, 1, Integer::sum);
        }
        assertThat(tables(out)).as(what).isIn(before, after);
        if (full) {
          assertThat(mounted("-o", "remount,size=" + PLENTY, out)).isTrue();
        }
        Shell.Answer next = RealCommand.run(workspace, out, AFTER);
        assertThat(next.exitCode()).as(what + next.err()).isIn(0, 99);
        assertThat(tables(out)).as(what).isEqualTo(after);
        assertThat(dataFiles(out)).as(what).isEqualTo(named(out));
        assertThat(reader.mixtures()).as(what).isEmpty();
      } finally {
        if (full) {
          new ProcessBuilder("umount", out.toString()).start().waitFor();
        }
      }
      delete(out);
    }
    assertThat(struck.values().stream().mapToInt(n -> n).sum())
        .as("runs that were still going when a fault struck: %s", struck)
        .isGreaterThan(FAULTS / 2);
  }

  private static ProcessBuilder process(Path workspace, Path out) {
    return RealCommand.process("-XX:TieredStopAtLevel=1 -Xmx512m", workspace, out, AFTER)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** Mounts a disk in memory at that folder, or gives it another size. */
  private static boolean mounted(String flag, String options, Path at) throws Exception {
    try {
      return new ProcessBuilder("mount", "-t", "tmpfs", flag, options, "none", at.toString())
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Bytes that a folder takes on a disk of pages of 4 KiB. */
  private static long size(Path of) throws IOException {
    long bytes = 64 << 10;
    for (Path file : FolderContent.files(of)) {
      bytes += (Files.size(file) + 8_191) / 4_096 * 4_096;
    }
    return bytes;
  }

  /** Lets a fault happen to a run; false if the run had ended before. */
  private boolean strike(Fault fault, Path out, SplittableRandom random, long usual)
      throws IOException, InterruptedException {
    Process run = process(workspace, out).start();
    if (fault == Fault.DISK_FULL) {
      assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
      // Published is published, also where a view or a page could not be written.
      assertThat(run.exitValue()).isIn(0, 2, 6);
      return run.exitValue() != 0;
    }
    boolean ended = run.waitFor((long) (usual * random.nextDouble()), TimeUnit.NANOSECONDS);
    switch (fault) {
      case KILLED -> run.destroyForcibly();
      case ENDED -> run.destroy();
      default -> {
        signal(run, "-STOP");
        // A stopped run holds the lock: nobody else may publish meanwhile.
        assertThat(RealCommand.run(workspace, out, AFTER).exitCode()).isIn(0, 4, 99);
        signal(run, "-CONT");
      }
    }
    assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return !ended;
  }

  private static void signal(Process run, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(run.pid())).start().waitFor();
  }

  /** Digests of all tables but the one that says when a run was, as the catalogue names them. */
  private static Map<String, String> tables(Path out) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    Map<String, String> files = FolderContent.digests(out);
    for (JsonNode run : catalog(out).path("standing")) {
      run.path("tables")
          .fields()
          .forEachRemaining(
              table -> {
                for (JsonNode file : table.getValue()) {
                  String path = file.path("path").asText();
                  String found = files.get(path);
                  assertThat(found).as(path).isEqualTo(file.path("sha256").asText());
                  if (!table.getKey().equals("run")) {
                    tables.put(path, found);
                  }
                }
              });
    }
    return tables;
  }

  private static JsonNode catalog(Path out) throws IOException {
    return JSON.readTree(Files.readString(out.resolve("catalog.json")));
  }

  private static Set<String> named(Path out) throws IOException {
    Set<String> named = new TreeSet<>();
    for (JsonNode run : catalog(out).path("standing")) {
      run.path("tables").forEach(table -> table.forEach(f -> named.add(f.path("path").asText())));
    }
    named.removeIf(file -> !file.startsWith("data/"));
    return named;
  }

  private static Set<String> dataFiles(Path out) throws IOException {
    Set<String> files = new TreeSet<>();
    for (Path file : FolderContent.files(out.resolve("data"))) {
      files.add(out.relativize(file).toString());
    }
    return files;
  }

  private static void delete(Path out) throws IOException {
    List<Path> all;
    try (var walk = Files.walk(out)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** Reads what is published again and again, and notes where it is not whole. */
  private static final class Reader implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<String> mixtures = new ArrayList<>();
    private final Thread thread;

    Reader(Path out) {
      thread = new Thread(() -> read(out), "reader");
      thread.start();
    }

    private void read(Path out) {
      while (!closed.get()) {
        try {
          for (JsonNode run : catalog(out).path("standing")) {
            for (JsonNode table : run.path("tables")) {
              for (JsonNode file : table) {
                Path path = out.resolve(file.path("path").asText());
                if (Files.size(path) != file.path("bytes").asLong()) {
                  add("of another size: " + path);
                }
              }
            }
          }
          Thread.sleep(5);
        } catch (IOException missing) {
          add(missing.toString());
        } catch (InterruptedException ended) {
          return;
        }
      }
    }

    private synchronized void add(String mixture) {
      mixtures.add(mixture);
    }

    synchronized List<String> mixtures() {
      return List.copyOf(mixtures);
    }

    @Override
    public void close() {
      closed.set(true);
      try {
        thread.join();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
