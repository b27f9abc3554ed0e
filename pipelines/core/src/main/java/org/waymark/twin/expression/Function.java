package org.waymark.twin.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of equations, with how many arguments each takes. */
public enum Function {
  IF(3, 3),
  MIN(1, 99),
  MAX(1, 99),
  ABS(1, 1),
  SQRT(1, 1),
  EXP(1, 1),
  LN(1, 1),
  LOG10(1, 1),
  INT(1, 1),
  SIN(1, 1),
  COS(1, 1),
  TAN(1, 1),
  ARCSIN(1, 1),
  ARCCOS(1, 1),
  ARCTAN(1, 1),
  /** {@code safediv(a, b, else)}: a/b, or {@code else} (0) where b is 0. */
  SAFEDIV(2, 3),
  /** {@code table(x, points)}: linear between points, held at the ends. */
  TABLE(2, 2),
  /** {@code delay(x, time, start)}: what x was, a pipeline. */
  DELAY(2, 3),
  /** {@code smooth(x, time, order, start)}: exponential smoothing of information. */
  SMOOTH(2, 4),
  /** {@code material_delay(x, time, order, start)}: what flows in flows out later. */
  MATERIAL_DELAY(2, 4),
  /** {@code trend(x, time, start)}: growth as a share per unit of time. */
  TREND(2, 3),
  /** {@code step(height, at)}. */
  STEP(2, 2),
  /** {@code ramp(slope, from, to)}. */
  RAMP(2, 3),
  /** {@code pulse(volume, at, every)}: a volume within one step of time. */
  PULSE(2, 3),
  /** {@code season(id)}: the level of the period over the year's mean. */
  SEASON(1, 1),
  /** {@code init(x)}: the value of x at the start. */
  INIT(1, 1),
  /** {@code total(stock)}: everybody in an aged stock. */
  TOTAL(1, 1),
  /** {@code within(stock, 18 weeks)}: the share that has waited no longer. */
  WITHIN(2, 2),
  /** {@code over(stock, 12 months)}: how many have waited that long or longer. */
  OVER(2, 2);

  private static final Map<String, Function> BY_NAME = new TreeMap<>();

  static {
    for (Function function : values()) {
      BY_NAME.put(function.word(), function);
    }
  }

  private final int least;
  private final int most;

  Function(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** As equations write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The function of that name in any case. */
  public static Optional<Function> of(String word) {
    return Optional.ofNullable(BY_NAME.get(word.toLowerCase(Locale.ROOT)));
  }

  /** All names. */
  public static java.util.Set<String> words() {
    return java.util.Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /** Fewest arguments. */
  public int least() {
    return least;
  }

  /** Most arguments. */
  public int most() {
    return most;
  }

  /** Whether its result hangs on what was before and not on the arguments of now. */
  public boolean remembers() {
    return this == DELAY || this == SMOOTH || this == MATERIAL_DELAY;
  }
}
