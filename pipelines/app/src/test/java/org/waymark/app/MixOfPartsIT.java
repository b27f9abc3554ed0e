package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty hospitals with easy and hard cases. Two open a unit for easy cases and get a little worse
 * with both kinds. One gets better with both and takes on hard ones. The small and good ones of the
 * first half grow.
 */
class MixOfPartsIT {
  private static final int HOSPITALS = 30;

  @TempDir Path folder;

  private Path workspace() throws IOException {
    Path workspace = folder.resolve("workspace");
    Files.createDirectories(workspace.resolve("landing"));
    Files.createDirectories(workspace.resolve("missions"));
    Files.createDirectories(workspace.resolve("feeds"));
    Files.writeString(
        workspace.resolve("missions/m.yaml"),
        """
        id: m
        title: Seen in time
        starts: 2024-01-01
        ends: 2027-12-31
        indicators:
          - {id: seen, title: Seen in four hours, measure: proportion, better: higher, period: month}
          - {id: seen-easy, title: Easy cases, measure: proportion, better: higher, period: month}
          - {id: seen-hard, title: Hard cases, measure: proportion, better: higher, period: month}
          - {id: late, title: Late, measure: rate, per: 100, better: lower, period: month,
             standard: {easy: 50, hard: 50}}
        goals:
          - {id: g, indicator: seen, baseline: {period: 2024-01, value: 0.77},
             target: {by: 2027-12, value: 0.9}}
        """);
    Files.writeString(
        workspace.resolve("feeds/f.yaml"),
        """
        id: f
        kind: indicator
        format: csv
        files: landing/f.csv
        map:
          place: h
          period: month
          stratum: group
          indicators:
            - {id: seen, numerator: intime, denominator: all, where: {group: all}}
            - {id: seen-easy, numerator: intime, denominator: all, where: {group: easy}}
            - {id: seen-hard, numerator: intime, denominator: all, where: {group: hard}}
            - {id: late, numerator: late, denominator: all, where: {group: [easy, hard]}}
        """);
    StringBuilder places = new StringBuilder("place_id,name,type\n");
    StringBuilder rows = new StringBuilder("h,month,group,intime,late,all\n");
    Random random = new Random(4);
    for (int h = 0; h < HOSPITALS; h++) {
      String id = String.format(Locale.ROOT, "h%02d", h);
      places.append(id).append(",Hospital ").append(h).append(",trust\n");
      for (int t = 0; t < 27; t++) {
        boolean since = t >= 14;
        double growth = h < HOSPITALS / 2 ? 1 + 0.03 * t : 1 - 0.02 * t;
        long easy = Math.round(2000 * growth * (since && h < 2 ? 4 : 1));
        long hard = Math.round(2000 * growth * (since && h == 2 ? 3 : 1));
        double level = h < HOSPITALS / 2 ? 0.04 : -0.04;
        double ofEasy = 0.91 + level + 0.004 * random.nextGaussian();
        double ofHard = 0.6 + level + 0.01 * random.nextGaussian();
        if (since && h < 3) {
          ofEasy += h == 2 ? 0.035 : -0.015;
          ofHard += h == 2 ? 0.1 : -0.03;
        }
        String month = String.format(Locale.ROOT, "%d-%02d", 2024 + t / 12, t % 12 + 1);
        long seenEasy = Math.round(easy * Math.min(1, ofEasy));
        long seenHard = Math.round(hard * ofHard);
        row(rows, id, month, "easy", seenEasy, easy);
        row(rows, id, month, "hard", seenHard, hard);
        row(rows, id, month, "all", seenEasy + seenHard, easy + hard);
      }
    }
    Files.writeString(workspace.resolve("places.csv"), places);
    Files.writeString(workspace.resolve("landing/f.csv"), rows);
    return workspace;
  }

  private static void row(
      StringBuilder rows, String place, String month, String group, long seen, long all) {
    rows.append(
        String.join(
            ",", place, month, group, Long.toString(seen), Long.toString(all - seen), all + "\n"));
  }

  @Test
  void a_whole_that_moves_without_its_parts_is_said_to_have_changed_its_mix() throws Exception {
    Path out = folder.resolve("out");
    Shell.Answer answer = RealCommand.run(workspace(), out, "2026-04-10");
    assertEquals(0, answer.exitCode(), answer.err());
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of(List.of("h00", "changed", "true"), List.of("h01", "changed", "true")),
          tables.rows(
              "SELECT place_id, tier, contains(evidence, 'it moved the other way: the whole moved"
                  + " because their mix changed') FROM positive_deviance"
                  + " WHERE indicator_id = 'seen' ORDER BY ALL"));
      assertEquals(
          List.of(List.of("h02", "true")),
          tables.rows(
              "SELECT place_id, contains(evidence, 'The rate as counted, before it is"
                  + " standardised') FROM positive_deviance WHERE indicator_id = 'late' AND same_as"
                  + " IS NULL"));
      String goal =
          tables
              .rows("SELECT evidence FROM goal_progress WHERE method = 'linear-pace'")
              .get(0)
              .get(0);
      assertTrue(goal.contains("The mix of places has changed: since January 2024"), goal);
    }
  }
}
