package org.waymark.survey;

import java.util.OptionalDouble;

/**
 * What the respondents of a place said in a period.
 *
 * @param place position of the place in the workspace
 * @param period {@link org.waymark.panel.Period#code()}
 * @param estimate weighted mean or proportion, in natural units
 * @param standardError empty with fewer than two respondents
 * @param low lower end of the 95% confidence interval; empty with fewer than two respondents
 * @param high upper end
 * @param n respondents with a usable answer and a positive weight
 * @param effective Kish's effective number of respondents
 * @param feed position of the feed that delivered the latest of them
 * @param file position of its file in the run's inventory
 */
public record PlaceEstimate(
    int place,
    int period,
    double estimate,
    OptionalDouble standardError,
    OptionalDouble low,
    OptionalDouble high,
    int n,
    double effective,
    int feed,
    int file) {

  /** How many times fewer respondents, equally weighted, would give the same precision. */
  public double designEffect() {
    return n / effective;
  }
}
