package org.waymark.registry;

/** How binding a goal is. */
public enum Ambition {
  /** Judged against the full pace. */
  COMMITTED,
  /** Judged against 0.7 of the pace. */
  ASPIRATIONAL
}
