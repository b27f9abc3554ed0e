package org.waymark.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a column in one group of rows, read one after the other from the bytes of a file.
 */
final class PagesOfColumn implements PageReader {
  private final SeekableByteChannel bytes;
  private final ColumnMetaData column;
  private final Statistics<?> none;
  private final long end;
  private long at;
  private long valuesLeft;
  private @Nullable PageHeader ahead;

  /**
   * @throws IOException where the column is not within the bytes
   */
  PagesOfColumn(SeekableByteChannel bytes, ColumnMetaData column, PrimitiveType type)
      throws IOException {
    this.bytes = bytes;
    this.column = column;
    this.none = Statistics.createStats(type);
    long data = column.getData_page_offset();
    long dictionary = column.isSetDictionary_page_offset() ? column.getDictionary_page_offset() : 0;
    at = dictionary > 0 && dictionary < data ? dictionary : data;
    end = at + column.getTotal_compressed_size();
    valuesLeft = column.getNum_values();
    if (at < 0 || end < at || end > bytes.size() || valuesLeft < 0) {
      throw ParquetFileRows.damaged();
    }
  }

  @Override
  public long getTotalValueCount() {
    return column.getNum_values();
  }

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    try {
      PageHeader header = header();
      if (header == null || header.getType() != PageType.DICTIONARY_PAGE) {
        ahead = header;
        return null;
      }
      DictionaryPageHeader dictionary = header.getDictionary_page_header();
      byte[] page = unpacked(payload(header), header.getUncompressed_page_size());
      return new DictionaryPage(
          BytesInput.from(page),
          page.length,
          dictionary.getNum_values(),
          encoding(dictionary.getEncoding()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public @Nullable DataPage readPage() {
    try {
      while (valuesLeft > 0) {
        PageHeader header = header();
        if (header == null) {
          throw ParquetFileRows.damaged();
        }
        byte[] payload = payload(header);
        switch (header.getType()) {
          case DATA_PAGE -> {
            return first(header, payload);
          }
          case DATA_PAGE_V2 -> {
            return second(header, payload);
          }
          default -> {
            // An index, or a dictionary where none belongs: it holds no values.
          }
        }
      }
      return null;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private DataPage first(PageHeader header, byte[] payload) throws IOException {
    DataPageHeader data = header.getData_page_header();
    byte[] page = unpacked(payload, header.getUncompressed_page_size());
    took(data.getNum_values());
    return new DataPageV1(
        BytesInput.from(page),
        data.getNum_values(),
        page.length,
        none,
        encoding(data.getRepetition_level_encoding()),
        encoding(data.getDefinition_level_encoding()),
        encoding(data.getEncoding()));
  }

  private DataPage second(PageHeader header, byte[] payload) throws IOException {
    DataPageHeaderV2 data = header.getData_page_header_v2();
    int repetition = data.getRepetition_levels_byte_length();
    int definition = data.getDefinition_levels_byte_length();
    int levels = repetition + definition;
    if (repetition < 0 || definition < 0 || levels < 0 || levels > payload.length) {
      throw ParquetFileRows.damaged();
    }
    byte[] values = Arrays.copyOfRange(payload, levels, payload.length);
    if (data.isIs_compressed() && values.length > 0) {
      values = unpacked(values, header.getUncompressed_page_size() - levels);
    }
    took(data.getNum_values());
    return DataPageV2.uncompressed(
        data.getNum_rows(),
        data.getNum_nulls(),
        data.getNum_values(),
        BytesInput.from(payload, 0, repetition),
        BytesInput.from(payload, repetition, definition),
        encoding(data.getEncoding()),
        BytesInput.from(values),
        none);
  }

  private void took(int values) throws IOException {
    if (values <= 0 || values > valuesLeft) {
      throw ParquetFileRows.damaged();
    }
    valuesLeft -= values;
  }

  private byte[] unpacked(byte[] page, int size) throws IOException {
    return PageCodecs.unpacked(column.getCodec(), page, size);
  }

  private static org.apache.parquet.column.Encoding encoding(Encoding of) {
    return org.apache.parquet.column.Encoding.valueOf(of.name());
  }

  private @Nullable PageHeader header() throws IOException {
    if (ahead != null) {
      PageHeader known = ahead;
      ahead = null;
      return known;
    }
    return at < end ? Util.readPageHeader(new Here()) : null;
  }

  private byte[] payload(PageHeader header) throws IOException {
    int length = header.getCompressed_page_size();
    if (length < 0 || length > end - at) {
      throw ParquetFileRows.damaged();
    }
    byte[] payload = new byte[length];
    new Here().readNBytes(payload, 0, length);
    return payload;
  }

  /** The bytes of the column from where the reading is. */
  private final class Here extends InputStream {
    private final byte[] one = new byte[1];

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (at >= end) {
        return -1;
      }
      bytes.position(at);
      int read = bytes.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, end - at)));
      at += Math.max(read, 0);
      return read;
    }
  }
}
