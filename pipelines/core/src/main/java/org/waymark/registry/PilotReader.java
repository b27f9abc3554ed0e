package org.waymark.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a pilot of a mission. */
final class PilotReader {
  private static final int LEAST_PLANNED = 3;

  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;
  private final TrialReader trial;

  PilotReader(Fields fields, FileProblems problems, Declared declared) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
    this.trial = new TrialReader(fields, problems, declared);
  }

  /** The pilot, if all that it needs is there. */
  Optional<Pilot> read(String missionId, List<RegisteredPractice> practices) {
    Optional<String> id =
        fields.has("id") ? declared.declare("pilot", "", fields, problems) : Optional.empty();
    Optional<String> title = fields.text("title");
    Optional<Pilot.Design> design =
        fields.has("design")
            ? fields.oneOf("design", Words.PILOT_DESIGNS)
            : Optional.of(Pilot.Design.MATCHED);
    Optional<Boolean> drawn =
        fields.has("order")
            ? fields.oneOf("order", Map.of("drawn", true, "chosen", false))
            : Optional.of(false);
    if (drawn.orElse(false) && !design.equals(Optional.of(Pilot.Design.STEPPED_WEDGE))) {
      problems.error(
          fields.at("order"),
          "only a stepped wedge has an order that is drawn",
          "`design: stepped-wedge`, or no `order`");
    }
    Optional<String> practice = trial.practice(practices);
    List<Pilot.Start> places = starts();
    if (!fields.has("places") && practice.isPresent()) {
      places =
          practices.stream()
              .filter(p -> p.id().equals(practice.get()))
              .flatMap(p -> p.adopters().stream())
              .map(a -> new Pilot.Start(a.placeId(), a.since()))
              .toList();
    }
    if (places.isEmpty()) {
      problems.error(
          fields.at(), "no place has started the pilot", "`places: [{place: …, starts: …}]`");
    }
    Optional<Fields> outcome = fields.fields("outcome", Keys.PILOT_OUTCOME);
    Optional<String> indicator = outcome.flatMap(o -> trial.indicator(o, "indicator"));
    OptionalDouble worthwhile =
        outcome.map(o -> trial.above0(o, "worthwhile", false)).orElse(OptionalDouble.empty());
    outcome.ifPresent(o -> trial.points(o, "worthwhile", indicator, worthwhile));
    List<Experiment.Guardrail> guardrails = trial.guardrails(indicator);
    OptionalInt planned = trial.whole(fields, "planned", LEAST_PLANNED);
    List<String> leaveOut = new ArrayList<>();
    for (YamlNode.Scalar place : fields.texts("leave_out")) {
      declared.checkPlace(place, problems);
      leaveOut.add(place.text());
    }
    if (id.isEmpty()
        || title.isEmpty()
        || design.isEmpty()
        || drawn.isEmpty()
        || places.isEmpty()
        || indicator.isEmpty()
        || worthwhile.isEmpty()
        || planned.isEmpty()) {
      return Optional.empty();
    }
    for (Pilot.Start start : places) {
      declared.pilots(indicator.get(), start.placeId(), fields.at(), problems);
    }
    return Optional.of(
        new Pilot(
            id.get(),
            missionId,
            title.get(),
            practice,
            design.get(),
            drawn.get(),
            places,
            new Pilot.Aim(indicator.get(), worthwhile.getAsDouble()),
            guardrails,
            planned.getAsInt(),
            List.copyOf(leaveOut)));
  }

  private List<Pilot.Start> starts() {
    List<Pilot.Start> starts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Fields one : fields.mappings("places", Keys.PILOT_PLACE)) {
      Optional<YamlNode.Scalar> place = one.scalar("place");
      place.ifPresent(reference -> declared.checkPlace(reference, problems));
      Optional<LocalDate> since = one.date("starts");
      if (place.isPresent() && since.isPresent()) {
        if (!seen.add(place.get().text())) {
          problems.error(
              place.get().at(),
              "the place " + Wording.quoted(place.get().text()) + " is in this pilot twice",
              "each place once, with its first day");
        } else {
          starts.add(new Pilot.Start(place.get().text(), since.get()));
        }
      }
    }
    return List.copyOf(starts);
  }
}
