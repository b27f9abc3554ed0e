package org.waymark.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command with everything behind it, typed within this process or started as another one. */
final class RealCommand {
  private RealCommand() {}

  /** Types a command within this process. */
  static Shell.Answer type(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            CommandLineGuideTest.root());
    int exitCode = WaymarkCommand.execute(ConnectedServices.of(), console, arguments);
    return new Shell.Answer(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Types a run within this process. */
  static Shell.Answer run(Path workspace, Path out, String asOf, String... further) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--workspace",
                workspace.toString(),
                "--out",
                out.toString(),
                "--as-of",
                asOf));
    arguments.addAll(List.of(further));
    return type(arguments.toArray(String[]::new));
  }

  /**
   * A run in a process of its own, through the launcher, with the jar of this build.
   *
   * @param javaOptions options of its Java virtual machine
   */
  static ProcessBuilder process(
      String javaOptions, Path workspace, Path out, String asOf, String... further) {
    List<String> command =
        new ArrayList<>(
            List.of(
                CommandLineGuideTest.root().resolve("waymark").toString(),
                "run",
                "--workspace",
                workspace.toString(),
                "--out",
                out.toString(),
                "--as-of",
                asOf));
    command.addAll(List.of(further));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .put("WAYMARK_JAR", Path.of("target", "waymark-app.jar").toAbsolutePath().toString());
    builder.environment().put("WAYMARK_JAVA_OPTS", javaOptions);
    return builder;
  }

  /** Waits for a process whose streams go into files of that folder. */
  static Shell.Answer answer(ProcessBuilder builder, Path folder)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    return new Shell.Answer(exitCode, Files.readString(out), Files.readString(err));
  }

  /** The workspace of the sample data. */
  static Path sample() {
    return CommandLineGuideTest.root().resolve("sample-data").resolve("workspace");
  }

  /** The data next to the repository, where there is any. */
  static Optional<Path> shared() {
    Path data = CommandLineGuideTest.root().resolveSibling("shared").resolve("data");
    return Optional.of(data).filter(Files::isDirectory);
  }

  /** A line of {@code waymark.yaml} that lets feeds read the shared data, where they lie. */
  static String alsoReadsShared() {
    return shared().map(data -> "also_read: [\"" + data.getParent() + "\"]\n").orElse("");
  }
}
