package org.waymark.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.waymark.feed.format.ParquetOpener;
import org.waymark.feed.format.Unreadable;

/**
 * Reads the rows of Parquet files with the column readers of Apache Parquet, a group of rows at a
 * time. Lists and maps within a row are left out.
 */
public final class ParquetFileRows implements ParquetOpener {
  private static final String MAGIC = "PAR1";
  private static final String ENCRYPTED = "PARE";
  private static final int MOST_COLUMNS = 1 << 14;

  /** Made by the loader of services. */
  public ParquetFileRows() {}

  static Unreadable damaged() {
    return new Unreadable("the file is not a valid Parquet file; deliver it again");
  }

  @Override
  public Rows open(SeekableByteChannel bytes) throws IOException {
    try {
      return new Groups(bytes);
    } catch (Unreadable known) {
      throw known;
    } catch (IOException | RuntimeException broken) {
      throw unreadable(broken);
    }
  }

  /** The library throws many exceptions for a file that is not valid. */
  private static Unreadable unreadable(Exception broken) {
    Throwable cause = broken;
    while (cause != null) {
      if (cause instanceof Unreadable known) {
        return known;
      }
      cause = cause.getCause();
    }
    return damaged();
  }

  private static final class Groups implements Rows {
    private final SeekableByteChannel bytes;
    private final FileMetaData footer;
    private final MessageType schema;
    private final List<ColumnDescriptor> leaves = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final List<ParquetCell> cells = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<ColumnReader> columns = new ArrayList<>();
    private final String[] row;
    private int group;
    private long left;

    Groups(SeekableByteChannel bytes) throws IOException {
      this.bytes = bytes;
      footer = footer(bytes);
      schema =
          new ParquetMetadataConverter().fromParquetMetadata(footer).getFileMetaData().getSchema();
      List<ColumnDescriptor> all = schema.getColumns();
      for (int c = 0; c < all.size(); c++) {
        ColumnDescriptor leaf = all.get(c);
        if (leaf.getMaxRepetitionLevel() == 0) {
          leaves.add(leaf);
          positions.add(c);
          names.add(String.join(".", leaf.getPath()));
          cells.add(ParquetCell.of(leaf.getPrimitiveType()));
        }
      }
      if (leaves.size() > MOST_COLUMNS) {
        throw new Unreadable("the file has more than " + MOST_COLUMNS + " columns");
      }
      row = new String[leaves.size()];
    }

    private static FileMetaData footer(SeekableByteChannel bytes) throws IOException {
      long size = bytes.size();
      if (size < 3L * MAGIC.length()) {
        throw damaged();
      }
      ByteBuffer end = ByteBuffer.allocate(4 + MAGIC.length()).order(ByteOrder.LITTLE_ENDIAN);
      read(bytes, size - end.capacity(), end);
      String magic = StandardCharsets.US_ASCII.decode(end.slice(4, MAGIC.length())).toString();
      if (magic.equals(ENCRYPTED)) {
        throw new Unreadable("the file is encrypted; deliver it unencrypted");
      }
      long length = end.getInt(0);
      if (!magic.equals(MAGIC) || length <= 0 || length > size - end.capacity() - MAGIC.length()) {
        throw damaged();
      }
      ByteBuffer footer = ByteBuffer.allocate((int) length);
      read(bytes, size - end.capacity() - length, footer);
      FileMetaData read = Util.readFileMetaData(new ByteArrayInputStream(footer.array()));
      if (read.isSetEncryption_algorithm()) {
        throw new Unreadable("the file is encrypted; deliver it unencrypted");
      }
      return read;
    }

    private static void read(SeekableByteChannel bytes, long at, ByteBuffer into)
        throws IOException {
      bytes.position(at);
      while (into.hasRemaining()) {
        if (bytes.read(into) < 0) {
          throw damaged();
        }
      }
      into.flip();
    }

    @Override
    public List<String> columns() {
      return names;
    }

    @Override
    public boolean next() throws IOException {
      try {
        while (left == 0) {
          if (group >= footer.getRow_groupsSize()) {
            return false;
          }
          begin(footer.getRow_groups().get(group++));
        }
        left--;
        for (int c = 0; c < row.length; c++) {
          ColumnReader column = columns.get(c);
          boolean there =
              column.getCurrentDefinitionLevel() == leaves.get(c).getMaxDefinitionLevel();
          row[c] = there ? cells.get(c).text(column) : "";
          column.consume();
        }
        return true;
      } catch (Unreadable known) {
        throw known;
      } catch (IOException | RuntimeException broken) {
        throw unreadable(broken);
      }
    }

    private void begin(RowGroup of) throws IOException {
      left = of.getNum_rows();
      Map<ColumnDescriptor, PageReader> pages = new HashMap<>();
      for (int c = 0; c < leaves.size(); c++) {
        ColumnChunk chunk = of.getColumns().get(positions.get(c));
        if (chunk.isSetFile_path() || chunk.getMeta_data().getNum_values() != left) {
          throw damaged();
        }
        ColumnDescriptor leaf = leaves.get(c);
        pages.put(leaf, new PagesOfColumn(bytes, chunk.getMeta_data(), leaf.getPrimitiveType()));
      }
      columns.clear();
      if (left == 0) {
        return;
      }
      String writer = footer.isSetCreated_by() ? footer.getCreated_by() : "";
      ColumnReadStoreImpl store =
          new ColumnReadStoreImpl(new Pages(left, pages), new Nothing(schema), schema, writer);
      for (ColumnDescriptor leaf : leaves) {
        columns.add(store.getColumnReader(leaf));
      }
    }

    @Override
    public String cell(int column) {
      return row[column];
    }
  }

  private record Pages(long rows, Map<ColumnDescriptor, PageReader> of) implements PageReadStore {
    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
      return Objects.requireNonNull(of.get(column));
    }

    @Override
    public long getRowCount() {
      return rows;
    }
  }

  /** Takes no values: they are asked for. */
  private static final class Nothing extends GroupConverter {
    private final GroupType type;

    Nothing(GroupType type) {
      this.type = type;
    }

    @Override
    public Converter getConverter(int field) {
      Type inner = type.getType(field);
      return inner.isPrimitive() ? new PrimitiveConverter() {} : new Nothing(inner.asGroupType());
    }

    @Override
    public void start() {
      // No records are made.
    }

    @Override
    public void end() {
      // No records are made.
    }
  }
}
