package org.waymark.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Pilot;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/**
 * What a pilot shows, from its outcome and its guardrails.
 *
 * @param verdict a word
 * @param because why nothing can be said; empty for other verdicts
 * @param scale whether it works, by a gain that is worth it, and no guardrail is worse
 */
public record PilotReading(
    Pilot pilot,
    String verdict,
    String because,
    String sentence,
    boolean scale,
    Optional<LocalDate> nextJudged,
    List<PilotEvidence> evidence) {

  /** The verdicts. */
  public static final String WORKS = "works";

  /** Found and better, but another comparison does not agree. */
  public static final String PARTLY = "works, unless it was on its way already";

  private static final double HUNDRED = 100;

  /**
   * Concludes.
   *
   * @param evidence of the outcome and of every guardrail that was delivered
   */
  public static PilotReading of(Pilot pilot, Indicator indicator, List<PilotEvidence> evidence) {
    PilotEvidence outcome =
        evidence.stream()
            .filter(e -> !e.guardrail())
            .findFirst()
            .orElseGet(
                () ->
                    PilotEvidence.none(
                        indicator.id(), false, 0, 0, 0, Optional.empty(), "no-values", List.of()));
    boolean harmed = evidence.stream().anyMatch(e -> e.guardrail() && harms(pilot, e));
    double worth = worth(indicator, outcome, outcome.natural());
    boolean enough = worth >= pilot.outcome().worthwhile();
    String verdict = verdict(pilot, indicator, outcome);
    boolean scale = verdict.equals(WORKS) && enough && !harmed;
    String because = verdict.equals("cannot say") ? outcome.reason() : "";
    return new PilotReading(
        pilot,
        verdict,
        because,
        sentence(indicator, outcome, verdict, enough, harmed),
        scale,
        outcome.nextJudged(),
        List.copyOf(evidence));
  }

  private static boolean harms(Pilot pilot, PilotEvidence evidence) {
    double margin =
        pilot.guardrails().stream()
            .filter(g -> g.indicatorId().equals(evidence.indicatorId()))
            .mapToDouble(g -> g.margin())
            .findFirst()
            .orElse(0);
    return evidence.worse() && evidence.natural() < -margin;
  }

  /** A gain as `worthwhile` is written: a part of the level for rates and counts. */
  private static double worth(Indicator indicator, PilotEvidence outcome, double gain) {
    boolean part = indicator.measure() == Measure.RATE || indicator.measure() == Measure.COUNT;
    return part ? gain / Math.abs(outcome.level()) : gain;
  }

  private static String verdict(Pilot pilot, Indicator indicator, PilotEvidence outcome) {
    if (List.of("too-few-periods", "not-judged-yet", PilotAnalysis.STARTS_LATER)
        .contains(outcome.reason())) {
      return "too early";
    }
    if (!outcome.reason().isEmpty()) {
      return "cannot say";
    }
    if (outcome.better()) {
      return outcome.holds() ? WORKS : PARTLY;
    }
    if (outcome.worse()) {
      return "worse";
    }
    if (outcome.allowed() == 0) {
      return "too early";
    }
    double high =
        outcome
            .naturalInterval()
            .map(i -> worth(indicator, outcome, i.high()))
            .orElse(Double.POSITIVE_INFINITY);
    return outcome.since() >= pilot.planned() && high < pilot.outcome().worthwhile()
        ? "no worthwhile effect"
        : "no sign yet";
  }

  private static String sentence(
      Indicator indicator, PilotEvidence outcome, String verdict, boolean enough, boolean harmed) {
    String by = amount(indicator, outcome.natural());
    String until = outcome.nextJudged().map(PeriodWords::day).orElse("");
    return switch (verdict) {
      case "too early" ->
          outcome.reason().equals(PilotAnalysis.STARTS_LATER)
              ? "It starts on " + until + "."
              : until.isEmpty()
                  ? "Nothing to say yet."
                  : "Nothing can be found before " + until + ".";
      case "cannot say" -> "Cannot say: " + reason(outcome) + ".";
      case WORKS ->
          "It works: better by "
              + by
              + range(indicator, outcome)
              + "."
              + (harmed
                  ? " But a guardrail is worse."
                  : enough ? " Scale it." : " That is less than is worthwhile.");
      case PARTLY ->
          outcome.method().equals("before and after")
              ? "Better by " + by + " since it began, which does not mean because of it."
              : "Better by " + by + ", unless it was on its way already.";
      case "worse" ->
          "It got worse by " + amount(indicator, -outcome.natural()) + ". Stop and ask why.";
      case "no worthwhile effect" ->
          "Not worth it: better by "
              + outcome.naturalInterval().map(i -> amount(indicator, i.high())).orElse(by)
              + " at most.";
      default -> "No sign yet." + (until.isEmpty() ? "" : " Next judged on " + until + ".");
    };
  }

  private static String range(Indicator indicator, PilotEvidence outcome) {
    return outcome
        .naturalInterval()
        .map(i -> " (" + number(indicator, i.low()) + " to " + number(indicator, i.high()) + ")")
        .orElse("");
  }

  private static String reason(PilotEvidence outcome) {
    return switch (outcome.reason()) {
      case "no-values" -> "nothing was delivered";
      case "too-few-periods-before" -> "too few periods before the start";
      case "no-place-to-judge" -> "no place has enough periods before and since";
      case "too-few-periods-since" -> "no place has enough periods since the start";
      case "rebased" -> "the figures are counted in another way since around the start";
      case "too-few-in-wedge" -> "a drawn order needs at least 6 places with figures";
      case "all-places-started" ->
          "all places started, so nothing is left to compare with; use `design: everywhere`";
      default ->
          "only " + outcome.donors() + " places of the same type were left, and 19 are needed";
    };
  }

  private static String amount(Indicator indicator, double size) {
    return number(indicator, size)
        + (indicator.measure() == Measure.PROPORTION
            ? " in a hundred"
            : indicator.unit().map(unit -> " " + unit).orElse(""));
  }

  private static String number(Indicator indicator, double size) {
    double shown = indicator.measure() == Measure.PROPORTION ? HUNDRED * size : size;
    double far = Math.abs(shown);
    int decimals = far >= 9.5 || far == 0 ? 0 : far >= 0.95 ? 1 : far >= 0.095 ? 2 : 3;
    String text = Quantities.number(shown, decimals);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  /** The design as the registry writes it. */
  public String design() {
    return pilot.design().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
