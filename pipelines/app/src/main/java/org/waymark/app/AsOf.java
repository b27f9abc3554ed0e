package org.waymark.app;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reporting date. */
final class AsOf implements ITypeConverter<LocalDate> {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  @Override
  public LocalDate convert(String text) {
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is not a date. Use YYYY-MM-DD, for example 2026-11-15");
    }
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new TypeConversionException(
          "'%s' is not in the years %d to %d".formatted(text, FIRST_YEAR, LAST_YEAR));
    }
    return date;
  }
}
