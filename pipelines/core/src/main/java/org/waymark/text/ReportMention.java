package org.waymark.text;

/**
 * A theme that a report speaks of.
 *
 * @param mission position of the mission in the workspace
 * @param theme position of the theme in its mission
 * @param phrases different phrases of the theme found in the report, at least 1
 * @param excerpt the words around the first of them, redacted
 */
public record ReportMention(int mission, int theme, int phrases, String excerpt) {}
