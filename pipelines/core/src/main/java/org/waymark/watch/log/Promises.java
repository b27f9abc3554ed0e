package org.waymark.watch.log;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.plan.PlanHistory;
import org.waymark.watch.plan.PlanItem;
import org.waymark.watch.plan.Waiting;
import org.waymark.wording.PeriodWords;

/** Commitments by the first day that was promised, and what waits for what. */
public final class Promises {
  private static final int BLOCKER_DAYS = 28;
  private static final int READY_DAYS = 90;

  private Promises() {}

  /**
   * Commitments kept by their first date, those overdue, blockers, rings and items that nobody is
   * ready to run.
   *
   * @param goalsBehind goals behind a plan item or a dependency, by its id
   */
  public static Reading of(
      List<LogItem> log,
      PlanHistory plan,
      SortedMap<String, SortedSet<String>> goalsBehind,
      LocalDate asOf) {
    return commitments(log, asOf)
        .and(waiting(log, plan, goalsBehind, asOf))
        .and(readiness(plan, asOf));
  }

  private static Reading commitments(List<LogItem> log, LocalDate asOf) {
    List<LogItem> due =
        log.stream()
            .filter(item -> item.kind() == LogKind.COMMITMENT)
            .filter(item -> item.firstDue().map(day -> !day.isAfter(asOf)).orElse(false))
            .toList();
    if (due.isEmpty()) {
      return Reading.notTold(
          Rule.PROMISES,
          "kept",
          "no commitment with a date is due; a feed of kind `log` brings them");
    }
    List<Finding> findings = new ArrayList<>();
    for (LogItem item : due) {
      LocalDate first = item.firstDue().orElseThrow();
      if (item.isOpen() && first.isBefore(asOf)) {
        boolean moved = !item.latest().due().equals(item.firstDue());
        findings.add(
            Finding.fact(
                    Rule.PROMISES,
                    "commitment:" + item.id(),
                    "The commitment "
                        + item.id()
                        + " ("
                        + item.latest().title()
                        + ") was first promised for "
                        + PeriodWords.day(first)
                        + " and is open"
                        + (moved ? ", with a later date" : "")
                        + ".")
                .compared((double) ChronoUnit.DAYS.between(first, asOf), 0)
                .since(first)
                .evidence(item.latest().source()));
      }
    }
    long kept = due.stream().filter(LogItem::isKept).count();
    return new Reading(
        findings,
        List.of(Measure.of(Rule.PROMISES, "kept", "", kept / (double) due.size(), due.size())));
  }

  /** For each open plan item and open dependency, what it names: each may wait for any other. */
  public static SortedMap<String, Collection<String>> blockedBy(
      List<LogItem> log, PlanHistory plan) {
    SortedMap<String, Collection<String>> blockedBy = new TreeMap<>();
    for (PlanItem item : plan.items()) {
      if (item.isOpen()) {
        blockedBy.put(item.id(), new TreeSet<>(item.blockedBy()));
      }
    }
    for (LogItem item : log) {
      if (item.kind() == LogKind.DEPENDENCY && item.isOpen()) {
        blockedBy.computeIfAbsent(item.id(), id -> new TreeSet<>()).addAll(item.latest().cites());
      }
    }
    return blockedBy;
  }

  private static Reading waiting(
      List<LogItem> log,
      PlanHistory plan,
      SortedMap<String, SortedSet<String>> goalsBehind,
      LocalDate asOf) {
    SortedMap<String, Collection<String>> blockedBy = blockedBy(log, plan);
    Waiting graph = Waiting.of(blockedBy);
    if (!graph.isAny()) {
      return Reading.notTold(
          Rule.PROMISES, "waiting", "no open item says what it waits for in `blocked_by`");
    }
    List<Finding> findings = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    for (SortedSet<String> ring : graph.rings()) {
      findings.add(
          Finding.fact(
              Rule.PROMISES,
              "ring:" + String.join("+", ring),
              String.join(", ", ring) + " wait for each other, so that none can end."));
    }
    graph
        .freesMost()
        .ifPresent(
            id -> {
              SortedSet<String> behind = graph.behind(id);
              measures.add(
                  Measure.of(
                      Rule.PROMISES, "frees", "item:" + id, behind.size(), blockedBy.size()));
              measures.add(
                  Measure.of(
                      Rule.PROMISES,
                      "frees-goals",
                      "item:" + id,
                      goals(id, behind, goalsBehind).size(),
                      behind.size()));
            });
    findings.addAll(blockers(log, plan, graph, goalsBehind, asOf));
    return new Reading(findings, measures);
  }

  private static List<Finding> blockers(
      List<LogItem> log,
      PlanHistory plan,
      Waiting graph,
      SortedMap<String, SortedSet<String>> goalsBehind,
      LocalDate asOf) {
    SortedMap<String, LocalDate> overdue = new TreeMap<>();
    SortedMap<String, String> sources = new TreeMap<>();
    for (PlanItem item : plan.items()) {
      if (item.daysOverdue(asOf) >= BLOCKER_DAYS) {
        overdue.put(item.id(), item.due().orElseThrow());
        sources.put(item.id(), item.latest().source());
      }
    }
    for (LogItem item : log) {
      boolean late =
          item.kind() == LogKind.DEPENDENCY
              && item.isOpen()
              && item.latest()
                  .due()
                  .map(d -> d.plusDays(BLOCKER_DAYS).isBefore(asOf))
                  .orElse(false);
      if (late) {
        overdue.put(item.id(), item.latest().due().orElseThrow());
        sources.put(item.id(), item.latest().source());
      }
    }
    List<Finding> findings = new ArrayList<>();
    overdue.forEach(
        (id, due) -> {
          SortedSet<String> behind = graph.behind(id);
          SortedSet<String> goals = goals(id, behind, goalsBehind);
          if (!behind.isEmpty() && !goals.isEmpty()) {
            findings.add(
                Finding.fact(
                        Rule.PROMISES,
                        "blocker:" + id,
                        id
                            + " has been overdue since "
                            + PeriodWords.day(due)
                            + ". "
                            + behind.size()
                            + (behind.size() == 1 ? " item waits" : " items wait")
                            + " for it, with "
                            + (goals.size() == 1
                                ? "the goal " + goals.first()
                                : goals.size() + " goals")
                            + " behind.")
                    .compared((double) ChronoUnit.DAYS.between(due, asOf), BLOCKER_DAYS)
                    .since(due.plusDays(BLOCKER_DAYS))
                    .evidence(sources.getOrDefault(id, "")));
          }
        });
    return findings;
  }

  private static SortedSet<String> goals(
      String id, Set<String> behind, SortedMap<String, SortedSet<String>> goalsBehind) {
    SortedSet<String> goals = new TreeSet<>(goalsBehind.getOrDefault(id, new TreeSet<>()));
    behind.forEach(item -> goals.addAll(goalsBehind.getOrDefault(item, new TreeSet<>())));
    return goals;
  }

  /** Only where the tracker names operational owners at all: an absent column says nothing. */
  private static Reading readiness(PlanHistory plan, LocalDate asOf) {
    boolean named = plan.items().stream().anyMatch(i -> !i.latest().operationalOwner().isEmpty());
    if (!named) {
      return Reading.notTold(
          Rule.PROMISES, "ready", "no item of the plan names an operational owner");
    }
    List<PlanItem> soon =
        plan.items().stream()
            .filter(PlanItem::isOpen)
            .filter(
                item ->
                    item.due()
                        .map(d -> !d.isBefore(asOf) && !d.isAfter(asOf.plusDays(READY_DAYS)))
                        .orElse(false))
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (PlanItem item : soon) {
      if (item.latest().operationalOwner().isEmpty()) {
        findings.add(
            Finding.fact(
                    Rule.PROMISES,
                    "ready:" + item.id(),
                    item.id()
                        + " ("
                        + item.latest().title()
                        + ") is due on "
                        + PeriodWords.day(item.due().orElseThrow())
                        + ", and nobody is named who will run it.")
                .evidence(item.latest().source()));
      }
    }
    return new Reading(
        findings,
        List.of(
            soon.isEmpty()
                ? Measure.notTold(Rule.PROMISES, "ready", "", "nothing is due within 90 days")
                : Measure.of(
                    Rule.PROMISES,
                    "ready",
                    "",
                    (soon.size() - findings.size()) / (double) soon.size(),
                    soon.size())));
  }
}
