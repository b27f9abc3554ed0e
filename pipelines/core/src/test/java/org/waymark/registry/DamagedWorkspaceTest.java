package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DamagedWorkspaceTest {
  private static final List<String> DEBRIS =
      List.of(
          "\t", "\n", ":", "- ", "[", "{", "\"", "'", "*x", "&x ", "!", "%", "`", "|", ">",
          "\u0000", "\uFEFF", "\u2028", "~", "<<: ", "? ", ",", "#", "---\n", "é", "𝒜", "null",
          "\r");

  /** Cuts, doubles or litters one to three stretches of one file. */
  private static WorkspaceFiles damaged(Random random) {
    TreeMap<String, byte[]> files = new TreeMap<>(WorkspaceText.contract().files().contents());
    String path = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    String text = new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(30));
      String middle =
          switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> text.substring(from, to).repeat(2);
            default -> DEBRIS.get(random.nextInt(DEBRIS.size()));
          };
      text = text.substring(0, from) + middle + text.substring(to);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0 && bytes.length > 0) {
      bytes = Arrays.copyOf(bytes, bytes.length);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    files.put(path, bytes);
    return new WorkspaceFiles(files);
  }

  @Property(tries = 300, seed = "20261115")
  void damageIsReportedWithinTheFileAndNeverThrown(
      @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int seed) {
    WorkspaceFiles files = damaged(new Random(seed));
    RegistryReading reading = RegistryReader.read(files);
    assertEquals(reading.errors().isEmpty(), reading.workspace().isPresent());
    for (Problem problem : reading.problems()) {
      assertEquals(1, problem.rendered().lines().count(), problem.rendered());
      byte[] content = files.contents().getOrDefault(problem.file(), new byte[0]);
      String text = new String(content, StandardCharsets.UTF_8);
      // YAML counts a line separator as a line end, CSV and most editors do not.
      assertTrue(
          isWithin(problem, text.split("\r\n|[\r\n]", -1))
              || isWithin(problem, text.split("\r\n|[\r\n\u0085\u2028\u2029]", -1)),
          problem.rendered());
    }
    assertEquals(reading, RegistryReader.read(files));
  }

  private static boolean isWithin(Problem problem, String[] lines) {
    if (problem.line() < 1 || problem.line() > lines.length) {
      return false;
    }
    String line = lines[problem.line() - 1];
    return problem.column() >= 1 && problem.column() <= line.codePointCount(0, line.length()) + 2;
  }
}
