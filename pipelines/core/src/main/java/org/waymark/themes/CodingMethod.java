package org.waymark.themes;

/** How a theme is found in a text, or how it sounds. */
public enum CodingMethod {
  /** By the phrases of the codebook; of a tone, by the list of words. */
  PHRASES,
  /** By weights of words, learned from texts that people coded. */
  LEARNED;

  /** The name in published tables. */
  public String published() {
    return this == PHRASES ? "phrases" : "learned";
  }
}
