package org.waymark.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.waymark.text.Report;
import org.waymark.text.SameText;

/**
 * Who wrote a report, or who a record is about, as a number: the first eight bytes of HMAC-SHA-256
 * of the name, whatever its capitals and blanks, under a key of the workspace. It tells whether two
 * reports are by one writer, travels within a run and is never published. Not safe for use by
 * several threads.
 */
final class AuthorHash {
  private final Mac mac;

  AuthorHash(String key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      byte[] bytes = ("waymark author\n" + key).getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }

  /** The number of a writer, never {@link Report#UNKNOWN_AUTHOR}. */
  long of(String name) {
    return ofExact(SameText.key(name));
  }

  /** The number of the person that a text names, capitals and blanks as they are. */
  long ofExact(String name) {
    byte[] digest = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    long number = ByteBuffer.wrap(digest).getLong();
    return number == Report.UNKNOWN_AUTHOR ? 1 : number;
  }
}
