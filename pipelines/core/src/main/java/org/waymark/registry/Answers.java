package org.waymark.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the answers to a question may be written as: as the feed has them, by name or by label. */
final class Answers {
  private final Fields question;
  private final FileProblems problems;
  private final Optional<String> list;
  private final Optional<ChoiceLists> choices;

  Answers(Fields question, Optional<ChoiceLists> choices, FileProblems problems) {
    this.question = question;
    this.problems = problems;
    this.choices = choices;
    Optional<YamlNode.Scalar> named = question.scalar("list");
    list = named.map(YamlNode.Scalar::text);
    named.ifPresent(this::check);
  }

  private void check(YamlNode.Scalar named) {
    if (choices.isEmpty()) {
      problems.error(
          named.at(),
          "`list` is given, and the feed has no choices",
          "`choices` of the feed, a file such as `choices/pulse.csv`");
    } else if (!choices.get().equals(ChoiceLists.NONE)
        && !choices.get().lists().containsKey(named.text())) {
      problems.error(
          named.at(),
          "the choices have no list " + Wording.quoted(named.text()),
          "a `list_name` of them",
          NearMiss.of(named.text(), choices.get().lists().keySet()));
    }
  }

  /** The scores of all writings of the answers that are scored. */
  Map<String, Double> scored(Map<String, Double> score) {
    Map<String, Double> all = new LinkedHashMap<>(score);
    score.forEach(
        (answer, number) ->
            writings(answer, question.at("score"))
                .forEach(writing -> all.putIfAbsent(writing, number)));
    return Collections.unmodifiableMap(all);
  }

  /** All writings of a choice. */
  List<String> named(YamlNode.Scalar choice) {
    return writings(choice.text(), choice.at());
  }

  private List<String> writings(String answer, Position at) {
    boolean listed =
        list.isPresent() && choices.isPresent() && choices.get().lists().containsKey(list.get());
    if (!listed) {
      return List.of(answer);
    }
    Optional<List<String>> writings = choices.get().writings(list.get(), answer);
    if (writings.isEmpty()) {
      problems.error(
          at,
          Wording.quoted(answer) + " is not a choice of the list " + Wording.quoted(list.get()),
          "the name or a label of one",
          NearMiss.of(answer, choices.get().texts(list.get())));
    }
    return writings.orElse(List.of(answer));
  }
}
