package org.waymark.app;

import java.nio.file.Path;
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
}
