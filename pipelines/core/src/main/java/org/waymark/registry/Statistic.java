package org.waymark.registry;

/** What a question's answers are made into. */
public enum Statistic {
  /** The weighted mean; of scores 0 and 1, the share of 1. */
  MEAN,
  /** The weighted sum. */
  TOTAL,
  /** The weighted answers over the weighted numbers of another column. */
  RATIO,
  /** The answer that a share of the weight does not exceed. */
  QUANTILE
}
