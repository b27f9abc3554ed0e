package org.waymark.registry;

/** By which published convention the limits of a funnel allow for ordinary differences. */
public enum FunnelConvention {
  /** Care Quality Commission, Spiegelhalter: square root, extremes drawn in. */
  CQC,
  /** NHS Digital's summary hospital-level mortality indicator: logarithm, extremes left out. */
  SHMI,
  /** Sampling alone. */
  NONE;

  /** The word for it in a workspace and in published tables. */
  public String word() {
    return Words.of(this);
  }
}
