package org.waymark.dashboards.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the report of a week says, whatever form it takes: pages, paper or a letter.
 *
 * @param asOf the published date
 * @param index all missions at one glance
 * @param missions the page of each mission by its id, in the order of the registry
 * @param findings the page of each finding that has one, by its id
 * @param trials the page of each experiment and pilot, by its id
 * @param models the page of each model of policy and operations, by its id
 */
public record WeeklyReport(
    LocalDate asOf,
    IndexPage index,
    Map<String, MissionPage> missions,
    Map<String, FindingPage> findings,
    Map<String, TrialPage> trials,
    Map<String, ModelPage> models) {
  /** Keeps the order. */
  public WeeklyReport {
    missions = Collections.unmodifiableMap(new LinkedHashMap<>(missions));
    findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
    trials = Collections.unmodifiableMap(new LinkedHashMap<>(trials));
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
  }
}
