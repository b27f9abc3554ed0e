package org.waymark.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waymark.schema.record.DataQuality;

class RowAccountTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  @Test
  void pieces_of_a_file_add_up_and_every_check_carries_the_files_rows() {
    List<DataQuality> rows =
        RowAccount.conclude(
            List.of(
                RowAccount.rows("f", "a.csv", 5, 1, 0, AS_OF, "r"),
                RowAccount.rows("f", "a.csv", 3, 0, 2, AS_OF, "r"),
                RowAccount.counted("f", "a.csv", "no-value", 2, AS_OF, "r"),
                RowAccount.counted("f", "a.csv", "conflict", 0, AS_OF, "r")));
    assertEquals(List.of("no-value", "rows"), rows.stream().map(DataQuality::getCheck).toList());
    for (DataQuality row : rows) {
      assertEquals(11, row.getRowsRead());
      assertEquals(
          row.getRowsRead(), row.getRowsAccepted() + row.getRowsRejected() + row.getRowsSkipped());
    }
    assertEquals("11 read = 8 accepted + 1 rejected + 2 skipped", rows.get(1).getDetail());
  }

  @Test
  void a_file_without_rows_is_a_warning_and_one_refused_whole_row_by_row_a_failure() {
    List<DataQuality> rows =
        RowAccount.conclude(
            List.of(
                RowAccount.rows("f", "empty.csv", 0, 0, 0, AS_OF, "r"),
                RowAccount.rows("f", "wrong.csv", 0, 9, 0, AS_OF, "r")));
    assertEquals("warn", rows.get(0).getResult());
    assertEquals("fail", rows.get(1).getResult());
  }

  @Test
  void the_order_of_pieces_changes_nothing() {
    List<DataQuality> partial = new ArrayList<>();
    for (int p = 0; p < 30; p++) {
      partial.add(RowAccount.rows("f" + p % 2, "file" + p % 3, p, 1, 2, AS_OF, "r"));
      partial.add(
          RowAccount.counted(
              "f" + p % 2, "file" + p % 3, RowAccount.rejectedFor("bad-number"), p, AS_OF, "r"));
    }
    List<DataQuality> inOrder = RowAccount.conclude(partial);
    Collections.shuffle(partial, new Random(3));
    assertEquals(inOrder, RowAccount.conclude(partial));
    assertTrue(inOrder.stream().allMatch(row -> !row.getDetail().isBlank()));
  }
}
