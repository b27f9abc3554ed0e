package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  private static CsvText read(String text) {
    return CsvText.read(text, new FileProblems("places.csv", new ArrayList<>()));
  }

  @Test
  void cellsKnowTheirLineAndColumnAlsoAfterLineBreaksWithinQuotes() {
    CsvText csv = read("a,b\r\n\"x\r\ny\",z\n\n𝒜,q,");
    assertEquals(
        List.of("1:1 a", "1:3 b", "2:1 x\r\ny", "3:4 z", "5:1 𝒜", "5:3 q", "5:5 "),
        csv.rows().stream()
            .flatMap(row -> row.cells().stream())
            .map(cell -> cell.at() + " " + cell.text())
            .toList());
  }

  @Property(tries = 500, seed = "20261115")
  void itReadsWhatFastCsvReads(@ForAll("documents") String text) throws Exception {
    List<List<String>> expected = new ArrayList<>();
    try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
            CsvReader.builder().ofCsvRecord(text);
        Stream<de.siegmar.fastcsv.reader.CsvRecord> records = reader.stream()) {
      records.map(r -> r.getFields()).forEach(expected::add);
    }
    assertEquals(
        expected,
        read(text).rows().stream()
            .map(row -> row.cells().stream().map(CsvText.Cell::text).toList())
            .toList());
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> bare = Arbitraries.strings().withChars("ab 1é").ofMinLength(1).ofMaxLength(4);
    Arbitrary<String> quoted =
        Arbitraries.strings()
            .withChars("a,\n\r\"")
            .ofMaxLength(5)
            .map(s -> "\"" + s.replace("\"", "\"\"") + "\"");
    Arbitrary<String> row =
        Arbitraries.oneOf(bare, quoted, Arbitraries.just(""))
            .list()
            .ofSize(3)
            .map(cells -> "x," + String.join(",", cells));
    return row.list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .flatMap(rows -> Arbitraries.of("\n", "\r\n").map(end -> String.join(end, rows) + end));
  }
}
