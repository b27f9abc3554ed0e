package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.WorkspaceDraft;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a small workspace. */
@Command(
    name = "init",
    header = "Make a small workspace that runs.",
    description = {
      "",
      "Writes waymark.yaml, places.csv, a mission, a feed and its delivered file into a new"
          + " or empty folder. Edit them for your own data.",
      "",
      "With @|bold --from|@, reads delivered files instead: tables, workbooks and exports of"
          + " survey tools. Writes a feed for each, a mission and the places, with its guesses as"
          + " comments.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark init health",
      "  waymark init health --from waits.csv spending.xlsx pulse.csv",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:made",
      " 1:internal error",
      " 2:wrong usage, the folder is not empty, or a file is not a table",
      " 5:a file of --from is missing"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class InitCommand implements Callable<Integer> {
  /** The data of the small workspace end in the month before. */
  private static final String STARTER_AS_OF = "2026-03-15";

  private final Services services;
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Parameters(paramLabel = "DIR", description = "Folder of the workspace. It must be new or empty.")
  Path folder;

  @Option(
      names = "--from",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Delivered files from which to draft the workspace.")
  List<Path> from = List.of();

  InitCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCode.USAGE, folder + " is a file. Name a new folder");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new CommandFailure(
              ExitCode.USAGE, folder + " is not empty, so nothing was written. Name a new folder");
        }
      }
    }
    for (Path file : from) {
      if (!Files.isRegularFile(file)) {
        throw new CommandFailure(ExitCode.INPUT_MISSING, "no file found at " + file);
      }
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    SortedMap<String, byte[]> files = services.starter().files();
    String asOf = STARTER_AS_OF;
    if (!from.isEmpty()) {
      WorkspaceDraft draft = WorkspaceDraft.of(name == null ? "workspace" : name.toString(), from);
      files = draft.files();
      asOf = draft.asOf().toString();
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(path, file.getValue());
      console.out().print(path + "\n");
    }
    console
        .out()
        .print(
            "Next:  waymark validate --workspace "
                + folder
                + (from.isEmpty() ? "" : "\n       waymark try " + folder + "/feeds/" + feed(files))
                + "\n       waymark run --workspace "
                + folder
                + " --out published --as-of "
                + asOf
                + "\n");
    return ExitCode.DONE;
  }

  private static String feed(SortedMap<String, byte[]> files) {
    return files.keySet().stream()
        .filter(path -> path.startsWith("feeds/"))
        .map(path -> path.substring("feeds/".length()))
        .findFirst()
        .orElse("");
  }
}
