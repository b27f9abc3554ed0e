package org.waymark.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.Listing;
import org.waymark.app.query.ListingFormat;
import org.waymark.jobs.ReviewQueue;
import org.waymark.publish.RunFailure;
import org.waymark.registry.Feed;
import org.waymark.registry.NearMiss;
import org.waymark.registry.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what redaction is unsure of, and keeps nothing of it. */
@Command(
    name = "review",
    header = "List the spans of text that redaction is unsure of.",
    description = {
      "",
      "Reads the delivered files as a run does. First lists each span that was not redacted"
          + " although it may be personal (low confidence). Then lists each span that was redacted"
          + " although it may be harmless (medium confidence). Each line has the feed, file, line,"
          + " kind, the span as delivered, and a few words around it as published. The command"
          + " reviews the texts of reports, and the rejected rows of all feeds.",
      "",
      "The output may be personal. It is not stored: the command writes no file. Reports"
          + " dated in the future are reviewed too. A report that a later one with the same ID"
          + " replaces is not reviewed.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark redact review --workspace health",
      "  waymark redact review --workspace health --feed ward-notes --limit 20",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:printed, also if nothing is uncertain",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in the workspace",
      " 5:the workspace does not exist, or a feed has no file"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ReviewRedactionCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "feed_id",
          "source_file",
          "line",
          "where",
          "kind",
          "confidence",
          "replaced",
          "span",
          "context");

  private final Services services;
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = "--workspace",
      required = true,
      paramLabel = "DIR",
      description = "Folder with waymark.yaml, places.csv, missions and feeds.")
  Path workspace;

  @Option(
      names = "--feed",
      paramLabel = "ID",
      description = "Only the files of this feed. Default: all feeds.")
  Optional<String> feed = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Maximum number of spans to list. Default: 100.")
  int limit;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table or csv. A table cuts long texts. Default: table.")
  ListingFormat format;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ReviewRedactionCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, RunFailure, IOException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit is " + limit + ". It must be 1 or more");
    }
    Workspace asked = asked(workspace());
    ReviewQueue queue = ReviewQueue.of(workspace, asked, limit);
    if (!queue.first().isEmpty()) {
      console
          .err()
          .print(
              "This output may be personal. Do not put it into a mail, ticket or shared file.\n");
      console.err().flush();
    }
    if (!queue.first().isEmpty() || format == ListingFormat.CSV) {
      List<List<String>> rows = queue.first().stream().map(ReviewRedactionCommand::row).toList();
      console.out().print(new Listing(COLUMNS, rows).in(format));
    }
    // Behind rows for machines a total would be one more row.
    PrintStream end = format == ListingFormat.CSV ? console.err() : console.out();
    end.print(total(queue, asked));
    for (String line : queue.unread()) {
      console.err().print("not read: " + Listing.inert(line) + "\n");
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private Workspace workspace() throws CommandFailure, IOException {
    if (!Files.isDirectory(workspace)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "no workspace found at " + workspace + "; run `waymark init` to make a small one");
    }
    WorkspaceCheck check = services.registry().check(workspace);
    return check
        .workspace()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "the workspace " + workspace + " has problems",
                    check.errors()));
  }

  /** The workspace with the feeds that are asked for. */
  private Workspace asked(Workspace whole) {
    if (feed.isEmpty()) {
      return whole;
    }
    String id = feed.get();
    List<Feed> named = whole.feeds().stream().filter(f -> f.id().equals(id)).toList();
    if (named.isEmpty()) {
      List<String> ids = whole.feeds().stream().map(Feed::id).toList();
      throw new ParameterException(
          spec.commandLine(),
          "feed `"
              + Listing.inert(id)
              + "`"
              + NearMiss.of(id, ids)
                  .map(meant -> " does not exist; did you mean `" + meant + "`?")
                  .orElse(" does not exist; use one of " + String.join(", ", ids)));
    }
    return new Workspace(whole.settings(), whole.places(), whole.missions(), named);
  }

  private static List<String> row(ReviewQueue.InDoubt found) {
    return List.of(
        found.feed(),
        found.file(),
        Long.toString(found.line()),
        switch (found.where()) {
          case REPORT -> "report";
          case REFUSED_ROW -> "rejected row";
        },
        found.kind(),
        found.replaced() ? "medium" : "low",
        found.replaced() ? "yes" : "no",
        found.span(),
        found.context());
  }

  private String total(ReviewQueue queue, Workspace asked) {
    String looked =
        Counted.of(queue.texts(), "text") + " of " + Counted.of(asked.feeds().size(), "feed");
    long all = queue.left() + queue.replaced();
    if (all == 0) {
      return "Nothing is uncertain in " + looked + ".\n";
    }
    String total =
        String.format(
            Locale.ROOT,
            "%s%s uncertain in %s: %,d not redacted, %,d redacted.\n",
            format == ListingFormat.TABLE ? "\n" : "",
            Counted.of(all, "span"),
            looked,
            queue.left(),
            queue.replaced());
    return queue.first().size() < all
        ? total + "The first " + queue.first().size() + " are listed. Use --limit to list more.\n"
        : total;
  }
}
