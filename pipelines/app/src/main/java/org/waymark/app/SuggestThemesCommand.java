package org.waymark.app;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.SuggestedCodebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What could be added to a codebook. */
@Command(
    name = "suggest",
    header = "Print themes and phrases to add to a codebook.",
    description = {
      "",
      "Prints the table theme_suggestion of the latest published date, as YAML for the themes"
          + " of a mission file. Lists what people write about in sentences without a theme. If"
          + " people have coded reports, also lists phrases that would find more of a theme."
          + " Changes nothing. Review the output, name each theme and paste it into the mission"
          + " file.",
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
      description = "Only this mission. Default: all missions.")
  Optional<String> mission = Optional.empty();

  SuggestThemesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    if (new SuggestedCodebook(out.path, mission).write(console.out()) == 0) {
      console.out().print("# no suggestions\n");
    }
    console.out().flush();
    return ExitCode.DONE;
  }
}
