package org.waymark.themes;

import java.util.List;
import org.waymark.redaction.Doubts;

/**
 * What is kept of a report once it has been read: no text but redacted excerpts.
 *
 * @param source the report
 * @param doubts decisions of redaction on its text that are in doubt
 * @param mentions themes that it speaks of, in order of mission, then theme; often none
 */
public record ReportReading(ReportSource source, Doubts doubts, List<ReportMention> mentions) {

  /** Whether it speaks of a theme of that mission. */
  public boolean speaksFor(int mission) {
    return mentions.stream().anyMatch(mention -> mention.mission() == mission);
  }
}
