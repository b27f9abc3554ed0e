package org.waymark.feed.format;

import java.io.IOException;

/** Says that the bytes of a file are not what their format asks for, and what to do. */
public final class Unreadable extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param message what is wrong and how to mend it, in words
   */
  public Unreadable(String message) {
    super(message);
    reason = message;
  }

  /** What is wrong and how to mend it, in words. */
  public String reason() {
    return reason;
  }
}
