package org.waymark.app.query;

/** A question that is well asked and costs more than it may. */
public final class OverLimit extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says which limit and what to do. */
  public OverLimit(String message) {
    super(message);
  }
}
