package org.waymark.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A delivered file's bytes as they come: counted, hashed, and with an honest end. */
final class DeliveredBytes extends FilterInputStream {
  private static final int NONE = -2;
  private static final int DRAIN = 64 << 10;

  private final MessageDigest digest;
  private final byte[] one = new byte[1];
  private long size;
  private int ahead = NONE;

  DeliveredBytes(InputStream in) {
    super(in);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    if (ahead == NONE) {
      read = in.read(bytes, offset, length);
    } else if (ahead < 0 || length == 0) {
      return length == 0 ? 0 : -1;
    } else {
      bytes[offset] = (byte) ahead;
      ahead = NONE;
      read = 1;
    }
    if (read > 0) {
      digest.update(bytes, offset, read);
      size += read;
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] passed = new byte[(int) Math.min(Math.max(count, 0), DRAIN)];
    return passed.length == 0 ? 0 : Math.max(read(passed, 0, passed.length), 0);
  }

  /**
   * 0 at the end and only there: a reader of gzip asks this to know whether another member follows,
   * and streams from afar often say 0 long before.
   */
  @Override
  public int available() throws IOException {
    if (ahead == NONE) {
      ahead = in.read();
    }
    return ahead < 0 ? 0 : Math.max(in.available(), 1);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left. */
  void drain() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  long size() {
    return size;
  }

  /** The hash of what was read so far, which ends the hashing. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
