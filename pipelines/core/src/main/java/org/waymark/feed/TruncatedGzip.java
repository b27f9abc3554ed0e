package org.waymark.feed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Compressed bytes, read as far as they go: a damaged stream ends where the damage begins. */
final class TruncatedGzip extends InputStream {
  private static final int ROOM = 64 << 10;

  private final InputStream delivered;
  private @Nullable GZIPInputStream inflated;
  private boolean truncated;

  TruncatedGzip(InputStream delivered) {
    this.delivered = delivered;
  }

  /** True where the stream ended before its time. */
  boolean truncated() {
    return truncated;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (truncated) {
      return -1;
    }
    try {
      if (inflated == null) {
        inflated = new GZIPInputStream(delivered, ROOM);
      }
      return inflated.read(bytes, offset, length);
    } catch (EOFException | ZipException damaged) {
      truncated = true;
      return -1;
    }
  }
}
