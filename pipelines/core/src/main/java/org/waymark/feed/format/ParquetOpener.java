package org.waymark.feed.format;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Opens Parquet files. The library that takes them apart is no part of the domain, so the one that
 * does is found on the class path by {@link ServiceLoader}.
 */
public interface ParquetOpener {

  /** The rows of a file, one at a time. */
  interface Rows {
    /** Names of the columns; a field of a nested record is called {@code record.field}. */
    List<String> columns();

    /** Goes to the next row; false where there is none. */
    boolean next() throws IOException;

    /** The text of a cell of the row; empty where it holds nothing. */
    String cell(int column);
  }

  /**
   * The rows of a file.
   *
   * @param bytes all that the file holds
   * @throws Unreadable where they are no sound Parquet file; so may {@link Rows#next}
   */
  Rows open(SeekableByteChannel bytes) throws IOException;

  /** The one on the class path; empty where there is none. */
  static Optional<ParquetOpener> installed() {
    return ServiceLoader.load(ParquetOpener.class, ParquetOpener.class.getClassLoader())
        .findFirst();
  }
}
