package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a small workspace. */
@Command(
    name = "init",
    header = "Make a small workspace that runs.",
    description = {
      "",
      "Writes waymark.yaml, places.csv, a mission, a feed and its landing file into a folder that is"
          + " new or empty. Change them into your own.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark init health",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:made",
      " 1:internal error",
      " 2:wrong usage, or the folder holds something already"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class InitCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Parameters(paramLabel = "DIR", description = "Folder of the workspace, new or empty.")
  Path folder;

  InitCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCode.USAGE, folder + " is a file; name a new folder");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new CommandFailure(
              ExitCode.USAGE, folder + " is not empty; nothing was written. Name a new folder");
        }
      }
    }
    for (Map.Entry<String, byte[]> file : services.starter().files().entrySet()) {
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
                + "\n       waymark run --workspace "
                + folder
                + " --out published --as-of 2026-11-15\n");
    return ExitCode.DONE;
  }
}
