package org.waymark.feed.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A text that is made as it is read, a stretch at a time. */
public abstract class MadeText extends InputStream {
  private static final byte[] NONE = {};

  /** Takes what is made next. */
  protected final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);

  private byte[] ready = NONE;
  private int at;

  /**
   * Writes more to {@link #out}, or perhaps nothing yet.
   *
   * @return false at the end of the text; then nothing was written
   */
  protected abstract boolean make() throws IOException;

  @Override
  public final int read() throws IOException {
    return at < ready.length || fill() ? ready[at++] & 0xFF : -1;
  }

  @Override
  public final int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= ready.length && !fill()) {
      return -1;
    }
    int read = Math.min(length, ready.length - at);
    System.arraycopy(ready, at, into, offset, read);
    at += read;
    return read;
  }

  private boolean fill() throws IOException {
    out.reset();
    while (out.size() == 0) {
      if (!make()) {
        return false;
      }
    }
    ready = out.toByteArray();
    at = 0;
    return true;
  }
}
