package org.waymark.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a quality gate as {@code rejected_share=0.1} into its share. */
final class FailOn implements ITypeConverter<Double> {
  private static final Pattern GATE =
      Pattern.compile("rejected[_-]share=(0|1|0?\\.\\d{1,12}|1\\.0{1,12})");

  @Override
  public Double convert(String text) {
    Matcher gate = GATE.matcher(text);
    if (!gate.matches()) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is not a gate; there is rejected_share with a share from 0 to 1, for example"
              + " rejected_share=0.1");
    }
    return Double.valueOf(gate.group(1));
  }
}
