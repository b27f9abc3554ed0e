package org.waymark.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a mission says for its own watch. */
final class InterventionReader {
  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;

  InterventionReader(Fields fields, FileProblems problems, Declared declared) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
  }

  /**
   * What the mission says.
   *
   * @param goals of the mission
   * @param practices of the mission
   * @param orgs names of the owner's organisation
   * @param opposition ids of themes that show opposition
   * @param support ids of indicators that show support
   */
  Watched read(
      List<String> goals,
      List<String> practices,
      List<String> orgs,
      List<String> opposition,
      List<String> support) {
    List<Intervention> interventions = new ArrayList<>();
    for (Fields one : fields.mappings("interventions", Keys.INTERVENTION)) {
      intervention(one, goals, practices).ifPresent(interventions::add);
    }
    List<String> roles = fields.texts("roles").stream().map(YamlNode.Scalar::text).toList();
    return new Watched(
        orgs, interventions, roles.isEmpty() ? Watched.ROLES : roles, opposition, support);
  }

  private Optional<Intervention> intervention(
      Fields one, List<String> goals, List<String> practices) {
    Optional<String> id =
        one.has("id") ? declared.declare("intervention", "", one, problems) : Optional.empty();
    id.ifPresent(declared::mayBeAttachedTo);
    Optional<String> title = one.text("title");
    List<String> named = new ArrayList<>();
    for (YamlNode.Scalar goal : one.texts("goals")) {
      known("goal", goal, goals, "a goal of this mission");
      named.add(goal.text());
    }
    Optional<LocalDate> since = one.date("since");
    Optional<YamlNode.Scalar> practice = one.scalar("practice");
    practice.ifPresent(name -> known("practice", name, practices, "a practice of this mission"));
    Optional<LocalDate> review = one.date("review");
    Optional<Intervention.Shield> shield =
        one.fields("shield", Keys.SHIELD).flatMap(written -> shield(written, since));
    if (id.isEmpty() || title.isEmpty() || since.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Intervention(
            id.get(),
            title.get(),
            named,
            since.get(),
            practice.map(YamlNode.Scalar::text),
            one.text("method"),
            review.orElse(since.get().plusYears(1)),
            shield));
  }

  private Optional<Intervention.Shield> shield(Fields written, Optional<LocalDate> since) {
    Optional<LocalDate> until = written.date("until");
    Optional<String> because = written.text("because");
    if (until.isEmpty() || because.isEmpty()) {
      return Optional.empty();
    }
    if (since.isPresent() && until.get().isBefore(since.get())) {
      problems.error(
          written.at("until"),
          "`until` " + until.get() + " is before `since` " + since.get(),
          "a date after the intervention's first day");
    }
    return Optional.of(new Intervention.Shield(until.get(), because.get()));
  }

  private void known(String kind, YamlNode.Scalar named, List<String> ids, String expected) {
    if (!ids.contains(named.text())) {
      problems.error(
          named.at(),
          "there is not a " + kind + " " + Wording.quoted(named.text()),
          expected,
          NearMiss.of(named.text(), ids));
    }
  }
}
