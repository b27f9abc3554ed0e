package org.waymark.themes;

/**
 * A phrase that would find more of a theme, by what people coded.
 *
 * @param theme position of the theme in the codebook
 * @param found coded texts that hold it and that no phrase of the theme finds
 * @param spoken those among them in which people found the theme
 * @param positives coded texts in which people found the theme
 * @param precision share of texts that people agree with, on fifths of the texts by which the
 *     phrase was not chosen
 */
public record SuggestedPhrase(
    int theme, String phrase, int found, int spoken, int positives, double precision) {}
