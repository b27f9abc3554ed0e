package org.waymark.transforms;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.waymark.publish.WrittenFile;
import org.waymark.schema.PublishedTable;
import org.waymark.table.RecordTables;

/** Writes rows in the order of their table's key. */
final class SortedRows {
  private SortedRows() {}

  /** Sorts the rows and writes them as a part of their table. */
  static WrittenFile write(
      RunStamp stamp, PublishedTable table, int part, List<SpecificRecordBase> records)
      throws IOException {
    records.sort(inOrder(table));
    return stamp.write(table.name(), part, writer -> writer.write(RecordTables.of(table, records)));
  }

  /** By key, then by every column, so that the order never depends on who came first. */
  private static Comparator<SpecificRecordBase> inOrder(PublishedTable table) {
    int[] key =
        table.key().stream().mapToInt(name -> table.schema().getField(name).pos()).toArray();
    return (a, b) -> {
      for (int field : key) {
        int order =
            a.get(field) instanceof String one && b.get(field) instanceof String other
                ? CodePointOrder.compare(one, other)
                : SpecificData.get()
                    .compare(
                        a.get(field), b.get(field), table.schema().getFields().get(field).schema());
        if (order != 0) {
          return order;
        }
      }
      return SpecificData.get().compare(a, b, table.schema());
    };
  }
}
