package org.waymark.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.registry.Feed;
import org.waymark.registry.LonelyStrata;
import org.waymark.registry.SurveyPlan;

/**
 * All whom a feed asked in one period, and their design.
 *
 * <p>A feed that names neither stratum nor cluster is taken as one simple sample in each place:
 * places are its strata. Where it names one of them, that is the design, and places are domains of
 * it: those elsewhere count as zeros.
 *
 * @param rows standing answers in the order of the design
 * @param fault why the design cannot be used; the design is then one of independent respondents, of
 *     which only estimates count
 * @param clustered whether clusters are named, so that they and not respondents come again
 */
record SurveyWave(
    int feed,
    int period,
    Answer[] rows,
    SurveyDesign design,
    double[] answer,
    double[] base,
    Map<Integer, int[]> rowsOfPlace,
    SurveyPlan plan,
    Optional<String> fault,
    boolean clustered) {

  static SurveyWave of(Optional<Feed.SurveyFeed> survey, Answer[] rows) {
    SurveyPlan plan = survey.map(Feed.SurveyFeed::plan).orElse(SurveyPlan.plain());
    boolean stratified = survey.flatMap(Feed.SurveyFeed::stratum).isPresent();
    boolean clustered = survey.flatMap(Feed.SurveyFeed::cluster).isPresent();
    double[] weight = Arrays.stream(rows).mapToDouble(Answer::weight).toArray();
    SurveyDesign design;
    Optional<String> fault = Optional.empty();
    try {
      SampledUnits units = units(survey, rows, stratified, clustered);
      boolean weighted = survey.flatMap(Feed.SurveyFeed::weight).isPresent();
      design =
          !weighted && units.population().length > 0
              ? SurveyDesign.of(units, plan.lonely())
              : SurveyDesign.of(units, weight, plan.lonely());
      design = fitted(design, plan, rows);
    } catch (DesignFault contradiction) {
      design = independent(weight);
      fault = Optional.of(contradiction.reason());
    }
    return new SurveyWave(
        rows[0].feed(),
        rows[0].period(),
        rows,
        design,
        Arrays.stream(rows).mapToDouble(Answer::answer).toArray(),
        Arrays.stream(rows).mapToDouble(Answer::base).toArray(),
        byPlace(rows),
        plan,
        fault,
        clustered);
  }

  static SurveyDesign independent(double[] weight) {
    return SurveyDesign.of(SampledUnits.independent(weight.length), weight, LonelyStrata.ADJUST);
  }

  private static SampledUnits units(
      Optional<Feed.SurveyFeed> survey, Answer[] rows, boolean stratified, boolean clustered) {
    SampledUnits units =
        SampledUnits.independent(rows.length)
            .inClusters(texts(rows, clustered ? Answer::cluster : Answer::person));
    if (stratified || !clustered) {
      units =
          units.inStrata(
              texts(rows, stratified ? Answer::stratum : a -> Integer.toString(a.place())));
    }
    if (survey.flatMap(Feed.SurveyFeed::population).isPresent()) {
      units = units.outOf(Arrays.stream(rows).mapToDouble(Answer::population).toArray());
    }
    if (survey.flatMap(Feed.SurveyFeed::secondCluster).isPresent()) {
      boolean counted = survey.flatMap(Feed.SurveyFeed::secondPopulation).isPresent();
      units =
          units.within(
              texts(rows, Answer::second),
              counted
                  ? Arrays.stream(rows).mapToDouble(Answer::secondPopulation).toArray()
                  : new double[0]);
    }
    return units;
  }

  private static String[] texts(Answer[] rows, java.util.function.Function<Answer, String> column) {
    return Arrays.stream(rows).map(column).toArray(String[]::new);
  }

  private static SurveyDesign fitted(SurveyDesign drawn, SurveyPlan plan, Answer[] rows) {
    SurveyDesign design = drawn;
    if (plan.lower().isPresent() || plan.upper().isPresent()) {
      design =
          design.trimmed(plan.lower().orElse(0), plan.upper().orElse(Double.POSITIVE_INFINITY));
    }
    if (plan.margins().isEmpty()) {
      return design;
    }
    Calibration known = new Calibration(Calibration.Distance.RAKING);
    for (int m = 0; m < plan.margins().size(); m++) {
      Map<String, Double> population = plan.margins().get(m).population();
      List<String> names = List.copyOf(population.keySet());
      int margin = m;
      known.margin(texts(rows, a -> names.get(a.categories()[margin])), population);
    }
    return design.calibrated(known);
  }

  /** Rows that gave an answer, by place. */
  private static Map<Integer, int[]> byPlace(Answer[] rows) {
    Map<Integer, int[]> positions = new TreeMap<>();
    Map<Integer, Integer> counts = new TreeMap<>();
    for (Answer row : rows) {
      if (row.given()) {
        counts.merge(row.place(), 1, Integer::sum);
      }
    }
    counts.forEach((place, count) -> positions.put(place, new int[count]));
    for (int i = rows.length - 1; i >= 0; i--) {
      int[] of = positions.getOrDefault(rows[i].place(), new int[0]);
      if (rows[i].given()) {
        of[counts.merge(rows[i].place(), -1, Integer::sum)] = i;
      }
    }
    return positions;
  }

  Optional<int[]> rowsOf(int place) {
    return Optional.ofNullable(rowsOfPlace.get(place));
  }

  /** The ids under which people of these rows answered. */
  TreeSet<String> people(int[] of) {
    TreeSet<String> ids = new TreeSet<>();
    for (int row : of) {
      if (!rows[row].respondent().isEmpty()) {
        ids.add(rows[row].respondent());
      }
    }
    return ids;
  }
}
