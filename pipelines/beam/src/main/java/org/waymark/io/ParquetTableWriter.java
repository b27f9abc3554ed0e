package org.waymark.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;
import org.waymark.table.ColumnTable;

/**
 * Writes a published table to a Parquet file, each {@link ColumnTable} as a row group.
 *
 * <p>The same columns give the same bytes: nothing of the file depends on time or machine.
 */
public final class ParquetTableWriter implements Closeable {
  private static final int TRUNCATED = 64;

  private final PublishedTable table;
  private final List<PublishedColumn> published;
  private final MessageType type;
  private final ChannelOutputFile output;
  private final ParquetFileWriter file;
  private final PageEncoder pages = new PageEncoder();
  private long rows;
  private boolean closed;

  /** Starts a file; the channel is closed with the writer. */
  public ParquetTableWriter(PublishedTable table, WritableByteChannel channel, String name)
      throws IOException {
    this.table = table;
    this.published = table.columns();
    this.type = ParquetTypes.of(table);
    this.output = new ChannelOutputFile(channel, name);
    this.file =
        new ParquetFileWriter(
            output, type, ParquetFileWriter.Mode.CREATE, 1L << 40, 0, TRUNCATED, TRUNCATED, false);
    file.start();
  }

  /** Rows written so far. */
  public long rows() {
    return rows;
  }

  /** Writes a row group; a table without rows writes nothing. */
  public void write(ColumnTable group) throws IOException {
    if (!group.table().name().equals(table.name())) {
      throw new IllegalArgumentException("rows of " + group.table().name());
    }
    if (group.rows() == 0) {
      return;
    }
    file.startBlock(group.rows());
    for (int c = 0; c < published.size(); c++) {
      ColumnDescriptor descriptor = type.getColumns().get(c);
      file.startColumn(descriptor, group.rows(), CompressionCodecName.ZSTD);
      new ChunkWriter(file, pages, descriptor, published.get(c), group.rows())
          .write(group.columns().get(c));
      file.endColumn();
    }
    file.endBlock();
    rows += group.rows();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      output.holdBack();
      file.end(Map.of());
      file.close();
      output.release(Footer::inFixedOrder);
    }
  }
}
