package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StarterWorkspaceTest {
  private static WorkspaceFiles registry() {
    SortedMap<String, byte[]> files = new TreeMap<>(StarterWorkspace.files());
    files.keySet().removeIf(path -> !WorkspaceFiles.belongs(path));
    return new WorkspaceFiles(files);
  }

  private static String text(String path) {
    byte[] content = StarterWorkspace.files().getOrDefault(path, new byte[0]);
    return new String(content, StandardCharsets.UTF_8);
  }

  @Test
  void itReadsWithoutAProblem() {
    RegistryReading reading = RegistryReader.read(registry());
    assertEquals(List.of(), reading.problems());
    Workspace workspace = reading.workspace().orElseThrow();
    assertEquals(12, workspace.places().size());
    assertEquals(1, workspace.missions().size());
    assertEquals(1, workspace.feeds().size());
  }

  @Test
  void itsYamlFilesNameASchemaThatComesWithThem() {
    for (String path : StarterWorkspace.files().keySet()) {
      if (path.endsWith(".yaml")) {
        String first = text(path).lines().findFirst().orElse("");
        assertTrue(first.startsWith("# yaml-language-server: $schema="), path);
        String schema = first.substring(first.indexOf('=') + 1).replace("../", "");
        assertTrue(StarterWorkspace.files().containsKey(schema), schema);
      }
    }
  }

  @Test
  void itsDataHoldsEveryPlaceInEveryMonthWithoutImpossibleNumbers() {
    List<String> rows =
        text("landing/emergency-departments/2025-01-to-2026-02.csv").lines().skip(1).toList();
    assertEquals(12 * 14, rows.size());
    List<String> ids =
        RegistryReader.read(registry()).workspace().orElseThrow().places().stream()
            .map(Place::id)
            .toList();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      assertTrue(ids.contains(cells[0]), row);
      int attendances = Integer.parseInt(cells[2]);
      assertTrue(Integer.parseInt(cells[3]) <= attendances, row);
      assertTrue(Integer.parseInt(cells[4]) <= attendances, row);
    }
  }
}
