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
import org.waymark.registry.DashboardFolder;
import org.waymark.registry.DashboardReader;
import org.waymark.registry.DashboardReading;

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

  /** The dashboards of a folder, in the order of their names. */
  static Map<String, DashboardReading> in(Path folder) throws IOException {
    Map<String, DashboardReading> boards = new LinkedHashMap<>();
    for (String name : folders(folder)) {
      boards.put(name, DashboardReader.read(name, own(folder.resolve(name))));
    }
    return boards;
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
      if (Files.isRegularFile(source.resolve(YAML))) {
        Files.write(target.resolve(YAML), Files.readAllBytes(source.resolve(YAML)));
      }
      for (String query : queries(source)) {
        Path file = Path.of(QUERIES, query);
        Files.write(target.resolve(file), Files.readAllBytes(source.resolve(file)));
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

  private static DashboardFolder own(Path board) throws IOException {
    List<String> queries = queries(board);
    return new DashboardFolder() {
      @Override
      public Optional<byte[]> content(String path) {
        Path file = board.resolve(path);
        try {
          return Files.isRegularFile(file)
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
