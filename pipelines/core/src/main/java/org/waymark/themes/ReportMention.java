package org.waymark.themes;

/**
 * A theme that a report speaks of.
 *
 * @param mission position of the mission in the workspace
 * @param theme position of the theme in its mission
 * @param method how it was found
 * @param score different phrases of the theme found in the report, at least 1; of a learned theme
 *     how far the report is above what counts as spoken of, above 0
 * @param polarity what the sentence that speaks of it first, or most, says of it
 * @param excerpt the words around, redacted
 */
public record ReportMention(
    int mission, int theme, CodingMethod method, double score, Polarity polarity, String excerpt) {}
