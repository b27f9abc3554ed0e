package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.schema.record.DevianceScore;
import org.waymark.statistics.Normal;

/** Scores as rows, which read better in a test than columns. */
final class ScoreRows {
  private ScoreRows() {}

  static List<DevianceScore> of(Scores scores, List<Indicator> indicators, List<Place> places) {
    List<DevianceScore> rows = new ArrayList<>();
    for (int r = 0; r < scores.rows(); r++) {
      rows.add(
          DevianceScore.newBuilder()
              .setMissionId("m")
              .setIndicatorId(indicators.get(scores.indicator()[r]).id())
              .setPlaceId(places.get(scores.place()[r]).id())
              .setPeriodStart(day(scores.firstDay()[r]))
              .setPeriodEnd(day(scores.lastDay()[r]))
              .setObserved(number(scores.observed()[r]))
              .setDenominator(number(scores.denominator()[r]))
              .setExpected(number(scores.expected()[r]))
              .setEffect(number(scores.effect()[r]))
              .setEffectSe(number(scores.effectError()[r]))
              .setTau(number(scores.tau()[r]))
              .setZLevel(number(scores.zLevel()[r]))
              .setPLevel(number(Normal.upperTail(scores.zLevel()[r])))
              .setPChange(number(scores.pChange()[r]))
              .setPDown(number(scores.pDown()[r]))
              .setPFar(number(scores.pFar()[r]))
              .setOnset(scores.onset()[r] == Scores.NO_DAY ? null : scores.onsetOf(r).toString())
              .setChangeEffect(number(scores.changeEffect()[r]))
              .setChangeEffectSe(number(scores.changeError()[r]))
              .setChangeNotTested(
                  scores.changeReason()[r].isEmpty() ? null : scores.changeReason()[r])
              .setPeers(scores.peers()[r])
              .setReasonNotTested(scores.tested(r) ? null : scores.reason()[r])
              .setAsOf(SmallWorld.AS_OF)
              .setRunId(SmallWorld.RUN)
              .build());
    }
    return rows;
  }

  /** The scores of each indicator. */
  static List<Scores> columns(
      List<DevianceScore> rows, List<Indicator> indicators, List<Place> places) {
    Map<String, List<DevianceScore>> byIndicator = new TreeMap<>();
    rows.forEach(
        r -> byIndicator.computeIfAbsent(r.getIndicatorId(), k -> new ArrayList<>()).add(r));
    return byIndicator.values().stream().map(own -> columnsOf(own, indicators, places)).toList();
  }

  private static Scores columnsOf(
      List<DevianceScore> rows, List<Indicator> indicators, List<Place> places) {
    Scores scores = Scores.ofSize(rows.size());
    List<String> indicatorIds = indicators.stream().map(Indicator::id).toList();
    List<String> placeIds = places.stream().map(Place::id).toList();
    for (int r = 0; r < rows.size(); r++) {
      DevianceScore row = rows.get(r);
      scores.indicator()[r] = indicatorIds.indexOf(row.getIndicatorId());
      scores.place()[r] = placeIds.indexOf(row.getPlaceId());
      scores.firstDay()[r] = Math.toIntExact(row.getPeriodStart().toEpochDay());
      scores.lastDay()[r] = Math.toIntExact(row.getPeriodEnd().toEpochDay());
      scores.observed()[r] = number(row.getObserved());
      AlignedScale scale =
          AlignedScale.of(indicators.get(indicatorIds.indexOf(row.getIndicatorId())));
      double noise = 1.959963985 * number(row.getEffectSe());
      double worse = scale.improved(number(row.getObserved()), -noise);
      double better = scale.improved(number(row.getObserved()), noise);
      scores.observedLow()[r] = Math.min(worse, better);
      scores.observedHigh()[r] = Math.max(worse, better);
      scores.denominator()[r] = number(row.getDenominator());
      scores.expected()[r] = number(row.getExpected());
      scores.effect()[r] = number(row.getEffect());
      scores.effectError()[r] = number(row.getEffectSe());
      scores.tau()[r] = number(row.getTau());
      scores.zLevel()[r] = number(row.getZLevel());
      scores.body()[r] = scores.zLevel()[r];
      scores.pChange()[r] = number(row.getPChange());
      scores.pDown()[r] = number(row.getPDown());
      scores.pFar()[r] = number(row.getPFar());
      scores.changeReason()[r] = row.getPChange() == null ? "not asked" : "";
      scores.peers()[r] = Math.toIntExact(row.getPeers());
      scores.reason()[r] = row.getReasonNotTested() == null ? "" : row.getReasonNotTested();
    }
    return scores;
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double number(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private static @Nullable LocalDate day(int day) {
    return day == Scores.NO_DAY ? null : LocalDate.ofEpochDay(day);
  }
}
