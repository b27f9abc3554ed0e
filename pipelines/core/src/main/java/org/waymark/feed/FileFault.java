package org.waymark.feed;

import java.io.Serializable;
import java.util.Optional;

/**
 * What is wrong with a file as a whole.
 *
 * @param reason code: {@code not-text}, {@code empty-file}, {@code unknown-encoding}, {@code
 *     broken-quoting}, {@code row-too-long}, {@code missing-column}, {@code ambiguous-column},
 *     {@code duplicate-column} or {@code truncated-gzip}
 * @param line line at fault; 0: the file
 * @param field the column at fault; "" where there is none
 * @param detail what is wrong and how to mend it, in words
 * @param fatal true where the file gives no rows; false where those that could be read stand
 */
public record FileFault(String reason, int line, String field, String detail, boolean fatal)
    implements Serializable {

  /** The column at fault. */
  public Optional<String> column() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
