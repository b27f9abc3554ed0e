package org.waymark.app;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.AlertExplanation;
import org.waymark.app.query.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A finding from its sentence back to the delivered files. */
@Command(
    name = "explain",
    header = "Trace a finding or an alert back to the delivered files.",
    description = {
      "",
      "Shows one finding of the latest published date: the tests made, their results, and the"
          + " places compared. Lists every number with the file and line it was read from. Also"
          + " shows the places that could learn from it, and the run that made the finding.",
      "",
      "For the code of an alert, shows what the alert shows and what it does not. Lists the rows"
          + " of the plan, the log or the goals that it rests on, and says how to answer it.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark query --out published \"SELECT finding_id, evidence FROM positive_deviance\"",
      "  waymark explain --out published 3f2a90c1d4e5",
      "  waymark explain --out published 3f2a",
      "  waymark explain --out published HW-7K2",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:explained",
      " 1:internal error",
      " 2:wrong usage, or the finding or alert does not exist",
      " 5:nothing is published there"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Parameters(
      paramLabel = "FINDING",
      description =
          "ID of the finding, or as many of its first digits as make it unique; or the code of an"
              + " alert.")
  String finding;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    Optional<String> code = AlertExplanation.codeOf(finding);
    if (code.isPresent()) {
      new AlertExplanation(out.path, code.get()).write(console.out());
    } else {
      new Explanation(out.path, finding).write(console.out());
    }
    console.out().flush();
    return ExitCode.DONE;
  }
}
