package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a delivered file in memory, in pieces, for formats that are read out of order. */
final class HeldBytes implements SeekableByteChannel {
  /** Bytes of the largest file that is held. */
  static final long MOST = 1L << 30;

  private static final int PIECE = 1 << 20;

  private final List<byte[]> pieces;
  private final long size;
  private long position;
  private boolean open = true;

  private HeldBytes(List<byte[]> pieces, long size) {
    this.pieces = pieces;
    this.size = size;
  }

  static HeldBytes of(InputStream in) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    long size = 0;
    while (true) {
      byte[] piece = in.readNBytes(PIECE);
      size += piece.length;
      if (size > MOST) {
        throw new Unreadable(
            "the file is larger than "
                + (MOST >> 20)
                + " MB; deliver it in parts, or as CSV, which has no limit");
      }
      if (piece.length > 0) {
        pieces.add(piece);
      }
      if (piece.length < PIECE) {
        return new HeldBytes(pieces, size);
      }
    }
  }

  /** The same bytes, from the start. */
  HeldBytes again() {
    return new HeldBytes(pieces, size);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    if (position >= size) {
      return -1;
    }
    int read = 0;
    while (into.hasRemaining() && position < size) {
      byte[] piece = pieces.get((int) (position / PIECE));
      int from = (int) (position % PIECE);
      int length = Math.min(into.remaining(), piece.length - from);
      into.put(piece, from, length);
      position += length;
      read += length;
    }
    return read;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException("delivered files are never changed");
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new UnsupportedOperationException("delivered files are never changed");
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  /** All of them as a stream. */
  InputStream stream() {
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        if (at >= size) {
          return -1;
        }
        int value = pieces.get((int) (at / PIECE))[(int) (at % PIECE)] & 0xFF;
        at++;
        return value;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        if (length == 0) {
          return 0;
        }
        if (at >= size) {
          return -1;
        }
        byte[] piece = pieces.get((int) (at / PIECE));
        int from = (int) (at % PIECE);
        int read = Math.min(length, piece.length - from);
        System.arraycopy(piece, from, into, offset, read);
        at += read;
        return read;
      }
    };
  }
}
