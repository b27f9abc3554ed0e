package org.waymark.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.schema.record.Delivery;

class ColumnsGoneTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 15);

  private static Delivery file(String name, String digest, String... columns) {
    Delivery file =
        Deliveries.delivered("waits", name, digest, 10, LocalDate.of(2026, 3, 8), "run");
    return Delivery.newBuilder(file).setColumns(ColumnsGone.kept(List.of(columns))).build();
  }

  private static List<String> gone(List<Delivery> delivered, List<Delivery> before) {
    return RowAccount.conclude(ColumnsGone.of(delivered, before, DAY, "run")).stream()
        .map(row -> row.getSourceFile() + ", " + row.getResult() + ": " + row.getDetail())
        .toList();
  }

  @Test
  void a_restated_file_is_held_to_what_it_was_at_the_last_published_run() {
    assertEquals(
        List.of(
            "a.csv, warn: the file has no column `sex` any more; the file had it on 2026-03-08"),
        gone(
            List.of(file("a.csv", "2", "area", "month", "cases")),
            List.of(file("a.csv", "1", "area", "month", "sex", "cases"))));
  }

  @Test
  void a_new_file_is_held_to_the_one_before_it() {
    assertEquals(
        List.of("b.csv, warn: the file has no column `sex` any more; a.csv has it"),
        gone(
            List.of(
                file("a.csv", "1", "area", "sex", "cases"),
                file("b.csv", "2", "CASES ", "area"),
                file("c.csv", "3", "area", "cases")),
            List.of(file("a.csv", "1", "area", "sex", "cases"))));
  }

  @Test
  void what_was_said_is_not_said_again_and_other_kinds_of_files_are_not_compared() {
    assertEquals(
        List.of(),
        gone(
            List.of(
                file("a.csv", "1", "area", "sex", "cases"),
                file("b.csv", "2", "area", "cases"),
                file("z.csv", "9", "respondent", "area", "answer")),
            List.of(
                file("a.csv", "1", "area", "sex", "cases"), file("b.csv", "2", "area", "cases"))));
  }
}
