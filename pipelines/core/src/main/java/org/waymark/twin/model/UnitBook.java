package org.waymark.twin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.measure.IncommensurableException;
import javax.measure.UnconvertibleException;
import javax.measure.Unit;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.unit.BaseUnit;
import tech.units.indriya.unit.UnitDimension;

/**
 * The units of a model. Each unit that a model declares has a dimension of its own, so that
 * patients and pounds never add up. A month is 365.25/12 days.
 */
public final class UnitBook {
  /** Without a unit. */
  public static final Unit<?> ONE = AbstractUnit.ONE;

  private static final char FIRST_PRIVATE = '\uE000';
  private static final double DAYS_OF_YEAR = 365.25;
  private static final double SAME = 1e-12;
  private static final Map<String, Double> DAYS =
      Map.of(
          "second", 1 / 86_400.0,
          "minute", 1 / 1_440.0,
          "hour", 1 / 24.0,
          "day", 1.0,
          "week", 7.0,
          "month", DAYS_OF_YEAR / 12,
          "quarter", DAYS_OF_YEAR / 4,
          "year", DAYS_OF_YEAR);

  private final TreeMap<String, Unit<?>> units = new TreeMap<>();

  /**
   * The units beside time, people and those without dimension.
   *
   * @param declared names of units
   */
  public UnitBook(List<String> declared) {
    char next = FIRST_PRIVATE;
    Unit<?> day = base("day", next++);
    DAYS.forEach((name, days) -> units.put(name, day.multiply(days)));
    units.put("people", base("people", next++));
    for (String one : List.of("1", "share", "dimensionless", "ratio")) {
      units.put(one, ONE);
    }
    units.put("percent", ONE.divide(100));
    for (String name : declared) {
      if (!units.containsKey(singular(name)) && !units.containsKey(name)) {
        units.put(name, base(name, next++));
      }
    }
  }

  private static Unit<?> base(String name, char dimension) {
    return new BaseUnit<>(name, UnitDimension.parse(dimension));
  }

  private static String singular(String name) {
    return name.length() > 1 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  /** All names. */
  public SortedSet<String> names() {
    return new TreeSet<>(units.keySet());
  }

  /** The unit of that length of time in days. */
  public static double days(String span) {
    return DAYS.getOrDefault(singular(span), Double.NaN);
  }

  /** The unit of a name; singular and plural mean the same. */
  public Optional<Unit<?>> named(String name) {
    Unit<?> exact = units.get(name);
    if (exact == null) {
      exact = units.get(singular(name));
    }
    if (exact == null) {
      exact = units.get(name + "s");
    }
    if (exact == null && name.equals("person")) {
      exact = units.get("people");
    }
    return Optional.ofNullable(exact);
  }

  /** What a unit as written means, such as {@code patients/month} or {@code GBP*year^2}. */
  public Reading read(String text) {
    Unit<?> unit = ONE;
    boolean divide = false;
    int from = 0;
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      if (!end && text.charAt(i) != '/' && text.charAt(i) != '*') {
        continue;
      }
      String part = text.substring(from, i).strip();
      int power = 1;
      int hat = part.indexOf('^');
      if (hat > 0) {
        try {
          power = Integer.parseInt(part.substring(hat + 1).strip());
        } catch (NumberFormatException notWhole) {
          unknown.add(part);
        }
        part = part.substring(0, hat).strip();
      }
      Optional<Unit<?>> named = named(part);
      if (named.isEmpty()) {
        unknown.add(part);
      } else {
        Unit<?> factor = named.get().pow(power);
        unit = divide ? unit.divide(factor) : unit.multiply(factor);
      }
      divide = !end && text.charAt(i) == '/';
      from = i + 1;
    }
    return new Reading(unit, List.copyOf(unknown));
  }

  /**
   * What a unit means.
   *
   * @param unknown the words of it that are not units
   */
  public record Reading(Unit<?> unit, List<String> unknown) {}

  /** How many of {@code to} one of {@code from} is; empty where they measure different things. */
  public static Optional<Double> factor(Unit<?> from, Unit<?> to) {
    if (!from.isCompatible(to)) {
      return Optional.empty();
    }
    try {
      return Optional.of(from.getConverterToAny(to).convert(1.0));
    } catch (IncommensurableException | UnconvertibleException different) {
      return Optional.empty();
    }
  }

  /** Whether two units mean the same size of the same thing. */
  public static boolean same(Unit<?> one, Unit<?> other) {
    return factor(one, other).filter(factor -> Math.abs(factor - 1) < SAME).isPresent();
  }
}
