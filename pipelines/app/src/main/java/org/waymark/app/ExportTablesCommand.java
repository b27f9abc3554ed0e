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
import org.waymark.app.export.SheetFormat;
import org.waymark.app.export.TablesExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes published tables as one spreadsheet. */
@Command(
    name = "tables",
    header = "Write published tables as one spreadsheet.",
    description = {
      "",
      "Writes a cover, a list of contents with links, notes, then one table a sheet. The"
          + " sheets hold mission and goal status, findings, candidates, practices, themes, latest"
          + " values, data quality and rejected values. The last sheet explains every column."
          + " Follows the guidance of the UK government's Analysis Function: no merged cells, no"
          + " empty cells without a reason, units in headers, shorthand explained.",
      "",
      "Writes no cell as a formula, whatever its text. Cuts a table with more rows than a"
          + " sheet holds (1,048,576), and says so on the sheet and on the standard error. The same"
          + " published tables give the same file to the byte.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark export tables --out published",
      "  waymark export tables --out published --format ods --to missions.ods",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there, or not for that date"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ExportTablesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "xlsx or ods. Default: the ending of --to, otherwise xlsx.")
  Optional<SheetFormat> format = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Published date. Default: the latest.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "File to write. Default: exports/waymark-DATE.xlsx in the output folder.")
  Optional<Path> to = Optional.empty();

  ExportTablesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    LocalDate date = out.date(asOf);
    SheetFormat form = format.orElseGet(this::formatOfName);
    Path file = ExportFile.of(to, out.path, "waymark-" + date + "." + form.ending());
    List<String> remarks = TablesExport.write(out.path, date, form, file);
    remarks.forEach(remark -> console.err().print(remark + "\n"));
    console.out().print(to.orElse(file) + "\n");
    return ExitCode.DONE;
  }

  private SheetFormat formatOfName() {
    return to.map(Path::toString).filter(name -> name.endsWith(".ods")).isPresent()
        ? SheetFormat.ODS
        : SheetFormat.XLSX;
  }
}
