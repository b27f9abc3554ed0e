package org.waymark.twin;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.waymark.registry.Problem;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.twin.model.Model;
import org.waymark.twin.model.ModelReader;
import org.waymark.twin.model.ModelReading;

/** Reference numbers that lie next to the checkout, and models that tests read. */
final class Shared {
  private Shared() {}

  /** A folder of the shared ones; the test is skipped where it is absent. */
  static Path folder(String path) {
    Path found = Path.of("/absent");
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("shared").resolve(path))) {
        found = up.resolve("shared").resolve(path);
        break;
      }
    }
    Assumptions.assumeTrue(Files.isDirectory(found), "no shared/" + path + " above the checkout");
    return found;
  }

  static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  static List<NamedCsvRecord> reference(String file) throws IOException {
    return rows(folder("reference/twin").resolve(file));
  }

  static double number(NamedCsvRecord row, String field) {
    return Double.parseDouble(row.getField(field));
  }

  static ModelReading read(String yaml) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("models/m.yaml", yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return ModelReader.read(WorkspaceFiles.foundInOrder(files), Optional.empty());
  }

  static Model model(String yaml) {
    ModelReading reading = read(yaml);
    if (reading.models().size() != 1) {
      throw new AssertionError(reading.problems().stream().map(Problem::rendered).toList());
    }
    return reading.models().get(0);
  }

  static String resource(String name) throws IOException {
    try (java.io.InputStream in = Shared.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(in, name).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
