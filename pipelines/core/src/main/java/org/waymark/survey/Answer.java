package org.waymark.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One respondent's answer to one question; NaN where a respondent who counts as drawn gave none.
 *
 * @param population NaN where the feed has none, as {@code secondPopulation}
 * @param base what the answer is over; 1 where it is a ratio's no more than elsewhere
 */
record Answer(
    int place,
    int period,
    int feed,
    String respondent,
    int file,
    int line,
    double answer,
    double base,
    double weight,
    String stratum,
    String cluster,
    String second,
    double population,
    double secondPopulation,
    int[] categories) {

  /**
   * Place, period, feed, respondent; then those without an answer, then the later last. Answers and
   * weights only break ties.
   */
  static final Comparator<Answer> BY_RESPONDENT =
      Comparator.comparingInt(Answer::place)
          .thenComparingInt(Answer::period)
          .thenComparingInt(Answer::feed)
          .thenComparing(Answer::respondent)
          .thenComparing(Answer::given)
          .thenComparingInt(Answer::file)
          .thenComparingInt(Answer::line)
          .thenComparingDouble(Answer::answer)
          .thenComparingDouble(Answer::weight);

  /** Period and feed, then the units of the design: the order in which sums run. */
  static final Comparator<Answer> BY_UNIT =
      Comparator.comparingInt(Answer::period)
          .thenComparingInt(Answer::feed)
          .thenComparing(Answer::stratum)
          .thenComparing(Answer::cluster)
          .thenComparing(Answer::second)
          .thenComparing(BY_RESPONDENT);

  /** The answers of one indicator among those of a shard. */
  static Answer[] of(int indicator, List<RespondentBatch> batches) {
    List<Answer> answers = new ArrayList<>();
    for (RespondentBatch batch : batches) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.indicator()[row] == indicator) {
          answers.add(of(batch, row));
        }
      }
    }
    return answers.toArray(Answer[]::new);
  }

  private static Answer of(RespondentBatch batch, int row) {
    int margins = batch.margins();
    return new Answer(
        batch.place()[row],
        batch.period()[row],
        batch.feed(),
        batch.respondent()[row],
        batch.file(),
        batch.line()[row],
        batch.answer()[row],
        batch.base().length == 0 ? 1 : batch.base()[row],
        batch.weight()[row],
        text(batch.stratum(), row),
        text(batch.cluster(), row),
        text(batch.secondCluster(), row),
        number(batch.population(), row),
        number(batch.secondPopulation(), row),
        Arrays.copyOfRange(batch.category(), row * margins, (row + 1) * margins));
  }

  private static String text(String[] column, int row) {
    return column.length == 0 ? "" : column[row];
  }

  private static double number(double[] column, int row) {
    return column.length == 0 ? Double.NaN : column[row];
  }

  boolean given() {
    return !Double.isNaN(answer) && !Double.isNaN(base);
  }

  private boolean fromSameCell(Answer other) {
    return place == other.place && period == other.period && feed == other.feed;
  }

  /** Whether a later answer, by {@link #BY_RESPONDENT}, is the same person's. */
  boolean replacedBy(Answer later) {
    return fromSameCell(later) && !respondent.isEmpty() && respondent.equals(later.respondent);
  }

  boolean says(Answer other) {
    return answer == other.answer && base == other.base && weight == other.weight;
  }

  /** Who this is in the design, where clusters are respondents. */
  String person() {
    return respondent.isEmpty() ? "\u0000" + file + ":" + line : respondent;
  }
}
