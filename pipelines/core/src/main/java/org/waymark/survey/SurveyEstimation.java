package org.waymark.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;

/**
 * From respondents to one estimate per place and period.
 *
 * <p><b>Who counts once.</b> A respondent who answers twice in one feed for one indicator, place
 * and period counts once: the later row stands, by file, then by line. Every answer that gave way
 * is counted in its file's {@link FileTally}. Respondents without an id are taken as different
 * people. Respondents of different feeds are taken as different people and pooled with their
 * weights, so feeds that share an indicator must weight on one scale. An answer of weight 0 stands
 * for nobody: it is counted in the tally and not in n.
 *
 * <p><b>Estimate.</b> By the design of each feed's wave (see {@link SurveyWave}): Taylor's
 * linearisation, the place a domain of it (see {@link DomainEstimate}), the interval as the feed
 * asks for it. Where a design contradicts itself, its margins cannot be met or too few answered,
 * there is the estimate and a reason in place of what cannot be told. Where all answers of a place
 * weigh nothing there is a reason alone.
 */
public final class SurveyEstimation {

  private static final Comparator<Answer> BY_DELIVERY =
      Comparator.comparingInt(Answer::feed)
          .thenComparingInt(Answer::file)
          .thenComparingInt(Answer::line);

  private SurveyEstimation() {}

  /**
   * Estimates of one indicator from all its respondents.
   *
   * @param position position of the indicator in the workspace; rows of others are passed over
   * @param feeds the workspace's feeds, by position
   * @param batches in any order: the result does not depend on it
   */
  public static SurveyEstimates estimate(
      Indicator indicator, int position, List<Feed> feeds, List<RespondentBatch> batches) {
    Answer[] answers = Answer.of(position, batches);
    Arrays.sort(answers, Answer.BY_RESPONDENT);
    Map<Long, long[]> tallies = new TreeMap<>();
    Map<Long, Answer> weightless = new TreeMap<>();
    Answer[] standing = standing(answers, tallies, weightless);
    Arrays.sort(standing, Answer.BY_UNIT);
    Map<Integer, List<SurveyWave>> waves = waves(standing, feeds);
    PlaceEstimator estimator = new PlaceEstimator(indicator, question(indicator, feeds));
    Map<Integer, List<PlaceEstimator.Result>> byPlace = new TreeMap<>();
    waves.forEach(
        (period, asked) ->
            asked.stream()
                .flatMap(wave -> wave.rowsOfPlace().keySet().stream())
                .sorted()
                .distinct()
                .forEach(
                    place ->
                        byPlace
                            .computeIfAbsent(place, fresh -> new ArrayList<>())
                            .add(
                                estimator.estimate(
                                    place,
                                    period,
                                    asked.stream()
                                        .filter(wave -> wave.rowsOf(place).isPresent())
                                        .toList()))));
    List<PlaceEstimate> estimates = compared(byPlace);
    for (PlaceEstimate one : estimates) {
      weightless.remove(placeAndPeriod(one.place(), one.period()));
    }
    if (!weightless.isEmpty()) {
      weightless.forEach(
          (key, answer) ->
              estimates.add(
                  PlaceEstimate.ofNobody(
                      answer.place(), answer.period(), answer.feed(), answer.file())));
      estimates.sort(
          Comparator.comparingInt(PlaceEstimate::place).thenComparingInt(PlaceEstimate::period));
    }
    return new SurveyEstimates(indicator, position, estimates, fileTallies(tallies));
  }

  private static long placeAndPeriod(int place, int period) {
    return ((long) place << 32) | (period & 0xffff_ffffL);
  }

  /** Answers that nobody's later one replaces and that weigh something. */
  private static Answer[] standing(
      Answer[] sorted, Map<Long, long[]> tallies, Map<Long, Answer> weightless) {
    List<Answer> standing = new ArrayList<>();
    Answer later = null;
    for (int i = sorted.length - 1; i >= 0; i--) {
      Answer here = sorted[i];
      if (later != null && here.replacedBy(later)) {
        if (here.given()) {
          tally(tallies, here)[here.says(later) ? 0 : 1]++;
        }
        continue;
      }
      later = here;
      if (here.weight() > 0) {
        standing.add(here);
      } else if (here.given()) {
        tally(tallies, here)[2]++;
        weightless.merge(
            placeAndPeriod(here.place(), here.period()),
            here,
            (one, other) -> BY_DELIVERY.compare(one, other) >= 0 ? one : other);
      }
    }
    return standing.toArray(Answer[]::new);
  }

  /** By period, a wave of each feed that asked. */
  private static Map<Integer, List<SurveyWave>> waves(Answer[] standing, List<Feed> feeds) {
    Map<Integer, List<SurveyWave>> waves = new TreeMap<>();
    int from = 0;
    for (int i = 1; i <= standing.length; i++) {
      boolean ends =
          i == standing.length
              || standing[i].period() != standing[from].period()
              || standing[i].feed() != standing[from].feed();
      if (ends) {
        waves
            .computeIfAbsent(standing[from].period(), fresh -> new ArrayList<>())
            .add(
                SurveyWave.of(
                    survey(feeds, standing[from].feed()), Arrays.copyOfRange(standing, from, i)));
        from = i;
      }
    }
    return waves;
  }

  private static Optional<Feed.SurveyFeed> survey(List<Feed> feeds, int position) {
    return position < feeds.size() && feeds.get(position) instanceof Feed.SurveyFeed survey
        ? Optional.of(survey)
        : Optional.empty();
  }

  /** The question of the first feed that asks for the indicator; the others ask the same. */
  private static Feed.Question question(Indicator indicator, List<Feed> feeds) {
    return feeds.stream()
        .flatMap(
            feed ->
                feed instanceof Feed.SurveyFeed survey
                    ? survey.questions().stream()
                    : java.util.stream.Stream.empty())
        .filter(question -> question.indicatorId().equals(indicator.id()))
        .findFirst()
        .orElse(new Feed.Question(indicator.id(), "", Map.of()));
  }

  private static List<PlaceEstimate> compared(Map<Integer, List<PlaceEstimator.Result>> byPlace) {
    WaveChanges changes = new WaveChanges();
    List<PlaceEstimate> estimates = new ArrayList<>();
    byPlace.forEach(
        (place, results) -> {
          estimates.add(results.get(0).row());
          for (int i = 1; i < results.size(); i++) {
            PlaceEstimator.Result before = results.get(i - 1);
            PlaceEstimator.Result now = results.get(i);
            boolean known =
                before.row().standardError().isPresent() && now.row().standardError().isPresent();
            estimates.add(
                now.row().with(changes.between(place, before.estimated(), now.estimated(), known)));
          }
        });
    return estimates;
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
}
