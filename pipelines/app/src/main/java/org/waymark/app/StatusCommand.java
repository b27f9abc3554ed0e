package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.status.Health;
import org.waymark.app.status.Inspection;
import org.waymark.app.status.StatusFormat;
import org.waymark.publish.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how what is published is, for schedulers and monitors. */
@Command(
    name = "status",
    header = "Check what is published: its age, and whether every file is there.",
    description = {
      "",
      "Shows the latest published date, its age, its rows and its findings. Compares the size"
          + " of every file in catalog.json, at every date, with the size that was written. Changes"
          + " nothing. A run may publish at the same time.",
      "",
      "A feed is late if its next period was expected before the date of @|bold --as-of|@."
          + " The expected date comes from @|bold expected|@ of the feed, otherwise from the dates"
          + " of its earlier periods. See the table delivery.",
      "",
      "This command looks at the clock. Without @|bold --as-of|@, it computes ages for today"
          + " in UTC. A published date in the future has no age.",
      "",
      "The @|bold prometheus|@ format has these gauges. It leaves out a gauge without a value.",
      "  waymark_healthy",
      "  waymark_published_as_of_timestamp_seconds",
      "  waymark_rows{outcome}",
      "  waymark_rejected_ratio",
      "  waymark_findings",
      "  waymark_run_duration_seconds",
      "  waymark_run_info{run_id,runner,version}",
      "  waymark_published_dates",
      "  waymark_published_files",
      "  waymark_published_bytes",
      "  waymark_published_damages",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark status --out published --max-age 8d",
      "  waymark status --out published --max-age 2w --as-of 2026-11-20 --format json",
      "  waymark status --out published --max-age 8d --format prometheus \\",
      "      --output /var/lib/node_exporter/waymark.prom",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:healthy",
      " 1:internal error",
      " 2:wrong usage, or the output file cannot be written",
      " 3:too old, a feed is late, or a file is missing or changed",
      " 5:nothing is published there"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--max-age",
      paramLabel = "AGE",
      converter = MaxAge.class,
      description =
          "Maximum age of the latest published date, such as 8d or 2w. Default: no limit.")
  Optional<Long> maxAge = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Date for which ages are computed. Default: today in UTC.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, json or prometheus. Default: text.")
  StatusFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "File to replace in one step, instead of the standard output. It is also written if"
              + " nothing is published.")
  Optional<Path> output = Optional.empty();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    LocalDate today = asOf.orElseGet(() -> LocalDate.now(Clock.systemUTC()));
    OptionalLong limit = maxAge.map(OptionalLong::of).orElse(OptionalLong.empty());
    Health health = Inspection.of(out.path, today, limit);
    boolean empty = health.verdict() == Health.Verdict.EMPTY;
    if (!empty || format != StatusFormat.TEXT) {
      tell(health.in(format));
    }
    if (empty) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "nothing is published in " + out.path + "; run `waymark run --out` to publish there");
    }
    if (health.verdict() == Health.Verdict.DAMAGED) {
      console
          .err()
          .print(
              "Restore the damaged files, or run the date again: `waymark run --as-of DATE"
                  + " --force`.\n");
    }
    return health.verdict() == Health.Verdict.HEALTHY ? ExitCode.DONE : ExitCode.GATE;
  }

  private void tell(String text) throws IOException {
    if (output.isPresent()) {
      AtomicFiles.replace(output.get().toAbsolutePath(), text);
    } else {
      console.out().print(text);
      console.out().flush();
    }
  }
}
