package org.waymark.bench.detectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.special.Gamma;
import org.waymark.deviance.DevianceDetector;
import org.waymark.panel.JoinedPlaces;
import org.waymark.statistics.ChangeFit;

/**
 * Scores of worlds that were judged before, one file each, so that a benchmark that was stopped
 * goes on where it stood. They lie in a folder named after the code that made them: classes of the
 * detector, the worlds and the rules, the library of mathematics and the Java machine. Scores of
 * other code are never read.
 */
final class KeptWorlds {

  private static final String END = "end";
  private static final int SHORT = 16;

  /** Of this package: what only prints or runs, and changes no score. */
  private static final List<String> NO_SCORE =
      List.of(
          "DetectorsPage",
          "DetectorBenchmark",
          "KeptWorlds",
          "Outcomes",
          "Question",
          "Spikes",
          "Borrowing",
          "Drift",
          "IdenticalPlaces",
          "Oracle",
          "Contrasts");

  private final Path folder;

  /** Scores of this very code below {@code root}, which need not exist. */
  KeptWorlds(Path root) throws IOException {
    this(root, codeVersion(List.of(ChangeFit.class, KeptWorlds.class), NO_SCORE));
  }

  /** The same of worlds that the whole detector judges, down to its findings. */
  static KeptWorlds ofWholeDetector(Path root) throws IOException {
    return new KeptWorlds(
        root,
        codeVersion(
            List.of(ChangeFit.class, KeptWorlds.class, DevianceDetector.class, JoinedPlaces.class),
            List.of("DetectorsPage", "DetectorBenchmark", "KeptWorlds", "Outcomes", "Question")));
  }

  KeptWorlds(Path root, String version) throws IOException {
    folder = Files.createDirectories(root.resolve(version));
  }

  /** Where they are. */
  Path folder() {
    return folder;
  }

  /**
   * Scores kept under a name; empty where there are none, or where writing them was cut short.
   *
   * @param name of setting, seed and question in full
   */
  Optional<List<String>> read(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      int last = lines.size() - 1;
      return last < 1 || !lines.get(0).equals(name) || !lines.get(last).equals(END)
          ? Optional.empty()
          : Optional.of(lines.subList(1, last));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps scores under a name. */
  void keep(String name, List<String> scores) {
    Path file = file(name);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(
          part,
          name + "\n" + String.join("\n", scores) + "\n" + END + "\n",
          StandardCharsets.UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(
        shortened(sha256().digest(name.getBytes(StandardCharsets.UTF_8))) + ".tsv");
  }

  /** Tells code apart that might score differently. */
  private static String codeVersion(List<Class<?>> codes, List<String> without) throws IOException {
    MessageDigest digest = sha256();
    digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
    digest.update(home(Gamma.class).getFileName().toString().getBytes(StandardCharsets.UTF_8));
    for (Class<?> one : codes) {
      String folder = one.getPackageName().replace('.', '/');
      Path home = home(one);
      if (Files.isDirectory(home)) {
        add(home.resolve(folder), without, digest);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
          add(jar.getPath(folder), without, digest);
        }
      }
    }
    return shortened(digest.digest());
  }

  private static void add(Path classes, List<String> without, MessageDigest digest)
      throws IOException {
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && without.stream().noneMatch(name::startsWith)) {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
    }
  }

  private static Path home(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shortened(byte[] digest) {
    return HexFormat.of().formatHex(digest).substring(0, SHORT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
