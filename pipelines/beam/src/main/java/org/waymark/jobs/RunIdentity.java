package org.waymark.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.waymark.feed.InspectedFile;
import org.waymark.registry.WorkspaceFiles;

/** Derives the id of a run from all that shapes its tables. */
final class RunIdentity {
  private static final int DIGITS = 16;

  private RunIdentity() {}

  /** The same inputs, workspace, version and date give the same id. */
  static String of(
      WorkspaceFiles registry, List<InspectedFile> inputs, String version, LocalDate asOf) {
    MessageDigest digest = sha256();
    add(digest, "waymark " + version);
    add(digest, "as of " + asOf);
    registry
        .contents()
        .forEach(
            (name, content) -> {
              add(digest, "registry " + name);
              digest.update(sha256().digest(content));
            });
    for (InspectedFile input : inputs) {
      add(digest, "input " + input.path());
      add(digest, input.sha256());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /** Digest of some bytes, in lower-case hexadecimal digits. */
  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static void add(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update((byte) (utf8.length >>> 8));
    digest.update((byte) utf8.length);
    digest.update(utf8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
