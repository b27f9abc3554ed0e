package org.waymark.deviance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.quality.DataAge;
import org.waymark.schema.record.PositiveDeviance;

/**
 * What was published before, and how old the data may be.
 *
 * @param asOf the date it was published for; empty: nothing was
 * @param rows its findings that were new or standing, of any mission
 * @param age how old the data of indicators may be
 */
public record PreviousFindings(Optional<LocalDate> asOf, List<PositiveDeviance> rows, DataAge age) {

  /** What was published before, where nothing tells how often data come. */
  public PreviousFindings(Optional<LocalDate> asOf, List<PositiveDeviance> rows) {
    this(asOf, rows, DataAge.UNKNOWN);
  }

  /** Nothing was published before. */
  public static PreviousFindings none() {
    return new PreviousFindings(Optional.empty(), List.of());
  }
}
