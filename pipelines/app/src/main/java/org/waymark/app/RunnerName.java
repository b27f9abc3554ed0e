package org.waymark.app;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an engine; Beam's own class names are taken too. */
final class RunnerName implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "direct", "directrunner" -> "direct";
      case "flink", "flinkrunner" -> "flink";
      default ->
          throw new TypeConversionException("'" + text + "' is not a runner. Use direct or flink");
    };
  }
}
