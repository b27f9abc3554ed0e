package org.waymark.embeddings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;

/**
 * Vectors of texts in a folder, by the SHA-256 digest of the text: 256 files that only grow, each a
 * sequence of digest, vector. Texts are not written. A record that was cut short, by a machine that
 * stopped, and all that follows it are not read.
 *
 * <p>For the threads of one process; a second process at the same time may compute a vector again.
 */
final class VectorFiles {
  private static final int DIGEST = 32;

  private final Path folder;
  private final int size;

  /** By file: digest to the position of the vector. */
  private final Map<String, Map<String, Long>> files = new HashMap<>();

  /**
   * Vectors in a folder, which is made if it is not there.
   *
   * @param size numbers of a vector
   */
  VectorFiles(Path folder, int size) {
    this.folder = folder;
    this.size = size;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("vectors cannot be kept in " + folder, e);
    }
  }

  /** The vector of a text; computed and kept where it is not known. */
  synchronized float[] get(String text, Function<String, float[]> compute) {
    byte[] digest = digest(text);
    String key = HexFormat.of().formatHex(digest);
    Map<String, Long> known = files.computeIfAbsent(key.substring(0, 2), this::read);
    Path file = folder.resolve(key.substring(0, 2));
    Long position = known.get(key);
    if (position != null) {
      return vector(file, position);
    }
    float[] vector = compute.apply(text);
    known.put(key, append(file, digest, vector) + DIGEST);
    return vector;
  }

  private float[] vector(Path file, long position) {
    ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {}
    } catch (IOException e) {
      throw new UncheckedIOException("vectors cannot be read from " + file, e);
    }
    float[] vector = new float[size];
    bytes.flip().asFloatBuffer().get(vector);
    return vector;
  }

  private Map<String, Long> read(String name) {
    Map<String, Long> known = new HashMap<>();
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return known;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      byte[] digest = new byte[DIGEST];
      while (bytes.remaining() >= record()) {
        bytes.get(digest);
        known.put(HexFormat.of().formatHex(digest), (long) bytes.position());
        bytes.position(bytes.position() + size * Float.BYTES);
      }
      if (bytes.hasRemaining()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(bytes.position());
        }
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("vectors cannot be read from " + file, e);
    }
  }

  /** Where the record now stands. */
  private long append(Path file, byte[] digest, float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(record()).put(digest);
    for (float value : vector) {
      bytes.putFloat(value);
    }
    try {
      long end = Files.exists(file) ? Files.size(file) : 0;
      Files.write(file, bytes.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return end;
    } catch (IOException e) {
      throw new UncheckedIOException("a vector cannot be kept in " + file, e);
    }
  }

  private int record() {
    return DIGEST + size * Float.BYTES;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
