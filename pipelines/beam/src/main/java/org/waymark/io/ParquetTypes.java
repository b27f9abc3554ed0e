package org.waymark.io;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;

/** Parquet types of published tables. */
final class ParquetTypes {

  private ParquetTypes() {}

  static MessageType of(PublishedTable table) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (PublishedColumn column : table.columns()) {
      message.addField(field(column));
    }
    return message.named(table.name());
  }

  private static Type field(PublishedColumn column) {
    Type.Repetition repetition =
        column.optional() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    return switch (column.type()) {
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case NUMBER -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case WHOLE -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
      case FLAG -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
      case DATE ->
          Types.primitive(PrimitiveTypeName.INT32, repetition)
              .as(LogicalTypeAnnotation.dateType())
              .named(column.name());
      case INSTANT ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timestampType(false, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(column.name());
    };
  }
}
