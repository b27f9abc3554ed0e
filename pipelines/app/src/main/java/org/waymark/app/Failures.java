package org.waymark.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.UnusableFile;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunOutcome;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into a message that helps and the exit code that says its class. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** How Flink says that the part of the heap in which it sorts does not hold one batch. */
  private static final String SORTED_IN_TOO_LITTLE = "exceeds the maximum size of a sort buffer";

  private final Console console;
  private final Stopwatch stopwatch;

  Failures(Console console, Stopwatch stopwatch) {
    this.console = console;
    this.stopwatch = stopwatch;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String message = firstLine(words(e));
    say(command, message);
    for (String hint : UsageHint.of(command, message, arguments)) {
      console.err().print(hint + "\n");
    }
    console.err().print("Try `" + command.getCommandSpec().qualifiedName() + " --help`.\n");
    summarise(command, Optional.empty(), Optional.empty(), message, ExitCode.USAGE);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof RunFailure failure) {
      say(command, words(failure));
      failure.details().forEach(line -> console.err().print("  " + line + "\n"));
      summarise(
          command, asOf(command), failure.counted(), words(failure), failure.kind().exitCode());
      return failure.kind().exitCode();
    }
    if (e instanceof CommandFailure failure) {
      return tell(command, words(failure), failure.details(), failure.exitCode());
    }
    if (e instanceof FileSystemException failure) {
      return tell(command, UnusableFile.words(failure), List.of(), ExitCode.USAGE);
    }
    return internal(e, command);
  }

  private int tell(CommandLine command, String message, List<String> details, int exitCode) {
    say(command, message);
    details.forEach(line -> console.err().print("  " + line + "\n"));
    summarise(command, asOf(command), Optional.empty(), message, exitCode);
    return exitCode;
  }

  /** Says that something inside went wrong, and keeps what is needed to find out. */
  int internal(Throwable thrown, CommandLine command) {
    if (unloadable(thrown)) {
      return tell(
          command,
          "a library cannot be loaded from the temporary folder "
              + System.getProperty("java.io.tmpdir"),
          List.of(
              "free space there, and mount it without noexec; or name another folder, such as"
                  + " WAYMARK_JAVA_OPTS=-Djava.io.tmpdir=/var/tmp"),
          ExitCode.USAGE);
    }
    String message = "internal error: " + firstLine(thrown.toString());
    if (outOfMemory(thrown)) {
      message = "out of memory. Give Waymark more memory, for example WAYMARK_JAVA_OPTS=-Xmx6g";
    }
    say(command, message);
    try {
      Path crash = Files.createTempFile("waymark-crash-", ".txt");
      Files.writeString(crash, report(thrown, command), StandardCharsets.UTF_8);
      console
          .err()
          .print("The details are in " + crash + ". Please report the error with that file.\n");
    } catch (IOException e) {
      console.err().print(report(thrown, command));
    }
    summarise(command, asOf(command), Optional.empty(), message, ExitCode.INTERNAL);
    return ExitCode.INTERNAL;
  }

  /** Libraries of machine code are unpacked into the temporary folder and loaded from there. */
  private static boolean unloadable(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsatisfiedLinkError) {
        return true;
      }
    }
    return false;
  }

  private static boolean outOfMemory(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof OutOfMemoryError
          || (message != null && message.contains(SORTED_IN_TOO_LITTLE))) {
        return true;
      }
    }
    return false;
  }

  private static String report(Throwable thrown, CommandLine command) {
    StringWriter report = new StringWriter();
    PrintWriter lines = new PrintWriter(report);
    for (String line : new Version().getVersion()) {
      lines.println(line);
    }
    lines.println(System.getProperty("os.name") + " " + System.getProperty("os.version"));
    lines.println("command: " + command.getCommandSpec().qualifiedName());
    if (command.getParseResult() != null) {
      lines.println("arguments: " + command.getParseResult().originalArgs());
    }
    thrown.printStackTrace(lines);
    lines.flush();
    return report.toString();
  }

  private void say(CommandLine command, String message) {
    console.err().print(command.getCommandSpec().qualifiedName() + ": " + message + "\n");
    console.err().flush();
  }

  /** A scheduler that reads the last line reads of failures too. */
  private void summarise(
      CommandLine command,
      Optional<LocalDate> asOf,
      Optional<RunOutcome> counted,
      String message,
      int exitCode) {
    try {
      if (command.getCommand() instanceof RunCommand) {
        RunSummary summary =
            new RunSummary(
                counted,
                asOf,
                exitCode == ExitCode.PUBLISHED_BUT ? "published" : "failed",
                Optional.of(message),
                stopwatch.nanoseconds());
        LastLine.tell(summary.json(), command.getCommandSpec(), console);
      } else if (command.getCommand() instanceof BackfillCommand backfill) {
        LastLine.tell(backfill.failed(message).json(), command.getCommandSpec(), console);
      }
    } catch (IOException unwritable) {
      say(command, "the last line cannot be written: " + words(unwritable));
    }
  }

  private static Optional<LocalDate> asOf(CommandLine command) {
    return command.getCommand() instanceof RunCommand run
        ? Optional.ofNullable(run.asOf)
        : Optional.empty();
  }

  private static String words(Exception e) {
    return Objects.toString(e.getMessage(), e.toString());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
