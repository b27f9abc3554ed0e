package org.waymark.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.statistics.Interval;

/**
 * What a pilot did to one indicator. Effects are turned so that up is better; numbers that cannot
 * be told are NaN.
 *
 * @param adopters places that started and can be judged
 * @param donors places that can be compared with
 * @param draws sets that were treated as if they had started
 * @param effect on the scale of the score
 * @param natural the effect in natural units, at the places' own level
 * @param level what the places would have without the effect, in natural units
 * @param allowed paths that may have gone by now
 * @param rank of the adopters' path
 * @param better whether it was found, and better
 * @param worse whether it was found, and worse
 * @param since periods since the last start
 * @param nextJudged last day of the next period in which something can be found
 * @param reason why nothing can be said; empty where something can
 */
public record PilotEvidence(
    String indicatorId,
    boolean guardrail,
    int adopters,
    int leftOut,
    int donors,
    int draws,
    double effect,
    Optional<Interval> interval,
    double pValue,
    double natural,
    Optional<Interval> naturalInterval,
    double level,
    int allowed,
    int rank,
    boolean better,
    boolean worse,
    Optional<LocalDate> foundOn,
    double synthetic,
    double beyondLine,
    double without,
    double slope,
    double slopeP,
    boolean holds,
    int since,
    Optional<LocalDate> nextJudged,
    String method,
    String reason,
    List<Place> places,
    List<Step> path) {

  /** The method of a wedge that was read by its drawn order. */
  public static final String DRAWN = "drawn order";

  /** A place of the pilot. */
  public record Place(
      String placeId,
      LocalDate since,
      int before,
      int after,
      double effect,
      Optional<Interval> interval,
      double pValue,
      double slope,
      double slopeP,
      List<String> matched,
      String reason,
      List<Step> path) {}

  /**
   * The gap so many periods after the start.
   *
   * @param low below this are 2.5% of the gaps of places that were left; NaN: not known
   */
  public record Step(int since, double gap, double low, double high) {}

  /** One of which nothing can be said. */
  static PilotEvidence none(
      String indicatorId,
      boolean guardrail,
      int leftOut,
      int donors,
      int since,
      Optional<LocalDate> next,
      String reason,
      List<Place> places) {
    double no = Double.NaN;
    return new PilotEvidence(
        indicatorId,
        guardrail,
        0,
        leftOut,
        donors,
        0,
        no,
        Optional.empty(),
        no,
        no,
        Optional.empty(),
        no,
        0,
        0,
        false,
        false,
        Optional.empty(),
        no,
        no,
        no,
        no,
        no,
        false,
        since,
        next,
        "",
        reason,
        places,
        List.of());
  }

  /** Whether anything was found. */
  public boolean found() {
    return better || worse;
  }
}
