package org.waymark.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** A workspace as texts, starting from the examples of the contract, for tests to bend. */
record WorkspaceText(TreeMap<String, String> texts) {
  static final String MISSION = "missions/health.yaml";
  static final String WIDE = "feeds/ae.yaml";

  static final String PLACES =
      """
      place_id,name,type,population,deprivation
      E92000001,England,country,57000000,21.7
      RX1,Nottingham,trust,330000,34.9
      RA2,Surrey,trust,410000,12.4
      """;

  static final String HEALTH =
      """
      id: health-waits
      title: An NHS fit for the future
      owner: {name: Elective and Urgent Care Unit, contact: unit@example.gov}
      starts: 2025-04-01
      ends: 2029-03-31
      indicators:
        - id: ae-within-4h
          title: A&E patients seen within four hours
          measure: proportion
          unit: "%"
          better: higher
          role: outcome
          period: month
          per: 1
          counterpart: ae-reattendance
          expect_from: [population, deprivation]
        - id: ae-reattendance
          title: Patients who came back within a week
          measure: rate
          better: lower
          role: guardrail
          period: month
          per: 1000
        - {id: safe-to-speak-up, title: Staff who feel safe, measure: proportion, better: higher, period: quarter}
        - {id: workload, title: Workload, measure: mean, better: lower, period: quarter}
      goals:
        - id: ae-4h
          indicator: ae-within-4h
          place: E92000001
          ambition: committed
          baseline: {period: 2024-03, value: 0.742}
          target: {by: 2029-03, value: 0.92}
          milestones: [{by: 2026-03, value: 0.78}]
      themes:
        - id: discharge-delay
          title: Delayed discharge
          phrases: [waiting for a care package, bed blocked, medically fit but waiting]
      practices:
        - id: morning-huddle
          title: A huddle at eight about who can go home
          theme: discharge-delay
          evidence: 2
          components: [every morning, with the social worker]
          indicators: [ae-within-4h]
          adopters: [{place: RX1, since: 2026-01-05}]
      """;

  static final String AE =
      """
      id: nhs-ae
      kind: indicator
      format: csv
      files: landing/ae/*.csv
      map:
        place: org_code
        period: {column: period, pattern: yyyy-MM-dd}
        revision: published
        indicators:
          - id: ae-within-4h
            numerator: attendances - breaches
            denominator: attendances
            where: {type: "1"}
          - id: ae-reattendance
            numerator: reattendances
            denominator: attendances
            where: {type: ["1", "2"]}
      """;

  static final String PULSE =
      """
      id: staff-pulse
      kind: survey
      format: csv
      files: landing/pulse/*.csv
      map:
        respondent: _uuid
        place: site_code
        date: _submission_time
        weight: w
        questions:
          - {indicator: safe-to-speak-up, column: q7, score: {"Strongly agree": 1, "Agree": 1, "Neither": 0, "Disagree": 0, "Strongly disagree": 0}}
          - {indicator: workload, column: q9}
      """;

  /** The survey with everything that can be said of its design. */
  static final String DESIGNED =
      """
      id: staff-pulse
      kind: survey
      format: csv
      files: landing/pulse/*.csv
      map:
        respondent: _uuid
        place: site_code
        date: _submission_time
        weight: w
        stratum: region
        cluster: ward
        population: wards
        second_cluster: team
        second_population: teams
        design:
          lonely: average
          margins:
            - {column: sex, population: {F: 2100, M: 2050}}
            - {column: age, population: margins/age.csv}
          trim: {lower: 0.3, upper: 3}
          interval: logit
          least: 8
          waves: panel
        questions:
          - {indicator: safe-to-speak-up, column: q7, score: {"Agree": 1, "Neither": 0}}
          - {indicator: workload, column: q9, statistic: ratio, over: q10}
          - {indicator: typical-hours, column: q9, statistic: quantile, at: 0.5}
      """;

  static final String AGES = "category,population\n16-44,2150\n45+,2000\n";

  static final String NOTES =
      """
      id: ward-notes
      kind: reports
      format: jsonl
      files: landing/notes/*.jsonl
      map: {report: id, place: site, date: written_at, role: author_role, text: note}
      """;

  static final String LONG =
      """
      id: long-file
      kind: indicator
      format: csv
      files: landing/long/*.csv
      missing: ['-', '..', '[c]']
      delimiter: ";"
      encoding: windows-1252
      decimal: ","
      map: {place: area, period: period, indicator: indicator_id, numerator: num, denominator: den}
      """;

  static final String SETTINGS =
      """
      calendar: iso
      disclosure: none
      runner: direct
      fail_on: {rejected_share: 0.2}
      """;

  /** The examples of the contract, which read without a problem. */
  static WorkspaceText contract() {
    TreeMap<String, String> texts = new TreeMap<>();
    texts.put("waymark.yaml", SETTINGS);
    texts.put("places.csv", PLACES);
    texts.put(MISSION, HEALTH);
    texts.put(WIDE, AE);
    texts.put("feeds/pulse.yaml", PULSE);
    texts.put("feeds/notes.yaml", NOTES);
    texts.put("feeds/long.yaml", LONG);
    return new WorkspaceText(texts);
  }

  /** The contract's examples, with a survey that says how it was drawn. */
  static WorkspaceText designed() {
    return contract()
        .replacing(
            MISSION,
            "goals:",
            "  - {id: typical-hours, title: Hours, measure: value, better: lower, period: quarter}\n"
                + "goals:")
        .with("feeds/pulse.yaml", DESIGNED)
        .with("margins/age.csv", AGES);
  }

  WorkspaceText with(String path, String text) {
    TreeMap<String, String> changed = new TreeMap<>(texts);
    changed.put(path, text);
    return new WorkspaceText(changed);
  }

  WorkspaceText without(String path) {
    TreeMap<String, String> changed = new TreeMap<>(texts);
    changed.remove(path);
    return new WorkspaceText(changed);
  }

  /** With the first occurrence of a text in a file, which must be there, replaced. */
  WorkspaceText replacing(String path, String old, String replacement) {
    String text = texts.getOrDefault(path, "");
    int at = text.indexOf(old);
    if (at < 0) {
      throw new IllegalArgumentException(path + " does not hold " + old);
    }
    return with(path, text.substring(0, at) + replacement + text.substring(at + old.length()));
  }

  WorkspaceFiles files() {
    TreeMap<String, byte[]> bytes = new TreeMap<>();
    texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new WorkspaceFiles(bytes);
  }

  RegistryReading read() {
    return RegistryReader.read(files());
  }

  /** The problems as lines. */
  List<String> lines() {
    return read().problems().stream().map(Problem::rendered).toList();
  }
}
