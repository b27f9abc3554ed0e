package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Results of other programs, beside the repository; tests that need them skip where absent. */
public final class Reference {

  private Reference() {}

  /** The folder of that name among the reference results. */
  public static Path folder(String name) {
    return shared("reference", name);
  }

  /** The folder of that name among the real data that the reference results were computed from. */
  public static Path data(String name) {
    return shared("data", name);
  }

  /** The root of the repository: the folder that holds the schemas. */
  public static Path repository() {
    Path root = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve("schemas"))) {
      root = root.getParent();
    }
    return root == null ? Path.of("").toAbsolutePath() : root;
  }

  private static Path shared(String kind, String name) {
    Path folder = repository().resolveSibling("shared").resolve(kind).resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: nothing at " + folder);
    return folder;
  }

  /** The rows of a CSV file with a header. */
  public static List<NamedCsvRecord> rows(Path file) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number as R writes it; NaN where empty or NA. */
  public static double number(NamedCsvRecord row, String field) {
    String text = row.getField(field);
    return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
  }

  /** Fails unless both are NaN or they agree relative to the larger of the reference and floor. */
  public static void assertClose(
      double expected, double actual, double relative, double floor, String what) {
    if (Double.isNaN(expected) || Double.isNaN(actual)) {
      if (Double.isNaN(expected) != Double.isNaN(actual)) {
        fail(what + ": expected " + expected + ", got " + actual);
      }
      return;
    }
    if (expected == actual) {
      return;
    }
    double off = Math.abs(expected - actual) / Math.max(Math.abs(expected), floor);
    assertTrue(off <= relative, () -> what + ": expected " + expected + ", got " + actual);
  }
}
