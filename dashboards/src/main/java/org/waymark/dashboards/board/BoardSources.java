package org.waymark.dashboards.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardFolder;
import org.waymark.registry.DashboardReader;
import org.waymark.registry.DashboardReading;
import org.waymark.registry.Problem;
import org.waymark.registry.Severity;

/** Where dashboards are declared: in this module, and in a folder of a data team's. */
final class BoardSources {
  private static final String YAML = "dashboard.yaml";
  private static final String QUERIES = "queries";

  private BoardSources() {}

  /**
   * All dashboards by name: those of the module in the order of {@code dashboards.yaml}, then those
   * of the folder, which may not be there. One of the folder stands in the place of one of the
   * module with the same name.
   */
  static Map<String, DashboardReading> all(Path folder) throws IOException {
    Map<String, DashboardReading> boards = new LinkedHashMap<>();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    for (JsonNode name : yaml.readTree(required("dashboards.yaml")).path("dashboards")) {
      boards.put(name.asText(), DashboardReader.read(name.asText(), shipped(name.asText())));
    }
    boards.putAll(in(folder));
    return boards;
  }

  /** A dashboard of the module that has no page but in {@code waymark serve}. */
  static Dashboard shippedToServe(String name) throws IOException {
    return DashboardReader.read(name, shipped(name))
        .dashboard()
        .orElseThrow(() -> new IOException("dashboards: " + name + " is not whole in this build"));
  }

  /** The dashboards of a folder, in the order of their names. */
  static Map<String, DashboardReading> in(Path folder) throws IOException {
    Map<String, DashboardReading> boards = new LinkedHashMap<>();
    for (String name : folders(folder)) {
      Path board = folder.resolve(name);
      DashboardReading reading = DashboardReader.read(name, own(board, folder));
      boards.put(name, reading.with(ledOut(name, board, folder)));
    }
    return boards;
  }

  /** Whether the file lies, links followed, in the folder that holds the folder of dashboards. */
  private static boolean isInside(Path file, Path dashboards) throws IOException {
    Path around = dashboards.toAbsolutePath().normalize().getParent();
    return around == null || file.toRealPath().startsWith(around.toRealPath());
  }

  /** Definitions that are links out of the workspace, which are not read. */
  private static List<Problem> ledOut(String name, Path board, Path dashboards) throws IOException {
    List<String> files = new ArrayList<>(queries(board));
    files.replaceAll(query -> QUERIES + "/" + query);
    files.add(YAML);
    List<Problem> problems = new ArrayList<>();
    for (String file : files) {
      if (Files.exists(board.resolve(file)) && !isInside(board.resolve(file), dashboards)) {
        problems.add(
            new Problem(
                "dashboards/" + name + "/" + file,
                1,
                1,
                Severity.ERROR,
                "this is a link that leads out of the workspace",
                "a file in the workspace",
                Optional.empty()));
      }
    }
    return problems;
  }

  private static Set<String> folders(Path folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> there = Files.newDirectoryStream(folder, Files::isDirectory)) {
        there.forEach(path -> names.add(String.valueOf(path.getFileName())));
      }
    }
    return names;
  }

  /** Puts the definitions of a workspace in the place of those that were kept before. */
  static void copy(Path from, Path to) throws IOException {
    for (String name : folders(to)) {
      clear(to.resolve(name).resolve(QUERIES));
      clear(to.resolve(name));
    }
    for (String name : folders(from)) {
      Path source = from.resolve(name);
      Path target = to.resolve(name);
      Files.createDirectories(target.resolve(QUERIES));
      if (Files.isRegularFile(source.resolve(YAML)) && isInside(source.resolve(YAML), from)) {
        Files.write(target.resolve(YAML), Files.readAllBytes(source.resolve(YAML)));
      }
      for (String query : queries(source)) {
        Path file = Path.of(QUERIES, query);
        if (isInside(source.resolve(file), from)) {
          Files.write(target.resolve(file), Files.readAllBytes(source.resolve(file)));
        }
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static List<String> queries(Path board) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    Path folder = board.resolve(QUERIES);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.sql")) {
        files.forEach(path -> names.add(String.valueOf(path.getFileName())));
      }
    }
    return new ArrayList<>(names);
  }

  private static DashboardFolder own(Path board, Path dashboards) throws IOException {
    List<String> queries = queries(board);
    return new DashboardFolder() {
      @Override
      public Optional<byte[]> content(String path) {
        Path file = board.resolve(path);
        try {
          return Files.isRegularFile(file) && isInside(file, dashboards)
              ? Optional.of(Files.readAllBytes(file))
              : Optional.empty();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public List<String> queries() {
        return queries;
      }
    };
  }

  private static DashboardFolder shipped(String name) {
    return new DashboardFolder() {
      @Override
      public Optional<byte[]> content(String path) {
        try {
          return resource(name + "/" + path);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public List<String> queries() {
        return List.of();
      }
    };
  }

  private static byte[] required(String name) throws IOException {
    return resource(name)
        .orElseThrow(() -> new IOException("dashboards: " + name + " is missing from this build"));
  }

  private static Optional<byte[]> resource(String name) throws IOException {
    try (InputStream in = BoardSources.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
