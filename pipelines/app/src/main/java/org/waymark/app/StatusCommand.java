package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
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
    header = "Check what is published: how old it is, and whether all of it is there.",
    description = {
      "",
      "Says the latest published date, its age, its rows and findings, and holds every file that"
          + " catalog.json names, at every date, against the size that was written. Nothing is"
          + " changed; a run may publish meanwhile.",
      "",
      "A feed is late whose next period was expected before the date that age is counted to: by its"
          + " @|bold expected|@, else by how its earlier periods came. See the table delivery.",
      "",
      "This command looks at the clock: without @|bold --as-of|@ age is counted"
          + " to the date of this machine in UTC. A published date that is still to come is of no"
          + " age.",
      "",
      "In @|bold prometheus|@ form there are the gauges waymark_healthy,"
          + " waymark_published_as_of_timestamp_seconds, waymark_rows{outcome},"
          + " waymark_rejected_ratio, waymark_findings, waymark_run_duration_seconds,"
          + " waymark_run_info{run_id,runner,version}, waymark_published_dates,"
          + " waymark_published_files, waymark_published_bytes and waymark_published_damages; what"
          + " is not known is left out.",
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
      " 3:too old, a feed is late, or something is missing or not as it was written",
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
          "How old the latest published date may be, as 8d or 2w; without it, any age will do.")
  Optional<Long> maxAge = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "The date to which age is counted; without it, that of this machine in UTC.")
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
          "File that is replaced in one step, instead of the standard output; also written where"
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
          "nothing is published in " + out.path + "; `waymark run --out` publishes there");
    }
    if (health.verdict() == Health.Verdict.DAMAGED) {
      console
          .err()
          .print(
              "Restore what is damaged, or run its date again: `waymark run --as-of DATE"
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
