package org.waymark.bench.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.waymark.schema.record.GoalProgress;
import org.waymark.statistics.TrendForecast;

/**
 * What was said of a goal, and whether it was reached.
 *
 * @param published p_on_track of the product; empty where it says that the trend is unproven
 * @param chances of each forecast
 * @param statuses of each method
 */
record Outcome(
    PastGoal goal,
    boolean reached,
    Optional<Double> published,
    Map<String, Double> chances,
    Map<String, String> statuses) {

  /** The product's forecast. */
  static final String OURS = "averaged over correlation and drift (ours)";

  private static final Map<String, TrendForecast.Settings> FORECASTS = forecasts();

  private static Map<String, TrendForecast.Settings> forecasts() {
    Map<String, TrendForecast.Settings> forecasts = new LinkedHashMap<>();
    TrendForecast.Settings standard = TrendForecast.Settings.standard();
    forecasts.put(OURS, standard);
    forecasts.put("averaged over correlation only", standard.withoutDrift());
    forecasts.put("random walk with drift", TrendForecast.Settings.known(0.99));
    forecasts.put("AR(1) 0.5 as if known", TrendForecast.Settings.known(0.5));
    forecasts.put("independent values (textbook)", TrendForecast.Settings.independent());
    return forecasts;
  }

  static Outcome of(PastGoal goal) {
    Map<String, Double> chances = new LinkedHashMap<>();
    FORECASTS.forEach(
        (name, settings) ->
            TrendForecast.of(
                    goal.knownTimes(),
                    goal.knownValues(),
                    new double[0],
                    goal.history().perYear(),
                    settings)
                .ifPresent(
                    forecast -> {
                      double atLeast = forecast.probabilityAtLeast(goal.dueTime(), goal.target());
                      chances.put(name, goal.rises() ? atLeast : 1 - atLeast);
                    }));
    Map<String, String> statuses = new LinkedHashMap<>();
    Optional<Double> published = Optional.empty();
    for (GoalProgress row : goal.judged()) {
      statuses.put(row.getMethod(), row.getStatus());
      if (row.getPOnTrack() != null) {
        published = Optional.of(row.getPOnTrack());
      }
    }
    return new Outcome(goal, goal.wasReached(), published, chances, statuses);
  }
}
