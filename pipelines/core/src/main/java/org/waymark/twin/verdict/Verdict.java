package org.waymark.twin.verdict;

/**
 * What tests at past dates say of one indicator and horizon.
 *
 * @param reason why, in words
 */
public record Verdict(Label label, String reason) {
  /** Of a model that nothing has tested yet. */
  public static final Verdict UNTESTED =
      new Verdict(Label.NOT_VALIDATED, "Nothing has tested this model at past dates.");
}
