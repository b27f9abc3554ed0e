package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.JsonText;
import org.waymark.schema.record.ColourAudit;
import org.waymark.schema.record.GoalChange;
import org.waymark.schema.record.LogItem;
import org.waymark.schema.record.MoneyFlow;
import org.waymark.schema.record.PlanItem;
import org.waymark.schema.record.TeamMix;
import org.waymark.schema.record.WatchAlert;
import org.waymark.schema.record.WatchMeasure;
import org.waymark.watch.Alert;
import org.waymark.watch.AlertCode;
import org.waymark.watch.Alerts;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Rule;
import org.waymark.watch.mission.MissionWatch;
import org.waymark.watch.people.PersonRow;
import org.waymark.watch.people.Team;
import org.waymark.watch.plan.Claim;
import org.waymark.watch.plan.Watermelons;

/** The watch of a mission as rows of its published tables, and alerts read back from theirs. */
public final class WatchRows {
  private final String missionId;
  private final LocalDate asOf;
  private final String runId;

  /** Rows of a mission. */
  public WatchRows(String missionId, LocalDate asOf, String runId) {
    this.missionId = missionId;
    this.asOf = asOf;
    this.runId = runId;
  }

  /** Rows of {@code watch_alert}, in the order of the alerts. */
  public List<WatchAlert> alerts(List<Alert> alerts) {
    return alerts.stream().map(this::alert).toList();
  }

  private WatchAlert alert(Alert alert) {
    Finding finding = alert.finding();
    return WatchAlert.newBuilder()
        .setMissionId(missionId)
        .setRule(finding.rule().id())
        .setSubject(finding.subject())
        .setCode(alert.code())
        .setKind(finding.kind().name().toLowerCase(Locale.ROOT))
        .setBasis(finding.rule().basis().name().toLowerCase(Locale.ROOT))
        .setSentence(finding.sentence())
        .setValue(orNull(finding.value()))
        .setThreshold(orNull(finding.threshold()))
        .setPValue(orNull(finding.p()))
        .setQValue(orNull(alert.q()))
        .setSince(alert.since())
        .setState(alert.state().word())
        .setReasonGone(alert.reasonGone().orElse(null))
        .setClear(alert.clear())
        .setAnsweredOn(alert.answeredOn().orElse(null))
        .setAnsweredBy(alert.answeredBy().orElse(null))
        .setShieldedUntil(alert.shieldedUntil().orElse(null))
        .setRank(alert.rank())
        .setEvidence(finding.evidence())
        .setShows(finding.rule().shows())
        .setShowsNot(finding.rule().showsNot())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** An alert as it was published. */
  public static Alerts.Published published(WatchAlert row) {
    Finding finding =
        new Finding(
            Rule.of(row.getRule()),
            row.getSubject(),
            row.getKind().equals("signal") ? Finding.Kind.SIGNAL : Finding.Kind.FACT,
            row.getSentence(),
            optional(row.getValue()),
            optional(row.getThreshold()),
            optional(row.getPValue()),
            Optional.of(row.getSince()),
            false,
            row.getEvidence());
    return new Alerts.Published(
        new AlertCode.Key(finding.rule(), finding.subject()),
        row.getCode(),
        row.getSince(),
        row.getState().equals(Alert.State.GONE.word()),
        row.getClear(),
        finding);
  }

  /** Rows of {@code watch_measure}; of two measures with one key the first. */
  public List<WatchMeasure> measures(List<Measure> measures) {
    TreeSet<String> seen = new TreeSet<>();
    List<WatchMeasure> rows = new ArrayList<>();
    for (Measure measure : measures) {
      if (seen.add(measure.rule().id() + "\n" + measure.name() + "\n" + measure.subject())) {
        rows.add(
            WatchMeasure.newBuilder()
                .setMissionId(missionId)
                .setRule(measure.rule().id())
                .setMeasure(measure.name())
                .setSubject(measure.subject())
                .setValue(orNull(measure.value()))
                .setLow(orNull(measure.low()))
                .setHigh(orNull(measure.high()))
                .setN(measure.n().isPresent() ? measure.n().getAsLong() : null)
                .setNotTold(measure.notTold().orElse(null))
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    return rows;
  }

  /** Rows of {@code goal_change}; of changes with one key the last. */
  public List<GoalChange> changes(List<org.waymark.watch.goals.GoalChange> changes) {
    SortedMap<String, GoalChange> rows = new java.util.TreeMap<>();
    for (org.waymark.watch.goals.GoalChange change : changes) {
      rows.put(
          change.goalId() + "\n" + change.at() + "\n" + change.kind().word(),
          GoalChange.newBuilder()
              .setMissionId(missionId)
              .setGoalId(change.goalId())
              .setChangedOn(change.at())
              .setKind(change.kind().word())
              .setWas(change.from())
              .setBecame(change.to())
              .setSize(orNull(change.size()))
              .setEasierBy(orNull(change.easierBy()))
              .setCites(change.citedBy().orElse(null))
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return List.copyOf(rows.values());
  }

  /** A change as it was published. */
  public static org.waymark.watch.goals.GoalChange published(GoalChange row) {
    org.waymark.watch.goals.GoalChange.Kind kind =
        java.util.Arrays.stream(org.waymark.watch.goals.GoalChange.Kind.values())
            .filter(one -> one.word().equals(row.getKind()))
            .findFirst()
            .orElseThrow();
    return new org.waymark.watch.goals.GoalChange(
        row.getGoalId(),
        row.getChangedOn(),
        kind,
        row.getWas(),
        row.getBecame(),
        optional(row.getSize()),
        optional(row.getEasierBy()),
        Optional.ofNullable(row.getCites()));
  }

  /** Rows of {@code plan_item}. */
  public List<PlanItem> plan(MissionWatch watch) {
    return watch.plan().items().stream().map(item -> planItem(watch, item)).toList();
  }

  private PlanItem planItem(MissionWatch watch, org.waymark.watch.plan.PlanItem item) {
    org.waymark.watch.plan.PlanItem.State state = item.state(asOf);
    boolean ahead =
        state == org.waymark.watch.plan.PlanItem.State.OPEN
            || state == org.waymark.watch.plan.PlanItem.State.MOVED;
    return PlanItem.newBuilder()
        .setFeedId(item.latest().feed())
        .setItemId(item.id())
        .setMissionId(missionId)
        .setInterventionId(orNull(item.latest().intervention()))
        .setTitle(item.latest().title())
        .setFirstSeen(item.firstSeen())
        .setLastSeen(item.latest().snapshot())
        .setFirstDue(item.firstDue().orElse(null))
        .setDue(item.due().orElse(null))
        .setDone(item.done().orElse(null))
        .setMoved(item.moved())
        .setDated(item.dated())
        .setSlipDays(item.slipDays().isPresent() ? item.slipDays().getAsLong() : null)
        .setClaim(orNull(item.latest().claim()))
        .setComputed(state.word())
        .setBlockedBy(JsonText.list(item.blockedBy()))
        .setFrees(item.isOpen() ? watch.waiting().behind(item.id()).size() : 0)
        .setGoalsBehind(JsonText.list(goals(watch, item.id())))
        .setPLate(
            ahead
                ? item.due().map(due -> Watermelons.chanceOfSlipping(due, asOf)).orElse(null)
                : null)
        .setOwnerOrg(orNull(item.latest().ownerOrg()))
        .setSource(item.latest().source())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static List<String> goals(MissionWatch watch, String id) {
    SortedSet<String> goals = watch.goalsBehind().get(id);
    return goals == null ? List.of() : List.copyOf(goals);
  }

  /** Rows of {@code colour_audit}. */
  public List<ColourAudit> audit(org.waymark.watch.plan.ColourAudit audit) {
    List<ColourAudit> rows = new ArrayList<>();
    for (Claim claim : Claim.values()) {
      org.waymark.watch.plan.ColourAudit.OfColour of = audit.byClaim().get(claim);
      if (of != null) {
        boolean enough = of.items() >= org.waymark.watch.plan.ColourAudit.LEAST;
        rows.add(
            ColourAudit.newBuilder()
                .setMissionId(missionId)
                .setClaim(claim.word())
                .setItems(of.items())
                .setLater(of.later())
                .setShare(enough ? of.later() / (double) of.items() : null)
                .setLow(enough ? of.share().low() : null)
                .setHigh(enough ? of.share().high() : null)
                .setAuc(orNull(audit.auc()))
                .setAucLow(audit.aucInterval().map(i -> i.low()).orElse(null))
                .setAucHigh(audit.aucInterval().map(i -> i.high()).orElse(null))
                .setBrierGain(orNull(audit.brierGain()))
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    rows.sort(Comparator.comparing(ColourAudit::getClaim));
    return rows;
  }

  /** Rows of {@code log_item}. */
  public List<LogItem> log(List<org.waymark.watch.log.LogItem> items) {
    return items.stream()
        .map(
            item ->
                LogItem.newBuilder()
                    .setFeedId(item.latest().feed())
                    .setKind(item.kind().word())
                    .setItemId(item.id())
                    .setMissionId(missionId)
                    .setTitle(item.latest().title())
                    .setOpened(item.latest().opened())
                    .setFirstDue(item.firstDue().orElse(null))
                    .setDue(item.latest().due().orElse(null))
                    .setClosed(item.latest().closed().orElse(null))
                    .setOutcome(orNull(item.latest().outcome()))
                    .setKept(item.isKept())
                    .setOwnerOrg(orNull(item.latest().ownerOrg()))
                    .setCites(JsonText.list(item.latest().cites()))
                    .setSource(item.latest().source())
                    .setAsOf(asOf)
                    .setRunId(runId)
                    .build())
        .toList();
  }

  /** Rows of {@code money_flow}. */
  public List<MoneyFlow> flows(List<org.waymark.watch.money.MoneyFlow> flows) {
    List<MoneyFlow> rows = new ArrayList<>();
    for (org.waymark.watch.money.MoneyFlow flow : flows) {
      rows.add(
          MoneyFlow.newBuilder()
              .setMissionId(missionId)
              .setInterventionId(flow.intervention())
              .setPayer(flow.payer())
              .setPayee(flow.payee())
              .setFlow(flow.flow().word())
              .setPurpose(flow.purpose().word())
              .setCurrency(flow.currency())
              .setQuarter(flow.quarter())
              .setAmount(flow.amount().doubleValue())
              .setRows(flow.rows())
              .setFirstPaid(flow.first())
              .setMethod(flow.method().orElse(null))
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return rows;
  }

  /**
   * Rows of {@code team_mix}: full-time equivalents of groups in each snapshot. A snapshot with
   * fewer rows than a group may have in the open shows none.
   *
   * @param least rows of people below which a group is not shown
   */
  public List<TeamMix> team(Team team, int least) {
    List<TeamMix> rows = new ArrayList<>();
    team.snapshots()
        .forEach(
            (day, people) -> {
              rows.add(mix("org", PersonRow::org, day, people, least));
              rows.add(mix("profession", PersonRow::profession, day, people, least));
            });
    return rows;
  }

  private TeamMix mix(
      String dimension,
      Function<PersonRow, String> group,
      LocalDate day,
      List<PersonRow> people,
      int least) {
    SortedMap<String, Double> groups = Team.byGroup(people, group);
    boolean shown = people.size() >= least && !groups.isEmpty();
    double all = groups.values().stream().mapToDouble(Double::doubleValue).sum();
    double most = groups.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return TeamMix.newBuilder()
        .setMissionId(missionId)
        .setDimension(dimension)
        .setSnapshot(day)
        .setFte(shown ? all : null)
        .setGroups(shown ? Long.valueOf(groups.size()) : null)
        .setBlau(shown ? Team.blau(people, group) : null)
        .setShareLargest(shown && all > 0 ? most / all : null)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static OptionalDouble optional(@Nullable Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
