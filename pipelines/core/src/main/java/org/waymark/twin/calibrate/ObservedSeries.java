package org.waymark.twin.calibrate;

import java.util.Optional;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.expression.Function;
import org.waymark.twin.model.Model;

/**
 * A series that a model can be taught by: a stock's total or a flow.
 *
 * @param observed position in {@link Model#observed}
 * @param id of the stock or flow
 * @param stock whether it is a stock
 */
record ObservedSeries(int observed, String id, boolean stock) {

  /** What an observed variable is; empty where it is something that is computed from groups. */
  static Optional<ObservedSeries> of(Model model, int observed) {
    Expression tree = model.observed().get(observed).shown().tree();
    if (tree instanceof Expression.Call call
        && call.function() == Function.TOTAL
        && call.arguments().get(0) instanceof Expression.Name name) {
      return Optional.of(new ObservedSeries(observed, name.id(), true));
    }
    if (tree instanceof Expression.Name name) {
      boolean stock = model.stocks().stream().anyMatch(s -> s.id().equals(name.id()));
      boolean flow = model.variables().stream().anyMatch(v -> v.flow() && v.id().equals(name.id()));
      return stock || flow
          ? Optional.of(new ObservedSeries(observed, name.id(), stock))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
