package org.waymark.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.waymark.period.PeriodKind;

/** Which ids a workspace declares, and where: the judge of duplicates and of references. */
final class Declared {
  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final int LONGEST_ID = 100;

  private record Declaration(String file, Position at) {}

  /**
   * What else needs to know about an indicator; a part is empty where it is wrong.
   *
   * @param strata those that it is standardised by; none where they are wrong, empty where it is
   *     not
   */
  record KnownIndicator(
      Optional<Measure> measure,
      Optional<PeriodKind> period,
      Optional<Better> better,
      Optional<Role> role,
      Optional<Chart> chart,
      Optional<List<String>> strata) {

    /** Whether it is standardised by strata. */
    boolean standardised() {
      return strata.isPresent();
    }

    /** Its chart, where that needs counts that a value does not have. */
    Optional<Chart> chartOfCounts() {
      return chart.filter(Chart::needsCounts);
    }
  }

  private final Map<String, Declaration> declarations = new HashMap<>();
  private final TreeMap<String, KnownIndicator> indicators = new TreeMap<>();
  private final Optional<PlacesReading> places;
  private final TreeSet<String> targets = new TreeSet<>();
  private final Set<String> placeIds = new HashSet<>();
  private boolean allIndicatorsKnown = true;

  Declared(Optional<PlacesReading> places) {
    this.places = places;
    places.ifPresent(reading -> reading.places().forEach(place -> placeIds.add(place.id())));
  }

  /** An id of that kind under a key, checked in its form and against the others of its scope. */
  Optional<String> declare(String kind, String scope, Fields fields, FileProblems problems) {
    Optional<YamlNode.Scalar> scalar = fields.scalar("id");
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String id = scalar.get().text();
    if (!KEBAB_CASE.matcher(id).matches()) {
      problems.error(
          scalar.get().at(),
          Wording.quoted(id) + " is not an id in kebab-case",
          "lower-case letters and digits joined by single hyphens",
          Optional.of(kebab(id)).filter(Declared::isId));
    }
    if (id.length() > LONGEST_ID) {
      problems.error(
          scalar.get().at(), "this id has " + id.length() + " characters", "at most " + LONGEST_ID);
    }
    Declaration here = new Declaration(problems.file(), scalar.get().at());
    Declaration before = declarations.putIfAbsent(kind + "\n" + scope + "\n" + id, here);
    if (before != null) {
      problems.error(
          here.at(),
          kind
              + " "
              + Wording.quoted(id)
              + " is declared twice; first at "
              + before.file()
              + ":"
              + before.at(),
          "an id that is not taken");
    }
    return Optional.of(id);
  }

  private static boolean isId(String word) {
    return word.length() <= LONGEST_ID && KEBAB_CASE.matcher(word).matches();
  }

  private static String kebab(String id) {
    return id.replaceAll("(\\p{Ll})(\\p{Lu})", "$1-$2")
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }

  /** Notes what an indicator is; of two with one id the first stands. */
  void know(String id, KnownIndicator indicator) {
    indicators.putIfAbsent(id, indicator);
  }

  /** Says that a mission could not be read, so that an unknown indicator may yet exist. */
  void someIndicatorsAreUnknown() {
    allIndicatorsKnown = false;
  }

  /** The indicator that a text names, with a problem where there is none. */
  Optional<KnownIndicator> indicator(YamlNode.Scalar reference, FileProblems problems) {
    KnownIndicator known = indicators.get(reference.text());
    if (known == null && allIndicatorsKnown) {
      problems.error(
          reference.at(),
          "no indicator " + Wording.quoted(reference.text()),
          "the id of an indicator of a mission",
          NearMiss.of(reference.text(), indicators.keySet()));
    }
    return Optional.ofNullable(known);
  }

  /** How an indicator that was declared is measured. */
  Optional<Measure> measure(String indicatorId) {
    return Optional.ofNullable(indicators.get(indicatorId)).flatMap(KnownIndicator::measure);
  }

  /** Notes a mission, intervention or area to which rows of records may be attached. */
  void mayBeAttachedTo(String id) {
    targets.add(id);
  }

  /** Reports a target of {@code attach} that does not exist. */
  void attached(YamlNode.Scalar reference, FileProblems problems) {
    if (allIndicatorsKnown && !targets.contains(reference.text())) {
      problems.error(
          reference.at(),
          "rows cannot be attached to " + Wording.quoted(reference.text()),
          "the id of a mission",
          NearMiss.of(reference.text(), targets));
    }
  }

  /** Reports a place that does not exist. */
  void checkPlace(YamlNode.Scalar reference, FileProblems problems) {
    if (places.isPresent() && !placeIds.contains(reference.text())) {
      problems.error(
          reference.at(),
          "no place " + Wording.quoted(reference.text()),
          "a `place_id` of places.csv",
          NearMiss.of(reference.text(), placeIds));
    }
  }

  /** A covariate that is a size: above 0 wherever it is known. */
  void checkExposure(YamlNode.Scalar reference, FileProblems problems) {
    checkCovariate(reference, problems);
    places.stream()
        .flatMap(reading -> reading.places().stream())
        .filter(place -> place.covariate(reference.text()).orElse(1) <= 0)
        .findFirst()
        .ifPresent(
            place ->
                problems.error(
                    reference.at(),
                    Wording.quoted(reference.text())
                        + " is not a size: it is "
                        + NumberText.write(place.covariate(reference.text()).orElseThrow())
                        + " at "
                        + Wording.quoted(place.id()),
                    "a covariate that is above 0 at every place"));
  }

  /** Notes a pilot's place, and reports one that another pilot of the indicator has. */
  void pilots(String indicatorId, String placeId, Position at, FileProblems problems) {
    Declaration here = new Declaration(problems.file(), at);
    Declaration before = declarations.putIfAbsent("piloted\n" + indicatorId + "\n" + placeId, here);
    if (before != null && !before.equals(here)) {
      problems.error(
          at,
          "the place "
              + Wording.quoted(placeId)
              + " is in another pilot on "
              + Wording.quoted(indicatorId)
              + "; see "
              + before.file()
              + ":"
              + before.at(),
          "each place in one pilot of an indicator");
    }
  }

  /** Reports a covariate that does not exist. */
  void checkCovariate(YamlNode.Scalar reference, FileProblems problems) {
    if (places.isEmpty() || places.get().covariates().contains(reference.text())) {
      return;
    }
    CsvText.Cell odd = places.get().others().get(reference.text());
    if (odd != null) {
      problems.error(
          reference.at(),
          Wording.quoted(reference.text())
              + " is not a covariate: places.csv:"
              + odd.at()
              + " holds "
              + Wording.quoted(odd.text()),
          "a column of places.csv with only numbers");
      return;
    }
    List<String> covariates = List.copyOf(places.get().covariates());
    problems.error(
        reference.at(),
        "no covariate " + Wording.quoted(reference.text()),
        covariates.isEmpty()
            ? "a numeric column of places.csv, which has none yet"
            : "a numeric column of places.csv: " + Wording.anyOf(covariates),
        NearMiss.of(reference.text(), covariates));
  }
}
