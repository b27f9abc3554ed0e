package org.waymark.text;

/**
 * A phrase of a theme found in a text.
 *
 * @param theme position of the theme in the matcher's list
 * @param phrase number of the phrase among the theme's phrases, those with equal stems being one
 * @param start first character of the match in the text
 * @param end position behind its last character
 */
public record ThemeMatch(int theme, int phrase, int start, int end) {}
