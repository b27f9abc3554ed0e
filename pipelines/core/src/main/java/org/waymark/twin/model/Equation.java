package org.waymark.twin.model;

import org.waymark.registry.YamlNode;
import org.waymark.twin.expression.Expression;

/**
 * An equation and where it is written.
 *
 * @param written the text with its position in the file
 */
public record Equation(YamlNode.Scalar written, Expression tree) {
  /** The text. */
  public String text() {
    return written.text();
  }
}
