package org.waymark.deviance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Indicator;
import org.waymark.wording.Quantities;

/** What becomes of a finding where the comparison is made otherwise, in plain English. */
final class CheckWords {

  private CheckWords() {}

  /**
   * For example: Also found against the 15 most similar places (27%), where circumstances act in
   * straight lines (30%) and against each third of the places of its type. Without deprivation as a
   * circumstance the difference would be 12%.
   *
   * @param observed value of the place, in natural units
   * @param effect the difference that was found, on the scale of the score, up is good
   * @return empty where nothing is known
   */
  static Optional<String> of(Indicator indicator, double observed, double effect, Checks checks) {
    Told told = new Told(indicator, observed, effect, new ArrayList<>(), new ArrayList<>());
    told.tell(checks.nearest(), "against the " + checks.nearestPlaces() + " most similar places");
    told.tell(checks.linear(), "where circumstances act in straight lines");
    told.tell(
        checks.without(),
        "without " + checks.leftOut().replace('_', ' ').replace('-', ' ') + " as a circumstance");
    told.tell(checks.withoutLatest(), "without the latest period");
    switch (checks.blocksHeld()) {
      case -1 -> {}
      case Checks.BLOCKS -> told.holds.add("against each third of the places of its type");
      case 0 -> told.otherwise.add("It does not hold against a third of the places of its type.");
      default ->
          told.otherwise.add(
              "It holds against "
                  + checks.blocksHeld()
                  + " of "
                  + Checks.BLOCKS
                  + " thirds of the places of its type.");
    }
    List<String> sentences = new ArrayList<>();
    if (!told.holds.isEmpty()) {
      sentences.add("Also found " + listed(told.holds) + ".");
    }
    sentences.addAll(told.otherwise);
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  /** What holds, as parts of a sentence, and what does not, as sentences. */
  private record Told(
      Indicator indicator,
      double observed,
      double effect,
      List<String> holds,
      List<String> otherwise) {

    void tell(double found, String how) {
      if (Double.isNaN(found)) {
        return;
      }
      if (Checks.holds(found, effect)) {
        holds.add(how + " (" + difference(found) + ")");
        return;
      }
      String start = how.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + how.substring(1);
      otherwise.add(
          found > 0
              ? start + " the difference would be " + difference(found) + "."
              : start + " there would be no difference for the better.");
    }

    private String difference(double found) {
      double expected = AlignedScale.of(indicator).improved(observed, -found);
      return Quantities.difference(indicator, expected, observed);
    }
  }

  private static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
