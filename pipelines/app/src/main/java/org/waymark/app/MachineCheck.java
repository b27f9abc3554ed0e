package org.waymark.app;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing that a machine must be able to do. */
record MachineCheck(String name, Check check) {
  private static final long MEGABYTE = 1L << 20;

  /** How a check ended. */
  enum Verdict {
    OK,
    WARN,
    FAIL
  }

  /** A verdict and what it is about. */
  record Finding(Verdict verdict, String words) {}

  /** The doing of a check; whatever it throws is a failure. */
  @FunctionalInterface
  interface Check {
    Finding look() throws Exception;
  }

  /** What came of it. */
  Finding finding() {
    try {
      return check.look();
    } catch (Exception | LinkageError e) {
      return new Finding(Verdict.FAIL, e.toString().lines().findFirst().orElse(""));
    }
  }

  /** Every check; of the output folder where one is named. */
  static List<MachineCheck> all(Optional<Path> out) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<MachineCheck> checks = new ArrayList<>();
    checks.add(new MachineCheck("java", MachineCheck::java));
    checks.add(new MachineCheck("memory", MachineCheck::memory));
    checks.add(new MachineCheck("processors", MachineCheck::processors));
    checks.add(new MachineCheck("encoding", MachineCheck::encoding));
    checks.add(new MachineCheck("temporary", () -> folder(temporary)));
    out.ifPresent(folder -> checks.add(new MachineCheck("output", () -> output(folder))));
    checks.add(new MachineCheck("locks", () -> locks(out.filter(Files::isDirectory))));
    checks.add(new MachineCheck("duckdb", MachineCheck::duckdb));
    checks.add(new MachineCheck("zstd", MachineCheck::zstd));
    checks.add(
        new MachineCheck("direct", () -> engine("org.apache.beam.runners.direct.DirectRunner")));
    checks.add(
        new MachineCheck("flink", () -> engine("org.apache.beam.runners.flink.FlinkRunner")));
    return List.copyOf(checks);
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return new Finding(
        feature == 17 ? Verdict.OK : Verdict.FAIL,
        System.getProperty("java.version")
            + " "
            + System.getProperty("java.vendor")
            + (feature == 17 ? "" : "; Waymark needs Java 17"));
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    String words = heap + " MB of heap";
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      words += " of " + system.getTotalMemorySize() / MEGABYTE + " MB";
    }
    return heap >= 900
        ? new Finding(Verdict.OK, words)
        : new Finding(
            Verdict.WARN, words + "; large feeds need more, for example WAYMARK_JAVA_OPTS=-Xmx2g");
  }

  private static Finding processors() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Finding(processors > 1 ? Verdict.OK : Verdict.WARN, Integer.toString(processors));
  }

  private static Finding encoding() {
    String names = System.getProperty("sun.jnu.encoding", "UTF-8");
    String words =
        "text %s, file names %s, locale %s"
            .formatted(Charset.defaultCharset(), names, Locale.getDefault().toLanguageTag());
    return Charset.forName(names).equals(StandardCharsets.UTF_8)
        ? new Finding(Verdict.OK, words)
        : new Finding(
            Verdict.WARN,
            words + "; for file names with letters other than English, set LC_ALL=C.UTF-8");
  }

  private static Finding output(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder(folder);
    }
    if (Files.exists(folder)) {
      return new Finding(Verdict.FAIL, folder + " is a file");
    }
    Path existing = folder.toAbsolutePath().normalize();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing)) {
      return new Finding(Verdict.FAIL, folder + " cannot be created");
    }
    Finding parent = folder(existing);
    return new Finding(parent.verdict(), folder + " will be created; " + parent.words());
  }

  /** Writes, renames over and removes a file there, as publishing does. */
  private static Finding folder(Path folder) throws IOException {
    Path first = Files.createTempFile(folder, "waymark-doctor-", ".a");
    Path second = Files.createTempFile(folder, "waymark-doctor-", ".b");
    try {
      Files.writeString(first, "waymark", StandardCharsets.UTF_8);
      Files.move(
          first, second, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(first);
      Files.deleteIfExists(second);
    }
    long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
    String words = folder + " is writable, " + free + " MB free";
    if (free < 200) {
      return new Finding(Verdict.FAIL, words + "; a run needs several hundred");
    }
    return new Finding(free < 2_000 ? Verdict.WARN : Verdict.OK, words);
  }

  private static Finding locks(Optional<Path> out) throws IOException {
    Path file =
        out.isPresent()
            ? Files.createTempFile(out.get(), "waymark-doctor-", ".lock")
            : Files.createTempFile("waymark-doctor-", ".lock");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null
          ? new Finding(Verdict.FAIL, "a new file in " + file.getParent() + " cannot be locked")
          : new Finding(Verdict.OK, "files in " + file.getParent() + " can be locked");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Finding duckdb() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version(), sum(i) FROM range(10) t(i)")) {
      rows.next();
      return new Finding(
          rows.getLong(2) == 45 ? Verdict.OK : Verdict.FAIL, "answers, " + rows.getString(1));
    }
  }

  private static Finding zstd() {
    byte[] text = "waymark ".repeat(100).getBytes(StandardCharsets.UTF_8);
    byte[] compressed = Zstd.compress(text);
    boolean same = Arrays.equals(text, Zstd.decompress(compressed, text.length));
    return new Finding(
        same ? Verdict.OK : Verdict.FAIL, text.length + " bytes to " + compressed.length);
  }

  private static Finding engine(String className) throws ClassNotFoundException {
    Class<?> engine = Class.forName(className, false, MachineCheck.class.getClassLoader());
    return new Finding(Verdict.OK, "engine " + engine.getSimpleName() + " exists");
  }
}
