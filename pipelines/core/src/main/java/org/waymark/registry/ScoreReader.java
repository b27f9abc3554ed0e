package org.waymark.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code score}: which number an answer means. */
final class ScoreReader {
  private ScoreReader() {}

  /**
   * The numbers of answers.
   *
   * @param share whether they make a proportion, and are to be from 0 to 1
   */
  static Map<String, Double> read(Fields question, boolean share, FileProblems problems) {
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
