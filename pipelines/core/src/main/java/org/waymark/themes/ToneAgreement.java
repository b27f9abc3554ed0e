package org.waymark.themes;

import java.io.Serializable;

/**
 * How the tone that is told of texts agrees with a person's scores.
 *
 * @param method how it is told: by words, or as learned from scored texts
 * @param texts with a score
 * @param correlation rank correlation (Spearman), on texts that it was not learned from; NaN where
 *     there are too few
 */
public record ToneAgreement(CodingMethod method, long texts, double correlation)
    implements Serializable {

  /** By words, and nobody scored a text. */
  public static final ToneAgreement NONE = new ToneAgreement(CodingMethod.PHRASES, 0, Double.NaN);

  /** Whether there were texts enough to tell. */
  public boolean isKnown() {
    return !Double.isNaN(correlation);
  }
}
