package org.waymark.redaction;

import java.util.List;
import org.waymark.registry.Feed;
import org.waymark.registry.Place;
import org.waymark.registry.Workspace;

/** How what each feed of a workspace delivers is redacted. Safe for use by many threads. */
public final class FeedRedactions {

  /** By position of the feed in the workspace. */
  private final List<Redaction> ofTexts;

  private FeedRedactions(List<Redaction> ofTexts) {
    this.ofTexts = ofTexts;
  }

  /** Those of a workspace, whose places they know. */
  public static FeedRedactions of(Workspace workspace) {
    Redaction knowing =
        Redaction.standard().knowingPlaces(workspace.places().stream().map(Place::name).toList());
    Redaction withRooms = knowing.withRooms();
    return new FeedRedactions(
        workspace.feeds().stream().map(feed -> rooms(feed) ? withRooms : knowing).toList());
  }

  /**
   * Of the texts that people wrote.
   *
   * @param feed position of the feed in the workspace
   */
  public Redaction ofTexts(int feed) {
    return ofTexts.get(feed);
  }

  /**
   * Of rows that were refused. In rows of indicators dates are periods; in those of people they may
   * be anything.
   */
  public static Redaction ofRefused(Feed feed) {
    if (feed instanceof Feed.WideFeed || feed instanceof Feed.LongFeed) {
      return Redaction.standard().keepingDates();
    }
    return rooms(feed) ? Redaction.standard().withRooms() : Redaction.standard();
  }

  private static boolean rooms(Feed feed) {
    return feed instanceof Feed.ReportsFeed reports && reports.rooms();
  }
}
