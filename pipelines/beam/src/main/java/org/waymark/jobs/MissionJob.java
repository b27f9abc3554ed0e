package org.waymark.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.publish.WrittenFile;
import org.waymark.schema.PublishedTable;
import org.waymark.transforms.AccountForRows;
import org.waymark.transforms.AnalyseIndicators;
import org.waymark.transforms.ConcludeMissions;
import org.waymark.transforms.ConcludeTrials;
import org.waymark.transforms.EstimateSurveys;
import org.waymark.transforms.FindDeviants;
import org.waymark.transforms.HearReports;
import org.waymark.transforms.JudgeExperiments;
import org.waymark.transforms.ListWritten;
import org.waymark.transforms.Parents;
import org.waymark.transforms.Piece;
import org.waymark.transforms.PublishRows;
import org.waymark.transforms.ReadDeliveries;
import org.waymark.transforms.RunModels;
import org.waymark.transforms.RunStamp;
import org.waymark.transforms.Snapshot;
import org.waymark.transforms.WatchMissions;
import org.waymark.twin.model.Model;

/** The way of one number, from a delivered row to the published tables. */
final class MissionJob {
  /** Tables that are written where they arise, as columns, and the one of the run itself. */
  private static final Set<String> WRITTEN_ELSEWHERE =
      Set.of(
          "observation",
          "spc_point",
          "aggregate",
          "funnel_point",
          "deviance_score",
          PublishedTable.RUN);

  /** All others are written as rows. */
  private static final List<String> ROW_TABLES =
      PublishedTable.all().stream()
          .map(PublishedTable::name)
          .filter(name -> !WRITTEN_ELSEWHERE.contains(name))
          .toList();

  private MissionJob() {}

  /**
   * Lays the job out.
   *
   * @param parents what rows of some feeds belong to
   * @param registryRows rows that need no delivered file: the registry's, and what is wrong with
   *     files as a whole
   * @param account partial rows of {@code data_quality} for files as a whole
   * @param list where the list of written files goes
   */
  static void on(
      Pipeline pipeline,
      RunStamp stamp,
      Snapshot told,
      Parents parents,
      List<Piece> delivered,
      List<RowBatch> registryRows,
      List<RowBatch> account,
      String list) {
    PCollectionView<Snapshot> snapshot =
        pipeline
            .apply("Registry", Create.of(told).withCoder(SerializableCoder.of(Snapshot.class)))
            .apply("To every worker", View.asSingleton());

    PCollectionView<Parents> submissions =
        pipeline
            .apply("Submissions", Create.of(parents).withCoder(SerializableCoder.of(Parents.class)))
            .apply("To every reader", View.asSingleton());

    PCollectionTuple read =
        pipeline
            .apply("Deliveries", Create.of(delivered).withCoder(SerializableCoder.of(Piece.class)))
            .apply("Read deliveries", new ReadDeliveries(stamp, snapshot, submissions));
    PCollectionTuple surveys =
        read.get(ReadDeliveries.RESPONDENTS)
            .apply("Estimate surveys", new EstimateSurveys(stamp, snapshot));
    PCollectionTuple heard =
        read.get(ReadDeliveries.REPORTS)
            .apply("Hear reports", new HearReports(stamp, snapshot, told.workspace()));
    PCollectionTuple analysed =
        PCollectionList.of(read.get(ReadDeliveries.OBSERVATIONS))
            .and(surveys.get(EstimateSurveys.OBSERVATIONS))
            .apply("All observations", Flatten.pCollections())
            .apply("Analyse indicators", new AnalyseIndicators(stamp, snapshot));
    PCollectionTuple found =
        analysed
            .get(AnalyseIndicators.SCORES)
            .apply(
                "Find deviants",
                new FindDeviants(
                    stamp,
                    snapshot,
                    heard.get(HearReports.VOICES).apply("Voices", View.asMap()),
                    heard.get(HearReports.WORDS).apply("Words", View.asMap()),
                    told.workspace()));
    PCollection<RowBatch> concluded =
        analysed
            .get(AnalyseIndicators.PROGRESS)
            .apply("Conclude missions", new ConcludeMissions(stamp, snapshot, told.workspace()));
    PCollection<RowBatch> watched =
        read.get(ReadDeliveries.RECORDS)
            .apply(
                "Watch missions",
                new WatchMissions(
                    stamp,
                    snapshot,
                    analysed
                        .get(AnalyseIndicators.PROGRESS)
                        .apply("Goals", Values.create())
                        .apply("To the watch", View.asIterable())));
    PCollectionTuple judged =
        read.get(ReadDeliveries.RECORDS)
            .apply("Judge experiments", new JudgeExperiments(stamp, snapshot));
    PCollection<RowBatch> tried =
        analysed
            .get(AnalyseIndicators.PILOTS)
            .apply(
                "Conclude trials",
                new ConcludeTrials(stamp, snapshot, judged.get(JudgeExperiments.ROWS)));
    PCollection<RowBatch> modelled =
        analysed
            .get(AnalyseIndicators.MODELLED)
            .apply(
                "Run models",
                new RunModels(
                    stamp,
                    snapshot,
                    analysed.get(AnalyseIndicators.ADOPTIONS).apply("Adoptions", View.asIterable()),
                    told.models().stream().map(Model::id).toList()));
    PCollection<RowBatch> accounted =
        PCollectionList.of(read.get(ReadDeliveries.ACCOUNT))
            .and(surveys.get(EstimateSurveys.ACCOUNT))
            .and(heard.get(HearReports.ACCOUNT))
            .and(analysed.get(AnalyseIndicators.ACCOUNT))
            .and(judged.get(JudgeExperiments.ACCOUNT))
            .and(rows(pipeline, "Files as a whole", account))
            .apply("All counts", Flatten.pCollections())
            .apply("Account for rows", new AccountForRows(stamp, snapshot));
    PCollection<WrittenFile> rowFiles =
        PCollectionList.of(rows(pipeline, "Registry rows", registryRows))
            .and(read.get(ReadDeliveries.REFUSED))
            .and(analysed.get(AnalyseIndicators.REFUSED))
            .and(surveys.get(EstimateSurveys.ESTIMATES))
            .and(heard.get(HearReports.ROWS))
            .and(analysed.get(AnalyseIndicators.ADOPTIONS))
            .and(analysed.get(AnalyseIndicators.AUDITS))
            .and(found.get(FindDeviants.ROWS))
            .and(judged.get(JudgeExperiments.ROWS))
            .and(tried)
            .and(concluded)
            .and(watched)
            .and(modelled)
            .and(accounted)
            .apply("All rows", Flatten.pCollections())
            .apply("Publish rows", new PublishRows(stamp, ROW_TABLES));
    PCollectionList.of(rowFiles)
        .and(analysed.get(AnalyseIndicators.WRITTEN))
        .and(found.get(FindDeviants.WRITTEN))
        .and(heard.get(HearReports.WRITTEN))
        .apply("All files", Flatten.pCollections())
        .apply("List what was written", new ListWritten(list));
  }

  private static PCollection<RowBatch> rows(Pipeline pipeline, String name, List<RowBatch> rows) {
    return pipeline.apply(name, Create.of(new ArrayList<>(rows)).withCoder(RowBatchCoder.of()));
  }
}
