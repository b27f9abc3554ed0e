package org.waymark.watch;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A number of a rule, whether the rule fires or not.
 *
 * @param name what is measured, such as {@code kept}
 * @param subject what it is about; empty: the mission
 * @param low lower end of its 95% interval
 * @param high upper end of it
 * @param n how many things it rests on
 * @param notTold why there is no number
 */
public record Measure(
    Rule rule,
    String name,
    String subject,
    OptionalDouble value,
    OptionalDouble low,
    OptionalDouble high,
    OptionalLong n,
    Optional<String> notTold) {

  /** A number. */
  public static Measure of(Rule rule, String name, String subject, double value, long n) {
    return new Measure(
        rule,
        name,
        subject,
        OptionalDouble.of(value),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.of(n),
        Optional.empty());
  }

  /** A number that a rule needs and does not have. */
  public static Measure notTold(Rule rule, String name, String subject, String reason) {
    return new Measure(
        rule,
        name,
        subject,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        Optional.of(reason));
  }

  /** The same with the ends of its interval. */
  public Measure within(double lower, double upper) {
    return new Measure(
        rule, name, subject, value, OptionalDouble.of(lower), OptionalDouble.of(upper), n, notTold);
  }
}
