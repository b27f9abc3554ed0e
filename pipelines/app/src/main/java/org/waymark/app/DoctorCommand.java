package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.log.LogFormat;
import org.waymark.app.query.PublishedTables;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunFailure;
import org.waymark.registry.Gates;
import org.waymark.registry.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the machine, and whether the indicators of a workspace can be tested. */
@Command(
    name = "doctor",
    header = "Check this machine, and which indicators of a workspace can be tested.",
    description = {
      "",
      "Prints one line for each check: ok, warn (works, with a drawback) or fail (does not work).",
      "",
      "With @|bold --workspace|@, also runs the workspace into a temporary folder and removes"
          + " it. Prints a line for each indicator: at how many places it can be tested, or why it"
          + " is never tested, and what to add. Publishes nothing. Ignores quality gates.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark doctor",
      "  waymark doctor --out /srv/published",
      "  waymark doctor --workspace health",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:no check fails, and every indicator can be tested or has `better: neither`",
      " 1:a check of the machine fails",
      " 2:wrong usage, or something is wrong in the workspace",
      " 3:an indicator cannot be tested at any place",
      " 5:the workspace does not exist, or a feed has no files"
    },
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also check that tables can be published in this folder.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Also show which indicators of this workspace can be tested.")
  Optional<Path> workspace = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Reporting date for --workspace. Default: today in UTC.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  DoctorCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, RunFailure, IOException, SQLException {
    boolean fails = false;
    for (MachineCheck check : MachineCheck.all(out)) {
      MachineCheck.Finding finding = check.finding();
      fails |= finding.verdict() == MachineCheck.Verdict.FAIL;
      say(
          String.format(
              Locale.ROOT,
              "%-4s  %-10s %s",
              finding.verdict().name().toLowerCase(Locale.ROOT),
              check.name(),
              finding.words()));
    }
    if (fails) {
      return ExitCode.INTERNAL;
    }
    return workspace.isPresent() ? indicators(workspace.get()) : ExitCode.DONE;
  }

  private void say(String line) {
    console.out().print(line + "\n");
    console.out().flush();
  }

  private int indicators(Path folder) throws CommandFailure, RunFailure, IOException, SQLException {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "no workspace found at " + folder + "; run `waymark init` to make a small one");
    }
    WorkspaceCheck check = services.registry().check(folder);
    Optional<Workspace> read = check.workspace();
    if (read.isEmpty() || !check.errors().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "the workspace " + folder + " has problems", check.errors());
    }
    Path published = Files.createTempDirectory("waymark-doctor-");
    try {
      LocalDate day = asOf.orElseGet(() -> LocalDate.now(Clock.systemUTC()));
      try (Progress progress = Progress.on(console, LogFormat.TEXT)) {
        services
            .runs()
            .run(
                new RunRequest(
                    folder,
                    published.resolve("out"),
                    day,
                    FullRun.DEFAULT_RUNNER,
                    true,
                    open(read.get()),
                    List.of()),
                progress);
      }
      try (PublishedTables tables = PublishedTables.open(published.resolve("out"))) {
        TestableIndicators found = TestableIndicators.in(tables, read.get());
        found.lines().forEach(this::say);
        return found.never() == 0 ? ExitCode.DONE : ExitCode.GATE;
      }
    } finally {
      remove(published);
    }
  }

  /** No gate keeps this run from its tables. */
  private static Gates open(Workspace workspace) {
    return Stream.concat(
            Stream.of("rejected_share=1", "recoverable=999999"),
            workspace.settings().gates().olderThan().keySet().stream()
                .map(feed -> "older_than=" + feed + ":99999d"))
        .map(gate -> Gates.parse(gate).orElseThrow())
        .reduce(Gates.NONE, Gates::with);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
