package org.waymark.registry;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry as rows of the published tables, each list in the order of the table's key.
 *
 * @param themes in order of mission, then theme
 * @param practices in order of mission, then practice
 */
public record RegistryRows(
    List<org.waymark.schema.record.Mission> missions,
    List<org.waymark.schema.record.Goal> goals,
    List<org.waymark.schema.record.Indicator> indicators,
    List<org.waymark.schema.record.Place> places,
    List<org.waymark.schema.record.Theme> themes,
    List<org.waymark.schema.record.RegisteredPractice> practices) {

  /** The rows of a run at an as-of date. The same workspace gives the same rows. */
  public static RegistryRows of(Workspace workspace, LocalDate asOf, String runId) {
    return new RegistryRows(
        workspace.missions().stream()
            .sorted(Comparator.comparing(Mission::id))
            .map(mission -> mission(mission, asOf, runId))
            .toList(),
        workspace.missions().stream()
            .flatMap(mission -> mission.goals().stream())
            .sorted(Comparator.comparing(Goal::id))
            .map(goal -> goal(goal, asOf, runId))
            .toList(),
        workspace.indicators().stream()
            .map(indicator -> indicator(indicator, asOf, runId))
            .toList(),
        workspace.places().stream()
            .sorted(Comparator.comparing(Place::id))
            .map(place -> place(place, asOf, runId))
            .toList(),
        workspace.missions().stream()
            .flatMap(mission -> mission.themes().stream())
            .sorted(Comparator.comparing(Theme::missionId).thenComparing(Theme::id))
            .map(theme -> theme(theme, asOf, runId))
            .toList(),
        workspace.missions().stream()
            .flatMap(mission -> mission.practices().stream())
            .sorted(
                Comparator.comparing(RegisteredPractice::missionId)
                    .thenComparing(RegisteredPractice::id))
            .map(practice -> practice(practice, asOf, runId))
            .toList());
  }

  private static org.waymark.schema.record.Mission mission(
      Mission mission, LocalDate asOf, String runId) {
    return org.waymark.schema.record.Mission.newBuilder()
        .setMissionId(mission.id())
        .setTitle(mission.title())
        .setOwnerName(orNull(mission.ownerName()))
        .setOwnerContact(orNull(mission.ownerContact()))
        .setStarts(mission.starts())
        .setEnds(mission.ends())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static org.waymark.schema.record.Goal goal(Goal goal, LocalDate asOf, String runId) {
    return org.waymark.schema.record.Goal.newBuilder()
        .setGoalId(goal.id())
        .setMissionId(goal.missionId())
        .setIndicatorId(goal.indicatorId())
        .setPlaceId(orNull(goal.placeId()))
        .setGap(orNull(goal.gap().map(Gap::words)))
        .setAmbition(Words.of(goal.ambition()))
        .setBaselinePeriod(goal.baseline().period().toString())
        .setBaselineValue(goal.baseline().value())
        .setTargetPeriod(goal.target().period().toString())
        .setTargetValue(goal.target().value())
        .setMilestones(goal.milestones().isEmpty() ? null : json(goal.milestones()))
        .setVersionSince(asOf)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static org.waymark.schema.record.Indicator indicator(
      Indicator indicator, LocalDate asOf, String runId) {
    return org.waymark.schema.record.Indicator.newBuilder()
        .setIndicatorId(indicator.id())
        .setMissionId(indicator.missionId())
        .setTitle(indicator.title())
        .setMeasure(Words.of(indicator.measure()))
        .setUnit(orNull(indicator.unit()))
        .setBetter(Words.of(indicator.better()))
        .setRole(Words.of(indicator.role()))
        .setPeriod(Words.of(indicator.period()))
        .setPer(indicator.per())
        .setCounterpart(orNull(indicator.counterpart()))
        .setExpectFrom(
            indicator.expectFrom().isEmpty() ? null : String.join(",", indicator.expectFrom()))
        .setExposure(orNull(indicator.exposure()))
        .setChart(indicator.chart().word())
        .setFunnel(indicator.funnel().word())
        .setStrata(indicator.standardised() ? (long) indicator.standard().strata().size() : null)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static org.waymark.schema.record.Place place(Place place, LocalDate asOf, String runId) {
    return org.waymark.schema.record.Place.newBuilder()
        .setPlaceId(place.id())
        .setName(place.name())
        .setType(orNull(place.type()))
        .setParentId(orNull(place.parentId()))
        .setValidFrom(orNull(place.validFrom()))
        .setValidTo(orNull(place.validTo()))
        .setSuccessorId(orNull(place.successorId()))
        .setCovariates(place.covariates().isEmpty() ? null : covariates(place))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static org.waymark.schema.record.Theme theme(Theme theme, LocalDate asOf, String runId) {
    return org.waymark.schema.record.Theme.newBuilder()
        .setThemeId(theme.id())
        .setMissionId(theme.missionId())
        .setTitle(theme.title())
        .setPhrases(JsonText.list(theme.phrases()))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static org.waymark.schema.record.RegisteredPractice practice(
      RegisteredPractice practice, LocalDate asOf, String runId) {
    return org.waymark.schema.record.RegisteredPractice.newBuilder()
        .setPracticeId(practice.id())
        .setMissionId(practice.missionId())
        .setTitle(practice.title())
        .setThemeId(orNull(practice.theme()))
        .setEvidenceLevel(practice.evidenceLevel())
        .setComponents(JsonText.list(practice.components()))
        .setIndicators(JsonText.list(practice.indicators()))
        .setAdopters(practice.adopters().size())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** Avro's word for what is absent. */
  private static <T> @Nullable T orNull(Optional<T> optional) {
    return optional.orElse(null);
  }

  private static String json(List<Goal.Point> milestones) {
    return JsonText.written(
        json -> {
          json.writeStartArray();
          for (Goal.Point milestone : milestones) {
            json.writeStartObject();
            json.writeStringField("period", milestone.period().toString());
            json.writeFieldName("value");
            json.writeNumber(NumberText.write(milestone.value()));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String covariates(Place place) {
    return JsonText.written(
        json -> {
          json.writeStartObject();
          for (var covariate : place.covariates().entrySet()) {
            json.writeFieldName(covariate.getKey());
            json.writeNumber(NumberText.write(covariate.getValue()));
          }
          json.writeEndObject();
        });
  }
}
