package org.waymark.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.waymark.registry.Indicator;
import org.waymark.statistics.Interval;

/**
 * From respondents to one estimate per place and period.
 *
 * <p><b>Who counts once.</b> A respondent who answers twice in one feed for one indicator, place
 * and period counts once: the later row stands, by file, then by line. Every answer that gave way
 * is counted in its file's {@link FileTally}. Respondents without an id are taken as different
 * people. Respondents of different feeds are taken as different people and pooled with their
 * weights as delivered, so feeds that share an indicator must weight on one scale. An answer of
 * weight 0 stands for nobody: it is counted in the tally and not in n.
 *
 * <p><b>Estimate.</b> The weighted mean of the answers; scored 0 and 1 this is a proportion. The
 * standard error takes respondents as independent draws (see {@link WeightedMean}). The 95%
 * interval is Wilson's on Kish's effective n where all answers are 0 or 1, and Student's with n − 1
 * degrees of freedom otherwise. One respondent gives an estimate without standard error or
 * interval.
 *
 * <p><b>Recorded, not yet used: stratum, cluster, population.</b> The sampling design travels in
 * {@link RespondentBatch} and {@link SurveyEstimates#designRecorded()} says whether a feed gave
 * one, but no estimate uses it yet. Until then standard errors are too large for well stratified
 * samples and for samples that are a good part of their population, and too small for clustered
 * ones.
 */
public final class SurveyEstimation {

  private SurveyEstimation() {}

  /** One answer; records are compared by {@link #ORDER}. */
  private record Answer(
      int place,
      int period,
      int feed,
      String respondent,
      int file,
      int line,
      double answer,
      double weight) {

    boolean fromSameCell(Answer other) {
      return place == other.place && period == other.period;
    }

    boolean replacedBy(Answer later) {
      return fromSameCell(later)
          && feed == later.feed
          && !respondent.isEmpty()
          && respondent.equals(later.respondent);
    }

    boolean says(Answer other) {
      return answer == other.answer && weight == other.weight;
    }
  }

  /** Place, period, feed, respondent; then the later last. Answers and weights only break ties. */
  private static final Comparator<Answer> ORDER =
      Comparator.comparingInt(Answer::place)
          .thenComparingInt(Answer::period)
          .thenComparingInt(Answer::feed)
          .thenComparing(Answer::respondent)
          .thenComparingInt(Answer::file)
          .thenComparingInt(Answer::line)
          .thenComparingDouble(Answer::answer)
          .thenComparingDouble(Answer::weight);

  /**
   * Estimates of one indicator from all its respondents.
   *
   * @param position position of the indicator in the workspace; rows of others are passed over
   * @param batches in any order: the result does not depend on it
   */
  public static SurveyEstimates estimate(
      Indicator indicator, int position, List<RespondentBatch> batches) {
    Answer[] answers = answers(position, batches);
    Arrays.sort(answers, ORDER);
    int[] standing = standing(answers);
    Map<Long, long[]> tallies = new TreeMap<>();
    List<PlaceEstimate> estimates = new ArrayList<>();
    double[] answer = new double[answers.length];
    double[] weight = new double[answers.length];
    int from = 0;
    while (from < answers.length) {
      int n = 0;
      int i = from;
      Answer latest = answers[from];
      for (; i < answers.length && answers[from].fromSameCell(answers[i]); i++) {
        Answer here = answers[i];
        if (standing[i] != i) {
          tally(tallies, here)[here.says(answers[standing[i]]) ? 0 : 1]++;
        } else if (here.weight() <= 0) {
          tally(tallies, here)[2]++;
        } else {
          answer[n] = here.answer();
          weight[n++] = here.weight();
          latest = later(n == 1 ? here : latest, here);
        }
      }
      if (n > 0) {
        estimates.add(estimate(latest, WeightedMean.of(answer, weight, n)));
      }
      from = i;
    }
    return new SurveyEstimates(
        indicator, position, estimates, fileTallies(tallies), designRecorded(position, batches));
  }

  private static Answer[] answers(int position, List<RespondentBatch> batches) {
    List<Answer> answers = new ArrayList<>();
    for (RespondentBatch batch : batches) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.indicator()[row] == position) {
          answers.add(
              new Answer(
                  batch.place()[row],
                  batch.period()[row],
                  batch.feed(),
                  batch.respondent()[row],
                  batch.file(),
                  batch.line()[row],
                  batch.answer()[row],
                  batch.weight()[row]));
        }
      }
    }
    return answers.toArray(Answer[]::new);
  }

  /** For every answer the position of the one that stands in its place, mostly its own. */
  private static int[] standing(Answer[] sorted) {
    int[] standing = new int[sorted.length];
    for (int i = sorted.length - 1; i >= 0; i--) {
      boolean replaced = i + 1 < sorted.length && sorted[i].replacedBy(sorted[i + 1]);
      standing[i] = replaced ? standing[i + 1] : i;
    }
    return standing;
  }

  private static Answer later(Answer a, Answer b) {
    int byFile = Integer.compare(a.file(), b.file());
    int order = byFile != 0 ? byFile : Integer.compare(a.line(), b.line());
    return order > 0 ? a : b;
  }

  private static PlaceEstimate estimate(Answer latest, WeightedMean mean) {
    return new PlaceEstimate(
        latest.place(),
        latest.period(),
        mean.mean(),
        mean.standardError(),
        end(mean, Interval::low),
        end(mean, Interval::high),
        mean.n(),
        mean.effective(),
        latest.feed(),
        latest.file());
  }

  private static OptionalDouble end(WeightedMean mean, ToDoubleFunction<Interval> which) {
    return mean.interval().stream().mapToDouble(which).findFirst();
  }

  private static long[] tally(Map<Long, long[]> tallies, Answer answer) {
    return tallies.computeIfAbsent(
        ((long) answer.feed() << 32) | answer.file(), key -> new long[3]);
  }

  private static List<FileTally> fileTallies(Map<Long, long[]> tallies) {
    List<FileTally> files = new ArrayList<>();
    tallies.forEach(
        (key, counts) ->
            files.add(
                new FileTally((int) (key >> 32), key.intValue(), counts[0], counts[1], counts[2])));
    return files;
  }

  private static boolean designRecorded(int position, List<RespondentBatch> batches) {
    for (RespondentBatch batch : batches) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.indicator()[row] == position
            && (names(batch.stratum(), row)
                || names(batch.cluster(), row)
                || (batch.population().length > 0 && !Double.isNaN(batch.population()[row])))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean names(String[] column, int row) {
    return column.length > 0 && !column[row].isEmpty();
  }
}
