package org.waymark.twin.verdict;

import java.util.Locale;

/** How far to believe the forecast of a model for an indicator at a horizon. */
public enum Label {
  /** It beat the best simple forecast at past dates, and its intervals held. */
  VALIDATED,
  /** It was better and its intervals held, but chance may explain it. */
  PROMISING,
  /** It was better only with the drivers as they turned out: its differences may be used. */
  GIVEN_DRIVERS,
  /** It was not better, or there is too little history to say. */
  NOT_VALIDATED;

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
