package org.waymark.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CommittedSampleTest {
  private static final SortedMap<String, byte[]> GENERATED = SampleWorkspace.generate();

  @Test
  void whatIsCommittedIsWhatTheGeneratorMakes() throws IOException {
    for (Map.Entry<String, byte[]> file : GENERATED.entrySet()) {
      byte[] committed = Files.readAllBytes(folder().resolve(file.getKey()));
      assertArrayEquals(
          content(file.getKey(), file.getValue()),
          content(file.getKey(), committed),
          file.getKey() + " differs: run SampleWorkspace and commit what it writes");
    }
  }

  @Test
  void nothingElseLiesInTheWorkspace() throws IOException {
    Path workspace = folder().resolve("workspace");
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(workspace)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> found.add(slashed(folder().relativize(path))));
    }
    TreeSet<String> made = new TreeSet<>(GENERATED.keySet());
    made.removeIf(path -> !path.startsWith("workspace/"));
    assertEquals(made, found);
  }

  @Test
  void theSampleIsGeneratedAlikeTwice() {
    SortedMap<String, byte[]> again = SampleWorkspace.generate();
    assertEquals(GENERATED.keySet(), again.keySet());
    again.forEach((path, bytes) -> assertArrayEquals(GENERATED.get(path), bytes, path));
  }

  @Test
  void theSampleIsSmall() {
    long bytes = GENERATED.values().stream().mapToLong(content -> content.length).sum();
    assertTrue(bytes < 8_000_000, "bytes: " + bytes);
  }

  /** What zip libraries make of one content differs in bytes, so gzipped files are opened. */
  private static byte[] content(String path, byte[] bytes) throws IOException {
    if (!path.endsWith(".gz")) {
      return bytes;
    }
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return zip.readAllBytes();
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    for (Path up = here; up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("schemas"))) {
        return up.resolve("sample-data");
      }
    }
    throw new IllegalStateException("no repository above " + here);
  }
}
