package org.waymark.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.waymark.feed.ArchivedDescriptions;
import org.waymark.feed.DeliveryOrder;
import org.waymark.feed.Described;
import org.waymark.feed.Descriptions;

/** Finds the files that a feed's glob names, and opens them. */
public final class DeliveredFiles {
  private static final String SPECIAL = "*?[{";

  /** A Data Package often keeps its files in a folder {@code data}. */
  private static final int FOLDERS_OF_A_PACKAGE = 2;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final List<String> WORKBOOKS = List.of(".xlsx", ".xlsm", ".ods");

  /** Descriptions of one archive that are read. */
  private static final int MOST_DESCRIPTIONS = 100;

  private static final List<String> KNOWN_SCHEMES =
      List.of("s3", "gs", "hdfs", "webhdfs", "abfs", "abfss", "az", "azfs", "wasb", "wasbs");

  /**
   * A delivered file.
   *
   * @param name as tables show it: relative to the workspace, or the URI
   * @param location where it is opened: an absolute path, or the URI
   * @param bytes as it lies there, perhaps compressed
   */
  public record Delivered(String name, String location, long bytes) {}

  /** A file that a glob names and that may not be read, as it lies outside the workspace. */
  public static final class Outside extends IOException {
    private static final long serialVersionUID = 1L;

    Outside(String name) {
      super(
          name
              + " is outside the workspace once its links are followed. Deliver it inside the"
              + " workspace, or name its folder in `also_read` of waymark.yaml");
    }
  }

  private DeliveredFiles() {}

  /** Schemes of addresses that files can be read from, such as {@code s3}: by what is installed. */
  static List<String> schemes() {
    org.apache.beam.sdk.io.FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<String> schemes = new ArrayList<>();
    for (String scheme : KNOWN_SCHEMES) {
      try {
        var unused =
            org.apache.beam.sdk.io.FileSystems.matchNewResource(scheme + "://folder/file", false);
        schemes.add(scheme);
      } catch (IllegalArgumentException | IllegalStateException notInstalled) {
        // Nothing on the class path reads it.
      }
    }
    return schemes;
  }

  /**
   * The files that a glob names, in order of name.
   *
   * @param alsoRead folders outside the workspace in which they may lie
   * @throws Outside if one lies elsewhere
   */
  public static List<Delivered> matching(Path workspace, String glob, List<String> alsoRead)
      throws IOException {
    List<Delivered> found = matching(workspace, glob);
    List<Path> roots = new ArrayList<>();
    roots.add(workspace.toRealPath());
    for (String folder : alsoRead) {
      if (Files.isDirectory(Path.of(folder))) {
        roots.add(Path.of(folder).toRealPath());
      }
    }
    for (Delivered file : found) {
      if (!file.location().contains("://")) {
        Path real = Path.of(file.location()).toRealPath();
        if (roots.stream().noneMatch(real::startsWith)) {
          throw new Outside(file.name());
        }
      }
    }
    return found;
  }

  /**
   * The files that the glob names, in order of name, wherever they lie. Whether an ending is in
   * capitals does not matter.
   */
  public static List<Delivered> matching(Path workspace, String glob) throws IOException {
    List<Delivered> found = new ArrayList<>();
    if (glob.contains("://")) {
      MatchResult match = org.apache.beam.sdk.io.FileSystems.match(glob, EmptyMatchTreatment.ALLOW);
      for (MatchResult.Metadata file : match.metadata()) {
        String uri = file.resourceId().toString();
        found.add(new Delivered(uri, uri, file.sizeBytes()));
      }
    } else {
      local(workspace, glob, found);
    }
    found.sort(Comparator.comparing(Delivered::name, DeliveryOrder.OF_NAMES));
    return found;
  }

  private static void local(Path workspace, String glob, List<Delivered> found) throws IOException {
    int special = firstSpecial(glob);
    if (special < 0) {
      Path file = workspace.resolve(glob).normalize();
      if (Files.isRegularFile(file)) {
        found.add(delivered(workspace, file));
      }
      return;
    }
    String plain = glob.substring(0, glob.lastIndexOf('/', special) + 1);
    Path base = workspace.resolve(plain).normalize();
    if (!Files.isDirectory(base)) {
      return;
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(plain.length()));
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = base.relativize(file);
        if (matcher.matches(name)
            || matcher.matches(ending(name, true))
            || matcher.matches(ending(name, false))) {
          found.add(delivered(workspace, file));
        }
      }
    }
  }

  /** The path with its ending in small letters, or in capitals: `.CSV` is `.csv`. */
  private static Path ending(Path path, boolean small) {
    String name = path.getFileName().toString();
    int dot = name.indexOf('.');
    if (dot < 0) {
      return path;
    }
    String ending = name.substring(dot);
    String other = small ? ending.toLowerCase(Locale.ROOT) : ending.toUpperCase(Locale.ROOT);
    return path.resolveSibling(name.substring(0, dot) + other);
  }

  private static int firstSpecial(String glob) {
    for (int i = 0; i < glob.length(); i++) {
      if (SPECIAL.indexOf(glob.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static Delivered delivered(Path workspace, Path file) throws IOException {
    return new Delivered(
        WorkspaceFolder.relative(workspace, file),
        file.toAbsolutePath().normalize().toString(),
        Files.size(file));
  }

  /**
   * What a file next to a delivered file says of it: its own metadata of CSV on the Web, those of
   * its folder, or a Data Package in its folder or up to two above it. Files at an address are read
   * as they are.
   *
   * @param workspace no file above it is read
   */
  public static Described described(Path workspace, Delivered file) throws IOException {
    if (file.location().contains("://")) {
      return Described.NONE;
    }
    Path path = Path.of(file.location());
    String name = String.valueOf(path.getFileName());
    Path folder = path.getParent();
    for (int above = 0; folder != null && above <= FOLDERS_OF_A_PACKAGE; above++) {
      List<String> names =
          above == 0 ? Descriptions.beside(name) : List.of(Descriptions.DATA_PACKAGE);
      for (String of : names) {
        Path description = folder.resolve(of);
        if (Files.isRegularFile(description)) {
          byte[] content;
          try (InputStream in = Files.newInputStream(description)) {
            content = in.readNBytes(Descriptions.MOST_BYTES + 1);
          }
          Optional<Described> said =
              Descriptions.of(
                  WorkspaceFolder.relative(workspace, description),
                  content,
                  folder.relativize(path).toString().replace('\\', '/'));
          if (said.isPresent()) {
            return said.get();
          }
        }
      }
      if (folder.equals(workspace.toAbsolutePath().normalize())) {
        break;
      }
      folder = folder.getParent();
    }
    return Described.NONE;
  }

  /**
   * What members of a ZIP archive say of others in it. An archive at an address is read without.
   */
  public static ArchivedDescriptions describedWithin(Delivered file) throws IOException {
    String name = file.location().toLowerCase(Locale.ROOT);
    if (file.location().contains("://") || WORKBOOKS.stream().anyMatch(name::endsWith)) {
      return ArchivedDescriptions.NONE;
    }
    try (InputStream in = Files.newInputStream(Path.of(file.location()))) {
      if (!Arrays.equals(in.readNBytes(ZIP.length), ZIP)) {
        return ArchivedDescriptions.NONE;
      }
    }
    Map<String, byte[]> contents = new TreeMap<>();
    try (ZipFile archive = new ZipFile(file.location(), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        if (Descriptions.isDescription(entry.getName()) && contents.size() < MOST_DESCRIPTIONS) {
          try (InputStream in = archive.getInputStream(entry)) {
            contents.put(entry.getName(), in.readNBytes(Descriptions.MOST_BYTES + 1));
          }
        }
      }
    } catch (ZipException damaged) {
      // Reading its rows says what is wrong with it.
      return ArchivedDescriptions.NONE;
    }
    return new ArchivedDescriptions(file.name(), contents);
  }

  /** Opens a file at a position; the position is reached by reading where it cannot be sought. */
  public static InputStream open(String location, long position) throws IOException {
    ReadableByteChannel channel = channel(location);
    InputStream in = Channels.newInputStream(channel);
    if (position == 0) {
      return in;
    }
    if (channel instanceof SeekableByteChannel seekable) {
      seekable.position(position);
      return in;
    }
    in.skipNBytes(position);
    return in;
  }

  private static ReadableByteChannel channel(String location) throws IOException {
    if (!location.contains("://")) {
      return Files.newByteChannel(Path.of(location));
    }
    ResourceId resource = org.apache.beam.sdk.io.FileSystems.matchNewResource(location, false);
    return org.apache.beam.sdk.io.FileSystems.open(resource);
  }
}
