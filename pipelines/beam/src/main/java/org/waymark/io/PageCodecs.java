package org.waymark.io;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.waymark.feed.format.Unreadable;

/** Unpacks the pages of Parquet files. */
final class PageCodecs {
  /** Bytes of the largest page that is unpacked. */
  private static final int MOST = 256 << 20;

  /** Bytes that one packed byte may become, beyond a first megabyte. */
  private static final long MOST_TIMES = 1 << 16;

  private PageCodecs() {}

  /**
   * The bytes of a page.
   *
   * @param size that it has, as the file says
   */
  static byte[] unpacked(CompressionCodec codec, byte[] bytes, int size) throws IOException {
    if (codec == CompressionCodec.UNCOMPRESSED) {
      return bytes;
    }
    if (size < 0 || size > MOST || size > (1 << 20) + bytes.length * MOST_TIMES) {
      throw new Unreadable("a page of the file would unpack to " + size + " bytes");
    }
    byte[] out = new byte[size];
    switch (codec) {
      case SNAPPY -> whole(new SnappyDecompressor(), bytes, out);
      case LZ4_RAW -> whole(new Lz4Decompressor(), bytes, out);
      case ZSTD -> {
        if (Zstd.decompress(out, bytes) != size) {
          throw ParquetFileRows.damaged();
        }
      }
      case GZIP -> {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          if (gzip.readNBytes(out, 0, size) != size) {
            throw ParquetFileRows.damaged();
          }
        }
      }
      default ->
          throw new Unreadable(
              "the file is compressed with "
                  + codec
                  + ", which Waymark cannot read; write it with zstd, snappy, gzip or lz4_raw");
    }
    return out;
  }

  private static void whole(Decompressor from, byte[] bytes, byte[] out) throws Unreadable {
    if (from.decompress(bytes, 0, bytes.length, out, 0, out.length) != out.length) {
      throw ParquetFileRows.damaged();
    }
  }
}
