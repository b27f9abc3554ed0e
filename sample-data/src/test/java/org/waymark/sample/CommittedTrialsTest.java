package org.waymark.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommittedTrialsTest {
  private static final SortedMap<String, byte[]> GENERATED = TrialsWorkspace.generate();

  private static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    for (Path up = here; up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("schemas"))) {
        return up.resolve("sample-data");
      }
    }
    throw new IllegalStateException("no repository above " + here);
  }

  @Test
  void whatIsCommittedIsWhatTheGeneratorMakes() throws IOException {
    for (Map.Entry<String, byte[]> file : GENERATED.entrySet()) {
      assertArrayEquals(
          file.getValue(),
          Files.readAllBytes(folder().resolve(file.getKey())),
          file.getKey() + " differs: run TrialsWorkspace and commit what it writes");
    }
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(folder().resolve("trials"))) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> found.add(folder().relativize(path).toString().replace('\\', '/')));
    }
    assertEquals(new TreeSet<>(GENERATED.keySet()), found);
  }

  @Test
  void onePersonOfEachExperimentIsPlanted() {
    for (String experiment : new String[] {"text-reminders", "plain-letter"}) {
      for (String rows : new String[] {"assigned", "outcomes"}) {
        byte[] file = GENERATED.get("trials/landing/" + experiment + "-" + rows + ".csv");
        assertTrue(
            new String(file, StandardCharsets.UTF_8).contains(TrialsWorkspace.PLANTED_PERSON));
      }
    }
  }
}
