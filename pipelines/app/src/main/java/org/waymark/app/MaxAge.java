package org.waymark.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an age in days or weeks, as {@code 8d} or {@code 2w}, into days. */
final class MaxAge implements ITypeConverter<Long> {
  private static final Pattern AGE = Pattern.compile("(\\d{1,5})([dw])");

  @Override
  public Long convert(String text) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not an age. Use days or weeks, for example 8d or 2w");
    }
    return Long.parseLong(age.group(1)) * (age.group(2).equals("w") ? 7 : 1);
  }
}
