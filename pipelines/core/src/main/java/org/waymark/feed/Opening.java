package org.waymark.feed;

import java.io.Serializable;
import java.util.List;

/**
 * A row near the start of a file, kept to say where a header may be.
 *
 * @param cells trimmed
 */
record Opening(int line, List<String> cells) implements Serializable {
  /** Rows of a file that are kept. */
  static final int MOST = 40;

  /** Cells of a row that are kept. */
  static final int MOST_CELLS = 500;
}
