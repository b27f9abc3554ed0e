package org.waymark.twin.simulate;

import org.waymark.twin.expression.Expression;
import org.waymark.twin.expression.Expression.Literal;
import org.waymark.twin.expression.Expression.Name;
import org.waymark.twin.model.Model;

/** Whole numbers that a program needs before it runs, such as the order of a delay. */
final class Constants {
  private static final int MOST = 100;

  private Constants() {}

  /** The whole number that an expression is: a literal, a known parameter, or one of the two. */
  static int whole(Model model, Expression tree) {
    double value = 1;
    if (tree instanceof Literal literal) {
      value = literal.value();
    } else if (tree instanceof Name name) {
      value =
          model.parameters().stream()
              .filter(p -> p.id().equals(name.id()))
              .mapToDouble(p -> p.prior().median())
              .findFirst()
              .orElseGet(
                  () ->
                      model.variables().stream()
                          .filter(v -> v.id().equals(name.id()))
                          .map(v -> v.equation().tree())
                          .filter(Literal.class::isInstance)
                          .mapToDouble(v -> ((Literal) v).value())
                          .findFirst()
                          .orElse(1));
    }
    return (int) Math.max(1, Math.min(MOST, Math.rint(value)));
  }
}
