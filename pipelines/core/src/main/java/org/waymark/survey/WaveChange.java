package org.waymark.survey;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How an estimate differs from the one before it.
 *
 * @param from {@link org.waymark.period.Period#code()} of the earlier estimate
 * @param change later less earlier
 * @param standardError with the covariance of people or clusters that are in both waves; empty
 *     where it cannot be told
 * @param low lower end of the 95% confidence interval of the change; empty with the standard error
 * @param high upper end
 * @param overlap people of this place who answered in both waves under one id
 * @param reason why there is no standard error; empty where there is one
 */
public record WaveChange(
    int from,
    double change,
    OptionalDouble standardError,
    OptionalDouble low,
    OptionalDouble high,
    int overlap,
    Optional<String> reason) {}
