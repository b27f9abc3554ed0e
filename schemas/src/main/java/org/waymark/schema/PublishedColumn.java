package org.waymark.schema;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * A column of a published table.
 *
 * @param optional true where it may be empty
 * @param doc what it means
 */
public record PublishedColumn(String name, Type type, boolean optional, String doc) {

  /** Type of a column, with its names in SQL and in a Frictionless table schema. */
  public enum Type {
    TEXT("VARCHAR", "string"),
    NUMBER("DOUBLE", "number"),
    WHOLE("BIGINT", "integer"),
    FLAG("BOOLEAN", "boolean"),
    DATE("DATE", "date"),
    /** Microseconds UTC. */
    INSTANT("TIMESTAMP", "datetime");

    private final String sql;
    private final String frictionless;

    Type(String sql, String frictionless) {
      this.sql = sql;
      this.frictionless = frictionless;
    }

    /** As DuckDB names it. */
    public String sql() {
      return sql;
    }

    /** As a Frictionless table schema names it. */
    public String frictionless() {
      return frictionless;
    }
  }

  static PublishedColumn of(Schema.Field field) {
    Schema schema = field.schema();
    boolean optional = schema.isUnion();
    Schema value = optional ? schema.getTypes().get(1) : schema;
    return new PublishedColumn(field.name(), typeOf(value), optional, field.doc());
  }

  private static Type typeOf(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return logical.getName().equals("date") ? Type.DATE : Type.INSTANT;
    }
    return switch (schema.getType()) {
      case STRING -> Type.TEXT;
      case DOUBLE -> Type.NUMBER;
      case INT, LONG -> Type.WHOLE;
      case BOOLEAN -> Type.FLAG;
      default -> throw new IllegalArgumentException("no column holds " + schema);
    };
  }
}
