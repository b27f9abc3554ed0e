package org.waymark.twin.model;

/** The hash of Fowler, Noll and Vo (FNV-1a) in 64 bits. */
public final class Fingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /** Of bytes. */
  public static long of(byte[] bytes) {
    long hash = OFFSET;
    for (byte one : bytes) {
      hash = (hash ^ (one & 0xff)) * PRIME;
    }
    return hash;
  }
}
