package org.waymark.dashboards.report;

import java.util.Optional;
import org.waymark.dashboards.page.Masthead;

/**
 * The page of a finding: everything that is known of it.
 *
 * @param missionAddress where the page of its mission shows it
 * @param next the next finding of the mission by strength, if there is one
 */
public record FindingPage(
    Masthead masthead,
    String mission,
    String missionAddress,
    String placeAddress,
    String indicatorAddress,
    MissionPage.Card card,
    Optional<Masthead.Link> next,
    MissionPage.Method method) {}
