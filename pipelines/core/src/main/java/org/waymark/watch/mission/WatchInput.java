package org.waymark.watch.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.watch.goals.GoalHistory;
import org.waymark.watch.goals.GoalStanding;
import org.waymark.watch.log.LogRow;
import org.waymark.watch.people.PersonRow;
import org.waymark.watch.plan.PlanRow;

/**
 * All that the watch of one mission is computed from.
 *
 * @param spending money of the whole workspace
 * @param people rows of rosters that the mission claims
 * @param standings how the mission's goals stand
 * @param published what was published before; empty: nothing
 * @param computed what indicators say, for every mission
 */
public record WatchInput(
    Workspace workspace,
    Mission mission,
    List<PlanRow> plan,
    List<LogRow> log,
    Spending spending,
    List<PersonRow> people,
    List<GoalStanding> standings,
    Optional<GoalHistory.Published> published,
    Computed computed,
    LocalDate asOf) {}
