package org.waymark.app;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.query.SuggestedCodebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What could be added to a codebook. */
@Command(
    name = "suggest",
    header = "Print themes and phrases that a codebook could have.",
    description = {
      "",
      "Prints the table theme_suggestion of the latest published date as YAML for the themes of a"
          + " mission's file: what people write about in sentences in which no theme was found,"
          + " and, where people have coded reports, phrases by which more of a theme would be"
          + " found. Nothing is changed: a person reads, names and pastes what is one.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark themes suggest --out published",
      "  waymark themes suggest --out published --mission health-waits",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:printed",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class SuggestThemesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--mission",
      paramLabel = "ID",
      description = "Only for that mission; else for all.")
  Optional<String> mission = Optional.empty();

  SuggestThemesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    if (new SuggestedCodebook(out.path, mission).write(console.out()) == 0) {
      console.out().print("# nothing to suggest\n");
    }
    console.out().flush();
    return ExitCode.DONE;
  }
}
