package org.waymark.disclosure;

import java.util.regex.Pattern;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.RejectedRecord;

/**
 * Numbers in refused rows of indicator feeds: they are numbers of people as much as those that were
 * taken. A {@code #} stands for each digit; file and line lead to the row as it was delivered.
 */
public final class RefusedNumbers {
  private static final Pattern DIGIT = Pattern.compile("\\d");

  private RefusedNumbers() {}

  /** Whether the workspace's rule hides numbers in refused rows of that feed. */
  public static boolean toHide(Feed feed, Workspace workspace) {
    return (feed instanceof Feed.WideFeed || feed instanceof Feed.LongFeed)
        && DisclosureRule.of(workspace.settings().disclosure()).applies();
  }

  /** The row without digits. */
  public static RejectedRecord hidden(RejectedRecord row) {
    return RejectedRecord.newBuilder(row)
        .setRaw(DIGIT.matcher(row.getRaw()).replaceAll("#"))
        .setDetail(DIGIT.matcher(row.getDetail()).replaceAll("#"))
        .build();
  }
}
