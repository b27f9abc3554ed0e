package org.waymark.app;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_END_OF_OPTIONS;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.log.ConsoleLog;
import org.waymark.app.log.LogFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that holds all others. */
@Command(
    name = "waymark",
    header = "Continuous mission intelligence for mission-led government.",
    description = {
      "",
      "Reads the files that a data team keeps in a workspace. Publishes tables that DuckDB"
          + " and any Parquet reader can query. Writes the weekly positive-deviance report.",
      ""
    },
    commandListHeading = "%n@|bold Commands|@%n",
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark demo",
      "  waymark run --workspace health --out published --as-of 2026-11-15",
      "",
      "Write options as --as-of or --asOf, with = or a space. For more, run `waymark COMMAND"
          + " --help`. WAYMARK_JAVA_OPTS gives options to the Java virtual machine.",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:done",
      " 1:internal error",
      " 2:wrong usage or workspace",
      " 3:a quality gate failed",
      " 4:another run holds the lock",
      " 5:an input is missing",
      " 6:published, but the pages could not be written",
      " 7:the runner could not finish",
      "99:nothing new"
    },
    versionProvider = Version.class)
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
final class WaymarkCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of Waymark, Beam, DuckDB and Java.")
  boolean version;

  /** Without a command the listing is what was asked for. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  /** The whole command line as picocli sees it. */
  static CommandLine commandLine(Services services, Console console, Stopwatch stopwatch) {
    Failures failures = new Failures(console, stopwatch);
    CommandLine commandLine =
        new CommandLine(new WaymarkCommand())
            .addSubcommand(new DemoCommand(services, console))
            .addSubcommand(new RunCommand(services, console, stopwatch))
            .addSubcommand(new BackfillCommand(services, console, stopwatch))
            .addSubcommand(new WithdrawCommand(services, console))
            .addSubcommand(new ValidateCommand(services, console))
            .addSubcommand(new TryCommand(console))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new QueryCommand(console))
            .addSubcommand(new ExplainCommand(console))
            .addSubcommand(new DiffCommand(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(new ReportCommand(services, console))
            .addSubcommand(new DashboardsCommand(services, console))
            .addSubcommand(
                new CommandLine(new ExportCommand(console))
                    .addSubcommand(new ExportTablesCommand(console))
                    .addSubcommand(new ExportDuckdbCommand(console))
                    .addSubcommand(new ExportParquetCommand(console))
                    .addSubcommand(new ExportObservationsCommand(console))
                    .addSubcommand(new ExportBriefCommand(console))
                    .addSubcommand(new ExportPdfCommand(console))
                    .addSubcommand(new ExportEmailCommand(console)))
            .addSubcommand(
                new CommandLine(new ScenarioCommand(console))
                    .addSubcommand(new ScenarioCheckCommand(console))
                    .addSubcommand(new ScenarioRunCommand(console))
                    .addSubcommand(new ScenarioTryCommand(console))
                    .addSubcommand(new ScenarioBacktestCommand(console))
                    .addSubcommand(new ScenarioNeedsCommand(console))
                    .addSubcommand(new ScenarioImportCommand(console)))
            .addSubcommand(
                new CommandLine(new ThemesCommand(console))
                    .addSubcommand(new EvaluateThemesCommand(services, console))
                    .addSubcommand(new SuggestThemesCommand(console)))
            .addSubcommand(
                new CommandLine(new RedactCommand(console))
                    .addSubcommand(new ReviewRedactionCommand(services, console)))
            .addSubcommand(
                new CommandLine(new RegistryCommand(console))
                    .addSubcommand(new ImportHistoryCommand(console)))
            .addSubcommand(new InitCommand(services, console))
            .addSubcommand(new DoctorCommand(services, console))
            .addSubcommand(new CompletionCommand(console))
            .addSubcommand(new CommandLine.HelpCommand());
    for (CommandLine command : commandLine.getSubcommands().values()) {
      command.getHelpSectionMap().remove(SECTION_KEY_END_OF_OPTIONS);
      for (CommandLine inner : command.getSubcommands().values()) {
        inner.getHelpSectionMap().remove(SECTION_KEY_END_OF_OPTIONS);
      }
    }
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(88)
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /** Does what the arguments ask and gives the exit code. */
  static int execute(Services services, Console console, String... arguments) {
    Stopwatch stopwatch = Stopwatch.start();
    ConsoleLog.writeTo(console.err(), LogFormat.TEXT, console.errIsTerminal());
    CommandLine commandLine = commandLine(services, console, stopwatch);
    try {
      return commandLine.execute(Spelling.kebab(arguments));
    } catch (Error e) {
      CommandLine.ParseResult parsed = commandLine.getParseResult();
      CommandLine command =
          parsed != null && parsed.hasSubcommand()
              ? parsed.subcommand().commandSpec().commandLine()
              : commandLine;
      return new Failures(console, stopwatch).internal(e, command);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }
}
