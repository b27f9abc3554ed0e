package org.waymark.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a practice of a mission's register. */
final class PracticeReader {
  private static final int HIGHEST_LEVEL = 5;

  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;

  PracticeReader(Fields fields, FileProblems problems, Declared declared) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
  }

  /**
   * The practice, if all that it needs is there.
   *
   * @param themes of the mission
   * @param indicators ids of the mission's indicators
   */
  Optional<RegisteredPractice> read(String missionId, List<Theme> themes, List<String> indicators) {
    Optional<String> id =
        fields.has("id")
            ? declared.declare("practice", problems.file(), fields, problems)
            : Optional.empty();
    Optional<String> title = fields.text("title");
    Optional<String> theme = fields.scalar("theme").map(named -> theme(named, themes));
    Optional<Integer> level = level();
    List<String> components =
        fields.texts("components").stream().map(YamlNode.Scalar::text).toList();
    List<String> improves = new ArrayList<>();
    for (YamlNode.Scalar named : fields.texts("indicators")) {
      known("indicator", named, indicators, "an indicator of this mission");
      improves.add(named.text());
    }
    List<RegisteredPractice.Adopter> adopters = adopters();
    if (id.isEmpty() || title.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RegisteredPractice(
            id.get(),
            missionId,
            title.get(),
            theme,
            level.get(),
            components,
            List.copyOf(improves),
            adopters));
  }

  private String theme(YamlNode.Scalar named, List<Theme> themes) {
    known("theme", named, themes.stream().map(Theme::id).toList(), "a theme of this mission");
    return named.text();
  }

  private void known(String kind, YamlNode.Scalar named, List<String> ids, String expected) {
    if (!ids.contains(named.text())) {
      problems.error(
          named.at(),
          "no " + kind + " " + Wording.quoted(named.text()),
          expected,
          NearMiss.of(named.text(), ids));
    }
  }

  private Optional<Integer> level() {
    OptionalDouble level = fields.number("evidence");
    if (level.isEmpty()) {
      return Optional.empty();
    }
    double number = level.getAsDouble();
    if (number != Math.rint(number) || number < 1 || number > HIGHEST_LEVEL) {
      problems.error(
          fields.at("evidence"),
          NumberText.write(number) + " is not a level of evidence",
          "a whole number from 1 (somebody says so) to 5 (shown by trials in several places)");
      return Optional.empty();
    }
    return Optional.of((int) number);
  }

  private List<RegisteredPractice.Adopter> adopters() {
    List<RegisteredPractice.Adopter> adopters = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Fields adopter : fields.mappings("adopters", Keys.ADOPTER)) {
      Optional<YamlNode.Scalar> place = adopter.scalar("place");
      place.ifPresent(reference -> declared.checkPlace(reference, problems));
      Optional<LocalDate> since = adopter.date("since");
      if (place.isPresent() && since.isPresent()) {
        if (!seen.add(place.get().text())) {
          problems.error(
              place.get().at(),
              "the place " + Wording.quoted(place.get().text()) + " adopts this practice twice",
              "each place once, with the first day");
        }
        adopters.add(new RegisteredPractice.Adopter(place.get().text(), since.get()));
      }
    }
    return List.copyOf(adopters);
  }
}
