package org.waymark.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Problem;

/** What is wrong with a model is said with file, line and what to write. */
class ModelProblemsTest {
  private static List<Problem> errors(String yaml) {
    return Shared.read(yaml).problems().stream().filter(Problem::isError).toList();
  }

  private static void refused(String from, String to, int line, String words) throws Exception {
    String yaml = Shared.resource("elective-list.yaml");
    assertTrue(yaml.contains(from), from);
    List<Problem> errors = errors(yaml.replace(from, to));
    assertTrue(
        errors.stream().anyMatch(p -> p.what().contains(words) && p.line() == line),
        () -> words + " at " + line + ": " + errors.stream().map(Problem::rendered).toList());
    assertTrue(errors.stream().noneMatch(p -> p.expected().isBlank()));
  }

  @Test
  void theWorkedExampleHasNoProblem() throws Exception {
    assertEquals(List.of(), errors(Shared.resource("elective-list.yaml")));
  }

  @Test
  void unitsThatDoNotGoTogetherAreRefused() throws Exception {
    refused("(1 - did_not_attend)", "(1 - productivity)", 28, "do not go together in `-`");
    refused("eq: \"unrecorded * referrals\"", "eq: \"unrecorded\"", 27, "is declared in");
    refused(
        "left-unrecorded, unit: patients/month",
        "left-unrecorded, unit: patients/week",
        27,
        "the flow `left-unrecorded` is in");
    refused("^elapsed_years", "^referrals_now", 26, "the exponent is in");
    refused("unit: slots/month", "unit: slot/moon", 17, "words that are not units");
  }

  @Test
  void unknownNamesAreRefusedWithTheNearest() throws Exception {
    refused("unrecorded * referrals\"", "unrecordet * referrals\"", 27, "`unrecordet` is not");
    refused("changes: slots", "changes: slot", 39, "`slot` is not");
    refused("season(referrals)\"", "season(referal)\"", 26, "there is no season");
  }

  @Test
  void circlesAreShown() throws Exception {
    refused(
        "eq: \"unrecorded * referrals\"",
        "eq: \"unrecorded * treatments + 0 * left_unrecorded\"",
        27,
        "need each other at one moment");
  }

  @Test
  void evidenceAndDistributionsAreChecked() throws Exception {
    refused("median: .08, sd: .15", "median: 1.08, sd: .15", 13, "no place on the logit scale");
    refused(
        "sd: .12, scale: log, evidence: 3, source: \"balance",
        "sd: -1, scale: log, evidence: 3," + " source: \"balance",
        14,
        "is not above 0");
    refused("evidence: 4, source: \"last 12 months\"", "evidence: 4", 11, "has no source");
    refused("evidence: 2, source: \"two", "evidence: 7, source: \"two", 37, "not a grade");
  }

  @Test
  void timesAreChecked() throws Exception {
    refused("to: 2029-03, dt", "to: 2026-01, dt", 7, "`to` is before `from`");
    refused("to: 2029-03, dt", "to: 2046-01, dt", 7, "steps ahead");
    refused("dt: 1,", "dt: 0.3,", 7, "not a whole part of the step");
    refused("dt: 1,", "dt: 0,", 7, "`dt` is not above 0");
  }

  @Test
  void leversAndScenariosAreChecked() throws Exception {
    refused(
        "clinics, set: [{lever: evening-clinics, from: 2027-04}]",
        "clinics, set: []",
        44,
        "this scenario has no lever");
    refused(
        "more-slots, to: 5, from: 2027-04}]}\n  - {id: clinics",
        "more-slots, to: 55, from:" + " 2027-04}]}\n  - {id: clinics",
        43,
        "outside the range");
    refused(",.14], spare", "], spare", 28, "12 weights for 13 groups");
    refused("declared: [{from: 2026-11", "declared: [{from: 2027-11", 17, "needed from 2026-11");
    refused("[9800,7600", "[-9800,7600", 22, "negative at the start");
  }

  @Test
  void anIndicatorIsObservedOnceAndNotLinked() throws Exception {
    refused("indicator: long-waits", "indicator: list-size", 32, "is observed twice");
    refused("best-start/speech-on-track", "health-waits/list-size", 36, "count twice");
  }
}
