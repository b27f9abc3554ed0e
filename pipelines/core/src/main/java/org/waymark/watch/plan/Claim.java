package org.waymark.watch.plan;

import java.util.Locale;
import java.util.Optional;

/** A status or colour as people claim it, from best to worst. */
public enum Claim {
  GREEN("green"),
  AMBER_GREEN("amber/green"),
  AMBER("amber"),
  AMBER_RED("amber/red"),
  RED("red");

  private final String word;

  Claim(String word) {
    this.word = word;
  }

  /** The word in tables. */
  public String word() {
    return word;
  }

  /** Whether it says that all is well. */
  public boolean isGood() {
    return this == GREEN || this == AMBER_GREEN;
  }

  /**
   * The claim that is written there; empty where it is none, such as “Exempt under Section 43” or
   * “Reset”.
   */
  public static Optional<Claim> of(String written) {
    String text = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    if (text.startsWith("exempt")) {
      return Optional.empty();
    }
    return switch (text) {
      case "green", "g", "on track", "on schedule", "on time", "ontrack" -> Optional.of(GREEN);
      case "amber green", "green amber", "a g", "ag" -> Optional.of(AMBER_GREEN);
      case "amber", "a", "yellow", "at risk", "some risk" -> Optional.of(AMBER);
      case "amber red", "red amber", "a r", "ar" -> Optional.of(AMBER_RED);
      case "red", "r", "off track", "off schedule", "late", "delayed" -> Optional.of(RED);
      default -> Optional.empty();
    };
  }
}
