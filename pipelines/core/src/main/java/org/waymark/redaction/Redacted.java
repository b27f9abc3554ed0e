package org.waymark.redaction;

/**
 * A text without the personal details that were found.
 *
 * @param text with marks in place of details; the object given where nothing was found
 * @param doubts how many decisions are in doubt, and which way they went
 */
public record Redacted(String text, Doubts doubts) {}
