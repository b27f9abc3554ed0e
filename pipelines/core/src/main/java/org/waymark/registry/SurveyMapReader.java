package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the map of a survey. */
final class SurveyMapReader {
  private final Sources sources;
  private final FileProblems problems;
  private final Declared declared;
  private final Delivered delivered;

  SurveyMapReader(Sources sources, FileProblems problems, Declared declared, Delivered delivered) {
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
    Optional<Feed.Source> respondent = source(map, "respondent");
    Optional<Sources.Mapped> place = sources.source(map, "place");
    place
        .flatMap(Sources.Mapped::constant)
        .ifPresent(constant -> declared.checkPlace(constant, problems));
    Optional<Feed.DatedSource> date = sources.dated(map, "date");
    Optional<Feed.Source> weight = source(map, "weight");
    Optional<Feed.Source> stratum = source(map, "stratum");
    Optional<Feed.Source> cluster = source(map, "cluster");
    Optional<Feed.Source> population = source(map, "population");
    List<Feed.Question> questions = new ArrayList<>();
    for (Fields question : map.mappings("questions", Keys.QUESTION)) {
      question(question).ifPresent(questions::add);
    }
    if (map.node("questions").orElse(null) instanceof YamlNode.Sequence list
        && list.items().isEmpty()) {
      problems.error(list.at(), "this survey asks nothing", "a question");
    }
    if (respondent.isEmpty() || place.isEmpty() || date.isEmpty()) {
      return Optional.empty();
    }
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
            List.copyOf(questions)));
  }

  private Optional<Feed.Source> source(Fields map, String key) {
    return sources.source(map, key).map(Sources.Mapped::source);
  }

  private Optional<Feed.Question> question(Fields question) {
    Optional<YamlNode.Scalar> indicator = question.scalar("indicator");
    Optional<Measure> measure =
        indicator
            .flatMap(reference -> declared.indicator(reference, problems))
            .flatMap(Declared.KnownIndicator::measure);
    indicator.ifPresent(reference -> delivered.add(reference.text()));
    if (measure.isPresent()
        && measure.get() != Measure.PROPORTION
        && measure.get() != Measure.MEAN) {
      problems.error(
          question.at("indicator"),
          "answers do not make a " + Words.of(measure.get()),
          "an indicator with `measure: proportion` or `measure: mean`");
    }
    Optional<String> column = question.text("column");
    Map<String, Double> score = score(question, measure.equals(Optional.of(Measure.PROPORTION)));
    return indicator.isEmpty() || column.isEmpty()
        ? Optional.empty()
        : Optional.of(new Feed.Question(indicator.get().text(), column.get(), score));
  }

  private Map<String, Double> score(Fields question, boolean share) {
    Map<String, Double> score = new LinkedHashMap<>();
    Optional<YamlNode> node = question.node("score");
    if (node.isEmpty()) {
      return score;
    }
    if (!(node.get() instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.error(
          node.get().at(),
          "`score` is " + node.get().noun() + " without answers and numbers",
          "answers and numbers such as `{\"Agree\": 1, \"Disagree\": 0}`");
      return score;
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      String answer = entry.key().text();
      NumberText.read(entry.value(), "the score of " + Wording.quoted(answer), problems)
          .ifPresent(
              number -> {
                score.put(answer, number);
                if (share && (number < 0 || number > 1)) {
                  problems.error(
                      entry.value().at(),
                      "the score " + NumberText.write(number) + " does not make a proportion",
                      "scores from 0 to 1, or an indicator with `measure: mean`");
                }
              });
    }
    return Collections.unmodifiableMap(score);
  }
}
