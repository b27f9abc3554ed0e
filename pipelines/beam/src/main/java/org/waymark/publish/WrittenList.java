package org.waymark.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The list of the files of an attempt: how workers report to the process that started them. */
public final class WrittenList {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WrittenList() {}

  /** Where the list of an attempt is; it lies among data files and goes with the attempt. */
  public static Path of(OutputFolder out, LocalDate asOf, String attempt) {
    return out.resolve(OutputFolder.tableFolder("mission", asOf, attempt)).resolve("written.json");
  }

  /** Writes the list. */
  public static void write(Path list, List<WrittenFile> files) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    files.stream()
        .sorted(Comparator.comparing(WrittenFile::table).thenComparing(WrittenFile::path))
        .forEach(
            file -> {
              ObjectNode one = all.addObject();
              one.put("table", file.table());
              file.describeIn(one);
            });
    AtomicFiles.replace(list, JSON.writeValueAsString(all));
  }

  /** Takes the list away and says what it said, in order of table and path. */
  public static List<WrittenFile> take(Path list) throws IOException {
    List<WrittenFile> files = new ArrayList<>();
    for (var file : JSON.readTree(Files.readString(list))) {
      files.add(WrittenFile.describedBy(file.required("table").asText(), file));
    }
    Files.delete(list);
    return files;
  }
}
