package org.waymark.feed.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.waymark.registry.TableShape;

/**
 * Files that LibreOffice, R and PSPP wrote are read as these programs' own CSV has them. {@code
 * pipelines/bench/files-of-others.sh FOLDER} makes them; {@code -Dwaymark.others=FOLDER} says where
 * they are.
 */
class FilesOfOthersTest {
  private static final MathContext DIGITS = new MathContext(15);

  @TestFactory
  Stream<DynamicTest> each_file_is_read_as_its_own_program_exports_it() throws IOException {
    String folder = System.getProperty("waymark.others", "");
    Assumptions.assumeFalse(folder.isEmpty(), "no folder of files that other programs wrote");
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of(folder))) {
      files = listed.filter(file -> !file.toString().endsWith(".csv")).sorted().toList();
    }
    assertTrue(files.size() >= 3, files.toString());
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
  }

  private static void compare(Path file) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Wrapped.Kind kind = Wrapped.Kind.valueOf(name.substring(dot + 1).toUpperCase(Locale.ROOT));
    List<List<String>> ours;
    try (InputStream in = Files.newInputStream(file)) {
      ours =
          rows(
              new String(
                  Wrapped.open(kind, in, TableShape.PLAIN).text(0).readAllBytes(),
                  StandardCharsets.UTF_8));
    }
    List<List<String>> theirs =
        rows(Files.readString(file.resolveSibling(name.substring(0, dot) + ".csv")));
    assertEquals(theirs.size(), ours.size());
    for (int column = 0; column < theirs.get(0).size(); column++) {
      int own = ours.get(0).indexOf(theirs.get(0).get(column));
      for (int row = 1; row < ours.size(); row++) {
        assertEquals(
            plain(theirs.get(row).get(column)),
            plain(ours.get(row).get(own)),
            theirs.get(0).get(column) + " in row " + row);
      }
    }
  }

  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    CsvReader.builder().ofCsvRecord(csv).forEach(row -> rows.add(row.getFields()));
    return rows;
  }

  /** A share, a day or a number without the looks that a program gives it. */
  private static String plain(String cell) {
    String text = cell.strip();
    if (text.matches("\\d\\d/\\d\\d/\\d{4}")) {
      return text.substring(6) + "-" + text.substring(0, 2) + "-" + text.substring(3, 5);
    }
    boolean percent = text.matches("-?[\\d.]+%");
    try {
      BigDecimal number = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
      return number
          .movePointLeft(percent ? 2 : 0)
          .round(DIGITS)
          .stripTrailingZeros()
          .toPlainString();
    } catch (NumberFormatException word) {
      return text;
    }
  }

  @Test
  void a_text_of_several_segments_is_whole() throws IOException {
    String text = "abcdefghij".repeat(60);
    byte[] file = MadeSav.of(List.of("id"), List.<Object[]>of(new Object[] {1.0, text}), 600);
    assertEquals(
        "ID,LONG\n1," + text + "\n",
        new String(
            Wrapped.open(Wrapped.Kind.SAV, new java.io.ByteArrayInputStream(file), TableShape.PLAIN)
                .text(0)
                .readAllBytes(),
            StandardCharsets.UTF_8));
  }
}
