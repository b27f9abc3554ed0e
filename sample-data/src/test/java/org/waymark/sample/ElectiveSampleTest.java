package org.waymark.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ElectiveSampleTest {
  private static Path folder() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("sample-data"))) {
      root = Objects.requireNonNull(root.getParent(), "the folder of the project");
    }
    return root.resolve("sample-data").resolve("elective");
  }

  @Test
  void theCommittedDeliveriesAreTheGeneratedOnes() throws IOException {
    for (var file : ElectiveSample.generate().entrySet()) {
      assertArrayEquals(
          Files.readAllBytes(folder().resolve(file.getKey())), file.getValue(), file.getKey());
    }
  }

  /** Odds of a missed appointment where clinics opened, over those elsewhere, since they did. */
  @Test
  void theOddsWhereClinicsOpenedAreAsPlanted() {
    byte[] list = Objects.requireNonNull(ElectiveSample.generate().get("landing/list.csv"));
    double[] missed = new double[2];
    double[] kept = new double[2];
    for (String line : new String(list, StandardCharsets.UTF_8).lines().skip(1).toList()) {
      List<String> cells = List.of(line.split(","));
      if (cells.get(1).compareTo("2025-01") >= 0) {
        int group = cells.get(0).compareTo("L04") <= 0 ? 1 : 0;
        missed[group] += Double.parseDouble(cells.get(5));
        kept[group] += Double.parseDouble(cells.get(6)) - Double.parseDouble(cells.get(5));
      }
    }
    assertEquals(0.75, missed[1] / kept[1] / (missed[0] / kept[0]), 0.02);
  }
}
