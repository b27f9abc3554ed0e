package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Role;
import org.waymark.schema.record.CausalPrediction;
import org.waymark.twin.map.CauseMap;
import org.waymark.twin.map.LoopAnalysis;

/** Rows of {@code causal_prediction}. */
public final class CauseRows {
  private CauseRows() {}

  /**
   * What a lasting press on each cause of a map does to the others. A large map is cut down to what
   * lies on the way to a goal or guardrail; a map that is still too large gives no row.
   */
  public static List<CausalPrediction> of(
      CauseMap declared, List<Mission> missions, LocalDate asOf, String runId) {
    CauseMap map =
        declared.nodes().size() <= CauseMap.MOST_NODES
            ? declared
            : declared.onTheWayTo(List.copyOf(ends(missions)));
    List<CausalPrediction> rows = new ArrayList<>();
    if (map.nodes().size() > CauseMap.MOST_NODES) {
      return rows;
    }
    LoopAnalysis analysis = map.analysis();
    for (int press = 0; press < map.nodes().size(); press++) {
      for (int response = 0; response < map.nodes().size(); response++) {
        double weight = analysis.weight(response, press);
        rows.add(
            CausalPrediction.newBuilder()
                .setMissionId(map.missionId())
                .setModelId("")
                .setPressOn(map.nodes().get(press))
                .setResponseOf(map.nodes().get(response))
                .setPrediction(analysis.prediction(response, press).word())
                .setWeight(Double.isNaN(weight) ? null : weight)
                .setPaths(analysis.all()[response][press].intValueExact())
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    return rows;
  }

  /** Indicators of goals, and guardrails. */
  private static Set<String> ends(List<Mission> missions) {
    Set<String> ends = new LinkedHashSet<>();
    for (Mission mission : missions) {
      mission.goals().forEach(goal -> ends.add(goal.indicatorId()));
      mission.indicators().stream()
          .filter(i -> i.role() == Role.GUARDRAIL)
          .map(Indicator::id)
          .forEach(ends::add);
    }
    return ends;
  }
}
