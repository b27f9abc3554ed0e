package org.waymark.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;

class CodeRunsTest {

  @Property
  void the_library_reads_back_what_was_encoded(@ForAll("columns") int[] values) throws IOException {
    int width = width(values);
    assertArrayEquals(values, decoded(CodeRuns.encode(values, width), width, values.length));
  }

  @Property
  void empty_cells_are_left_out_and_positions_written_for_codes(@ForAll("columns") int[] values)
      throws IOException {
    int most = 100_000;
    int[] codes = IntStream.of(values).map(v -> v % 3 == 2 ? -1 : v % most).toArray();
    int[] backwards = IntStream.range(0, most).map(v -> most - 1 - v).toArray();
    int[] expected = IntStream.of(codes).filter(v -> v >= 0).map(v -> most - 1 - v).toArray();
    byte[] page = CodeRuns.encode(codes, backwards, 0, codes.length, most);
    byte[] body = java.util.Arrays.copyOfRange(page, 1, page.length);
    assertArrayEquals(expected, decoded(body, page[0], expected.length));
  }

  @Test
  void a_column_of_one_value_is_one_run() {
    assertEquals(4, CodeRuns.encode(new int[100_000], 5).length);
  }

  @Test
  void runs_as_long_as_a_series_are_smaller_than_packed_codes() {
    int[] places = IntStream.range(0, 34_000).map(row -> row / 34).toArray();
    assertTrue(CodeRuns.encode(places, 10).length < 34_000 * 10 / 8 / 4);
  }

  private static int width(int[] values) {
    return 32 - Integer.numberOfLeadingZeros(Math.max(1, IntStream.of(values).max().orElse(0)));
  }

  private static int[] decoded(byte[] body, int width, int count) throws IOException {
    RunLengthBitPackingHybridDecoder decoder =
        new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(body));
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = decoder.readInt();
    }
    return values;
  }

  @Provide
  Arbitrary<int[]> columns() {
    Arbitrary<Integer> most = Arbitraries.of(1, 2, 3, 15, 16, 200, 70_000, Integer.MAX_VALUE);
    return most.flatMap(
        limit ->
            Combinators.combine(
                    Arbitraries.integers().between(0, limit - 1),
                    Arbitraries.of(1, 1, 1, 2, 7, 8, 9, 40, 300))
                .as((value, length) -> new int[] {value, length})
                .list()
                .ofMaxSize(60)
                .map(CodeRunsTest::column));
  }

  private static int[] column(List<int[]> runs) {
    List<Integer> values = new ArrayList<>();
    runs.forEach(run -> IntStream.range(0, run[1]).forEach(i -> values.add(run[0])));
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
