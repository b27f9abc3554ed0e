package org.waymark.twin.model;

import java.util.List;
import java.util.Map;
import org.waymark.registry.Keys;

/** The keys that mappings of a model's file may have. */
final class ModelKeys {
  static final Keys MODEL =
      keys(
          "a model",
          List.of("id", "title", "time"),
          List.of(
              "mission",
              "question",
              "owner",
              "roles",
              "seed",
              "units",
              "leave_out",
              "parameters",
              "capacity",
              "stocks",
              "flows",
              "variables",
              "observed",
              "links",
              "levers",
              "scenarios",
              "worlds",
              "seasons",
              "tables",
              "goals"));
  static final Keys OWNER = keys("the owner", List.of("name"), List.of("contact"));
  static final Keys ROLES = keys("the roles", List.of(), List.of("analyst", "assurer", "assured"));
  static final Keys TIME = keys("the time", List.of("step", "from", "to"), List.of("dt", "method"));
  static final Keys SPAN = keys("a span to leave out", List.of("from", "to"), List.of("why"));
  static final Keys PARAMETER =
      keys(
          "a parameter",
          List.of("id", "unit"),
          List.of(
              "title",
              "value",
              "normal",
              "lognormal",
              "uniform",
              "median",
              "low",
              "high",
              "sd",
              "scale",
              "evidence",
              "source",
              "calibrate"));
  static final Keys NORMAL = keys("a normal distribution", List.of("mean", "sd"), List.of());
  static final Keys LOGNORMAL =
      keys("a lognormal distribution", List.of("median", "sd"), List.of());
  static final Keys UNIFORM = keys("an even distribution", List.of("low", "high"), List.of());
  static final Keys MEDIAN =
      keys("a distribution", List.of(), List.of("median", "sd", "scale", "low", "high"));
  static final Keys CAPACITY =
      keys(
          "a capacity",
          List.of("id", "unit"),
          List.of("title", "declared", "lead_time", "owner", "hold", "servers"));
  static final Keys DECLARED = keys("an amount", List.of("from", "value"), List.of());
  static final Keys HOLD = keys("what a capacity holds", List.of("stock", "to", "by"), List.of());
  static final Keys STOCK =
      keys(
          "a stock",
          List.of("id", "unit", "start"),
          List.of("title", "aged", "in", "out", "non_negative", "together"));
  static final Keys AGED = keys("the groups of a stock", List.of("by", "groups"), List.of());
  static final Keys START = keys("the start", List.of(), List.of("observed", "values"));
  static final Keys FLOW =
      keys("a flow", List.of("id", "unit", "eq"), List.of("title", "take", "non_negative"));
  static final Keys VARIABLE = keys("a variable", List.of("id", "unit", "eq"), List.of("title"));
  static final Keys TAKE =
      keys("how a flow takes", List.of(), List.of("weights", "shares", "spare"));
  static final Keys OBSERVED =
      keys("an observed variable", List.of("variable", "indicator"), List.of("per"));
  static final Keys LINK =
      new Keys(
          "a link",
          List.of("id", "from", "to", "form"),
          List.of(
              "normal",
              "median",
              "sd",
              "scale",
              "low",
              "high",
              "lag",
              "evidence",
              "source",
              "title"),
          Map.of("mission", "`to: mission/indicator`"));
  static final Keys LEVER =
      keys(
          "a lever",
          List.of("id", "changes"),
          List.of(
              "title",
              "by",
              "least",
              "most",
              "cost",
              "ramp",
              "practice",
              "places",
              "odds_ratio",
              "ratio",
              "effect",
              "effect_from",
              "evidence",
              "source"));
  static final Keys SCENARIO = keys("a scenario", List.of("id", "set"), List.of("title"));
  static final Keys SETTING = keys("a setting", List.of("lever", "from"), List.of("to", "until"));
  static final Keys WORLD = keys("a world", List.of("id", "set"), List.of("title"));

  private ModelKeys() {}

  private static Keys keys(String noun, List<String> required, List<String> optional) {
    return new Keys(noun, required, optional, Map.of());
  }
}
