package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.analyst.AnalystDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a Parquet file for each table, under a name that stays the same. */
@Command(
    name = "parquet",
    header = "Write a Parquet file for each table, under a name that stays the same.",
    description = {
      "",
      "Each file holds a table at the latest published date, such as latest/goal.parquet. The"
          + " views for analysts are written as well. Each file is replaced in one step.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark export parquet --out published",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ExportParquetCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder to write to. Default: latest in the output folder.")
  Optional<Path> to = Optional.empty();

  ExportParquetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    LocalDate unused = out.date(Optional.empty()); // Fails where nothing is published.
    Path folder = to.orElse(out.path.resolve("latest"));
    List<Path> written = AnalystDatabase.writeParquet(out.path, folder);
    written.forEach(file -> console.out().print(file + "\n"));
    return ExitCode.DONE;
  }
}
