package org.waymark.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

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
 * @param covariates structural covariates by column name; a place without a value lacks the key
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

  /** The covariate of that name, if this place has it. */
  public OptionalDouble covariate(String column) {
    Double value = covariates.get(column);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
