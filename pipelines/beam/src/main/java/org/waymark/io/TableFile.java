package org.waymark.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.waymark.publish.WrittenFile;
import org.waymark.schema.PublishedTable;

/**
 * Writes the files of a run's tables, each under a temporary name first: work that the engine tries
 * again, or twice at once, leaves one whole file.
 */
public final class TableFile {

  /** Something that writes rows. */
  @FunctionalInterface
  public interface Rows {
    /** Writes all rows. */
    void writeTo(ParquetTableWriter writer) throws IOException;
  }

  private TableFile() {}

  /**
   * Writes a part of a table.
   *
   * @param root the output folder
   * @param folder relative to it
   * @param part number of the part
   */
  public static WrittenFile write(
      Path root, String folder, PublishedTable table, int part, Rows rows) throws IOException {
    String path = folder + "/" + String.format(Locale.ROOT, "part-%05d.parquet", part);
    return writeAs(root, path, table, rows);
  }

  /** Writes a file of that path, relative to the root. */
  public static WrittenFile writeAs(Path root, String path, PublishedTable table, Rows rows)
      throws IOException {
    Path file = root.resolve(path);
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(path + " has no folder");
    }
    Files.createDirectories(folder);
    Path fresh = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      Hashed channel =
          new Hashed(
              FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      long written;
      try (ParquetTableWriter writer = new ParquetTableWriter(table, channel, path)) {
        rows.writeTo(writer);
        written = writer.rows();
      } finally {
        channel.close();
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new WrittenFile(table.name(), path, written, channel.bytes, channel.sha256());
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** A channel that knows the digest of what went through it. */
  private static final class Hashed implements WritableByteChannel {
    private final FileChannel channel;
    private final MessageDigest digest;
    private long bytes;

    Hashed(FileChannel channel) {
      this.channel = channel;
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      digest.update(source.duplicate());
      int count = source.remaining();
      while (source.hasRemaining()) {
        channel.write(source);
      }
      bytes += count;
      return count;
    }

    String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      if (channel.isOpen()) {
        channel.force(false);
        channel.close();
      }
    }
  }
}
