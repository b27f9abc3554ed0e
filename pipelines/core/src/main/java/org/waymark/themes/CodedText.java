package org.waymark.themes;

import java.io.Serializable;
import java.util.BitSet;
import org.waymark.text.SameText;

/**
 * A text and the themes that a person found in it.
 *
 * @param text redacted
 * @param question that was asked; "" where none is known
 * @param key what it shares with the texts that are the same to a reader
 * @param score how it sounds to the person, from 1 (a complaint) to 5 (praise); NaN where the
 *     person did not say
 */
public record CodedText(String text, String question, String key, BitSet themes, double score)
    implements Serializable {

  /**
   * A coded text.
   *
   * @param themes positions of its themes in the codebook
   */
  public static CodedText of(String text, String question, BitSet themes) {
    return new CodedText(text, question, SameText.key(text), (BitSet) themes.clone(), Double.NaN);
  }

  /** The same text with how it sounds to the person. */
  public CodedText sounding(double score) {
    return new CodedText(text, question, key, themes, score);
  }

  /** Whether the person said how it sounds. */
  public boolean isScored() {
    return !Double.isNaN(score);
  }

  /** Whether the person found that theme. */
  public boolean has(int theme) {
    return themes.get(theme);
  }
}
