package org.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The registry of a workload: settings, places, a mission per 25 indicators, one feed. */
final class WorkloadRegistry {

  private static final int INDICATORS_OF_A_MISSION = 25;

  private WorkloadRegistry() {}

  static void write(Workload workload, Path folder) throws IOException {
    Path missions = Files.createDirectories(folder.resolve("missions"));
    Path feeds = Files.createDirectories(folder.resolve("feeds"));
    Files.writeString(
        folder.resolve("waymark.yaml"),
        """
        calendar: iso
        disclosure: none
        fail_on: {rejected_share: 0.2}
        """,
        UTF_8);
    Files.writeString(folder.resolve("places.csv"), places(workload), UTF_8);
    // The peer reads no YAML: it is handed the measures as a table.
    Path peer = Files.createDirectories(folder.resolve("peer"));
    Files.writeString(peer.resolve("indicators.csv"), indicators(workload), UTF_8);
    Files.writeString(
        feeds.resolve("deliveries.yaml"),
        """
        id: deliveries
        kind: indicator
        format: csv
        files: landing/*.csv
        map:
          place: place
          period: period
          revision: published
          indicator: indicator
          numerator: num
          denominator: den
        """,
        UTF_8);
    for (int from = 0, number = 1;
        from < workload.indicators();
        from += INDICATORS_OF_A_MISSION, number++) {
      int to = Math.min(workload.indicators(), from + INDICATORS_OF_A_MISSION);
      Files.writeString(
          missions.resolve("mission-" + number + ".yaml"),
          mission(workload, number, from, to),
          UTF_8);
    }
  }

  private static String places(Workload workload) {
    StringBuilder csv = new StringBuilder("place_id,name,type,deprivation\n");
    for (int p = 0; p < workload.places(); p++) {
      csv.append(Workload.placeId(p))
          .append(",Place ")
          .append(p + 1)
          .append(p % 3 == 0 ? ",urban," : ",rural,")
          .append(p * 7919L % 1000 / 10)
          .append('\n');
    }
    return csv.toString();
  }

  private static String indicators(Workload workload) {
    StringBuilder csv = new StringBuilder("indicator_id,measure,per,better\n");
    for (int i = 0; i < workload.indicators(); i++) {
      csv.append(Workload.indicatorId(i))
          .append(Workload.isProportion(i) ? ",proportion,1,higher\n" : ",rate,1000,higher\n");
    }
    return csv.toString();
  }

  private static String mission(Workload workload, int number, int from, int to) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("id: mission-").append(number).append('\n');
    yaml.append("title: Benchmark mission ").append(number).append('\n');
    yaml.append("owner: {name: Benchmark Unit, contact: benchmark@example.gov}\n");
    yaml.append("starts: ").append(workload.month(0).atDay(1)).append('\n');
    yaml.append("ends: 2029-03-31\n");
    yaml.append("indicators:\n");
    for (int i = from; i < to; i++) {
      yaml.append("  - id: ").append(Workload.indicatorId(i)).append('\n');
      yaml.append("    title: Indicator ").append(i + 1).append('\n');
      if (Workload.isProportion(i)) {
        yaml.append("    measure: proportion\n    unit: \"%\"\n");
      } else {
        yaml.append("    measure: rate\n    per: 1000\n");
      }
      yaml.append("    better: higher\n    role: outcome\n    period: month\n");
      yaml.append("    expect_from: [deprivation]\n");
    }
    yaml.append("goals:\n");
    yaml.append("  - id: goal-").append(number).append('\n');
    yaml.append("    indicator: ").append(Workload.indicatorId(from)).append('\n');
    yaml.append("    ambition: committed\n");
    yaml.append("    baseline: {period: ").append(workload.month(0)).append(", value: 0.5}\n");
    yaml.append("    target: {by: 2029-03, value: 0.8}\n");
    return yaml.toString();
  }
}
