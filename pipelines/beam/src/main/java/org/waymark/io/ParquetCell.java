package org.waymark.io;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes the cells of a column of Parquet as a CSV file has them: days as {@code 2024-01-31}, times
 * of day 0 left out, numbers without exponents.
 */
interface ParquetCell {
  /** Days from the start of the Julian calendar's count to 1970-01-01. */
  long JULIAN_DAY_OF_1970 = 2_440_588;

  /** The text of the value at which the reader is. */
  String text(ColumnReader at);

  /** How values of that type are written. */
  static ParquetCell of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> at -> at.getBoolean() ? "true" : "false";
      case FLOAT -> at -> number(at.getFloat(), Float.toString(at.getFloat()));
      case DOUBLE -> at -> number(at.getDouble(), Double.toString(at.getDouble()));
      case INT32 -> whole(meaning, ColumnReader::getInteger, 0xFFFF_FFFFL);
      case INT64 -> whole(meaning, ColumnReader::getLong, -1L);
      case INT96 -> at -> moment(nanosecondsOfDay(at.getBinary().getBytes()));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(meaning);
    };
  }

  private static ParquetCell bytes(LogicalTypeAnnotation meaning) {
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return at ->
          new BigDecimal(new BigInteger(at.getBinary().getBytes()), decimal.getScale())
              .toPlainString();
    }
    if (meaning instanceof UUIDLogicalTypeAnnotation) {
      return at -> {
        ByteBuffer bytes = ByteBuffer.wrap(at.getBinary().getBytes());
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
      };
    }
    return at -> at.getBinary().toStringUsingUTF8();
  }

  /** Reads a whole number. */
  interface Whole {
    long of(ColumnReader at);
  }

  private static ParquetCell whole(LogicalTypeAnnotation meaning, Whole number, long bits) {
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return at -> BigDecimal.valueOf(number.of(at), decimal.getScale()).toPlainString();
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return at -> LocalDate.ofEpochDay(number.of(at)).toString();
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation stamp) {
      return at -> moment(moment(number.of(at), stamp.getUnit()));
    }
    if (meaning instanceof TimeLogicalTypeAnnotation time) {
      return at ->
          DateTimeFormatter.ISO_LOCAL_TIME.format(
              LocalTime.MIDNIGHT.plus(number.of(at), unit(time.getUnit())));
    }
    if (meaning instanceof IntLogicalTypeAnnotation of && !of.isSigned()) {
      return at -> Long.toUnsignedString(number.of(at) & bits);
    }
    return at -> Long.toString(number.of(at));
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }

  private static LocalDateTime moment(long count, TimeUnit unit) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(count, unit(unit)), ZoneOffset.UTC);
  }

  /** The old way of writing a moment: nanoseconds of a day, and the day. */
  private static LocalDateTime nanosecondsOfDay(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanoseconds = parts.getLong();
    return LocalDate.ofEpochDay(parts.getInt() - JULIAN_DAY_OF_1970)
        .atStartOfDay()
        .plusNanos(nanoseconds);
  }

  private static String moment(LocalDateTime moment) {
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
  }

  private static String number(double value, String written) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return written;
    }
    BigDecimal number = new BigDecimal(written);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
