package org.waymark.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.waymark.registry.Feed;
import org.waymark.registry.Problem;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.WorkspaceFiles;

/** A feed as a workspace writes it, for the indicators and places of {@link Fixture}. */
final class YamlFeed {
  private static final String MISSION =
      """
      id: m
      title: Mission
      starts: 2020-04-01
      ends: 2029-03-31
      indicators:
        - {id: calls, title: Calls, measure: count, better: lower, period: month}
        - {id: income, title: Income, measure: value, better: higher, period: year}
        - {id: quarterly, title: Quarterly, measure: value, better: higher, period: quarter}
        - {id: seen, title: Seen, measure: proportion, better: higher, period: month}
        - {id: weekly, title: Weekly, measure: count, better: lower, period: week}
      """;

  private YamlFeed() {}

  /** The feed; a problem of the registry is an error of the test. */
  static Feed of(String yaml) {
    RegistryReading reading = reading(yaml);
    List<Problem> problems = reading.problems().stream().filter(Problem::isError).toList();
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.toString());
    }
    return reading.workspace().orElseThrow().feeds().get(0);
  }

  /** What is wrong with it, warnings left aside. */
  static List<String> problems(String yaml) {
    return reading(yaml).problems().stream()
        .filter(Problem::isError)
        .map(Problem::rendered)
        .toList();
  }

  private static RegistryReading reading(String yaml) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("places.csv", bytes("place_id,name\nRA,A\nRB,B\nRC,C\n"));
    files.put("missions/m.yaml", bytes(MISSION));
    files.put("feeds/f.yaml", bytes("id: f\nkind: indicator\nfiles: landing/*\n" + yaml));
    return RegistryReader.read(new WorkspaceFiles(files));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a file of the feed gives. */
  static Fixture.Outcome read(String yaml, String text) {
    return Fixture.read(of(yaml), text);
  }

  static Fixture.Outcome read(String yaml, byte[] bytes) {
    return Fixture.read(of(yaml), bytes, Long.MAX_VALUE);
  }
}
