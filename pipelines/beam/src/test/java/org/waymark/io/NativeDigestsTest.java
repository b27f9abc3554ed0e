package org.waymark.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  /** In a process of its own: the library cannot be loaded where the language is Turkish. */
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void the_library_is_found_and_preferred() throws Exception {
    assertEquals("WaymarkDigests", providerWhere("en"));
  }

  @Test
  void where_it_cannot_be_loaded_java_s_own_serves() throws Exception {
    assertEquals("SUN", providerWhere("tr"));
  }

  private static String providerWhere(String language) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=" + language,
                "-cp",
                System.getProperty("java.class.path"),
                Preferred.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.strip();
  }

  /** Says whose digest a process gets. */
  public static final class Preferred {
    private Preferred() {}

    public static void main(String[] none) throws NoSuchAlgorithmException {
      NativeDigests.prefer();
      System.out.println(MessageDigest.getInstance("SHA-256").getProvider().getName());
    }
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
