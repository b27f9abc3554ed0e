package org.waymark.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.LearningLoops;
import org.waymark.learning.Loop;
import org.waymark.registry.Mission;
import org.waymark.schema.record.LearningLoop;
import org.waymark.schema.record.LoopStage;

/** Learning loops as rows of the published tables. */
public final class LoopRows {
  private final LocalDate asOf;
  private final String runId;

  /** Rows of one run. */
  public LoopRows(LocalDate asOf, String runId) {
    this.asOf = asOf;
    this.runId = runId;
  }

  /** Rows of {@code learning_loop}. */
  public List<LearningLoop> loops(LearningLoops loops, List<Mission> missions) {
    Map<String, OptionalInt> allowed =
        missions.stream()
            .collect(Collectors.toMap(Mission::id, m -> m.trials().signalToRemeasure()));
    return loops.loops().stream()
        .map(loop -> row(loop, allowed.getOrDefault(loop.missionId(), OptionalInt.empty())))
        .toList();
  }

  private LearningLoop row(Loop loop, OptionalInt allowed) {
    long days = loop.daysOpen(asOf);
    return LearningLoop.newBuilder()
        .setMissionId(loop.missionId())
        .setLoopId(loop.id())
        .setPlaceId(loop.placeId().orElse(null))
        .setAbout(loop.about().orElse(null))
        .setSignal(loop.signal())
        .setDecision(loop.decision().orElse(null))
        .setChange(loop.change().orElse(null))
        .setRemeasure(loop.remeasure().orElse(null))
        .setNoChange(loop.noChange())
        .setStage(loop.next())
        .setDaysOpen(days)
        .setOverdue(!loop.isClosed() && allowed.isPresent() && days > allowed.getAsInt())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** Rows of {@code loop_stage}. */
  public List<LoopStage> stages(LearningLoops loops) {
    return loops.stages(asOf).stream()
        .map(
            stage ->
                LoopStage.newBuilder()
                    .setMissionId(stage.missionId())
                    .setStage(stage.stage().word())
                    .setLoops((long) stage.loops())
                    .setClosed((long) stage.closed())
                    .setClosure((double) stage.closed() / stage.loops())
                    .setQ25(orNull(stage.q25()))
                    .setMedian(orNull(stage.median()))
                    .setLow(orNull(stage.low()))
                    .setHigh(orNull(stage.high()))
                    .setQ75(orNull(stage.q75()))
                    .setMeanDays(orNull(stage.mean()))
                    .setFollowedDays(orNull(stage.followed()))
                    .setLogrankP(orNull(stage.logRankP()))
                    .setAsOf(asOf)
                    .setRunId(runId)
                    .build())
        .toList();
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : (Double) number;
  }
}
