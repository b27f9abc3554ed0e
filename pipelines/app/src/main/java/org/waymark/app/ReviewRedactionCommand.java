package org.waymark.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.query.Listing;
import org.waymark.app.query.ListingFormat;
import org.waymark.jobs.ReviewQueue;
import org.waymark.jobs.RunFailure;
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
    header = "Print the spans of text that redaction is unsure of.",
    description = {
      "",
      "Reads what lies in landing as a run does, and lists each span that was left in although it"
          + " may be personal (low confidence), then each that was taken out although it may have"
          + " been harmless (medium): feed, file, line, kind, the span as delivered, and a few"
          + " words around it as they are published. Texts of reports are looked through, and rows"
          + " that are refused, of all feeds.",
      "",
      "What is printed may be personal and is kept nowhere else: no file is written. Reports of"
          + " dates to come are looked through too; a report that a later one of its id replaces is"
          + " not.",
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
      " 0:printed, also where nothing is in doubt",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in the workspace",
      " 5:there is no workspace, or a feed has no file"
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
      description = "Only what that feed delivers; else all feeds.")
  Optional<String> feed = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many spans are listed at most. Default: 100.")
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
          spec.commandLine(), "--limit is " + limit + "; expected 1 or more");
    }
    Workspace asked = asked(workspace());
    ReviewQueue queue = ReviewQueue.of(workspace, asked, limit);
    if (!queue.first().isEmpty()) {
      console
          .err()
          .print(
              "What is printed may be personal: it belongs in no mail, ticket or shared file.\n");
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
          "there is no workspace at " + workspace + "; `waymark init` makes a small one");
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
          "there is no feed `"
              + Listing.inert(id)
              + "`"
              + NearMiss.of(id, ids)
                  .map(meant -> "; did you mean `" + meant + "`?")
                  .orElse("; there is " + String.join(", ", ids)));
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
          case REFUSED_ROW -> "refused row";
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
      return "Nothing is in doubt in " + looked + ".\n";
    }
    String total =
        String.format(
            Locale.ROOT,
            "%s%s in doubt in %s: %,d left in, %,d replaced.\n",
            format == ListingFormat.TABLE ? "\n" : "",
            Counted.of(all, "span"),
            looked,
            queue.left(),
            queue.replaced());
    return queue.first().size() < all
        ? total + "The first " + queue.first().size() + " are listed; --limit lists more.\n"
        : total;
  }
}
