package org.waymark.table;

import java.util.List;
import org.waymark.schema.PublishedTable;

/**
 * Rows of a published table as columns.
 *
 * @param columns in the order of the table's schema
 */
public record ColumnTable(PublishedTable table, int rows, List<Column> columns) {
  public ColumnTable {
    if (columns.size() != table.schema().getFields().size()) {
      throw new IllegalArgumentException(
          table.name() + " has " + table.schema().getFields().size() + " columns");
    }
    columns = List.copyOf(columns);
  }
}
