package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndicatorCoverageTest {

  private static RegistryReading read(String coverage) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("places.csv", "place_id,name\na,A\n".getBytes(StandardCharsets.UTF_8));
    String mission =
        "id: m\ntitle: M\nstarts: 2024-01-01\nends: 2027-12-31\nindicators:\n"
            + "  - {id: i, title: I, measure: proportion, better: higher, period: month"
            + coverage
            + "}\n";
    files.put("missions/m.yaml", mission.getBytes(StandardCharsets.UTF_8));
    return RegistryReader.read(WorkspaceFiles.foundInOrder(files));
  }

  private static OptionalDouble coverage(String written) {
    return read(written).workspace().orElseThrow().indicators().get(0).coverage();
  }

  @Test
  void an_indicator_may_be_complete_from_another_share_on() {
    assertEquals(OptionalDouble.of(0.8), coverage(", coverage: 0.8"));
    assertTrue(coverage("").isEmpty());
  }

  @Test
  void a_percentage_is_refused_with_the_share_to_write() {
    String problem = read(", coverage: 80").errors().get(0).rendered();
    assertTrue(problem.contains("`coverage` 80 is not a share"), problem);
    assertTrue(problem.contains("0.8"), problem);
  }
}
