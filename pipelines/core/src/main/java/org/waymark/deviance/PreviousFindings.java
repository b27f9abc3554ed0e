package org.waymark.deviance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.schema.record.PositiveDeviance;

/**
 * What was published before.
 *
 * @param asOf the date it was published for; empty: nothing was
 * @param rows its findings that were new or standing, of any mission
 */
public record PreviousFindings(Optional<LocalDate> asOf, List<PositiveDeviance> rows) {

  /** Nothing was published before. */
  public static PreviousFindings none() {
    return new PreviousFindings(Optional.empty(), List.of());
  }
}
