package org.waymark.survey;

import java.util.Arrays;

/**
 * The linearised form of an estimate: how far each respondent moves it, weight included. Rows that
 * are not named move it by nothing.
 *
 * @param rows rows of a {@link SurveyDesign}, ascending
 * @param score of the same length, in the units of the estimate
 */
public record Scores(int[] rows, double[] score) {

  /** The scores of the difference between this estimate and another of the same design. */
  public Scores minus(Scores other) {
    int[] all = new int[rows.length + other.rows.length];
    double[] difference = new double[all.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < rows.length || j < other.rows.length) {
      int mine = i < rows.length ? rows[i] : Integer.MAX_VALUE;
      int theirs = j < other.rows.length ? other.rows[j] : Integer.MAX_VALUE;
      all[size] = Math.min(mine, theirs);
      double value = mine <= theirs ? score[i++] : 0;
      value -= theirs <= mine ? other.score[j++] : 0;
      difference[size++] = value;
    }
    return new Scores(Arrays.copyOf(all, size), Arrays.copyOf(difference, size));
  }
}
