package org.waymark.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place or team that is compared with others.
 *
 * @param id as feeds write it
 * @param name for readers
 * @param type kind of place; places are compared within their type
 * @param parentId the place it belongs to
 * @param validFrom first day of its existence; empty: always
 * @param validTo last day of its existence; empty: still exists
 * @param successorId the place that took over
 * @param covariates structural covariates by column name, which may end with a year; a place
 *     without a value lacks the key
 * @param restated true where its series is delivered for the time before its first day too
 * @param continues the place that it is under another code: what feeds write of that is its own
 * @param aliases other codes and names that feeds write for it
 */
public record Place(
    String id,
    String name,
    Optional<String> type,
    Optional<String> parentId,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    Optional<String> successorId,
    SortedMap<String, Double> covariates,
    boolean restated,
    Optional<String> continues,
    List<String> aliases) {
  private static final Pattern DATED = Pattern.compile("(.*?\\S) ?[ _@:(-]((?:19|20)\\d\\d)\\)?");

  public Place {
    aliases = List.copyOf(aliases);
  }

  /** A place that goes by its id alone. */
  public Place(
      String id,
      String name,
      Optional<String> type,
      Optional<String> parentId,
      Optional<LocalDate> validFrom,
      Optional<LocalDate> validTo,
      Optional<String> successorId,
      SortedMap<String, Double> covariates) {
    this(
        id,
        name,
        type,
        parentId,
        validFrom,
        validTo,
        successorId,
        covariates,
        false,
        Optional.empty(),
        List.of());
  }

  /** The same place with other codes and names that feeds write for it. */
  Place withAliases(List<String> others) {
    return new Place(
        id,
        name,
        type,
        parentId,
        validFrom,
        validTo,
        successorId,
        covariates,
        restated,
        continues,
        others);
  }

  /**
   * The covariate of that name, if this place has it. One whose columns carry years, such as {@code
   * deprivation 2015} and {@code deprivation 2019}, is that of the latest year.
   */
  public OptionalDouble covariate(String column) {
    Double value = covariates.get(column);
    return value == null ? dated(column, Integer.MAX_VALUE) : OptionalDouble.of(value);
  }

  /**
   * The place as it was known on a day: covariates whose columns carry years are those of the
   * latest year up to then, or of the earliest where all are later.
   */
  public Place at(LocalDate day) {
    TreeMap<String, Double> known = new TreeMap<>(covariates);
    for (String column : covariates.keySet()) {
      undated(column)
          .filter(name -> !covariates.containsKey(name))
          .ifPresent(name -> dated(name, day.getYear()).ifPresent(value -> known.put(name, value)));
    }
    return known.size() == covariates.size()
        ? this
        : new Place(
            id,
            name,
            type,
            parentId,
            validFrom,
            validTo,
            successorId,
            known,
            restated,
            continues,
            aliases);
  }

  /** The name of a covariate whose column carries a year; empty where it carries none. */
  static Optional<String> undated(String column) {
    Matcher dated = DATED.matcher(column);
    return dated.matches() ? Optional.of(dated.group(1)) : Optional.empty();
  }

  private OptionalDouble dated(String name, int latest) {
    int found = 0;
    double value = Double.NaN;
    for (Map.Entry<String, Double> one : covariates.tailMap(name).entrySet()) {
      if (!one.getKey().startsWith(name)) {
        break;
      }
      Matcher dated = DATED.matcher(one.getKey());
      if (dated.matches() && dated.group(1).equals(name)) {
        int year = Integer.parseInt(dated.group(2));
        boolean better = year <= latest ? found > latest || year > found : found > year;
        if (found == 0 || better) {
          found = year;
          value = one.getValue();
        }
      }
    }
    return found == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
