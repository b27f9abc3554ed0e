package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.period.Period;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportThemeRole;

/**
 * How often the reports that people in a role wrote spoke of the themes of a mission, week by week,
 * against the 13 weeks before, over all places: {@link ComparedWeek} has the formulas.
 *
 * <p><b>Rows.</b> A week in which a role had reports, and each theme that any report of the mission
 * speaks of: roles are few, so there is room to say how often a role was silent, and sums over
 * weeks are of all its reports. A theme that a role spoke of neither in the week nor in the 13
 * before is not tested.
 *
 * <p><b>Roles.</b> They are what feeds write, and a feed in which everyone types a title of their
 * own has hundreds. The {@value #MOST_ROLES} with the most reports of the mission stand for
 * themselves, the others together as {@value #OTHER_ROLES}; of equally many reports the first by
 * text.
 */
public final class RoleShares {

  static final int MOST_ROLES = 50;

  static final String OTHER_ROLES = "other roles";

  private RoleShares() {}

  /**
   * The rows of a mission, in order of role, theme and week; first where no role was given.
   *
   * @param mission position of the mission in the workspace
   * @param counts in any order, summed or not; those of other missions are passed over
   */
  public static List<ReportThemeRole> rows(
      Workspace workspace,
      int mission,
      Collection<RoleCount> counts,
      LocalDate asOf,
      String runId) {
    Collection<RoleCount> own =
        ofFewRoles(counts.stream().filter(c -> c.mission() == mission).toList());
    List<ComparedWeek<RoleCount>> compared =
        ComparedWeek.of(
            ComparedWeek.withSilence(own, themes(own)), Comparator.comparing(RoleCount::role));
    double[] qValues = ComparedWeek.qValues(compared);
    List<ReportThemeRole> rows = new ArrayList<>(qValues.length);
    for (int i = 0; i < qValues.length; i++) {
      rows.add(row(workspace.missions().get(mission), compared.get(i), qValues[i], asOf, runId));
    }
    return rows;
  }

  /** Summed, the rarest roles as one. */
  private static Collection<RoleCount> ofFewRoles(Collection<RoleCount> counts) {
    Map<String, Long> reports = new TreeMap<>();
    for (RoleCount count : counts) {
      if (count.theme() == ReportCount.ALL_REPORTS && !count.role().isEmpty()) {
        reports.merge(count.role(), count.reports(), Long::sum);
      }
    }
    Set<String> kept =
        reports.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_ROLES)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<RoleCount, RoleCount> sums = new TreeMap<>(RoleCount.BY_KEY);
    for (RoleCount count : counts) {
      boolean named = count.role().isEmpty() || kept.contains(count.role());
      RoleCount told = named ? count : count.in(OTHER_ROLES);
      sums.merge(told, told, RoleCount::plus);
    }
    return sums.values();
  }

  /** The themes that any report speaks of. */
  private static Set<Integer> themes(Collection<RoleCount> counts) {
    Set<Integer> themes = new TreeSet<>();
    counts.forEach(count -> themes.add(count.theme()));
    themes.remove(ReportCount.ALL_REPORTS);
    return themes;
  }

  private static ReportThemeRole row(
      Mission mission,
      ComparedWeek<RoleCount> compared,
      double qValue,
      LocalDate asOf,
      String runId) {
    RoleCount now = compared.now();
    Period week = Period.ofCode(now.week());
    boolean tested = !Double.isNaN(qValue);
    @Nullable Double expected =
        compared.expected().isPresent() ? compared.expected().getAsDouble() : null;
    return ReportThemeRole.newBuilder()
        .setMissionId(mission.id())
        .setRole(now.role().isEmpty() ? null : now.role())
        .setThemeId(mission.themes().get(now.theme()).id())
        .setPeriod(week.toString())
        .setPeriodStart(week.start())
        .setPeriodEnd(week.end())
        .setReports(compared.reports())
        .setMentions(compared.mentions())
        .setShare(compared.share())
        .setExpectedShare(expected)
        .setLogOdds(tested ? compared.logOdds() : null)
        .setQValue(tested ? qValue : null)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }
}
