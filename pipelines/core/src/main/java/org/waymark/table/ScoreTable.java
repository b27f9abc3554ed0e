package org.waymark.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.deviance.MissionFindings;
import org.waymark.deviance.Scores;
import org.waymark.schema.PublishedTable;
import org.waymark.statistics.Detection;

/** The scores of a mission as rows of the published table {@code deviance_score}. */
public final class ScoreTable {
  private ScoreTable() {}

  /** A row for every score, in their order. */
  public static ColumnTable of(
      String missionId, MissionFindings.Conclusion conclusion, Labels labels) {
    Scores scores = conclusion.scores();
    Detection detection = conclusion.detection();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Repeated(new Column.Dictionary.Texts(new String[] {missionId})));
    columns.add(
        new Column.Coded(scores.indicator(), new Column.Dictionary.Texts(labels.indicators())));
    columns.add(new Column.Coded(scores.place(), new Column.Dictionary.Texts(labels.places())));
    columns.add(days(scores.firstDay()));
    columns.add(days(scores.lastDay()));
    columns.add(new Column.Doubles(scores.observed()));
    columns.add(new Column.Doubles(scores.observedLow()));
    columns.add(new Column.Doubles(scores.observedHigh()));
    columns.add(new Column.Doubles(scores.denominator()));
    columns.add(new Column.Doubles(scores.expected()));
    columns.add(new Column.Doubles(scores.effect()));
    columns.add(new Column.Doubles(scores.effectError()));
    columns.add(new Column.Doubles(scores.tau()));
    columns.add(new Column.Doubles(scores.zLevel()));
    columns.add(new Column.Doubles(detection.pLevel()));
    columns.add(new Column.Doubles(detection.qLevel()));
    columns.add(new Column.Doubles(scores.pChange()));
    columns.add(new Column.Doubles(detection.qChange()));
    columns.add(new Column.Doubles(scores.pFar()));
    columns.add(new Column.Doubles(detection.qFar()));
    columns.add(periods(scores.onset()));
    columns.add(new Column.Doubles(scores.pDown()));
    columns.add(new Column.Doubles(scores.changeEffect()));
    columns.add(new Column.Doubles(scores.changeError()));
    columns.add(reasons(scores.changeReason()));
    columns.add(new Column.Longs(Arrays.stream(scores.peers()).asLongStream().toArray()));
    columns.add(reasons(scores.reason()));
    columns.add(reasons(conclusion.reasonNotListed()));
    columns.add(labels.asOfColumn());
    columns.add(labels.runIdColumn());
    return new ColumnTable(PublishedTable.named("deviance_score"), scores.rows(), columns);
  }

  private static Column days(int[] days) {
    int[] distinct = distinct(days);
    return new Column.Coded(positions(days, distinct), new Column.Dictionary.Days(distinct));
  }

  private static Column periods(int[] codes) {
    int[] distinct = distinct(codes);
    return new Column.Coded(positions(codes, distinct), Labels.periodTexts(distinct));
  }

  private static int[] distinct(int[] values) {
    return Arrays.stream(values).filter(d -> d != Scores.NO_DAY).sorted().distinct().toArray();
  }

  /** Where each value lies among the distinct ones; -1: it is none. */
  private static int[] positions(int[] values, int[] distinct) {
    int[] positions = new int[values.length];
    Arrays.setAll(positions, r -> Math.max(-1, Arrays.binarySearch(distinct, values[r])));
    return positions;
  }

  private static Column reasons(String[] reasons) {
    Map<String, Integer> positions = new LinkedHashMap<>();
    int[] codes = new int[reasons.length];
    for (int r = 0; r < codes.length; r++) {
      String reason = reasons[r];
      if (reason.isEmpty()) {
        codes[r] = -1;
      } else {
        Integer known = positions.get(reason);
        codes[r] = known == null ? positions.size() : known;
        positions.putIfAbsent(reason, codes[r]);
      }
    }
    return new Column.Coded(
        codes, new Column.Dictionary.Texts(positions.keySet().toArray(String[]::new)));
  }
}
