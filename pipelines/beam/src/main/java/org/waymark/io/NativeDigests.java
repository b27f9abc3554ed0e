package org.waymark.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/**
 * SHA-256 by a native library where this machine has one.
 *
 * <p>Java's own needs the optimising compiler to be quick, and runs do without that compiler; the
 * library hashes about four times as fast. The digests are the same either way.
 */
public final class NativeDigests {
  private static final String NAME = "WaymarkDigests";

  private NativeDigests() {}

  /** Makes it the first choice of this process; does nothing where it cannot be loaded. */
  public static synchronized void prefer() {
    if (Security.getProvider(NAME) != null) {
      return;
    }
    try {
      Provider provider = new OnlySha256();
      MessageDigest.getInstance("SHA-256", provider).digest();
      Security.insertProviderAt(provider, 1);
    } catch (NoSuchAlgorithmException | LinkageError absent) {
      // Java's own digest does as well, only slower.
    }
  }

  /** Nothing else of the library is wanted: no ciphers, no connections. */
  private static final class OnlySha256 extends Provider {
    private static final long serialVersionUID = 1L;

    OnlySha256() {
      super(NAME, "1", "SHA-256 of the Conscrypt library");
      put("MessageDigest.SHA-256", "org.conscrypt.OpenSSLMessageDigestJDK$SHA256");
    }
  }
}
