package org.waymark.io;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.function.UnaryOperator;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/** Lets Parquet write to a channel that the engine's file system opened. */
final class ChannelOutputFile implements OutputFile {
  private final WritableByteChannel channel;
  private final String name;
  private @Nullable ByteArrayOutputStream held;
  private @Nullable OutputStream out;

  ChannelOutputFile(WritableByteChannel channel, String name) {
    this.channel = channel;
    this.name = name;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    OutputStream target = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
    out = target;
    return new PositionOutputStream() {
      private long position;

      @Override
      public long getPos() {
        return position;
      }

      @Override
      public void write(int b) throws IOException {
        (held == null ? target : held).write(b);
        position++;
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        (held == null ? target : held).write(bytes, offset, length);
        position += length;
      }

      @Override
      public void flush() throws IOException {
        target.flush();
      }

      @Override
      public void close() throws IOException {
        // Closed with the file, once its end has been released.
      }
    };
  }

  /** From now on nothing reaches the channel, until {@link #release}. */
  void holdBack() {
    held = new ByteArrayOutputStream();
  }

  /** What was held back, changed, goes to the channel, which is then closed. */
  void release(UnaryOperator<byte[]> change) throws IOException {
    ByteArrayOutputStream kept = held;
    OutputStream target = out;
    if (kept == null || target == null) {
      throw new IOException(name + ": nothing was held back");
    }
    held = null;
    target.write(change.apply(kept.toByteArray()));
    target.close();
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return name;
  }
}
