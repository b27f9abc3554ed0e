package org.waymark.text;

import java.io.Serializable;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Texts as vectors that are close to one another where two texts say something similar. Found on
 * the class path by {@link ServiceLoader}; none is shipped with the command.
 *
 * <p>Always the same vector for the same text, whatever was asked before; safe for use by many
 * threads.
 */
public interface TextEmbedding extends Serializable {

  /** Name and version of the model: another model, another name. */
  String model();

  /** How many numbers a vector has. */
  int size();

  /**
   * The vector of a text.
   *
   * @return of length 1, or of zeros where there is nothing to tell
   */
  float[] of(String text);

  /** The one on the class path; empty where there is none. */
  static Optional<TextEmbedding> installed() {
    return ServiceLoader.load(TextEmbedding.class, TextEmbedding.class.getClassLoader())
        .findFirst();
  }
}
