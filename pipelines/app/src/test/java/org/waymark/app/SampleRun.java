package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The sample workspace, run once for all that only read what it publishes. */
final class SampleRun {
  static final String AS_OF = "2026-11-15";
  private static boolean published;

  private SampleRun() {}

  /** Where the sample is published. Nobody may write there. */
  static synchronized Path out() throws IOException {
    // Tests run in two processes at a time; each has its own.
    String own = "sample-run-" + System.getProperty("waymark.fork", "fork-1");
    Path out = Path.of("target", own).toAbsolutePath();
    if (!published) {
      remove(out);
      Shell.Answer answer = RealCommand.run(RealCommand.sample(), out, AS_OF);
      assertEquals(0, answer.exitCode(), answer.err());
      published = true;
    }
    return out;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
