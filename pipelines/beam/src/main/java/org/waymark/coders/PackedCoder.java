package org.waymark.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/**
 * Writes packed columns as they are, their length before them: a reader then has room for all at
 * once, where Beam's own coder of bytes reads piece by piece into room that grows.
 */
public final class PackedCoder extends AtomicCoder<byte[]> {
  private static final long serialVersionUID = 1L;
  private static final PackedCoder INSTANCE = new PackedCoder();

  private PackedCoder() {}

  /** The coder. */
  public static PackedCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(byte[] packed, OutputStream out) throws IOException {
    ColumnStream.writeBytes(out, packed);
  }

  @Override
  public byte[] decode(InputStream in) throws IOException {
    return ColumnStream.readBytes(in);
  }
}
