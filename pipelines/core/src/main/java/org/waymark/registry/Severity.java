package org.waymark.registry;

/** How much a problem matters. */
public enum Severity {
  /** The workspace cannot be used. */
  ERROR,
  /** It can be used, though perhaps not as it was meant. */
  WARNING
}
