package org.waymark.bench.themes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.waymark.registry.Problem;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.Theme;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.themes.CodedTable;
import org.waymark.themes.CodedText;

/**
 * Comments of patients of two trusts on the Friends and Family Test, each coded by a person (The
 * Strategy Unit, pxtextmining, MIT licence), and a codebook for them.
 *
 * @param codebook the themes that at least {@value #FEWEST} comments speak of
 * @param texts comments that say something
 */
record PatientComments(List<Theme> codebook, List<CodedText> texts) {
  static final int FEWEST = 30;

  private static final String FILE = "pxtextmining/fft_v6_text.csv";
  private static final String TEXT = "FFT answer";
  private static final double SCALE = 6;

  /** The comments under a folder of shared data; empty where they are not there. */
  static Optional<PatientComments> under(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String csv = Files.readString(file, UTF_8);
    List<Theme> codebook = written();
    CodedTable table =
        CodedTable.read(
            csv,
            codebook,
            TEXT,
            Optional.of("FFT question"),
            Optional.of("Comment sentiment"),
            Set.of("did not answer"));
    if (!table.problems().isEmpty()) {
      throw new IOException(String.join("; ", table.problems()));
    }
    // The file counts from very positive, 1, to very negative, 5.
    List<CodedText> texts =
        table.texts().stream().map(text -> text.sounding(SCALE - text.score())).toList();
    return Optional.of(new PatientComments(codebook, texts));
  }

  /** The codebook, read as a mission file is. */
  static List<Theme> written() throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (InputStream mission = PatientComments.class.getResourceAsStream("patients.yaml")) {
      files.put("missions/patients.yaml", mission.readAllBytes());
    }
    files.put("places.csv", "place_id,name\nall,All\n".getBytes(UTF_8));
    RegistryReading reading = RegistryReader.read(new WorkspaceFiles(files));
    return reading
        .workspace()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    reading.errors().stream().map(Problem::rendered).toList().toString()))
        .missions()
        .get(0)
        .themes();
  }
}
