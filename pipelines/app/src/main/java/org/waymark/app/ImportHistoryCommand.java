package org.waymark.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Missions as they were at the tags of the workspace's git repository. */
@Command(
    name = "import-history",
    header = "Copy missions as they were from the tags of git.",
    description = {
      "",
      "For each tag of the workspace's git repository, writes the mission files as they were then"
          + " into history/DATE/missions. Of two tags of one day, the later one counts. Files that"
          + " are there already stay as they are. The command git must be installed.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark registry import-history --workspace health",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:done",
      " 1:internal error",
      " 2:wrong usage, or the workspace is not in a git repository",
      " 5:the workspace does not exist"
    })
final class ImportHistoryCommand implements Callable<Integer> {
  private static final String MISSIONS = "missions/";

  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Folder of the workspace. Default: the current folder.")
  Path workspace = Path.of("");

  ImportHistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Path folder = workspace.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "no folder found at " + workspace);
    }
    SortedMap<String, String> tagByDate = new TreeMap<>();
    for (String line :
        git(
                folder,
                "for-each-ref",
                "--sort=creatordate",
                "--format=%(creatordate:short) %(refname)",
                "refs/tags")
            .split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        tagByDate.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    int written = 0;
    for (var tag : tagByDate.entrySet()) {
      for (String file :
          git(folder, "ls-tree", "--name-only", tag.getValue(), MISSIONS).split("\n", -1)) {
        if (file.startsWith(MISSIONS) && file.endsWith(".yaml")) {
          written += write(folder, tag.getKey(), tag.getValue(), file);
        }
      }
    }
    console
        .out()
        .print(
            written
                + (written == 1 ? " file" : " files")
                + " written into history, from "
                + tagByDate.size()
                + (tagByDate.size() == 1 ? " tag\n" : " tags\n"));
    console.out().flush();
    return ExitCode.DONE;
  }

  private int write(Path folder, String date, String tag, String file)
      throws CommandFailure, IOException {
    Path target = folder.resolve("history").resolve(date).resolve(file);
    if (Files.exists(target)) {
      return 0;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(target, git(folder, "show", tag + ":./" + file));
    console.out().print(folder.relativize(target) + "\n");
    return 1;
  }

  private static String git(Path folder, String... arguments) throws CommandFailure, IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException missing) {
      throw new CommandFailure(
          ExitCode.USAGE, "the command git cannot be started. Install it first");
    }
    try (InputStream out = process.getInputStream()) {
      String answer = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new CommandFailure(
            ExitCode.USAGE,
            folder + " is not in a git repository, or git cannot read it",
            List.of("`git -C " + folder + " status` says more"));
      }
      return answer;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.USAGE, "stopped while git was running");
    }
  }
}
