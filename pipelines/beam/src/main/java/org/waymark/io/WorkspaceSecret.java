package org.waymark.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that keys what is published of delivered files. With it nobody can guess the content
 * of a file and compare digests.
 *
 * <p>It is the environment variable {@value #VARIABLE}, or else the file {@value #FILE} of the
 * workspace. It is never written to an output folder.
 */
public final class WorkspaceSecret {
  /** Environment variable that holds the secret, for schedulers. */
  public static final String VARIABLE = "WAYMARK_SECRET";

  /** Where the workspace keeps the secret, relative to it. */
  public static final String FILE = ".waymark/secret";

  /** A secret of fewer characters could be guessed. */
  static final int LEAST_CHARACTERS = 16;

  private static final int RANDOM_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  private WorkspaceSecret(byte[] key) {
    this.key = key;
  }

  /**
   * The secret of a workspace, if it has one.
   *
   * @param environment variables of the process
   * @throws IOException if it cannot be read, or is too short to be one; the message says which
   */
  public static Optional<WorkspaceSecret> existing(Path workspace, Map<String, String> environment)
      throws IOException {
    String given = environment.getOrDefault(VARIABLE, "").strip();
    if (!given.isEmpty()) {
      return Optional.of(of(given, VARIABLE));
    }
    Path file = workspace.resolve(FILE);
    try {
      return Optional.of(of(Files.readString(file).strip(), file.toString()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /**
   * The secret of a workspace; makes one where there is none. Only its owner can read the file.
   *
   * @throws IOException as {@link #existing}, or if it cannot be written
   */
  public static WorkspaceSecret of(Path workspace, Map<String, String> environment)
      throws IOException {
    Optional<WorkspaceSecret> existing = existing(workspace, environment);
    return existing.isPresent() ? existing.get() : made(workspace, environment);
  }

  private static WorkspaceSecret made(Path workspace, Map<String, String> environment)
      throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    Path file = workspace.resolve(FILE);
    Path folder = workspace.resolve(FILE).getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file");
    }
    try {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      Path ignore = folder.resolve(".gitignore");
      if (!Files.exists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
      Path fresh = Files.createTempFile(folder, "secret", ".new", ownerOnly("rw-------"));
      Files.writeString(
          fresh, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      // Of two first runs at the same time one wins, and both go on with its secret.
      try {
        Files.createLink(file, fresh);
      } catch (FileAlreadyExistsException made) {
        return existing(workspace, environment).orElseThrow();
      } catch (UnsupportedOperationException noLinks) {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException unwritable) {
      throw new IOException(
          "the secret of the workspace cannot be written to "
              + file
              + ". Put a secret into "
              + VARIABLE
              + ", or make the folder writable",
          unwritable);
    }
    return existing(workspace, environment).orElseThrow();
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static WorkspaceSecret of(String text, String from) throws IOException {
    if (text.length() < LEAST_CHARACTERS) {
      throw new IOException(
          from
              + " has a secret of "
              + text.length()
              + " characters. It needs at least "
              + LEAST_CHARACTERS
              + " that nobody can guess, such as those of `openssl rand -hex 32`");
    }
    return new WorkspaceSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA256 of a text under the secret, in lower-case hexadecimal digits. */
  public String keyed(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
