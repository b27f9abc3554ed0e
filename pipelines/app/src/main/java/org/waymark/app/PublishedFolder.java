package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.query.PublishedTables;
import picocli.CommandLine.Option;

/** What every command asks that reads published tables: where they are. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class PublishedFolder {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder that a run has published in.")
  Path path;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = Integer.MAX_VALUE,
      description = "Show this help.")
  boolean help;

  /**
   * The published date that is meant.
   *
   * @param asOf as the user gives it; empty: the latest
   * @throws CommandFailure where nothing is published, or not for that date
   */
  LocalDate date(Optional<LocalDate> asOf) throws CommandFailure, IOException, SQLException {
    try (PublishedTables tables = PublishedTables.open(path)) {
      return asOf.isPresent() ? tables.requirePublished(asOf.get()) : tables.latestAsOf();
    }
  }
}
