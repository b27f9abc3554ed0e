package org.waymark.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.experiment.RowTally;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Mission;
import org.waymark.registry.RecordKind;
import org.waymark.statistics.KaplanMeier;
import org.waymark.statistics.LogRank;

/**
 * All learning loops of a workspace and how long their stages take.
 *
 * @param loops in order of their id
 * @param tally rows that were refused
 */
public record LearningLoops(List<Loop> loops, RowTally tally) {

  /** With fewer, a mission is not compared with others. */
  static final int LEAST_COMPARED = 5;

  /**
   * How long a stage takes in a mission. What is not known is NaN.
   *
   * @param logRankP whether missions differ
   */
  public record StageTime(
      String missionId,
      Loop.Stage stage,
      int loops,
      int closed,
      double q25,
      double median,
      double low,
      double high,
      double q75,
      double mean,
      double followed,
      double logRankP) {}

  /** Reads the loops that are known by a day. */
  public static LearningLoops of(
      Collection<RecordBatch> batches, List<Mission> missions, LocalDate asOf) {
    RowTally tally = new RowTally();
    SortedMap<String, Loop> loops = new TreeMap<>();
    List<RecordBatch> ordered =
        batches.stream()
            .filter(batch -> batch.kind() == RecordKind.LOOPS)
            .sorted(
                Comparator.comparingInt(RecordBatch::feed)
                    .thenComparingInt(RecordBatch::file)
                    .thenComparingInt(batch -> batch.size() == 0 ? 0 : batch.line(0)))
            .toList();
    for (RecordBatch batch : ordered) {
      for (int row = 0; row < batch.size(); row++) {
        Loop loop = loop(batch, row, missions, asOf);
        Optional<String> fault = loop.fault();
        Loop before = loops.get(loop.id());
        if (fault.isPresent()) {
          tally.refuse(
              batch,
              row,
              fault.get(),
              "dates-out-of-order",
              "a stage is before the one that leads to it",
              "signal, decision, change, remeasure in this order");
        } else if (before != null && !before.equals(loop)) {
          tally.refuse(
              batch,
              row,
              "loop",
              "loop-twice",
              "the loop is there with other dates: "
                  + before.signal()
                  + " and "
                  + loop.signal()
                  + " are its signals",
              "each loop once");
        } else {
          loops.put(loop.id(), loop);
        }
      }
    }
    return new LearningLoops(List.copyOf(loops.values()), tally);
  }

  private static Loop loop(RecordBatch batch, int row, List<Mission> missions, LocalDate asOf) {
    Optional<String> about = batch.given(row, "about");
    String mission =
        batch
            .given(row, "mission")
            .or(() -> about.flatMap(id -> missionOf(id, missions)))
            .orElse(missions.size() == 1 ? missions.get(0).id() : "");
    Optional<LocalDate> decision = known(batch, row, "decision", asOf);
    return new Loop(
        batch.text(row, "loop"),
        mission,
        batch.given(row, "place"),
        about,
        batch.day(row, "signal").orElseThrow(),
        decision,
        known(batch, row, "change", asOf),
        known(batch, row, "remeasure", asOf),
        decision.isPresent() && batch.text(row, "no_change").equalsIgnoreCase("true"));
  }

  private static Optional<LocalDate> known(
      RecordBatch batch, int row, String field, LocalDate asOf) {
    return batch.day(row, field).filter(day -> !day.isAfter(asOf));
  }

  private static Optional<String> missionOf(String about, List<Mission> missions) {
    return missions.stream()
        .filter(
            mission ->
                mission.trials().experiment(about).isPresent()
                    || mission.trials().pilots().stream().anyMatch(p -> p.id().equals(about)))
        .map(Mission::id)
        .findFirst();
  }

  /** Every stage of every mission that has loops. */
  public List<StageTime> stages(LocalDate asOf) {
    List<StageTime> out = new ArrayList<>();
    for (Loop.Stage stage : Loop.Stage.values()) {
      SortedMap<String, List<Loop>> groups = new TreeMap<>();
      for (Loop loop : loops) {
        if (loop.days(stage, asOf).isPresent()) {
          groups.computeIfAbsent(loop.missionId(), m -> new ArrayList<>()).add(loop);
        }
      }
      double p = logRank(groups, stage, asOf);
      groups.forEach((mission, of) -> out.add(time(mission, of, stage, asOf, p)));
    }
    return out;
  }

  private static double logRank(
      SortedMap<String, List<Loop>> groups, Loop.Stage stage, LocalDate asOf) {
    List<Loop> compared = new ArrayList<>();
    List<Integer> group = new ArrayList<>();
    int next = 0;
    for (Map.Entry<String, List<Loop>> of : groups.entrySet()) {
      if (of.getValue().size() >= LEAST_COMPARED) {
        for (Loop loop : of.getValue()) {
          compared.add(loop);
          group.add(next);
        }
        next++;
      }
    }
    return next < 2
        ? Double.NaN
        : LogRank.of(
                days(compared, stage, asOf),
                over(compared, stage),
                group.stream().mapToInt(Integer::intValue).toArray())
            .map(LogRank::pValue)
            .orElse(Double.NaN);
  }

  private static double[] days(List<Loop> loops, Loop.Stage stage, LocalDate asOf) {
    return loops.stream().mapToDouble(loop -> loop.days(stage, asOf).orElseThrow()).toArray();
  }

  private static boolean[] over(List<Loop> loops, Loop.Stage stage) {
    boolean[] over = new boolean[loops.size()];
    for (int i = 0; i < over.length; i++) {
      over[i] = loops.get(i).ends(stage).isPresent();
    }
    return over;
  }

  private static StageTime time(
      String mission, List<Loop> loops, Loop.Stage stage, LocalDate asOf, double p) {
    boolean[] over = over(loops, stage);
    KaplanMeier curve = KaplanMeier.of(days(loops, stage, asOf), over);
    OptionalDouble[] ends = curve.quantileInterval(0.5);
    int closed = 0;
    for (boolean one : over) {
      closed += one ? 1 : 0;
    }
    return new StageTime(
        mission,
        stage,
        loops.size(),
        closed,
        curve.quantile(0.25).orElse(Double.NaN),
        curve.quantile(0.5).orElse(Double.NaN),
        ends[0].orElse(Double.NaN),
        ends[1].orElse(Double.NaN),
        curve.quantile(0.75).orElse(Double.NaN),
        curve.restrictedMean(),
        curve.longest(),
        p);
  }
}
