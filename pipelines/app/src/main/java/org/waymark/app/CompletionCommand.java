package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.publish.AtomicFiles;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete commands, and a manual page, or installs both. */
@Command(
    name = "completion",
    header = "Install completion for bash and zsh, and the manual page.",
    description = {
      "",
      "With @|bold --install|@, writes completion and the manual page where bash and man look"
          + " for them, and lists the files. Without it, prints the script that completes commands"
          + " and options in bash and zsh. With @|bold --man|@, prints the manual page in roff.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark completion --install",
      "  waymark completion --install --to /usr/local/share",
      "  source <(waymark completion)",
      "  waymark completion --man | man -l -",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage, or a file cannot be written"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = "--install",
      description = "Write the completion script and the manual page to files.")
  boolean install;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder for --install. Default: XDG_DATA_HOME, or .local/share in your home.")
  Optional<Path> to = Optional.empty();

  @Option(names = "--man", description = "Print the manual page.")
  boolean man;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    var root = spec.root().commandLine();
    if (to.isPresent() && !install) {
      throw new CommandFailure(
          ExitCode.USAGE, "--to is the folder for --install. Give both options");
    }
    if (install) {
      install(root);
      return ExitCode.DONE;
    }
    console.out().print(man ? ManualPage.of(root) : AutoComplete.bash("waymark", root));
    console.out().flush();
    return ExitCode.DONE;
  }

  private void install(CommandLine root) throws IOException {
    Path folder = to.orElseGet(CompletionCommand::shared);
    Path script =
        written(
            folder.resolve("bash-completion").resolve("completions"),
            "waymark",
            AutoComplete.bash("waymark", root));
    Path page = written(folder.resolve("man").resolve("man1"), "waymark.1", ManualPage.of(root));
    console
        .out()
        .print(
            "In bash, completion works in the next shell if bash-completion is"
                + " installed.\nOtherwise, and in zsh, add this line to the shell's startup file:"
                + "  source "
                + script
                + "\nTo read the manual page, run `man waymark`, or: man -l "
                + page
                + "\n");
    console.out().flush();
  }

  private Path written(Path folder, String name, String text) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    AtomicFiles.replace(file.toAbsolutePath(), text);
    console.out().print(file + "\n");
    return file;
  }

  /** Where files of one person's programs are, by the XDG base directories. */
  private static Path shared() {
    String data = System.getenv("XDG_DATA_HOME");
    return data == null || data.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".local", "share")
        : Path.of(data);
  }
}
