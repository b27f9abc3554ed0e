package org.waymark.registry;

import java.util.Map;
import java.util.Optional;

/**
 * By what the values of a mapping are multiplied; see {@link Feed.Expression.Scaled}.
 *
 * @param column as there
 * @param factors as there
 */
record Scale(Optional<String> column, Map<String, Double> factors) {
  Feed.Expression of(Feed.Expression value) {
    return new Feed.Expression.Scaled(value, column, factors);
  }
}
