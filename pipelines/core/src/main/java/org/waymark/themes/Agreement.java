package org.waymark.themes;

import java.io.Serializable;

/**
 * How a coding agrees with a person's, as numbers of texts.
 *
 * @param both found by both
 * @param only found by the coding only
 * @param missed found by the person only
 * @param neither found by neither
 */
public record Agreement(long both, long only, long missed, long neither) implements Serializable {

  /** No text at all. */
  public static final Agreement NONE = new Agreement(0, 0, 0, 0);

  /** This with one more text. */
  Agreement and(boolean coded, boolean spoken) {
    return new Agreement(
        both + (coded && spoken ? 1 : 0),
        only + (coded && !spoken ? 1 : 0),
        missed + (!coded && spoken ? 1 : 0),
        neither + (!coded && !spoken ? 1 : 0));
  }

  /** The texts of both. */
  Agreement plus(Agreement other) {
    return new Agreement(
        both + other.both, only + other.only, missed + other.missed, neither + other.neither);
  }

  /** Texts in which the person found the theme. */
  public long positives() {
    return both + missed;
  }

  public long texts() {
    return both + only + missed + neither;
  }

  /** Share of what the coding found that the person found too; NaN where it found nothing. */
  public double precision() {
    return both / (double) (both + only);
  }

  /** Share of what the person found that the coding found too; NaN where there is nothing. */
  public double recall() {
    return both / (double) (both + missed);
  }

  /** Share of what the person did not find that the coding did not find either. */
  public double specificity() {
    return neither / (double) (neither + only);
  }

  /** Harmonic mean of precision and recall; 0 where nothing was found by both. */
  public double f1() {
    long sum = 2 * both + only + missed;
    return sum == 0 ? 0 : 2.0 * both / sum;
  }

  /**
   * Agreement beyond chance (Cohen, Educational and Psychological Measurement 20, 1960); 0 where
   * chance alone would agree fully.
   */
  public double kappa() {
    double n = texts();
    double observed = (both + neither) / n;
    double coded = (both + only) / n;
    double person = positives() / n;
    double chance = coded * person + (1 - coded) * (1 - person);
    return chance >= 1 ? 0 : (observed - chance) / (1 - chance);
  }
}
