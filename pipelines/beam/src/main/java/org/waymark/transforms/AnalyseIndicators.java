package org.waymark.transforms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.aggregate.Aggregation;
import org.waymark.aggregate.Scope;
import org.waymark.coders.PackedAnalysis;
import org.waymark.coders.PackedCoder;
import org.waymark.coders.PackedObservations;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.deviance.AdoptionEffects;
import org.waymark.deviance.ComparableSeries;
import org.waymark.deviance.DevianceDetector;
import org.waymark.deviance.IndicatorContext;
import org.waymark.deviance.PlaceFunnels;
import org.waymark.deviance.Scores;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.feed.ContradictoryRows;
import org.waymark.io.DeliveredFiles;
import org.waymark.panel.Completeness;
import org.waymark.panel.ObservationBatch;
import org.waymark.panel.Panel;
import org.waymark.panel.PanelBuilder;
import org.waymark.panel.Panels;
import org.waymark.panel.Settlement;
import org.waymark.panel.ThousandfoldJumps;
import org.waymark.pilot.PilotAnalysis;
import org.waymark.pilot.PilotEvidence;
import org.waymark.progress.GoalJudge;
import org.waymark.progress.Timeliness;
import org.waymark.publish.WrittenFile;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Chart;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Pilot;
import org.waymark.registry.Strata;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.Aggregate;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.PracticeAdoption;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.schema.record.WatchMeasure;
import org.waymark.table.AggregateRows;
import org.waymark.table.ChartTable;
import org.waymark.table.FunnelTable;
import org.waymark.table.Labels;
import org.waymark.table.ObservationTable;
import org.waymark.table.PanelRows;
import org.waymark.table.PilotRows;
import org.waymark.table.RecordTables;
import org.waymark.twin.model.Model;
import org.waymark.watch.mission.Computed;

/**
 * Observations by shard → panels, of which small numbers are hidden first; their observations,
 * charts and funnels written, and every question that one indicator alone can answer.
 */
public final class AnalyseIndicators
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Files written. */
  public static final TupleTag<WrittenFile> WRITTEN = new TupleTag<>("written") {};

  /** Scores by mission, {@link PackedAnalysis packed}. */
  public static final TupleTag<KV<String, byte[]>> SCORES = new TupleTag<>("scores") {};

  /** Rows of {@code goal_progress} by mission. */
  public static final TupleTag<KV<String, RowBatch>> PROGRESS = new TupleTag<>("progress") {};

  /** Rows of {@code aggregate} of all places together, by each model that looks at them. */
  public static final TupleTag<KV<String, RowBatch>> MODELLED = new TupleTag<>("modelled") {};

  /** Rows of {@code practice_adoption}. */
  public static final TupleTag<RowBatch> ADOPTIONS = new TupleTag<>("adoptions") {};

  /** Rows of {@code pilot_result}, to be concluded together. */
  public static final TupleTag<KV<String, RowBatch>> PILOTS = new TupleTag<>("pilots") {};

  /** Rows of {@code disclosure_audit}. */
  public static final TupleTag<RowBatch> AUDITS = new TupleTag<>("disclosure audits") {};

  /** Partial rows of {@code data_quality}. */
  public static final TupleTag<RowBatch> ACCOUNT = new TupleTag<>("panel account") {};

  /** Rows of {@code rejected_record}. */
  public static final TupleTag<RowBatch> REFUSED = new TupleTag<>("contradictory rows") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  /** Analyses by that registry. */
  public AnalyseIndicators(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> observations) {
    PCollectionTuple analysed =
        observations
            .apply("Gather indicators", GroupByKey.create())
            .apply(
                "Analyse",
                ParDo.of(new Analyse(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(
                        WRITTEN,
                        TupleTagList.of(SCORES)
                            .and(PROGRESS)
                            .and(MODELLED)
                            .and(ADOPTIONS)
                            .and(PILOTS)
                            .and(AUDITS)
                            .and(ACCOUNT)
                            .and(REFUSED)));
    analysed.get(WRITTEN).setCoder(SerializableCoder.of(WrittenFile.class));
    analysed.get(SCORES).setCoder(KvCoder.of(StringUtf8Coder.of(), PackedCoder.of()));
    analysed.get(PROGRESS).setCoder(KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of()));
    analysed.get(MODELLED).setCoder(KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of()));
    analysed.get(ADOPTIONS).setCoder(RowBatchCoder.of());
    analysed.get(PILOTS).setCoder(KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of()));
    analysed.get(AUDITS).setCoder(RowBatchCoder.of());
    analysed.get(ACCOUNT).setCoder(RowBatchCoder.of());
    analysed.get(REFUSED).setCoder(RowBatchCoder.of());
    return analysed;
  }

  private static final class Analyse extends DoFn<KV<Integer, Iterable<byte[]>>, WrittenFile> {
    private static final long serialVersionUID = 1L;

    /**
     * Panels are written together until they hold this many cells: small row groups read slowly.
     */
    private static final int CELLS_TOGETHER = 100_000;

    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Analyse(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void analyse(ProcessContext context, MultiOutputReceiver out) throws IOException {
      Snapshot told = context.sideInput(snapshot);
      Workspace workspace = told.workspace();
      List<Model> models = told.models();
      Labels labels = told.labels(stamp);
      List<Indicator> indicators = workspace.indicators();
      int shard = context.element().getKey();
      List<ObservationBatch> batches =
          StreamSupport.stream(context.element().getValue().spliterator(), false)
              .flatMap(packed -> PackedObservations.unpack(packed).stream())
              .toList();
      FunnelTable funnels = new FunnelTable(workspace, labels);
      Settlement settlement = new Settlement(workspace.feeds(), stamp.asOf());
      List<Aggregate> aggregates = new ArrayList<>();
      List<List<Panel>> groups = new ArrayList<>();
      int cells = CELLS_TOGETHER;
      Strata strata = Strata.of(indicators, workspace.feeds());
      List<PanelBuilder.Built> all = Panels.of(batches, indicators);
      List<Panel> publishable = publishable(all, told, out);
      List<Completeness> learnt = LearntCompleteness.of(publishable, settlement, told, stamp);
      for (int b = 0; b < all.size(); b++) {
        PanelBuilder.Built built = all.get(b);
        Indicator indicator = indicators.get(built.panel().indicator());
        Panel panel = settlement.of(publishable.get(b), learnt.get(b));
        Panel settled = panel.settled();
        if (cells >= CELLS_TOGETHER) {
          groups.add(new ArrayList<>());
          cells = 0;
        }
        Panel drawn = panel.suppressions() > 0 ? panel : built.events().orElse(panel);
        groups.get(groups.size() - 1).add(drawn);
        cells += drawn.value().length;
        DevianceDetector.Analysis analysis =
            DevianceDetector.analyse(
                settled,
                indicator,
                workspace.places(),
                workspace
                    .mission(indicator.missionId())
                    .orElseThrow()
                    .isReadTogether(indicator.id()),
                parts(strata.of(built.panel().indicator()), publishable, learnt, settlement));
        countRefused(built, analysis.context());
        Scores scores = analysis.scores();
        funnels.add(
            panel.indicator(), PlaceFunnels.of(scores, settled, indicator, workspace.places()));
        Aggregation aggregation =
            new Aggregation(
                indicator,
                panel,
                workspace.places(),
                indicator.coverage().orElse(workspace.settings().coverage()));
        Timeliness timeliness = Timeliness.of(panel, settlement, learnt.get(b));
        List<Aggregate> scopes =
            aggregates(workspace, indicator, aggregation, timeliness, learnt.get(b));
        aggregates.addAll(scopes);
        toModels(models, indicator, scopes, out.get(MODELLED));
        List<GoalProgress> progress =
            answer(
                workspace,
                indicator,
                settled,
                analysis,
                aggregation,
                timeliness,
                built.refused(),
                out);
        account(labels, built, out.get(ACCOUNT));
        accountForBaselines(labels, panel, workspace, progress, out.get(ACCOUNT));
        accountForParts(labels, panel, aggregation, out.get(ACCOUNT));
        sameFigures(labels, settled, analysis.context(), out.get(ACCOUNT));
        thousandfold(workspace, labels, panel, indicator, out.get(ACCOUNT));
        refuse(told, built.contradictions(), out);
      }
      List<PanelRows> rows = groups.stream().map(PanelRows::of).toList();
      out.get(WRITTEN)
          .output(
              stamp.write(
                  "observation",
                  shard,
                  writer -> {
                    for (PanelRows group : rows) {
                      writer.write(ObservationTable.of(group, labels));
                    }
                  }));
      ChartTable charts = new ChartTable(workspace, labels);
      out.get(WRITTEN)
          .output(
              stamp.write(
                  "spc_point",
                  shard,
                  writer -> {
                    for (PanelRows group : rows) {
                      writer.write(charts.of(group));
                    }
                  }));
      out.get(WRITTEN)
          .output(stamp.write("funnel_point", shard, writer -> writer.write(funnels.table())));
      PublishedTable aggregate = PublishedTable.named("aggregate");
      out.get(WRITTEN)
          .output(
              stamp.write(
                  aggregate.name(),
                  shard,
                  writer -> writer.write(RecordTables.of(aggregate, aggregates))));
    }

    private static void toModels(
        List<Model> models,
        Indicator indicator,
        List<Aggregate> scopes,
        OutputReceiver<KV<String, RowBatch>> out) {
      List<Aggregate> whole =
          scopes.stream().filter(row -> row.getScope().equals("all") && row.getSettled()).toList();
      for (Model model : models) {
        boolean looks =
            model.observed().stream().anyMatch(o -> o.indicator().equals(indicator.id()))
                || model.links().stream().anyMatch(l -> l.toIndicator().equals(indicator.id()));
        if (looks) {
          out.output(KV.of(model.id(), RowBatch.of("aggregate", whole)));
        }
      }
    }

    /** Every scope of the indicator, and what its goals are judged by. */
    private List<Aggregate> aggregates(
        Workspace workspace,
        Indicator indicator,
        Aggregation aggregation,
        Timeliness timeliness,
        Completeness learnt) {
      List<Goal> goals =
          workspace.mission(indicator.missionId()).orElseThrow().goals().stream()
              .filter(goal -> goal.indicatorId().equals(indicator.id()))
              .toList();
      AggregateRows rows = new AggregateRows(indicator, learnt, stamp.asOf(), stamp.runId());
      List<Aggregate> aggregates = new ArrayList<>();
      for (AggregateSeries series : aggregation.everyScope()) {
        Optional<String> place =
            Optional.of(series.scope().id())
                .filter(id -> series.scope().kind() == Scope.Kind.REGION);
        double target =
            goals.stream()
                .filter(goal -> series.scope().kind() != Scope.Kind.TYPE)
                .filter(goal -> goal.gap().isEmpty() && goal.placeId().equals(place))
                .mapToDouble(goal -> goal.target().value())
                .findFirst()
                .orElse(Double.NaN);
        aggregates.addAll(
            rows.of(
                series,
                target,
                place,
                indicator.chart(),
                indicator.better().sign(),
                timeliness::isSettled));
      }
      for (Goal goal : goals) {
        aggregates.addAll(
            rows.of(
                GoalJudge.series(goal, aggregation).as(Scope.goal(goal.id())),
                goal.target().value(),
                goal.placeId(),
                goal.gap().isPresent() ? Chart.XMR : indicator.chart(),
                goal.gap().isPresent() ? -1 : indicator.better().sign(),
                timeliness::isSettled));
      }
      return aggregates;
    }

    private void accountForParts(
        Labels labels, Panel panel, Aggregation aggregation, OutputReceiver<RowBatch> out) {
      List<DataQuality> rows = new ArrayList<>();
      for (Aggregation.Disagreement of : aggregation.disagreements()) {
        rows.add(
            stamp.counted(
                labels.feeds()[panel.feed()[of.cell()]],
                labels.files()[panel.file()[of.cell()]],
                RowAccount.PARTS_DIFFER,
                1));
      }
      if (!rows.isEmpty()) {
        out.output(RowBatch.of("data_quality", rows));
      }
    }

    /** What may be seen of panels: neither analysis nor tables get to know more. */
    private List<Panel> publishable(
        List<PanelBuilder.Built> built, Snapshot told, MultiOutputReceiver out) {
      List<Panel> exact = built.stream().map(PanelBuilder.Built::panel).toList();
      DisclosureRule rule = DisclosureRule.of(told.workspace().settings().disclosure());
      if (!rule.applies()) {
        return exact;
      }
      List<SmallNumbers> hidden = SmallNumbers.hidden(exact, rule, told, stamp);
      for (SmallNumbers one : hidden) {
        out.get(AUDITS).output(RowBatch.of("disclosure_audit", List.of(one.audit())));
        out.get(ACCOUNT).output(RowBatch.of("data_quality", one.account()));
      }
      return hidden.stream().map(SmallNumbers::panel).toList();
    }

    /** Values delivered for the baseline of a goal that contradict what it declares. */
    private void accountForBaselines(
        Labels labels,
        Panel panel,
        Workspace workspace,
        List<GoalProgress> progress,
        OutputReceiver<RowBatch> out) {
      List<DataQuality> rows = new ArrayList<>();
      for (GoalProgress one : progress) {
        if (one.getBaselineDelivered() != null && one.getMethod().equals(GoalJudge.PRIMARY)) {
          workspace.missions().stream()
              .flatMap(mission -> mission.goals().stream())
              .filter(goal -> goal.id().equals(one.getGoalId()))
              .filter(goal -> goal.missionId().equals(one.getMissionId()))
              .filter(goal -> goal.gap().isEmpty())
              .findFirst()
              .flatMap(goal -> baselineCell(goal, panel, workspace))
              .ifPresent(
                  cell ->
                      rows.add(
                          stamp.counted(
                              labels.feeds()[panel.feed()[cell]],
                              labels.files()[panel.file()[cell]],
                              RowAccount.BASELINE_DIFFERS,
                              1)));
        }
      }
      if (!rows.isEmpty()) {
        out.output(RowBatch.of("data_quality", rows));
      }
    }

    /** The first value that was delivered for the baseline of a goal. */
    private static Optional<Integer> baselineCell(Goal goal, Panel panel, Workspace workspace) {
      int t = Arrays.binarySearch(panel.periods(), goal.baseline().period().code());
      for (int p = 0; t >= 0 && p < panel.places().length; p++) {
        String id = workspace.places().get(panel.places()[p]).id();
        int cell = panel.cell(p, t);
        if (goal.placeId().map(id::equals).orElse(true) && !Double.isNaN(panel.value()[cell])) {
          return Optional.of(cell);
        }
      }
      return Optional.empty();
    }

    private List<GoalProgress> answer(
        Workspace workspace,
        Indicator indicator,
        Panel panel,
        DevianceDetector.Analysis analysis,
        Aggregation aggregation,
        Timeliness timeliness,
        SortedMap<Integer, Integer> refused,
        MultiOutputReceiver out) {
      out.get(SCORES).output(KV.of(indicator.missionId(), PackedAnalysis.pack(analysis)));
      Mission mission = workspace.mission(indicator.missionId()).orElseThrow();
      List<GoalProgress> progress = new ArrayList<>();
      List<WatchMeasure> computed = new ArrayList<>();
      for (Goal goal : mission.goals()) {
        if (goal.indicatorId().equals(indicator.id())) {
          AggregateSeries series = GoalJudge.series(goal, aggregation);
          baseline(goal, series).ifPresent(computed::add);
          Computed.improvement(goal, indicator, series, stamp.asOf(), stamp.runId())
              .ifPresent(computed::add);
          progress.addAll(
              GoalJudge.judge(
                  goal,
                  indicator,
                  series,
                  workspace.places(),
                  timeliness,
                  refused(goal, workspace, refused),
                  stamp.asOf(),
                  stamp.runId()));
        }
      }
      out.get(PROGRESS).output(KV.of(mission.id(), RowBatch.of("goal_progress", progress)));
      computed.addAll(
          Computed.harm(
              mission,
              indicator,
              aggregation.of(Scope.EVERYWHERE, Optional.empty()),
              panel,
              stamp.asOf(),
              stamp.runId()));
      if (!computed.isEmpty()) {
        out.get(PROGRESS).output(KV.of(mission.id(), RowBatch.of("watch_measure", computed)));
      }
      List<PracticeAdoption> adoptions =
          AdoptionEffects.of(
              mission, panel, indicator, workspace.places(), stamp.asOf(), stamp.runId());
      if (!adoptions.isEmpty()) {
        out.get(ADOPTIONS).output(RowBatch.of("practice_adoption", adoptions));
      }
      pilots(workspace, indicator, panel, out);
      return progress;
    }

    /** Every pilot that looks at the indicator, of whatever mission. */
    private void pilots(
        Workspace workspace, Indicator indicator, Panel panel, MultiOutputReceiver out) {
      List<Pilot> all =
          workspace.missions().stream().flatMap(m -> m.trials().pilots().stream()).toList();
      PilotRows rows = new PilotRows(stamp.asOf(), stamp.runId());
      ComparableSeries series = null;
      for (Pilot pilot : all) {
        boolean outcome = pilot.outcome().indicatorId().equals(indicator.id());
        boolean guardrail =
            pilot.guardrails().stream().anyMatch(g -> g.indicatorId().equals(indicator.id()));
        if (!outcome && !guardrail) {
          continue;
        }
        if (series == null) {
          series = ComparableSeries.ofAllPeriods(panel, indicator, workspace.places());
        }
        List<Pilot> others = all.stream().filter(other -> !other.id().equals(pilot.id())).toList();
        PilotEvidence evidence = PilotAnalysis.of(pilot, series, indicator, !outcome, others);
        out.get(PILOTS)
            .output(
                KV.of(
                    ConcludeTrials.ALL,
                    RowBatch.of("pilot_result", List.of(rows.result(pilot, evidence)))));
        if (outcome) {
          out.get(ADOPTIONS).output(RowBatch.of("pilot_place", rows.places(pilot, evidence)));
          out.get(ADOPTIONS).output(RowBatch.of("pilot_path", rows.paths(pilot, evidence)));
        }
      }
    }

    /** What the data now have for the baseline of a goal: a restated series moves it. */
    private Optional<WatchMeasure> baseline(Goal goal, AggregateSeries series) {
      return series.points().stream()
          .filter(point -> point.period().equals(goal.baseline().period()) && point.comparable())
          .findFirst()
          .map(
              point ->
                  Computed.baseline(
                      goal.missionId(), goal.id(), point.value(), stamp.asOf(), stamp.runId()));
    }

    /** The settled panels of the indicators that may be the strata of one. */
    private static List<Panel> parts(
        List<Integer> strata,
        List<Panel> publishable,
        List<Completeness> learnt,
        Settlement settlement) {
      List<Panel> parts = new ArrayList<>();
      for (int p = 0; p < publishable.size(); p++) {
        if (strata.contains(publishable.get(p).indicator())) {
          parts.add(settlement.of(publishable.get(p), learnt.get(p)).settled());
        }
      }
      return parts;
    }

    private static void countRefused(PanelBuilder.Built built, IndicatorContext context) {
      built
          .refused()
          .forEach(
              (place, count) -> {
                int row = context.row(place);
                if (row >= 0) {
                  context.refused()[row] = count;
                }
              });
    }

    /** Refused values of a goal's place, or of all places. */
    private static int refused(
        Goal goal, Workspace workspace, SortedMap<Integer, Integer> refused) {
      return refused.entrySet().stream()
          .filter(
              entry ->
                  goal.placeId()
                      .map(workspace.places().get(entry.getKey()).id()::equals)
                      .orElse(true))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    /** Counts, by the file that delivered them, values that repeat another place's series. */
    private void sameFigures(
        Labels labels, Panel panel, IndicatorContext context, OutputReceiver<RowBatch> out) {
      Map<Long, Long> counts = new TreeMap<>();
      for (int p = 0; p < panel.places().length; p++) {
        if (context.sameAs()[p] < 0) {
          continue;
        }
        for (int t = 0; t < panel.periods().length; t++) {
          int cell = panel.cell(p, t);
          if (!Double.isNaN(panel.value()[cell])) {
            counts.merge(((long) panel.feed()[cell] << 32) | panel.file()[cell], 1L, Long::sum);
          }
        }
      }
      List<DataQuality> rows = new ArrayList<>();
      counts.forEach(
          (of, count) ->
              rows.add(
                  stamp.counted(
                      labels.feeds()[(int) (of >> 32)],
                      labels.files()[of.intValue()],
                      RowAccount.SAME_FIGURES,
                      count)));
      if (!rows.isEmpty()) {
        out.output(RowBatch.of("data_quality", rows));
      }
    }

    /** Counts, by the file that delivered them, values that are probably in another unit. */
    private void thousandfold(
        Workspace workspace,
        Labels labels,
        Panel panel,
        Indicator indicator,
        OutputReceiver<RowBatch> out) {
      List<DataQuality> rows = new ArrayList<>();
      for (ThousandfoldJumps.Jump jump : ThousandfoldJumps.of(panel, indicator.measure())) {
        DataQuality row =
            stamp.counted(
                labels.feeds()[panel.feed()[jump.cell()]],
                labels.files()[panel.file()[jump.cell()]],
                RowAccount.THOUSANDFOLD,
                1);
        rows.add(
            DataQuality.newBuilder(row)
                .setDetail(
                    indicator.id()
                        + " of "
                        + named(workspace, panel, jump.cell())
                        + " compared with "
                        + named(workspace, panel, jump.beside()))
                .build());
      }
      if (!rows.isEmpty()) {
        out.output(RowBatch.of("data_quality", rows));
      }
    }

    private static String named(Workspace workspace, Panel panel, int cell) {
      int place = panel.places()[cell / panel.periods().length];
      return workspace.places().get(place).id()
          + " in "
          + panel.period(cell % panel.periods().length)
          + ", "
          + new java.math.BigDecimal(panel.value()[cell], new java.math.MathContext(6))
              .stripTrailingZeros()
              .toPlainString();
    }

    /** Rows that contradict each other are refused; each line once, however many indicators. */
    private void refuse(
        Snapshot told, List<PanelBuilder.Contradiction> contradictions, MultiOutputReceiver out)
        throws IOException {
      Map<Integer, List<PanelBuilder.Contradiction>> byFile =
          contradictions.stream()
              .collect(
                  Collectors.groupingBy(
                      PanelBuilder.Contradiction::file, TreeMap::new, Collectors.toList()));
      for (Map.Entry<Integer, List<PanelBuilder.Contradiction>> of : byFile.entrySet()) {
        Workspace workspace = told.workspace();
        int feed = of.getValue().get(0).feed();
        Snapshot.Delivery delivery = told.delivery(of.getKey());
        String name = delivery.inspected().path();
        List<RejectedRecord> exact =
            new ContradictoryRows(
                    workspace, feed, delivery.inspected(), stamp.asOf(), stamp.runId())
                .refused(
                    of.getValue(), position -> DeliveredFiles.open(delivery.location(), position));
        LiveCounts.add(0, exact.size());
        RefusedRows rows = RefusedRows.of(exact, workspace.feeds().get(feed), workspace);
        out.get(REFUSED).output(RowBatch.of("rejected_record", rows.rows()));
        String id = workspace.feeds().get(feed).id();
        List<DataQuality> account = new ArrayList<>();
        Map<String, Long> reasons = new TreeMap<>();
        exact.forEach(row -> reasons.merge(row.getReason(), 1L, Long::sum));
        reasons.forEach(
            (reason, count) ->
                account.add(stamp.counted(id, name, RowAccount.rejectedFor(reason), count)));
        for (PanelBuilder.Contradiction one : of.getValue()) {
          for (int i = 0; i < one.lines().size(); i++) {
            if (!one.rejected().get(i)) {
              account.add(stamp.counted(id, name, RowAccount.refusedLine(one.lines().get(i)), 1));
            }
          }
        }
        out.get(ACCOUNT).output(RowBatch.of("data_quality", account));
      }
    }

    private void account(Labels labels, PanelBuilder.Built built, OutputReceiver<RowBatch> out) {
      List<DataQuality> rows = new ArrayList<>();
      for (PanelBuilder.Thin of : built.thin()) {
        String feed = labels.feeds()[of.feed()];
        String file = labels.files()[of.file()];
        rows.add(stamp.counted(feed, file, RowAccount.STRATUM_MISSING, of.incomplete()));
        rows.add(stamp.counted(feed, file, RowAccount.TOO_FEW_EVENTS, of.tooFew()));
      }
      for (PanelBuilder.Withdrawn of : built.withdrawn()) {
        String feed = labels.feeds()[of.feed()];
        String file = labels.files()[of.file()];
        rows.add(stamp.counted(feed, file, RowAccount.WITHDRAWN, of.values()));
        rows.add(stamp.counted(feed, file, RowAccount.WITHHELD, of.hidden()));
      }
      for (PanelBuilder.Replaced of : built.replaced()) {
        String feed = labels.feeds()[of.feed()];
        String file = labels.files()[of.file()];
        rows.add(stamp.counted(feed, file, "superseded", of.superseded()));
        rows.add(stamp.counted(feed, file, "conflict", of.conflicts()));
      }
      if (!rows.isEmpty()) {
        out.output(RowBatch.of("data_quality", rows));
      }
    }
  }
}
