package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the map of a survey. */
final class SurveyMapReader {
  private final Sources sources;
  private final FileProblems problems;
  private final Declared declared;
  private final Delivered delivered;
  private final WorkspaceFiles files;
  private final FilesNamed named;
  private Optional<ChoiceLists> choices = Optional.empty();

  SurveyMapReader(
      Sources sources,
      FileProblems problems,
      Declared declared,
      Delivered delivered,
      WorkspaceFiles files,
      FilesNamed named) {
    this.files = files;
    this.named = named;
    this.sources = sources;
    this.problems = problems;
    this.declared = declared;
    this.delivered = delivered;
  }

  Optional<Feed> read(String id, Feed.Reading reading, Fields feed) {
    Optional<Fields> found = feed.fields("map", Keys.SURVEY_MAP);
    if (found.isEmpty() || !found.get().has("questions")) {
      delivered.anything();
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields map = found.get();
    ParentReader parents = new ParentReader(sources, problems, feed, reading, named);
    Optional<Feed.Source> respondent =
        sources.sourceOrUsual(map, "respondent", Keys.SURVEY_MAP, reading);
    Optional<Sources.Mapped> place = sources.source(map, "place");
    place
        .flatMap(Sources.Mapped::constant)
        .ifPresent(constant -> declared.checkPlace(constant, problems));
    Optional<Feed.DatedSource> date = parents.date(map);
    Optional<Feed.Source> weight = source(map, "weight");
    Optional<Feed.Source> stratum = source(map, "stratum");
    Optional<Feed.Source> cluster = source(map, "cluster").or(parents::cluster);
    Optional<Feed.Source> population = source(map, "population");
    Optional<Feed.Source> secondCluster = source(map, "second_cluster");
    Optional<Feed.Source> secondPopulation = source(map, "second_population");
    SurveyPlan plan =
        map.fields("design", Keys.DESIGN)
            .map(design -> new SurveyPlanReader(problems, files).read(design))
            .orElse(SurveyPlan.plain());
    requireStages(map);
    choices = feed.scalar("choices").map(path -> ChoicesReader.read(path, files, problems));
    List<Feed.Question> questions = new ArrayList<>();
    for (Fields question : map.mappings("questions", Keys.QUESTION)) {
      question(question).ifPresent(questions::add);
    }
    if (map.node("questions").orElse(null) instanceof YamlNode.Sequence list
        && list.items().isEmpty()) {
      problems.error(list.at(), "this survey has no questions", "a question");
    }
    if (respondent.isEmpty() || place.isEmpty() || date.isEmpty()) {
      return Optional.empty();
    }
    List<Feed.Source> mapped = new ArrayList<>(List.of(respondent.get(), place.get().source()));
    mapped.add(date.get().source());
    Stream.of(weight, stratum, cluster, population, secondCluster, secondPopulation)
        .flatMap(Optional::stream)
        .forEach(mapped::add);
    return Optional.of(
        new Feed.SurveyFeed(
            id,
            reading,
            respondent.get(),
            place.get().source(),
            date.get(),
            weight,
            stratum,
            cluster,
            population,
            secondCluster,
            secondPopulation,
            plan,
            List.copyOf(questions),
            parents.parent(id, mapped)));
  }

  /** Reports parts of a design that stand on a part which is not there. */
  private void requireStages(Fields map) {
    require(map, "second_cluster", "cluster", "units are drawn within clusters");
    require(map, "second_population", "second_cluster", "it counts the units within a cluster");
    require(
        map,
        "second_population",
        "population",
        "without the number of clusters these count as drawn with replacement");
    if (map.node("design").orElse(null) instanceof YamlNode.Mapping design
        && !map.has("weight")
        && !map.has("population")) {
      design.entries().stream()
          .filter(entry -> entry.key().text().equals("trim"))
          .forEach(
              entry ->
                  problems.error(
                      entry.key().at(), "there is no weight to trim", "`weight` or `population`"));
    }
  }

  private void require(Fields map, String key, String other, String why) {
    if (map.has(key) && !map.has(other)) {
      problems.error(
          map.at(key),
          Wording.quoted(key) + " is given without " + Wording.quoted(other) + ": " + why,
          "both of them");
    }
  }

  private Optional<Feed.Source> source(Fields map, String key) {
    return sources.source(map, key).map(Sources.Mapped::source);
  }

  private Optional<Feed.Question> question(Fields question) {
    Optional<YamlNode.Scalar> indicator = question.scalar("indicator");
    Optional<Declared.KnownIndicator> known =
        indicator.flatMap(reference -> declared.indicator(reference, problems));
    Optional<Measure> measure = known.flatMap(Declared.KnownIndicator::measure);
    known.flatMap(Declared.KnownIndicator::chartOfCounts).ifPresent(c -> warnOfChart(question, c));
    indicator.ifPresent(reference -> delivered.add(reference.text()));
    Statistic statistic = question.oneOf("statistic", Words.STATISTICS).orElse(Statistic.MEAN);
    measure.ifPresent(kind -> checkMeasure(question, kind, statistic));
    if (known.map(Declared.KnownIndicator::standardised).orElse(false)) {
      problems.error(
          question.at("indicator"),
          "this indicator has a `standard`, but estimates of a survey are not standardised",
          "an indicator without `standard`; `design: {margins: [\u2026]}` weights by age and the like");
    }
    Optional<String> over = belonging(question, "over", statistic, Statistic.RATIO, question::text);
    Optional<Double> at =
        belonging(question, "at", statistic, Statistic.QUANTILE, key -> share(question, key));
    Optional<String> column = question.text("column");
    Map<String, Double> score =
        ScoreReader.read(question, measure.equals(Optional.of(Measure.PROPORTION)), problems);
    Optional<YamlNode.Scalar> chosen = question.scalar("chosen");
    if (chosen.isPresent() && question.has("score")) {
      problems.error(question.at("chosen"), "both `score` and `chosen` are given", "one of them");
    }
    Answers answers = new Answers(question, choices, problems);
    return indicator.isEmpty() || column.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Feed.Question(
                indicator.get().text(),
                column.get(),
                answers.scored(score),
                statistic,
                over,
                at.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                chosen.map(answers::named).orElse(List.of())));
  }

  private void warnOfChart(Fields question, Chart chart) {
    problems.warning(
        question.at("indicator"),
        "this indicator's `chart: "
            + chart.word()
            + "` needs counts, which estimates of a survey are not: they are drawn as `xmr`",
        "`chart: xmr` or `run`");
  }

  private void checkMeasure(Fields question, Measure measure, Statistic statistic) {
    List<Measure> made =
        switch (statistic) {
          case MEAN -> List.of(Measure.PROPORTION, Measure.MEAN);
          case RATIO -> List.of(Measure.PROPORTION, Measure.MEAN, Measure.RATE, Measure.VALUE);
          case TOTAL, QUANTILE -> List.of(Measure.VALUE);
        };
    if (!made.contains(measure)) {
      String which =
          statistic == Statistic.MEAN ? "answers do" : "a " + Words.of(statistic) + " does";
      problems.error(
          question.at("indicator"),
          which + " not make a " + Words.of(measure),
          "an indicator with "
              + Wording.anyOf(made.stream().map(m -> "measure: " + Words.of(m)).toList()));
    }
  }

  /** A key that one statistic needs and no other has. */
  private <T> Optional<T> belonging(
      Fields question,
      String key,
      Statistic statistic,
      Statistic owner,
      Function<String, Optional<T>> reading) {
    if (statistic == owner && !question.has(key)) {
      problems.error(
          question.at(),
          "a question with `statistic: " + Words.of(owner) + "` has no " + Wording.quoted(key),
          "the key `" + key + "`");
    }
    if (statistic != owner && question.has(key)) {
      problems.error(
          question.at(key),
          Wording.quoted(key) + " belongs to `statistic: " + Words.of(owner) + "`",
          "that statistic, or no " + Wording.quoted(key));
    }
    return question.has(key) ? reading.apply(key) : Optional.empty();
  }

  private Optional<Double> share(Fields question, String key) {
    OptionalDouble number = question.number(key);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.getAsDouble() <= 0 || number.getAsDouble() >= 1) {
      problems.error(
          question.at(key),
          NumberText.write(number.getAsDouble()) + " is not a share of the respondents",
          "a number between 0 and 1; 0.5 is the median");
    }
    return Optional.of(number.getAsDouble());
  }
}
