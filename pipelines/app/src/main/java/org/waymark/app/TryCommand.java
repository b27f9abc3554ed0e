package org.waymark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.FeedTrial;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the rows of a feed become. */
@Command(
    name = "try",
    header = "Show what the rows of one feed become.",
    description = {
      "",
      "Reads the files of a feed as a run does. Shows the first observations, the numbers of"
          + " rows read, accepted, rejected and skipped, and the reasons for rejected values."
          + " Publishes nothing. Every period counts as ended.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark try health/feeds/ae.yaml",
      "  waymark try health/feeds/ae.yaml --rows 20",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:shown",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in the workspace",
      " 5:the file does not exist, or the feed has no files"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class TryCommand implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("(?m)^id:[ \\t]*[\"']?([A-Za-z0-9-]+)");

  private final Console console;

  @Parameters(
      paramLabel = "FEED",
      description = "File of a feed in a workspace, such as feeds/x.yaml.")
  Path feed;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of observations to show. Default: ${DEFAULT-VALUE}.")
  int rows;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  TryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure {
    if (!Files.isRegularFile(feed)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "no file found at " + feed + "; name the file of a feed, such as feeds/x.yaml");
    }
    Path folder = feed.toAbsolutePath().normalize().getParent();
    Path workspace = folder == null ? null : folder.getParent();
    Matcher id = ID.matcher(new String(Files.readAllBytes(feed), StandardCharsets.UTF_8));
    if (folder == null || workspace == null || !folder.endsWith("feeds") || !id.find()) {
      throw new CommandFailure(
          ExitCode.USAGE, feed + " is not a feed of a workspace. Name a file in its folder feeds");
    }
    for (String line : FeedTrial.of(workspace, id.group(1), Math.max(rows, 0))) {
      console.out().print(line + "\n");
    }
    return ExitCode.DONE;
  }
}
