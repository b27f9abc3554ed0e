package org.waymark.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.waymark.feed.Described;
import org.waymark.io.DeliveredFiles;
import org.waymark.io.WorkspaceFolder;
import org.waymark.registry.Feed;
import org.waymark.registry.Problem;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.Severity;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.twin.map.CauseReader;
import org.waymark.twin.model.ModelReader;

/** Reads the registry of a workspace on disk, without running anything. */
public final class RegistryCheck {
  private static final String EXPECTED = "files in the workspace";

  private RegistryCheck() {}

  /**
   * The workspace, if it can be used, and everything that is wrong with it.
   *
   * @throws IOException if a file cannot be read
   */
  public static RegistryReading of(Path workspace) throws IOException {
    return of(workspace, WorkspaceFolder.read(workspace));
  }

  /** The same of files that were read before. */
  static RegistryReading of(Path folder, WorkspaceFiles files) throws IOException {
    RegistryReading reading = RegistryReader.read(files);
    List<Problem> problems = new ArrayList<>(reading.problems());
    Set<Problem> doubts = new TreeSet<>();
    for (Feed feed : reading.workspace().map(Workspace::feeds).orElse(List.of())) {
      for (Feed.Reading named : named(feed)) {
        try {
          for (DeliveredFiles.Delivered file :
              DeliveredFiles.matching(folder, named.files(), named.alsoRead())) {
            Described described =
                named.linesOfJson() ? Described.NONE : DeliveredFiles.described(folder, file);
            described.problems().forEach(what -> doubts.add(doubt(described, what)));
          }
        } catch (DeliveredFiles.Outside outside) {
          problems.add(problem(files, named, String.valueOf(outside.getMessage())));
        } catch (InvalidPathException | PatternSyntaxException unusable) {
          problems.add(problem(files, named, "no file can have such a name"));
        }
      }
    }
    problems.addAll(doubts);
    problems.addAll(ModelReader.read(files, reading.workspace()).problems());
    problems.addAll(CauseReader.read(files).problems());
    return new RegistryReading(
        problems.stream().anyMatch(Problem::isError) ? Optional.empty() : reading.workspace(),
        problems.stream().sorted().toList());
  }

  /** What a description says that is not understood stops nobody: the feed may say it. */
  private static Problem doubt(Described described, String what) {
    return new Problem(
        described.by(),
        1,
        1,
        Severity.WARNING,
        what,
        "the feed to say how its files are written",
        Optional.empty());
  }

  private static List<Feed.Reading> named(Feed feed) {
    List<Feed.Reading> named = new ArrayList<>();
    named.add(feed.reading());
    if (feed instanceof Feed.SurveyFeed survey) {
      survey.parent().ifPresent(parent -> named.add(parent.submissions().reading()));
    }
    return named;
  }

  /** With the line that names the files: the registry keeps what it says and not where. */
  private static Problem problem(WorkspaceFiles files, Feed.Reading named, String what) {
    for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
      if (file.getKey().startsWith("feeds/")) {
        List<String> lines = new String(file.getValue(), StandardCharsets.UTF_8).lines().toList();
        for (int line = 0; line < lines.size(); line++) {
          int key = lines.get(line).indexOf("files:");
          if (key >= 0 && lines.get(line).indexOf(named.files(), key) >= 0) {
            return new Problem(
                file.getKey(), line + 1, key + 1, Severity.ERROR, what, EXPECTED, Optional.empty());
          }
        }
      }
    }
    return new Problem("feeds/", 1, 1, Severity.ERROR, what, EXPECTED, Optional.empty());
  }
}
