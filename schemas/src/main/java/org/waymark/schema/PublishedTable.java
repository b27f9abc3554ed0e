package org.waymark.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.waymark.schema.record.Aggregate;
import org.waymark.schema.record.CausalPrediction;
import org.waymark.schema.record.ColourAudit;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.Delivery;
import org.waymark.schema.record.DevianceScore;
import org.waymark.schema.record.DisclosureAudit;
import org.waymark.schema.record.Experiment;
import org.waymark.schema.record.ExperimentCheck;
import org.waymark.schema.record.ExperimentResult;
import org.waymark.schema.record.ExperimentWeek;
import org.waymark.schema.record.FindingIndicator;
import org.waymark.schema.record.FunnelPoint;
import org.waymark.schema.record.Goal;
import org.waymark.schema.record.GoalChange;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.Indicator;
import org.waymark.schema.record.LearningLoop;
import org.waymark.schema.record.LogItem;
import org.waymark.schema.record.LoopStage;
import org.waymark.schema.record.Mission;
import org.waymark.schema.record.MissionProgress;
import org.waymark.schema.record.Model;
import org.waymark.schema.record.ModelBacktest;
import org.waymark.schema.record.ModelLink;
import org.waymark.schema.record.ModelParameter;
import org.waymark.schema.record.ModelRecord;
import org.waymark.schema.record.ModelVariable;
import org.waymark.schema.record.MoneyFlow;
import org.waymark.schema.record.Observation;
import org.waymark.schema.record.Pilot;
import org.waymark.schema.record.PilotPath;
import org.waymark.schema.record.PilotPlace;
import org.waymark.schema.record.PilotResult;
import org.waymark.schema.record.Place;
import org.waymark.schema.record.PlanItem;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.Practice;
import org.waymark.schema.record.PracticeAdoption;
import org.waymark.schema.record.PracticeEvidence;
import org.waymark.schema.record.PracticeScore;
import org.waymark.schema.record.RegisteredPractice;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.schema.record.ReportTheme;
import org.waymark.schema.record.ReportThemeRole;
import org.waymark.schema.record.Run;
import org.waymark.schema.record.ScalingCandidate;
import org.waymark.schema.record.Scenario;
import org.waymark.schema.record.ScenarioAffected;
import org.waymark.schema.record.ScenarioGoal;
import org.waymark.schema.record.ScenarioProjection;
import org.waymark.schema.record.ScenarioReadiness;
import org.waymark.schema.record.ScenarioRequirement;
import org.waymark.schema.record.ScenarioSensitivity;
import org.waymark.schema.record.ScenarioWorld;
import org.waymark.schema.record.SpcPoint;
import org.waymark.schema.record.SurveyEstimate;
import org.waymark.schema.record.TeamMix;
import org.waymark.schema.record.Theme;
import org.waymark.schema.record.ThemeAgreement;
import org.waymark.schema.record.ThemeSuggestion;
import org.waymark.schema.record.WatchAlert;
import org.waymark.schema.record.WatchMeasure;

/**
 * A table that a run publishes.
 *
 * @param name as it is queried
 * @param schema Avro record: one field a column, each with its meaning
 */
public record PublishedTable(String name, Schema schema) {

  private static final List<PublishedTable> ALL =
      Stream.of(
              Mission.getClassSchema(),
              Goal.getClassSchema(),
              Indicator.getClassSchema(),
              Place.getClassSchema(),
              Theme.getClassSchema(),
              RegisteredPractice.getClassSchema(),
              Observation.getClassSchema(),
              SurveyEstimate.getClassSchema(),
              ReportTheme.getClassSchema(),
              ReportThemeRole.getClassSchema(),
              ThemeAgreement.getClassSchema(),
              ThemeSuggestion.getClassSchema(),
              ReportExcerpt.getClassSchema(),
              SpcPoint.getClassSchema(),
              Aggregate.getClassSchema(),
              FunnelPoint.getClassSchema(),
              PositiveDeviance.getClassSchema(),
              FindingIndicator.getClassSchema(),
              DevianceScore.getClassSchema(),
              Practice.getClassSchema(),
              PracticeScore.getClassSchema(),
              PracticeAdoption.getClassSchema(),
              ScalingCandidate.getClassSchema(),
              Experiment.getClassSchema(),
              ExperimentResult.getClassSchema(),
              ExperimentWeek.getClassSchema(),
              ExperimentCheck.getClassSchema(),
              Pilot.getClassSchema(),
              PilotResult.getClassSchema(),
              PilotPlace.getClassSchema(),
              PilotPath.getClassSchema(),
              LearningLoop.getClassSchema(),
              LoopStage.getClassSchema(),
              PracticeEvidence.getClassSchema(),
              GoalProgress.getClassSchema(),
              MissionProgress.getClassSchema(),
              WatchAlert.getClassSchema(),
              WatchMeasure.getClassSchema(),
              GoalChange.getClassSchema(),
              PlanItem.getClassSchema(),
              ColourAudit.getClassSchema(),
              MoneyFlow.getClassSchema(),
              TeamMix.getClassSchema(),
              LogItem.getClassSchema(),
              Model.getClassSchema(),
              ModelVariable.getClassSchema(),
              ModelLink.getClassSchema(),
              ModelParameter.getClassSchema(),
              ModelBacktest.getClassSchema(),
              ModelRecord.getClassSchema(),
              Scenario.getClassSchema(),
              ScenarioProjection.getClassSchema(),
              ScenarioGoal.getClassSchema(),
              ScenarioAffected.getClassSchema(),
              ScenarioReadiness.getClassSchema(),
              ScenarioSensitivity.getClassSchema(),
              ScenarioRequirement.getClassSchema(),
              ScenarioWorld.getClassSchema(),
              CausalPrediction.getClassSchema(),
              DataQuality.getClassSchema(),
              Delivery.getClassSchema(),
              DisclosureAudit.getClassSchema(),
              RejectedRecord.getClassSchema(),
              Run.getClassSchema())
          .map(schema -> new PublishedTable(schema.getProp("waymark.table"), schema))
          .toList();

  private static final Map<String, PublishedTable> BY_NAME = byName();

  /**
   * Name of the table of runs, the only one with times of day, which therefore differs by rerun.
   */
  public static final String RUN = "run";

  /** Every table, in the order in which they are explained. */
  public static List<PublishedTable> all() {
    return ALL;
  }

  /**
   * The table of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PublishedTable named(String name) {
    PublishedTable table = BY_NAME.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no table is called " + name);
    }
    return table;
  }

  /** What one row is. */
  public String doc() {
    return schema.getDoc();
  }

  /** The columns that identify a row within an as_of. */
  public List<String> key() {
    return ((List<?>) schema.getObjectProp("waymark.key")).stream().map(String::valueOf).toList();
  }

  /** The columns in order. */
  public List<PublishedColumn> columns() {
    return schema.getFields().stream().map(PublishedColumn::of).toList();
  }

  private static Map<String, PublishedTable> byName() {
    Map<String, PublishedTable> map = new TreeMap<>();
    ALL.forEach(table -> map.put(table.name(), table));
    return map;
  }
}
