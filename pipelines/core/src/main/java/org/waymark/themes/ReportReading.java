package org.waymark.themes;

import java.util.List;
import org.waymark.text.Doubts;

/**
 * What is kept of a report once it has been read: no text but redacted excerpts.
 *
 * @param feed position of the feed in the workspace
 * @param id as the feed writes it
 * @param place position of the place in the workspace
 * @param week {@link org.waymark.panel.Period#code()} of the ISO week of the report's date
 * @param role of the author, redacted; "" where the feed does not say
 * @param doubts decisions of redaction on its text that are in doubt
 * @param mentions themes that it speaks of, in order of mission, then theme; often none
 */
public record ReportReading(
    int feed,
    String id,
    int place,
    int week,
    String role,
    Doubts doubts,
    List<ReportMention> mentions) {}
