package org.waymark.bench.detectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.registry.Measure;

final class IdenticalPlacesTest {

  private static final IdenticalPlaces WARDS =
      new IdenticalPlaces("100 events", Measure.RATE, 0.001, 100_000, true, 12);

  @TempDir private Path folder;

  @Test
  void whatIsKeptIsReadAndNotJudgedAgain() throws IOException {
    KeptWorlds kept = new KeptWorlds(folder, "one");
    assertEquals(0, WARDS.ask(10, kept, () -> false).up().worlds(), "no time, nothing kept");
    IdenticalPlaces.Both judged = WARDS.ask(10, kept, () -> true);
    IdenticalPlaces.Both read = WARDS.ask(20, kept, () -> false);
    assertEquals(10, read.up().worlds());
    assertArrayEquals(judged.up().held(), read.up().held());
    assertArrayEquals(judged.down().held(), read.down().held());
    assertEquals(judged.down().tested(), read.down().tested());
  }

  @Test
  void theSameSeedsGiveTheSameWorlds() throws IOException {
    IdenticalPlaces.Both one = WARDS.ask(10, new KeptWorlds(folder, "one"), () -> true);
    IdenticalPlaces.Both again = WARDS.ask(10, new KeptWorlds(folder, "again"), () -> true);
    assertArrayEquals(one.up().held(), again.up().held());
    assertEquals(one.up().tested(), again.up().tested());
    assertTrue(one.up().tested() > 0.9);
  }

  @Test
  void anErrorIsThatOfAShareAtTheNominalRate() {
    assertEquals(
        Math.sqrt(0.1 * 0.9 / 200), new IdenticalPlaces.Answer(new double[3], 1, 200).error());
  }
}
