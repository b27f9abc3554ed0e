package org.waymark.bench.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.bench.detectors.Setting.Measure;

final class KeptWorldsTest {

  @TempDir private Path folder;

  @Test
  void scoresComeBackAsTheyWere() {
    Setting setting = Setting.base("small").sized(30, 4, 24).measuring(Measure.MEAN);
    Judged judged = Judged.of(World.of(setting, 5), Contender.all());
    assertTrue(judged.outcomes().contains(Optional.<Outcome>empty()), "a rule for counts alone");
    assertEquals(judged, Judged.read(judged.lines()));
    Delay delay = new Delay("a rule", 7, new int[] {1, 3, 7}, 0.1 / 3);
    assertEquals(delay.line(), Delay.read(delay.line()).line());
  }

  @Test
  void scoresOfOtherCodeAreNotRead() throws IOException {
    new KeptWorlds(folder, "one").keep("a world", List.of("1\t2"));
    assertEquals(Optional.of(List.of("1\t2")), new KeptWorlds(folder, "one").read("a world"));
    assertEquals(Optional.empty(), new KeptWorlds(folder, "other").read("a world"));
    assertEquals(Optional.empty(), new KeptWorlds(folder, "one").read("another world"));
  }

  @Test
  void aFileThatWasCutShortIsAsIfItWereNotThere() throws IOException {
    KeptWorlds kept = new KeptWorlds(folder, "one");
    kept.keep("a world", List.of("1\t2", "3\t4"));
    try (Stream<Path> files = Files.list(kept.folder())) {
      Path file = files.findFirst().orElseThrow();
      Files.writeString(file, "a world\n1\t2\n");
    }
    assertFalse(kept.read("a world").isPresent());
  }

  @Test
  void theSameCodeHasTheSameFolder() throws IOException {
    assertEquals(new KeptWorlds(folder).folder(), new KeptWorlds(folder).folder());
  }
}
