package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import org.waymark.period.Period;

/**
 * An indicator that shall reach a value by a period.
 *
 * @param placeId the place whose value counts; empty: the aggregate of all places, or a gap
 * @param gap the gap between places that shall be closed; empty: it is a value that shall move
 * @param baseline where progress is measured from
 * @param target what is to be reached, and by when
 * @param milestones declared points between the two, in order of period
 */
public record Goal(
    String id,
    String missionId,
    String indicatorId,
    Optional<String> placeId,
    Optional<Gap> gap,
    Ambition ambition,
    Point baseline,
    Point target,
    List<Point> milestones) {

  /** A goal for a value. */
  public Goal(
      String id,
      String missionId,
      String indicatorId,
      Optional<String> placeId,
      Ambition ambition,
      Point baseline,
      Point target,
      List<Point> milestones) {
    this(
        id,
        missionId,
        indicatorId,
        placeId,
        Optional.empty(),
        ambition,
        baseline,
        target,
        milestones);
  }

  /** The same goal with another target and other milestones. */
  public Goal with(Point otherTarget, List<Point> otherMilestones) {
    return new Goal(
        id, missionId, indicatorId, placeId, gap, ambition, baseline, otherTarget, otherMilestones);
  }

  /** A value in a period, in natural units. */
  public record Point(Period period, double value) {}
}
