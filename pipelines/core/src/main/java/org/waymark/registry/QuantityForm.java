package org.waymark.registry;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number of people as a sum of products of columns: {@code n - c} is 1·n − 1·c. Products may
 * divide by a column, so that {@code c / n * n} is c. It tells which numbers follow from others.
 *
 * @param terms product of columns, as its name, to factor; no factor is 0
 */
record QuantityForm(SortedMap<String, Double> terms) {
  private static final String ONE = "";
  private static final double NOTHING = 1e-12;

  /** The form of an expression; empty where it divides by a sum. */
  static Optional<QuantityForm> of(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      return Optional.of(new QuantityForm(new TreeMap<>(Map.of(product(column.name(), 1), 1.0))));
    }
    if (expression instanceof Feed.Expression.Constant constant) {
      return Optional.of(constant(constant.value()));
    }
    Feed.Expression.Binary binary = (Feed.Expression.Binary) expression;
    Optional<QuantityForm> left = of(binary.left());
    Optional<QuantityForm> right = of(binary.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return switch (binary.operator()) {
      case '+' -> Optional.of(left.get().plus(right.get(), 1));
      case '-' -> Optional.of(left.get().plus(right.get(), -1));
      case '*' -> Optional.of(left.get().times(right.get()));
      default -> right.get().inverse().map(left.get()::times);
    };
  }

  static QuantityForm constant(double value) {
    SortedMap<String, Double> terms = new TreeMap<>();
    if (Math.abs(value) > NOTHING) {
      terms.put(ONE, value);
    }
    return new QuantityForm(terms);
  }

  QuantityForm plus(QuantityForm other, double factor) {
    SortedMap<String, Double> sum = new TreeMap<>(terms);
    other.terms.forEach((product, f) -> sum.merge(product, factor * f, Double::sum));
    sum.values().removeIf(f -> Math.abs(f) < NOTHING);
    return new QuantityForm(sum);
  }

  QuantityForm times(QuantityForm other) {
    SortedMap<String, Double> sum = new TreeMap<>();
    terms.forEach(
        (a, f) -> other.terms.forEach((b, g) -> sum.merge(multiplied(a, b), f * g, Double::sum)));
    sum.values().removeIf(f -> Math.abs(f) < NOTHING);
    return new QuantityForm(sum);
  }

  private Optional<QuantityForm> inverse() {
    if (terms.size() != 1) {
      return Optional.empty();
    }
    SortedMap<String, Double> over = new TreeMap<>();
    terms.forEach(
        (product, factor) -> {
          SortedMap<String, Integer> powers = powers(product);
          powers.replaceAll((column, power) -> -power);
          over.put(name(powers), 1 / factor);
        });
    return Optional.of(new QuantityForm(over));
  }

  /** A product is written as its columns and powers, each ended by control characters. */
  private static String product(String column, int power) {
    return column + '\u0001' + power + '\u0002';
  }

  private static SortedMap<String, Integer> powers(String product) {
    SortedMap<String, Integer> powers = new TreeMap<>();
    for (String part : product.split("\u0002")) {
      if (!part.isEmpty()) {
        int end = part.indexOf('\u0001');
        powers.put(part.substring(0, end), Integer.valueOf(part.substring(end + 1)));
      }
    }
    return powers;
  }

  private static String name(SortedMap<String, Integer> powers) {
    StringBuilder name = new StringBuilder();
    powers.forEach((column, power) -> name.append(power == 0 ? "" : product(column, power)));
    return name.toString();
  }

  private static String multiplied(String a, String b) {
    SortedMap<String, Integer> powers = powers(a);
    powers(b).forEach((column, power) -> powers.merge(column, power, Integer::sum));
    return name(powers);
  }
}
