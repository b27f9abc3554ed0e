package org.waymark.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import org.waymark.registry.Feed;

/**
 * Which periods have settled: those that no delivery is expected to change any more. A feed with
 * {@code settles_after: 3} settles a period once three more have ended; until then the period is
 * provisional, for every indicator that the feed delivers. Of a feed that does not say so, earlier
 * publications may show it.
 */
public final class Settlement {
  private final List<Feed> feeds;
  private final LocalDate asOf;

  /**
   * What has settled by a date.
   *
   * @param feeds of the workspace, in its order
   */
  public Settlement(List<Feed> feeds, LocalDate asOf) {
    this.feeds = feeds;
    this.asOf = asOf;
  }

  /**
   * The panel with what has settled of it: up to the first period that has not.
   *
   * @param learnt what earlier publications show, for feeds that do not say when they settle
   */
  public Panel of(Panel panel, Completeness learnt) {
    if (!learnt.isKnown() && !isDeclared(panel)) {
      return panel;
    }
    for (int t = 0; t < panel.periods().length; t++) {
      if (!isSettled(panel, t, learnt)) {
        return panel.withSettled(t);
      }
    }
    return panel;
  }

  /** Whether a feed that delivered some of the panel says when it settles. */
  public boolean isDeclared(Panel panel) {
    return settlesAfter(panel) > 0;
  }

  private boolean isSettled(Panel panel, int t, Completeness learnt) {
    for (int p = 0; p < panel.places().length; p++) {
      int cell = panel.cell(p, t);
      if (!Double.isNaN(panel.value()[cell])) {
        int declared = feeds.get(panel.feed()[cell]).reading().settlesAfter();
        int after = declared > 0 ? declared : learnt.settlesAfter();
        if (after > 0 && panel.period(t).plus(after).end().isAfter(asOf)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Periods after which values of the panel no longer change: the most of its feeds. */
  public int settlesAfter(Panel panel) {
    return most(panel, feed -> feed.reading().settlesAfter());
  }

  /** Periods by which values of the panel usually come late: the most of its feeds. */
  public int lag(Panel panel) {
    return most(panel, feed -> feed.reading().lag());
  }

  private int most(Panel panel, ToIntFunction<Feed> periods) {
    int most = 0;
    for (int cell = 0; cell < panel.value().length; cell++) {
      if (!Double.isNaN(panel.value()[cell])) {
        most = Math.max(most, periods.applyAsInt(feeds.get(panel.feed()[cell])));
      }
    }
    return most;
  }
}
