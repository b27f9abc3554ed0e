package org.waymark.parity;

import java.util.Locale;
import java.util.Optional;

/**
 * One quantity of ours against a peer's: a row of the parity table. Made with its tolerance, fed
 * with pairs, then read.
 */
public final class Comparison {

  /** Differences under this are the machine's, not the method's. */
  private static final double SAME = 1e-12;

  private final String peer;
  private final String quantity;
  private final double tolerance;
  private final String note;
  private int cases;
  private boolean numbers;
  private double largest;
  private String worst = "";

  /**
   * A row about numbers, verdicts or both.
   *
   * @param tolerance largest relative difference that is allowed; verdicts must always be equal
   * @param note what a reader must know to believe the row; may be empty
   */
  public Comparison(String peer, String quantity, double tolerance, String note) {
    this.peer = peer;
    this.quantity = quantity;
    this.tolerance = tolerance;
    this.note = note;
  }

  /** A pair of numbers; their difference is taken relative to the peer's. */
  public void number(double theirs, double ours, String what) {
    number(theirs, ours, 0, what);
  }

  /**
   * A pair of numbers; their difference is taken relative to the larger of the peer's and {@code
   * scale}, in the same units: a limit near zero is as exact as the chart that it belongs to. Both
   * NaN is agreement.
   */
  public void number(double theirs, double ours, double scale, String what) {
    numbers = true;
    double difference = 0;
    if (Double.isNaN(theirs) || Double.isNaN(ours)) {
      difference = Double.isNaN(theirs) == Double.isNaN(ours) ? 0 : Double.POSITIVE_INFINITY;
    } else if (theirs != ours) {
      difference = Math.abs(theirs - ours) / Math.max(Math.abs(theirs), scale);
    }
    add(difference, what, theirs, ours);
  }

  /** A pair of verdicts: equal or not. */
  public void verdict(Object theirs, Object ours, String what) {
    add(theirs.equals(ours) ? 0 : Double.POSITIVE_INFINITY, what, theirs, ours);
  }

  private void add(double difference, String what, Object theirs, Object ours) {
    cases++;
    if (difference > largest) {
      largest = difference;
      worst = what + ": the peer has " + theirs + ", we have " + ours;
    }
  }

  String peer() {
    return peer;
  }

  String name() {
    return peer + ": " + quantity;
  }

  int cases() {
    return cases;
  }

  /** The pair that is farthest beyond the tolerance, if any is. */
  Optional<String> broken() {
    return largest <= tolerance
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%s (off by %.3g)", worst, largest));
  }

  String markdown() {
    return String.join(
        " | ",
        "| " + peer,
        quantity,
        String.format(Locale.ROOT, "%,d", cases),
        numbers ? upperPower(largest) : "equal",
        numbers ? plain(tolerance) : "equal",
        note + " |");
  }

  /** The next power of ten above, so that the last bits of a machine do not show. */
  static String upperPower(double difference) {
    return "≤ " + power(Math.max(difference, SAME));
  }

  private static String plain(double tolerance) {
    int power = (int) Math.floor(Math.log10(tolerance) + 1e-9);
    return Math.round(tolerance / Math.pow(10, power)) + "e" + power;
  }

  private static String power(double difference) {
    return "1e" + (int) Math.ceil(Math.log10(difference) - 1e-9);
  }
}
