package org.waymark.twin.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.waymark.period.Period;
import org.waymark.registry.Position;

/**
 * A model of policy and operations, as a file declares it and the checks accept it.
 *
 * @param file path relative to the workspace
 * @param goals the goals that scenarios answer, with their targets
 * @param seasons levels of periods over the year's mean by id, from the model's first period on
 * @param tables points of functions by id: x ascending, then y
 * @param fingerprint of the file without its assurance date
 */
public record Model(
    String file,
    String id,
    String missionId,
    String title,
    String question,
    Roles roles,
    Clock clock,
    long seed,
    List<Span> leaveOut,
    List<Parameter> parameters,
    List<Capacity> capacities,
    List<Stock> stocks,
    List<Variable> variables,
    List<Observed> observed,
    List<Link> links,
    List<Lever> levers,
    List<Scenario> scenarios,
    List<World> worlds,
    SortedMap<String, double[]> seasons,
    SortedMap<String, double[][]> tables,
    List<Target> goals,
    String fingerprint) {

  /** Who answers for it; words that are empty where nobody is named. */
  public record Roles(String owner, String analyst, String assurer, String assured) {}

  /** Periods that are left out of what the model learns from. */
  public record Span(Period from, Period to, String why) {}

  /**
   * A number that is not known exactly.
   *
   * @param evidence grade from 1 (somebody says so) to 5 (trials in several places)
   * @param calibrate whether published panels may change what is believed
   */
  public record Parameter(
      String id,
      String unit,
      Distribution prior,
      int evidence,
      String source,
      boolean calibrate,
      Position at) {}

  /**
   * What operations say that they can do.
   *
   * @param declared amounts from periods on, in order
   * @param leadTime periods from an order to more of it
   * @param hold what the capacity is needed for; empty where nobody says
   */
  public record Capacity(
      String id,
      String unit,
      List<Declared> declared,
      double leadTime,
      String owner,
      Optional<Hold> hold,
      int servers,
      Position at) {

    /** An amount from a period on. */
    public record Declared(Period from, double value) {}

    /** A stock whose total shall move evenly to a value by a period. */
    public record Hold(String stock, double to, Period by) {}
  }

  /**
   * What accumulates.
   *
   * @param groups how many groups by time waited; 0 where it is not aged
   * @param start amounts at the start, one per group; empty where an equation gives it
   * @param startEquation the amount at the start; empty where numbers are given
   * @param observedStart an indicator or list of groups that gives the start
   * @param nonNegative whether outflows are cut to what is there
   * @param together whether all outflows of an aged stock see the same groups
   */
  public record Stock(
      String id,
      String unit,
      int groups,
      double[] start,
      Optional<Equation> startEquation,
      Optional<String> observedStart,
      List<String> in,
      List<String> out,
      boolean nonNegative,
      boolean together,
      Position at) {

    /** Whether people in it are kept by how long they wait. */
    public boolean isAged() {
      return groups > 0;
    }
  }

  /**
   * A flow, or a variable that an equation gives.
   *
   * @param flow whether it moves something in or out of a stock
   * @param nonNegative whether a negative value counts as 0
   */
  public record Variable(
      String id,
      String unit,
      Equation equation,
      boolean flow,
      boolean nonNegative,
      Take take,
      Position at) {}

  /**
   * From which groups of an aged stock an outflow takes.
   *
   * @param weights one per group; empty where they are alike
   */
  public record Take(Kind kind, double[] weights, boolean spareToLongest) {
    /** Everybody alike. */
    public static final Take PROPORTIONAL = new Take(Kind.PROPORTIONAL, new double[0], false);

    /** How it is shared out. */
    public enum Kind {
      /** In proportion to the groups. */
      PROPORTIONAL,
      /** In proportion to weight × group; what a group lacks may go to the longest waiters. */
      WEIGHTS,
      /** The longest waiters first. */
      LONGEST_FIRST,
      /** A share of each group; the equation multiplies it. */
      SHARES
    }
  }

  /**
   * How a variable is seen in a published indicator.
   *
   * @param shown what is compared: a variable or an expression of an aged stock
   * @param factor what the variable is multiplied by to be the indicator
   */
  public record Observed(Equation shown, String indicator, double factor, Position at) {}

  /**
   * What a variable does to an indicator elsewhere.
   *
   * @param elasticity true: the share of change of the indicator per share of change of the
   *     variable; false: points per unit
   * @param lag periods of the exponential delay
   */
  public record Link(
      String id,
      String from,
      String toMission,
      String toIndicator,
      boolean elasticity,
      Distribution effect,
      double lag,
      int evidence,
      String source,
      Position at) {}

  /** What can be done. */
  public record Lever(
      String id,
      String title,
      String changes,
      By by,
      OptionalDouble least,
      OptionalDouble most,
      Optional<Cost> cost,
      double ramp,
      Optional<String> practice,
      Optional<Distribution> effect,
      boolean measured,
      int evidence,
      String source,
      Position at) {

    /** The same with another kind of change and another grade. */
    public Lever graded(By other, int grade) {
      return new Lever(
          id, title, changes, other, least, most, cost, ramp, practice, effect, measured, grade,
          source, at);
    }

    /** How a lever changes its variable. */
    public enum By {
      PERCENT,
      AMOUNT,
      VALUE,
      /** Odds times a ratio that is not known exactly. */
      ODDS_RATIO,
      /** The value times a ratio that is not known exactly. */
      RATIO
    }

    /** A price of one unit of the lever, perhaps per period. */
    public record Cost(String currency, double amount, boolean perPeriod) {}
  }

  /** Levers that are pulled together. */
  public record Scenario(String id, String title, List<Setting> set, Position at) {}

  /** A lever at a setting from a period on, perhaps only until another. */
  public record Setting(String lever, double to, Period from, Optional<Period> until) {}

  /** A world that nobody gives a probability: parameters at values. */
  public record World(String id, String title, SortedMap<String, Double> set) {}

  /**
   * A goal of the mission that the model answers.
   *
   * @param observed position of its indicator in {@link Model#observed}
   * @param better 1 where a higher value is better, −1 where a lower one is
   */
  public record Target(String goal, int observed, Period by, double value, int better) {}

  /** The same with other equations and seasons. */
  public Model with(List<Variable> others, SortedMap<String, double[]> levels) {
    return new Model(
        file,
        id,
        missionId,
        title,
        question,
        roles,
        clock,
        seed,
        leaveOut,
        parameters,
        capacities,
        stocks,
        others,
        observed,
        links,
        levers,
        scenarios,
        worlds,
        levels,
        tables,
        goals,
        fingerprint);
  }

  /** The same with other levers. */
  public Model withLevers(List<Lever> others) {
    return new Model(
        file,
        id,
        missionId,
        title,
        question,
        roles,
        clock,
        seed,
        leaveOut,
        parameters,
        capacities,
        stocks,
        variables,
        observed,
        links,
        others,
        scenarios,
        worlds,
        seasons,
        tables,
        goals,
        fingerprint);
  }

  /** The lever of that id. */
  public Optional<Lever> lever(String lever) {
    return levers.stream().filter(l -> l.id().equals(lever)).findFirst();
  }

  /** The scenario of that id. */
  public Optional<Scenario> scenario(String scenario) {
    return scenarios.stream().filter(s -> s.id().equals(scenario)).findFirst();
  }
}
