package org.waymark.survey;

/**
 * Those respondents of a design that belong to a domain and answered.
 *
 * @param rows their rows in the design, ascending; all others count as zeros
 * @param answer of every row of the design; only those of {@code rows} are read
 * @param base what the answer is out of, in a ratio; an empty array elsewhere
 */
public record SubSample(SurveyDesign design, int[] rows, double[] answer, double[] base) {
  private static final double[] NO_NUMBERS = {};

  /** Answers that are means, totals or quantiles. */
  public SubSample(SurveyDesign design, int[] rows, double[] answer) {
    this(design, rows, answer, NO_NUMBERS);
  }
}
