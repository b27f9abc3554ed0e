package org.waymark.survey;

/** A sampling design that contradicts itself or its margins; the message says how, in words. */
public final class DesignFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DesignFault(String reason) {
    super(reason, null, false, false);
  }

  /** What is wrong, in words that stand alone. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
