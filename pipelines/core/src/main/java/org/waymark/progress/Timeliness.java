package org.waymark.progress;

import java.util.Optional;
import org.waymark.panel.Completeness;
import org.waymark.panel.Panel;
import org.waymark.panel.Settlement;
import org.waymark.period.Period;
import org.waymark.wording.CompletenessWords;

/**
 * When what a goal is judged by arrives, and from when on it may still change.
 *
 * @param provisionalFrom first period that may still change; empty: none may
 * @param lag periods by which values usually come late
 * @param reason why they are provisional, as the end of a sentence; may be empty
 */
public record Timeliness(Optional<Period> provisionalFrom, int lag, String reason) {

  /** Values that come in time and stay as they are. */
  public static final Timeliness PROMPT = new Timeliness(Optional.empty(), 0, "");

  /**
   * Of a panel of which it is known what has settled.
   *
   * @param learnt what earlier publications show of feeds that do not say when they settle
   */
  public static Timeliness of(Panel panel, Settlement settlement, Completeness learnt) {
    boolean all = panel.settledPeriods() == panel.periods().length;
    int declared = settlement.settlesAfter(panel);
    return new Timeliness(
        all ? Optional.empty() : Optional.of(panel.period(panel.settledPeriods())),
        settlement.lag(panel),
        all
            ? ""
            : declared > 0
                ? ", as values settle after " + declared + " more periods"
                : ", as earlier publications show that values still grow: "
                    + CompletenessWords.usually(panel.period(0).kind(), learnt));
  }

  /** Whether the period will not change any more. */
  public boolean isSettled(Period period) {
    return provisionalFrom.map(from -> period.compareTo(from) < 0).orElse(true);
  }
}
