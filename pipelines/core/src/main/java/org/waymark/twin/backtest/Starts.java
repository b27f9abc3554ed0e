package org.waymark.twin.backtest;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.model.Model;

/** What stocks held at the end of a past period. */
public final class Starts {
  private Starts() {}

  /**
   * Groups or amounts by stock. An aged stock has the published total in the proportions of the
   * model's start; a stock that is not observed starts as the model says.
   */
  public static SortedMap<String, double[]> at(Model model, History history, Period period) {
    SortedMap<String, double[]> starts = new TreeMap<>();
    for (Model.Stock stock : model.stocks()) {
      double[] given = stock.start();
      for (Model.Observed observed : model.observed()) {
        Double value = history.of(observed.indicator()).get(period);
        if (value != null && shows(observed.shown().tree(), stock.id())) {
          double total = value / observed.factor();
          double sum = Arrays.stream(given).sum();
          given =
              stock.isAged()
                  ? sum > 0 ? Arrays.stream(given).map(g -> g * total / sum).toArray() : given
                  : new double[] {total};
        }
      }
      if (given.length > 0) {
        starts.put(stock.id(), given);
      }
    }
    return starts;
  }

  private static boolean shows(Expression tree, String stock) {
    return (tree instanceof Expression.Name name && name.id().equals(stock))
        || (tree instanceof Expression.Call call
            && call.function() == org.waymark.twin.expression.Function.TOTAL
            && call.arguments().get(0) instanceof Expression.Name total
            && total.id().equals(stock));
  }
}
