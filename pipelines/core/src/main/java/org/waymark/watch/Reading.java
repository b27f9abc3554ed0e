package org.waymark.watch;

import java.util.ArrayList;
import java.util.List;

/** What a rule has to say of a mission at one date. */
public record Reading(List<Finding> findings, List<Measure> measures) {

  public static final Reading NOTHING = new Reading(List.of(), List.of());

  public Reading {
    findings = List.copyOf(findings);
    measures = List.copyOf(measures);
  }

  /** A rule without what it needs: a reason, never a zero. */
  public static Reading notTold(Rule rule, String name, String reason) {
    return new Reading(List.of(), List.of(Measure.notTold(rule, name, "", reason)));
  }

  /** Both, in order. */
  public Reading and(Reading other) {
    List<Finding> allFindings = new ArrayList<>(findings);
    allFindings.addAll(other.findings);
    List<Measure> allMeasures = new ArrayList<>(measures);
    allMeasures.addAll(other.measures);
    return new Reading(allFindings, allMeasures);
  }
}
