package org.waymark.dashboards.words;

import java.util.List;
import java.util.Optional;

/** The codes of the tables in words. */
public final class Verdicts {
  /** Share of the findings that the tests let be luck. */
  public static final double LUCK = 0.10;

  private Verdicts() {}

  /** Strength of the evidence in a few words. */
  public static String strength(String tier) {
    return switch (tier) {
      case "confirmed" -> "Strong evidence";
      case "changed" -> "Good evidence of a change";
      case "far-ahead" -> "Far beyond the ordinary spread";
      case "standing" -> "Suggestive evidence";
      default -> Numbers.sentence(tier);
    };
  }

  /** What the strength of the evidence means. */
  public static String strengthMeaning(String tier) {
    return switch (tier) {
      case "confirmed" -> "it moved, and it is now ahead of what its circumstances predict";
      case "changed" ->
          "its own figures moved by more than those of similar places and than they do ordinarily";
      case "far-ahead" -> "it is apart from others, but no step in its figures shows since when";
      case "standing" ->
          "ahead of what its circumstances predict; what nobody measured may explain it";
      default -> "";
    };
  }

  /** Rank of a tier, the strongest first. */
  public static int rank(String tier) {
    return switch (tier) {
      case "confirmed" -> 0;
      case "changed" -> 1;
      case "far-ahead" -> 2;
      default -> 3;
    };
  }

  /** Why a finding no longer stands. */
  public static String gone(Optional<String> reason) {
    String code = reason.orElse("");
    int colon = code.indexOf(':');
    String cause = colon < 0 ? code : code.substring(0, colon);
    String rest = colon < 0 ? "" : code.substring(colon + 1).strip();
    return switch (cause) {
      case "reality" ->
          "With what has happened since, no longer distinguished from ordinary variation";
      case "revision" ->
          "With the revised numbers, no longer distinguished from ordinary variation";
      case "data" -> "Could not be tested: " + rest.replaceFirst("^not-tested:\\s*", "");
      case "method" ->
          rest.equals("not-in-registry")
              ? "No longer in the registry"
              : "Its numbers are the same; what it is tested among or how is not";
      default -> code.isEmpty() ? "No reason was recorded" : code;
    };
  }

  /** Status of a goal in words. */
  public static String status(String status) {
    return switch (status) {
      case "achieved" -> "Achieved";
      case "on-track" -> "On track";
      case "acceleration-needed" -> "Needs to go faster";
      case "limited" -> "Limited progress";
      case "deterioration" -> "Moving away from the target";
      case "missed" -> "Missed";
      case "reached-and-lost" -> "Reached, then lost";
      case "no-verdict" -> "No verdict";
      default -> Numbers.sentence(status.replace('-', ' '));
    };
  }

  /** Sign of a status: its shape, not only its colour, tells it apart. */
  public static String statusSign(String status) {
    return switch (status) {
      case "achieved" -> "★";
      case "on-track" -> "●";
      case "acceleration-needed" -> "◐";
      case "limited" -> "◔";
      case "deterioration", "reached-and-lost" -> "▼";
      case "missed" -> "✕";
      default -> "○";
    };
  }

  private static final List<String> METHODS =
      List.of(
          "linear-pace",
          "trajectory",
          "trend",
          "growth-rate",
          "current-status",
          "anticipated-progress",
          "sdg-index-trend");

  /** Name of a method of judging progress. */
  public static String method(String method) {
    return switch (method) {
      case "linear-pace" -> "Pace since the baseline (primary)";
      case "trajectory" -> "Against declared milestones";
      case "trend" -> "Forecast of the trend";
      case "growth-rate" -> "Growth rate (Eurostat, Open SDG)";
      case "current-status" -> "Current status (UN ESCAP)";
      case "anticipated-progress" -> "Anticipated progress (UN ESCAP)";
      case "sdg-index-trend" -> "Recent pace (SDG Index)";
      default -> Numbers.sentence(method.replace('-', ' '));
    };
  }

  /** True of the method that a mission is rolled up by. */
  public static boolean isPrimary(String method) {
    return method.equals(METHODS.get(0));
  }

  /** Place of a method among others, the primary one first. */
  public static int methodRank(String method) {
    int rank = METHODS.indexOf(method);
    return rank < 0 ? METHODS.size() : rank;
  }

  /** The rule that a point of a control chart meets, in words. */
  public static String rule(Optional<String> rule) {
    return switch (rule.orElse("")) {
      case "" -> "";
      case "outside-limits" -> "outside the limits";
      case "shift" -> "seven on one side of the mean";
      case "trend" -> "seven rising or falling";
      case "two-of-three" -> "two of three near a limit";
      case "long-run" -> "an unusually long run on one side of the centre";
      default -> rule.orElse("").replace('-', ' ');
    };
  }

  /** The variation of a point of a control chart, in words. */
  public static String variation(String variation) {
    return switch (variation) {
      case "improvement" -> "Improvement";
      case "concern" -> "Concern";
      case "common-cause" -> "Ordinary variation";
      case "neither-high" -> "Unusually high";
      case "neither-low" -> "Unusually low";
      default -> Numbers.sentence(variation.replace('-', ' '));
    };
  }

  /** What stands around a special cause, in words after a comma; "": nothing. */
  public static String context(Optional<String> context) {
    return switch (context.orElse("")) {
      case "season" -> "as at most places at this time of the year";
      case "shared" -> "as at most places in this period";
      case "own-season" -> "as here at this time of the year before";
      default -> "";
    };
  }
}
