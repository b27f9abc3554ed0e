package org.waymark.twin.simulate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.waymark.twin.model.Model;

/**
 * A model as instructions on registers. Every register is an array with a place for each draw.
 *
 * @param registers how many
 * @param constants value of each register that never changes, by register
 * @param start instructions that give all first values
 * @param run instructions that give the variables of a moment
 * @param observe instructions that give what is shown of a period
 * @param memories what delays and smoothing remember
 * @param stocks in the order of the model
 * @param register of each parameter, capacity, stock that is one number, and variable
 * @param outputs registers of the observed variables, in the order of the model
 * @param seasonRegister register of each season
 * @param tables points: x, then y
 */
record Program(
    Model model,
    int registers,
    SortedMap<Integer, Double> constants,
    int[] start,
    int[] run,
    int[] observe,
    List<Memory> memories,
    List<StockPlan> stocks,
    Map<String, Integer> register,
    int[] outputs,
    SortedMap<String, Integer> seasonRegister,
    double[][][] tables,
    int time,
    int elapsed) {

  /** The register of a parameter, capacity, stock or variable. */
  int at(String id) {
    return Objects.requireNonNull(register.get(id), id);
  }

  /** What a function remembers. */
  enum Kind {
    /** What was put in comes out after a time. */
    PIPELINE,
    /** Exponential smoothing through some stages. */
    SMOOTH,
    /** Material that flows through some stages. */
    MATERIAL
  }

  /**
   * What a delay or smoothing remembers.
   *
   * @param input register of what goes in
   * @param span register of the length of time
   * @param first register of what is remembered at the start
   * @param output register of what comes out
   * @param order number of stages
   */
  record Memory(Kind kind, int input, int span, int first, int output, int order) {}

  /**
   * How a stock changes.
   *
   * @param register where it is kept; of an aged stock, its total
   * @param in registers of what comes in
   * @param out registers of what goes out, in the order in which it is taken
   * @param takes how each outflow of an aged stock takes
   */
  record StockPlan(Model.Stock stock, int register, int[] in, int[] out, List<Model.Take> takes) {}
}
