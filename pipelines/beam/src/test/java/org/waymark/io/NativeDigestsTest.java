package org.waymark.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.security.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeDigestsTest {

  @AfterEach
  void asItWas() {
    Security.removeProvider("WaymarkDigests");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void the_library_is_found_and_preferred() throws Exception {
    NativeDigests.prefer();
    assertEquals("WaymarkDigests", MessageDigest.getInstance("SHA-256").getProvider().getName());
  }

  @Test
  void digests_are_those_of_java() throws Exception {
    byte[] bytes = new byte[100_003];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * i);
    }
    byte[] before = MessageDigest.getInstance("SHA-256").digest(bytes);
    NativeDigests.prefer();
    NativeDigests.prefer();
    MessageDigest pieces = MessageDigest.getInstance("SHA-256");
    pieces.update(bytes, 0, 70_000);
    pieces.update(java.nio.ByteBuffer.wrap(bytes, 70_000, 30_003));
    assertArrayEquals(before, pieces.digest());
  }
}
