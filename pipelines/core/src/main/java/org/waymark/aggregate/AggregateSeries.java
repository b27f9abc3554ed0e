package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.period.Period;

/**
 * The values of a scope, period by period.
 *
 * @param points ascending, one for each period in which anything was reported
 * @param remarks what a reader must know of the whole series, as sentences: who is left out
 * @param refusal why there are no values at all; empty where there are, or where nothing came
 */
public record AggregateSeries(
    Scope scope, List<Point> points, List<String> remarks, String refusal) {

  /** How a value came about. */
  public enum Status {
    /** The scope's own value was delivered. */
    DELIVERED("delivered"),
    /** Its places add up to it. */
    COMPLETE("complete"),
    /** The sum of those places that reported from the start; later ones are left out. */
    LIKE_FOR_LIKE("like-for-like"),
    /** Some places have stopped; the value is joined to the level with them. */
    CHAINED("chained"),
    /** Too little has been reported for a value that can be compared. */
    INCOMPLETE("incomplete");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As the table says it. */
    public String word() {
      return word;
    }
  }

  /**
   * A period.
   *
   * @param value in natural units; of an incomplete period what the places that reported make
   * @param numerator sum over the places that reported; NaN where one has none
   * @param denominator like the numerator
   * @param n like the numerator
   * @param standardError where every place that counts has one; their errors are independent
   * @param places places whose values are in it
   * @param usualPlaces places that should have reported
   * @param coverage what the places that reported usually hold of the whole, 0 to 1
   * @param missing who is missing, in words; empty: nobody
   */
  public record Point(
      Period period,
      double value,
      double numerator,
      double denominator,
      double n,
      OptionalDouble standardError,
      int places,
      int usualPlaces,
      double coverage,
      Status status,
      String missing) {

    /** Whether it may be compared with other periods. */
    public boolean comparable() {
      return status != Status.INCOMPLETE;
    }
  }

  static AggregateSeries refused(Scope scope, String why) {
    return new AggregateSeries(scope, List.of(), List.of(), why);
  }

  /** The same series with more to know of it. */
  public AggregateSeries with(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new AggregateSeries(scope, points, List.copyOf(all), refusal);
  }

  /** The same series under another scope. */
  public AggregateSeries as(Scope other) {
    return new AggregateSeries(other, points, remarks, refusal);
  }

  /** The latest period that is later than all comparable ones. */
  public Optional<Point> passedOver() {
    return points.isEmpty() || points.get(points.size() - 1).comparable()
        ? Optional.empty()
        : Optional.of(points.get(points.size() - 1));
  }
}
