package org.waymark.watch.mission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.waymark.registry.Feed;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.watch.Alert;
import org.waymark.watch.AlertCode;
import org.waymark.watch.Alerts;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.harm.PaidElsewhere;
import org.waymark.watch.learning.LearningLegs;
import org.waymark.watch.log.LogItem;
import org.waymark.watch.log.LogKind;
import org.waymark.watch.money.MoneyRow;
import org.waymark.watch.people.PersonRow;
import org.waymark.watch.people.Team;
import org.waymark.watch.plan.DoneShare;
import org.waymark.watch.plan.PlanHistory;
import org.waymark.watch.plan.PlanItem;

/** The watch of every mission of a workspace. The signals of all of them are one list. */
public final class WorkspaceWatch {
  private static final String GOAL = "goal:";

  private WorkspaceWatch() {}

  /** The watch of one mission with its alerts. */
  public record OfMission(MissionWatch watch, List<Alert> alerts, List<Measure> measures) {}

  /**
   * The watch of each mission, by its id.
   *
   * @param inputs one for each mission
   * @param records all records, for what no mission claims
   * @param published alerts of a mission that were published before
   */
  public static SortedMap<String, OfMission> of(
      List<WatchInput> inputs,
      MissionRecords records,
      Function<String, List<Alerts.Published>> published,
      LocalDate asOf) {
    SortedMap<String, List<Finding>> pairs =
        PaidElsewhere.of(inputs.get(0).workspace(), inputs.get(0).computed().changes());
    SortedMap<String, MissionWatch> watches = new TreeMap<>();
    List<Mission> missions = inputs.stream().map(WatchInput::mission).toList();
    Portfolio.Effort effort = effort(inputs, asOf);
    for (WatchInput input : inputs) {
      watches.put(
          input.mission().id(),
          MissionWatch.of(
              input,
              usual(input.mission().id(), inputs, asOf),
              new Reading(pairs.getOrDefault(input.mission().id(), List.of()), List.of())
                  .and(Portfolio.of(input.mission(), missions, effort))
                  .and(
                      LearningLegs.of(
                          published.apply(input.mission().id()).stream()
                              .filter(alert -> alert.key().rule() != Rule.LEARNING)
                              .toList(),
                          LogItem.of(input.log(), asOf),
                          PlanHistory.of(input.plan(), asOf),
                          asOf))));
    }
    List<Finding> all = new ArrayList<>();
    watches.values().forEach(watch -> all.addAll(watch.reading().findings()));
    double[] q = Alerts.qValues(all);
    SortedMap<String, OfMission> watched = new TreeMap<>();
    int from = 0;
    for (Map.Entry<String, MissionWatch> entry : watches.entrySet()) {
      MissionWatch watch = entry.getValue();
      List<Finding> findings = watch.reading().findings();
      int to = from + findings.size();
      List<Alert> alerts =
          Alerts.of(
              entry.getKey(),
              findings,
              Arrays.copyOfRange(q, from, to),
              published.apply(entry.getKey()),
              watch.decisions(),
              shields(findings, watch),
              asOf);
      from = to;
      List<Measure> measures = new ArrayList<>(watch.reading().measures());
      measures.addAll(claims(records, inputs.get(0).workspace()));
      measures.addAll(inputs.get(0).spending().feeds());
      watched.put(entry.getKey(), new OfMission(watch, alerts, List.copyOf(measures)));
    }
    return watched;
  }

  private static Portfolio.Effort effort(List<WatchInput> inputs, LocalDate asOf) {
    SortedMap<String, Double> money = new TreeMap<>();
    SortedMap<String, Double> fte = new TreeMap<>();
    SortedMap<String, Double> decisions = new TreeMap<>();
    SortedMap<String, Set<String>> payees = new TreeMap<>();
    List<PersonRow> people = new ArrayList<>();
    for (WatchInput input : inputs) {
      String mission = input.mission().id();
      for (MoneyRow row : input.spending().of(mission)) {
        if (row.isPaid()) {
          money.merge(mission, row.amount(), Double::sum);
          payees
              .computeIfAbsent(mission, id -> new TreeSet<>())
              .add(input.spending().names().payee(row));
        }
      }
      List<PersonRow> now = new Team(input.people(), asOf).latest();
      people.addAll(now);
      fte.merge(mission, now.stream().mapToDouble(PersonRow::fte).sum(), Double::sum);
      long decided = input.log().stream().filter(row -> row.kind() == LogKind.DECISION).count();
      decisions.merge(mission, (double) decided, Double::sum);
    }
    return new Portfolio.Effort(money, fte, decisions, payees, people);
  }

  /** The share of due actions that the other missions have done, where they have enough. */
  private static double usual(String missionId, List<WatchInput> inputs, LocalDate asOf) {
    int due = 0;
    int done = 0;
    for (WatchInput other : inputs) {
      if (!other.mission().id().equals(missionId)) {
        List<PlanItem> items = DoneShare.due(PlanHistory.of(other.plan(), asOf), asOf);
        due += items.size();
        done += (int) items.stream().filter(item -> item.done().isPresent()).count();
      }
    }
    return DoneShare.usual(due, done);
  }

  /** The alerts of a shielded goal are held back. */
  private static SortedMap<AlertCode.Key, LocalDate> shields(
      List<Finding> findings, MissionWatch watch) {
    SortedMap<AlertCode.Key, LocalDate> shields = new TreeMap<>();
    for (Finding finding : findings) {
      if (finding.subject().startsWith(GOAL)) {
        LocalDate until = watch.shields().get(finding.subject().substring(GOAL.length()));
        if (until != null) {
          shields.put(new AlertCode.Key(finding.rule(), finding.subject()), until);
        }
      }
    }
    return shields;
  }

  /** Shares of the rows of each feed that no mission claims: every page shows them. */
  private static List<Measure> claims(MissionRecords records, Workspace workspace) {
    List<Measure> measures = new ArrayList<>();
    records
        .feeds()
        .forEach(
            (feed, claims) -> {
              Rule rule = rule(workspace, feed);
              String subject = "feed:" + feed;
              double rows = claims.rows();
              measures.add(
                  Measure.of(rule, "unclaimed", subject, claims.unclaimed() / rows, claims.rows()));
              if (claims.claimedTwice() > 0) {
                measures.add(
                    Measure.of(
                        rule,
                        "claimed-twice",
                        subject,
                        claims.claimedTwice() / rows,
                        claims.rows()));
              }
              if (claims.unknownKind() > 0) {
                measures.add(
                    Measure.of(
                        rule, "unknown-kind", subject, claims.unknownKind() / rows, claims.rows()));
              }
            });
    return measures;
  }

  private static Rule rule(Workspace workspace, String feedId) {
    for (Feed feed : workspace.feeds()) {
      if (feed.id().equals(feedId) && feed instanceof Feed.RecordFeed records) {
        return switch (records.kind()) {
          case PLAN -> Rule.HONEST_DATES;
          case MONEY -> Rule.MONEY;
          case PEOPLE -> Rule.TEAM;
          default -> Rule.PROMISES;
        };
      }
    }
    return Rule.PROMISES;
  }
}
