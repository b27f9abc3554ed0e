package org.waymark.feed.format;

import java.io.IOException;

/** Says that the bytes of a file are not what their format asks for, and what to do. */
public final class Unreadable extends IOException {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String reason;

  /**
   * @param message what is wrong and how to mend it, in words
   */
  public Unreadable(String message) {
    this("damaged-file", message);
  }

  /**
   * @param kind the word for it in the table of what was refused
   * @param message what is wrong and how to mend it, in words
   */
  public Unreadable(String kind, String message) {
    super(message);
    this.kind = kind;
    reason = message;
  }

  /** The word for it in the table of what was refused. */
  public String kind() {
    return kind;
  }

  /** What is wrong and how to mend it, in words. */
  public String reason() {
    return reason;
  }
}
