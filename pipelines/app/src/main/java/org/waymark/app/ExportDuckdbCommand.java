package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.analyst.AnalystDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the published tables as one DuckDB file. */
@Command(
    name = "duckdb",
    header = "Write the published tables as one DuckDB file.",
    description = {
      "",
      "A table NAME_all holds every published date, the view NAME the latest. Comments say what"
          + " each table and column means. Views for analysts, such as indicator_place, answer the"
          + " first questions. The file needs nothing else and is replaced in one step.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark export duckdb --out published",
      "  waymark export duckdb --out published --to /data/waymark.duckdb",
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
final class ExportDuckdbCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "File to write. Default: exports/waymark.duckdb in the output folder.")
  Optional<Path> to = Optional.empty();

  ExportDuckdbCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    LocalDate unused = out.date(Optional.empty()); // Fails where nothing is published.
    Path file = ExportFile.of(to, out.path, "waymark.duckdb");
    AnalystDatabase.writeDatabase(out.path, file);
    console.out().print(to.orElse(file) + "\n");
    return ExitCode.DONE;
  }
}
