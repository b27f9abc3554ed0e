package org.waymark.feed;

import java.io.IOException;
import java.util.Optional;

/** The rows of a file, one after the other, whatever its format. */
interface RowSource {
  /** Moves to the next row; false where there is none. */
  boolean next() throws IOException;

  /** What is wrong with the row as a whole; then {@link #row()} has nothing to say. */
  Optional<Refusal> refusal();

  /** The row's fields; the same object for each row. */
  Row row();

  /** Line on which the row starts. */
  int line();

  /** The row as delivered: its start, as one line without control characters. */
  String raw();
}
