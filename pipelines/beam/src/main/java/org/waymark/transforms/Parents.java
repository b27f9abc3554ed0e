package org.waymark.transforms;

import java.io.Serializable;
import java.util.TreeMap;
import org.waymark.feed.Submissions;

/**
 * The submissions that rows of some feeds belong to, which every worker that reads rows must know.
 *
 * @param byFeed by position of the feed in the workspace
 */
public record Parents(TreeMap<Integer, Submissions> byFeed) implements Serializable {
  /** Those of a feed; none where its rows are submissions themselves. */
  public Submissions of(int feed) {
    return byFeed.getOrDefault(feed, Submissions.NONE);
  }
}
