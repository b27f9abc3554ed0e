package org.waymark.app;

import org.waymark.registry.Gates;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a quality gate as {@code rejected_share=0.1}. */
final class FailOn implements ITypeConverter<Gates> {
  @Override
  public Gates convert(String text) {
    return Gates.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is not a gate. Use, for example, "
                        + String.join(", ", Gates.FORMS)));
  }
}
