package org.waymark.watch.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.wording.PeriodWords;

/**
 * The team of a mission: how mixed it is, which roles are empty, and who changes. Nobody is named:
 * roles are, and numbers of people.
 */
public final class Team {
  private static final int EMPTY_DAYS = 60;
  private static final int CHANGE_MONTHS = 24;
  private static final double ONE_ORG = 0.80;
  private static final int CONSULTANT_SNAPSHOTS = 2;

  private final TreeMap<LocalDate, List<PersonRow>> snapshots = new TreeMap<>();

  /** The rows of a mission that are known by a date. */
  public Team(List<PersonRow> rows, LocalDate asOf) {
    for (PersonRow row : rows) {
      if (!row.snapshot().isAfter(asOf)) {
        snapshots.computeIfAbsent(row.snapshot(), day -> new ArrayList<>()).add(row);
      }
    }
  }

  /** Organisations with staff in the latest snapshot. */
  public SortedSet<String> organisations() {
    return latest().stream().map(PersonRow::org).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rows of the latest snapshot. */
  public List<PersonRow> latest() {
    Map.Entry<LocalDate, List<PersonRow>> last = snapshots.lastEntry();
    return last == null ? List.of() : last.getValue();
  }

  /** The snapshots with their rows. */
  public SortedMap<LocalDate, List<PersonRow>> snapshots() {
    return snapshots;
  }

  /**
   * Blau's index, corrected for the number of groups: k ÷ (k − 1) · (1 − Σ share²). 0: all are of
   * one group; 1: all groups are equally large.
   */
  public static double blau(List<PersonRow> rows, Function<PersonRow, String> group) {
    Map<String, Double> fte = byGroup(rows, group);
    double all = fte.values().stream().mapToDouble(f -> f).sum();
    int k = fte.size();
    if (k < 2 || all <= 0) {
      return 0;
    }
    double squares = fte.values().stream().mapToDouble(f -> f / all * (f / all)).sum();
    return k / (k - 1.0) * (1 - squares);
  }

  /** Full-time equivalents by group; rows without a group are left out. */
  public static SortedMap<String, Double> byGroup(
      List<PersonRow> rows, Function<PersonRow, String> group) {
    SortedMap<String, Double> fte = new TreeMap<>();
    for (PersonRow row : rows) {
      if (!group.apply(row).isEmpty()) {
        fte.merge(group.apply(row), row.fte(), Double::sum);
      }
    }
    return fte;
  }

  /**
   * What is to be said of the team.
   *
   * @param roles that the mission needs
   */
  public Reading reading(List<String> roles, LocalDate asOf) {
    if (snapshots.isEmpty()) {
      return Reading.notTold(
          Rule.TEAM, "fte", "no roster was delivered; a feed of kind `people` brings it");
    }
    List<PersonRow> now = latest();
    double fte = now.stream().mapToDouble(PersonRow::fte).sum();
    List<Finding> findings = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    measures.add(Measure.of(Rule.TEAM, "fte", "", fte, now.size()));
    measures.add(
        Measure.of(Rule.TEAM, "mix", "profession", blau(now, PersonRow::profession), now.size()));
    measures.add(Measure.of(Rule.TEAM, "mix", "org", blau(now, PersonRow::org), now.size()));
    boolean rolesKnown =
        snapshots.values().stream().flatMap(List::stream).anyMatch(row -> !row.role().isEmpty());
    if (rolesKnown) {
      for (String role : roles) {
        empty(role, asOf, findings);
      }
      changes(roles, asOf, findings);
      doubled(now, findings);
    } else {
      measures.add(Measure.notTold(Rule.TEAM, "roles", "", "the roster names no roles"));
    }
    oneOrganisation(now, fte, findings);
    return new Reading(findings, measures);
  }

  /** A role that was filled by nobody from one snapshot on, for over sixty days. */
  private void empty(String role, LocalDate asOf, List<Finding> findings) {
    LocalDate since = null;
    for (Map.Entry<LocalDate, List<PersonRow>> snapshot : snapshots.entrySet()) {
      boolean filled = !holders(snapshot.getValue(), role).isEmpty();
      since = filled ? null : since == null ? snapshot.getKey() : since;
    }
    if (since != null && ChronoUnit.DAYS.between(since, asOf) > EMPTY_DAYS) {
      findings.add(
          Finding.fact(
                  Rule.TEAM,
                  "role:" + role,
                  role.equals("operations")
                      ? "Nobody from operations has been in the team since "
                          + PeriodWords.day(since)
                          + "."
                      : "Nobody has held the role "
                          + role
                          + " since "
                          + PeriodWords.day(since)
                          + ".")
              .since(since)
              .evidence("the rosters since " + since));
    }
  }

  private static Set<String> holders(List<PersonRow> rows, String role) {
    Set<String> holders = new LinkedHashSet<>();
    for (PersonRow row : rows) {
      if (row.role().equalsIgnoreCase(role)) {
        holders.add(row.person().isEmpty() ? row.org() : row.person());
      }
    }
    return holders;
  }

  private void changes(List<String> roles, LocalDate asOf, List<Finding> findings) {
    if (roles.isEmpty()) {
      return;
    }
    String lead = roles.get(0);
    int changes = 0;
    Set<String> before = Set.of();
    for (Map.Entry<LocalDate, List<PersonRow>> snapshot : snapshots.entrySet()) {
      Set<String> held = holders(snapshot.getValue(), lead);
      if (held.isEmpty()) {
        continue;
      }
      boolean recent = snapshot.getKey().isAfter(asOf.minusMonths(CHANGE_MONTHS));
      changes += recent && !before.isEmpty() && !before.equals(held) ? 1 : 0;
      before = held;
    }
    if (changes >= 2) {
      findings.add(
          Finding.fact(
                  Rule.TEAM,
                  "changes:" + lead,
                  "The holder of the role " + lead + " changed " + changes + " times in 24 months.")
              .compared(changes, 2)
              .evidence("the rosters of the last 24 months"));
    }
  }

  private static void doubled(List<PersonRow> now, List<Finding> findings) {
    Map<String, SortedSet<String>> roles = new TreeMap<>();
    for (PersonRow row : now) {
      if (!row.person().isEmpty() && !row.role().isEmpty()) {
        roles
            .computeIfAbsent(row.person(), person -> new TreeSet<>())
            .add(row.role().toLowerCase(Locale.ROOT));
      }
    }
    SortedSet<String> pairs = new TreeSet<>();
    roles.values().stream()
        .filter(held -> held.size() > 1)
        .forEach(held -> pairs.add(String.join(" and ", held)));
    for (String pair : pairs) {
      findings.add(
          Finding.fact(Rule.TEAM, "doubled:" + pair, "One person holds the roles " + pair + ".")
              .evidence("the latest roster"));
    }
  }

  private static void oneOrganisation(List<PersonRow> now, double fte, List<Finding> findings) {
    byGroup(now, PersonRow::org)
        .forEach(
            (org, part) -> {
              if (fte > 0 && part > ONE_ORG * fte && now.size() > 1) {
                findings.add(
                    Finding.fact(
                            Rule.TEAM,
                            "one-organisation",
                            org
                                + " has "
                                + Math.round(100 * part / fte)
                                + "% of the people in the team.")
                        .compared(part / fte, ONE_ORG)
                        .evidence("team_mix where dimension = 'org'"));
              }
            });
  }

  /** A core role that a consultant holds in two or more snapshots. */
  public Reading consultants(List<String> roles) {
    List<Finding> findings = new ArrayList<>();
    for (String role : roles) {
      List<LocalDate> held =
          snapshots.entrySet().stream()
              .filter(
                  snapshot ->
                      snapshot.getValue().stream()
                          .anyMatch(row -> row.role().equalsIgnoreCase(role) && row.isConsultant()))
              .map(Map.Entry::getKey)
              .toList();
      if (held.size() >= CONSULTANT_SNAPSHOTS) {
        findings.add(
            Finding.fact(
                    Rule.CONSULTANTS,
                    "role:" + role,
                    "A consultant holds the role " + role + " in " + held.size() + " rosters.")
                .compared(held.size(), CONSULTANT_SNAPSHOTS)
                .since(held.get(0))
                .evidence("the rosters since " + held.get(0)));
      }
    }
    return new Reading(findings, List.of());
  }

  /** Cost of staff by quarter: a quarter of the yearly cost in the latest snapshot of it. */
  public SortedMap<String, Double> staffCost() {
    SortedMap<String, Double> cost = new TreeMap<>();
    snapshots.forEach(
        (day, rows) -> {
          double year = rows.stream().filter(PersonRow::isStaff).mapToDouble(PersonRow::cost).sum();
          if (year > 0) {
            cost.put(org.waymark.watch.money.Quarters.of(day), year / 4);
          }
        });
    return cost;
  }
}
