package org.waymark.watch.mission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Intervention;
import org.waymark.registry.Mission;
import org.waymark.registry.PastMission;
import org.waymark.registry.Role;
import org.waymark.watch.Decision;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.goals.GoalChange;
import org.waymark.watch.goals.GoalHistory;
import org.waymark.watch.goals.GoalStanding;
import org.waymark.watch.goals.Goalposts;
import org.waymark.watch.goals.LockIn;
import org.waymark.watch.goals.Tangible;
import org.waymark.watch.harm.GuardrailShift;
import org.waymark.watch.log.LogItem;
import org.waymark.watch.log.LogKind;
import org.waymark.watch.log.Promises;
import org.waymark.watch.money.Consultants;
import org.waymark.watch.money.CostPerPoint;
import org.waymark.watch.money.MoneyFlow;
import org.waymark.watch.money.MoneyRow;
import org.waymark.watch.money.NewPartners;
import org.waymark.watch.money.Pooled;
import org.waymark.watch.money.Relabelled;
import org.waymark.watch.people.Team;
import org.waymark.watch.plan.ColourAudit;
import org.waymark.watch.plan.DoneShare;
import org.waymark.watch.plan.PlanHistory;
import org.waymark.watch.plan.PlanItem;
import org.waymark.watch.plan.Unacted;
import org.waymark.watch.plan.Waiting;
import org.waymark.watch.plan.Watermelons;

/**
 * The watch of one mission at one date.
 *
 * @param reading what every rule has to say
 * @param changes of its goals
 * @param audit of the colours of its plan
 * @param waiting what waits for what
 * @param flows of its money, by payer, payee and quarter
 * @param team its people
 * @param shields by goal, until when its alerts are held back
 */
public record MissionWatch(
    Reading reading,
    List<GoalChange> changes,
    PlanHistory plan,
    ColourAudit audit,
    List<LogItem> log,
    Waiting waiting,
    SortedMap<String, LocalDate> shields,
    SortedMap<String, SortedSet<String>> goalsBehind,
    List<MoneyFlow> flows,
    Team team) {
  private static final int CITED_DAYS = 90;

  /**
   * Computes the watch.
   *
   * @param usualShare share of due actions that is usual to be done
   * @param across what the missions of a workspace say together of this one
   */
  public static MissionWatch of(WatchInput in, double usualShare, Reading across) {
    Mission mission = in.mission();
    LocalDate asOf = in.asOf();
    PlanHistory plan = PlanHistory.of(in.plan(), asOf);
    List<LogItem> log = LogItem.of(in.log(), asOf);
    GoalHistory history =
        GoalHistory.of(
            mission,
            in.workspace().history(),
            in.published(),
            asOf,
            goal -> Standings.delivered(in.computed().baselines(), goal));
    List<GoalChange> changes =
        history.changes().stream().map(change -> cited(change, log)).toList();
    SortedMap<String, SortedSet<String>> goalsBehind = goalsBehind(mission, plan, log);
    Set<String> planned =
        plan.items().stream()
            .filter(PlanItem::isOpen)
            .map(item -> item.latest().intervention())
            .collect(Collectors.toSet());
    Reading reading =
        Goalposts.of(history.versions(), changes, titles(in))
            .and(LockIn.of(mission, in.standings(), planned, in.workspace().history(), log, asOf))
            .and(Tangible.of(mission, indicators(in), firstShare(in)))
            .and(GuardrailShift.of(mission, in.computed().shifts()))
            .and(across)
            .and(action(in, plan, usualShare))
            .and(Watermelons.of(plan, behind(in, goalsBehind), asOf))
            .and(audited(in))
            .and(Promises.of(log, plan, goalsBehind, asOf))
            .and(money(in, plan))
            .and(people(in));
    return new MissionWatch(
        reading,
        changes,
        plan,
        ColourAudit.of(in.plan(), asOf),
        log,
        Waiting.of(Promises.blockedBy(log, plan)),
        shields(mission, asOf),
        goalsBehind,
        MoneyFlow.of(mission, in.spending().of(mission.id()), in.spending().names()),
        new Team(in.people(), asOf));
  }

  private static Reading money(WatchInput in, PlanHistory plan) {
    Mission mission = in.mission();
    List<MoneyRow> rows = in.spending().of(mission.id());
    Team team = new Team(in.people(), in.asOf());
    Reading pooled = Pooled.of(rows, mission.watched().orgs(), team.organisations());
    if (rows.isEmpty()) {
      return pooled.and(Consultants.of(rows, team.staffCost(), in.asOf()));
    }
    List<LocalDate> starts =
        plan.items().stream().flatMap(item -> item.latest().started().stream()).toList();
    return pooled
        .and(CostPerPoint.of(mission, rows, in.computed().improvements(), in.asOf()))
        .and(
            Relabelled.of(
                mission.id(), starts, in.spending().payees(), mission.starts(), in.asOf()))
        .and(Consultants.of(rows, team.staffCost(), in.asOf()))
        .and(NewPartners.of(mission.id(), in.spending().payees(), in.asOf()));
  }

  private static Reading people(WatchInput in) {
    List<String> roles = in.mission().watched().roles();
    Team team = new Team(in.people(), in.asOf());
    return team.reading(roles, in.asOf()).and(team.consultants(roles));
  }

  /** The decisions of the log, with the codes that they cite. */
  public List<Decision> decisions() {
    return log.stream()
        .filter(item -> item.kind() == LogKind.DECISION)
        .map(item -> new Decision(item.id(), item.latest().opened(), item.codes()))
        .toList();
  }

  private static Reading action(WatchInput in, PlanHistory plan, double usualShare) {
    Reading unacted = Unacted.of(in.mission(), plan, Set.of(), in.asOf());
    if (plan.items().isEmpty()) {
      return unacted.and(
          Reading.notTold(
              Rule.ACTION, "done", "no plan was delivered; a feed of kind `plan` brings it"));
    }
    return unacted.and(DoneShare.of(plan, in.asOf(), usualShare));
  }

  private static Reading audited(WatchInput in) {
    ColourAudit audit = ColourAudit.of(in.plan(), in.asOf());
    if (audit.auc().isEmpty() || audit.pairs() < ColourAudit.LEAST) {
      return Reading.notTold(
          Rule.HONEST_DATES,
          "auc",
          audit.pairs()
              + " claims have a snapshot nine months later, and an audit needs "
              + ColourAudit.LEAST);
    }
    Measure measure =
        Measure.of(Rule.HONEST_DATES, "auc", "", audit.auc().getAsDouble(), audit.pairs());
    return new Reading(
        List.of(),
        List.of(
            audit
                .aucInterval()
                .map(interval -> measure.within(interval.low(), interval.high()))
                .orElse(measure)));
  }

  /** Items whose goals are limited or worse by their data. */
  private static Set<String> behind(
      WatchInput in, SortedMap<String, SortedSet<String>> goalsBehind) {
    Set<String> limited =
        in.standings().stream()
            .filter(GoalStanding::isLimitedOrWorse)
            .map(GoalStanding::goalId)
            .collect(Collectors.toSet());
    Set<String> items = new TreeSet<>();
    goalsBehind.forEach(
        (item, goals) -> {
          if (goals.stream().anyMatch(limited::contains)) {
            items.add(item);
          }
        });
    return items;
  }

  private static SortedMap<String, SortedSet<String>> goalsBehind(
      Mission mission, PlanHistory plan, Collection<LogItem> log) {
    Map<String, List<String>> byIntervention = new LinkedHashMap<>();
    mission.watched().interventions().forEach(one -> byIntervention.put(one.id(), one.goals()));
    List<String> goals = mission.goals().stream().map(Goal::id).toList();
    SortedMap<String, SortedSet<String>> behind = new TreeMap<>();
    for (PlanItem item : plan.items()) {
      List<String> named = byIntervention.get(item.latest().intervention());
      if (named != null && !named.isEmpty()) {
        behind.computeIfAbsent(item.id(), id -> new TreeSet<>()).addAll(named);
      }
    }
    for (LogItem item : log) {
      for (String cited : item.latest().cites()) {
        List<String> named = goals.contains(cited) ? List.of(cited) : byIntervention.get(cited);
        if (named != null && !named.isEmpty()) {
          behind.computeIfAbsent(item.id(), id -> new TreeSet<>()).addAll(named);
        }
      }
    }
    return behind;
  }

  /** The latest decision that names the goal, from 90 days before the change on. */
  private static GoalChange cited(GoalChange change, List<LogItem> log) {
    Optional<String> decision =
        log.stream()
            .filter(item -> item.kind() == LogKind.DECISION && item.names(change.goalId()))
            .filter(item -> item.latest().opened().isAfter(change.at().minusDays(CITED_DAYS)))
            .filter(item -> !item.latest().opened().isAfter(change.at()))
            .reduce((a, b) -> b.latest().opened().isBefore(a.latest().opened()) ? a : b)
            .map(LogItem::id);
    return change.cited(decision.or(change::citedBy));
  }

  private static SortedMap<String, LocalDate> shields(Mission mission, LocalDate asOf) {
    SortedMap<String, LocalDate> shields = new TreeMap<>();
    for (Intervention intervention : mission.watched().interventions()) {
      intervention
          .shield()
          .filter(shield -> !shield.until().isBefore(asOf))
          .ifPresent(
              shield ->
                  intervention
                      .goals()
                      .forEach(
                          goal ->
                              shields.merge(goal, shield.until(), (a, b) -> a.isAfter(b) ? a : b)));
    }
    return shields;
  }

  /** The share of goals on outcomes in the first version, where the mission began otherwise. */
  private static Optional<Double> firstShare(WatchInput in) {
    return in.workspace().history().stream()
        .filter(past -> past.mission().id().equals(in.mission().id()))
        .filter(past -> !past.at().isAfter(in.asOf()) && !past.mission().goals().isEmpty())
        .findFirst()
        .map(PastMission::mission)
        .map(
            first -> {
              long outcomes =
                  first.goals().stream()
                      .filter(
                          goal ->
                              first.indicators().stream()
                                  .anyMatch(
                                      i ->
                                          i.id().equals(goal.indicatorId())
                                              && i.role() == Role.OUTCOME))
                      .count();
              return outcomes / (double) first.goals().size();
            });
  }

  private static Map<String, Indicator> indicators(WatchInput in) {
    return in.workspace().indicators().stream()
        .collect(Collectors.toMap(Indicator::id, indicator -> indicator));
  }

  /** Words for goals and guardrails: the titles of their indicators. */
  private static Map<String, String> titles(WatchInput in) {
    Map<String, String> titles = new TreeMap<>();
    Map<String, Indicator> indicators = indicators(in);
    indicators.forEach((id, indicator) -> titles.put(id, indicator.title()));
    List<Mission> versions = new ArrayList<>();
    in.workspace().history().forEach(past -> versions.add(past.mission()));
    versions.add(in.mission());
    for (Mission version : versions) {
      for (Goal goal : version.goals()) {
        Indicator indicator = indicators.get(goal.indicatorId());
        titles.put(
            goal.id(), indicator == null ? goal.id() : indicator.title() + " (" + goal.id() + ")");
      }
    }
    return titles;
  }
}
