package org.waymark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.AnswerFormat;
import org.waymark.app.query.Parameters;
import org.waymark.app.query.Query;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** SQL over what is published. */
@Command(
    name = "query",
    header = "Query the published tables in SQL.",
    description = {
      "",
      "Runs one SELECT (in DuckDB's SQL) on the views of the published tables. `SHOW TABLES`"
          + " lists them, and `DESCRIBE observation` lists the columns of a table. A view shows the"
          + " latest published date. The view with the ending _all shows every published date.",
      "",
      "A query cannot change anything, and can open only the published files. The table"
          + " format is for reading on screen: it rounds fractions to six significant digits, cuts"
          + " long texts and shows NULL as ∅. The other formats give whole values. Waymark stops a"
          + " query that crashes the database, or needs more than half of the machine's memory (at"
          + " most 4 GB). In CSV, an apostrophe precedes a text that a spreadsheet would run as a"
          + " formula.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark query --out published \"SELECT place_id, effect, tier FROM positive_deviance\"",
      "  waymark query --out published --format csv \"FROM goal_progress\" > goals.csv",
      "  waymark query --out published --format parquet --output o.parquet \"FROM observation\"",
      "  waymark query --out published --param place=E1 'FROM place WHERE place_id = $place'",
      "  waymark query --out published - < question.sql",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:answered",
      " 1:internal error",
      " 2:wrong usage or SQL, or the query was stopped",
      " 5:nothing is published there"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class QueryCommand implements Callable<Integer> {
  private static final long LOOK_MILLISECONDS = 250;

  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, csv, json or parquet. Default: table.")
  AnswerFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "File for the result, instead of the standard output.")
  Optional<Path> output = Optional.empty();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = {
        "Value for $NAME in the query. Can be given several times. It is a text that DuckDB"
            + " casts to the type that the query needs. Waymark never reads it as SQL."
      })
  Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      defaultValue = "0",
      description = "Stop a query that takes longer. Default: no limit.")
  int maxSeconds;

  @CommandLine.Parameters(
      paramLabel = "SQL",
      description = "The query. Use - to read it from the standard input.")
  String sql;

  QueryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    endWithLauncher();
    if (maxSeconds > 0) {
      endAfter(maxSeconds);
    }
    String question =
        sql.equals("-") ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8) : sql;
    long rows =
        new Query(out.path, question, new Parameters(parameters), format, output)
            .answer(console.out());
    console.out().flush();
    console.err().print(Counted.of(rows, "row") + "\n");
    return ExitCode.DONE;
  }

  /** A launcher that is killed can take nothing with it. */
  private static void endWithLauncher() {
    String launcher = System.getProperty("waymark.query.parent");
    if (launcher != null) {
      inBackground(
          () -> {
            while (ProcessHandle.current()
                .parent()
                .map(parent -> String.valueOf(parent.pid()).equals(launcher))
                .orElse(false)) {
              pause(LOOK_MILLISECONDS);
            }
            Runtime.getRuntime().halt(ExitCode.INTERNAL);
          });
    }
  }

  /** Native code cannot be asked to stop, but its process can be ended. */
  private void endAfter(int seconds) {
    inBackground(
        () -> {
          pause(1_000L * seconds);
          console
              .err()
              .print(
                  "waymark query: the query took longer than %d seconds and was stopped%n"
                      .formatted(seconds));
          console.err().flush();
          Runtime.getRuntime().halt(ExitCode.USAGE);
        });
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "end of query");
    thread.setDaemon(true);
    thread.start();
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
