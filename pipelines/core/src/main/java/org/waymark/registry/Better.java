package org.waymark.registry;

/** Which direction of an indicator is better. */
public enum Better {
  HIGHER,
  LOWER,
  /** Charted, not judged, not tested for deviance. */
  NEITHER;

  /** +1 where higher is better, -1 where lower is, 0 where neither. */
  public int sign() {
    return switch (this) {
      case HIGHER -> 1;
      case LOWER -> -1;
      case NEITHER -> 0;
    };
  }
}
