package org.waymark.themes;

/** How a theme is found in a text. */
public enum CodingMethod {
  /** By the phrases of the codebook. */
  PHRASES,
  /** By weights of words, learned from texts that people coded. */
  LEARNED;

  /** The name in published tables. */
  public String published() {
    return this == PHRASES ? "phrases" : "learned";
  }
}
