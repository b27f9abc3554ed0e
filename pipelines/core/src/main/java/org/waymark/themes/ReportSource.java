package org.waymark.themes;

import java.io.Serializable;

/**
 * Which report something is from.
 *
 * @param feed position of the feed in the workspace
 * @param report identifier, as the feed writes it
 * @param place position of the place in the workspace
 * @param week {@link org.waymark.period.Period#code()} of the ISO week of the report's date
 * @param role of the author, redacted; "" where the feed does not say
 */
public record ReportSource(int feed, String report, int place, int week, String role)
    implements Serializable {}
