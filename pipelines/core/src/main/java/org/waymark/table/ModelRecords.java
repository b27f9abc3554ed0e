package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.period.Period;
import org.waymark.period.PeriodText;
import org.waymark.schema.record.ModelRecord;
import org.waymark.twin.backtest.Scores;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.model.Clock;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Fan;
import org.waymark.twin.scenario.Study;

/** The record of what a model predicted, scored when the periods have come. */
final class ModelRecords {
  /** Levels of the quantiles and the share of probability around each. */
  private static final double[] LEVELS = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

  private static final double[] SHARES = {0.075, 0.10, 0.20, 0.25, 0.20, 0.10, 0.075};

  private final Model model;
  private final History history;
  private final LocalDate asOf;
  private final String runId;

  ModelRecords(Model model, History history, LocalDate asOf, String runId) {
    this.model = model;
    this.history = history;
    this.asOf = asOf;
    this.runId = runId;
  }

  /** Earlier predictions with their scores, then those of now. */
  List<SpecificRecord> of(List<ModelRecord> earlier, Study study) {
    List<SpecificRecord> all = new ArrayList<>();
    for (ModelRecord before : earlier) {
      if (before.getModelId().equals(model.id())
          && !before.getPredictedAt().equals(asOf.toString())) {
        all.add(scored(ModelRecord.newBuilder(before).setAsOf(asOf).setRunId(runId)));
      }
    }
    Optional<Period> first = model.clock().first();
    for (int o = 0; o < model.observed().size() && first.isPresent(); o++) {
      for (int p = 0; p < model.clock().periods(); p++) {
        Fan fan = Fan.of(study.baseline().observed(o, p));
        all.add(
            scored(
                ModelRecord.newBuilder()
                    .setMissionId(model.missionId())
                    .setModelId(model.id())
                    .setIndicatorId(model.observed().get(o).indicator())
                    .setPredictedAt(asOf.toString())
                    .setPeriod(first.get().plus(p).toString())
                    .setQ05(fan.q05())
                    .setQ10(fan.q10())
                    .setQ25(fan.q25())
                    .setQ50(fan.q50())
                    .setQ75(fan.q75())
                    .setQ90(fan.q90())
                    .setQ95(fan.q95())
                    .setObserved(null)
                    .setCrps(null)
                    .setAsOf(asOf)
                    .setRunId(runId)));
      }
    }
    return all;
  }

  private SpecificRecord scored(ModelRecord.Builder row) {
    SortedMap<Period, Double> series = history.of(row.getIndicatorId());
    Optional<Period> period =
        Clock.kind(model.clock().step()).flatMap(kind -> PeriodText.parse(row.getPeriod(), kind));
    Double came = period.isPresent() ? series.get(period.get()) : null;
    if (came == null) {
      return row.setObserved(null).setCrps(null).build();
    }
    double[] quantiles = {
      row.getQ05(),
      row.getQ10(),
      row.getQ25(),
      row.getQ50(),
      row.getQ75(),
      row.getQ90(),
      row.getQ95()
    };
    double score = 0;
    for (int k = 0; k < LEVELS.length; k++) {
      score += 2 * SHARES[k] * Scores.pinball(came, quantiles[k], LEVELS[k]);
    }
    return row.setObserved(came).setCrps(score).build();
  }
}
