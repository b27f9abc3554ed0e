package org.waymark.themes;

import java.util.BitSet;
import java.util.List;

/**
 * Something that people write about and that no theme of the codebook covers.
 *
 * @param phrases words by which it may be found, the most telling first
 * @param reports positions of the texts that have one of them in a sentence without any theme
 * @param places number of places that they are from
 * @param share of the texts that have a sentence without any theme
 */
public record SuggestedTheme(List<String> phrases, BitSet reports, int places, double share) {}
