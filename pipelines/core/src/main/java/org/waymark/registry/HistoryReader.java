package org.waymark.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads missions as they were at earlier dates. What was valid then may not be valid now, so that a
 * fault there is a warning, and all that can be read is used.
 */
final class HistoryReader {
  private final WorkspaceFiles files;
  private final Optional<PlacesReading> places;
  private final List<Problem> problems;

  HistoryReader(WorkspaceFiles files, Optional<PlacesReading> places, List<Problem> problems) {
    this.files = files;
    this.places = places;
    this.problems = problems;
  }

  /** Earlier missions in order of date, then id. */
  List<PastMission> read() {
    Map<String, List<String>> byDate = new TreeMap<>();
    for (String path : files.contents().keySet()) {
      WorkspaceFiles.historyDate(path)
          .ifPresent(date -> byDate.computeIfAbsent(date, d -> new ArrayList<>()).add(path));
    }
    List<PastMission> past = new ArrayList<>();
    byDate.forEach((date, paths) -> past.addAll(at(date, paths)));
    return past.stream()
        .sorted(Comparator.comparing(PastMission::at).thenComparing(m -> m.mission().id()))
        .toList();
  }

  private List<PastMission> at(String written, List<String> paths) {
    LocalDate date;
    try {
      date = BoundedDate.parse(written);
    } catch (DateTimeException noDate) {
      new FileProblems(paths.get(0), problems)
          .error(
              Position.START,
              "the folder " + Wording.quoted(written) + " of `history` is not a date",
              "a folder such as `history/2025-04-01`");
      return List.of();
    }
    List<Problem> old = new ArrayList<>();
    Declared declared = new Declared(places);
    List<MissionReader> readers = new ArrayList<>();
    for (String path : paths) {
      FileProblems ofFile = new FileProblems(path, old);
      files
          .content(path)
          .flatMap(bytes -> YamlTree.read(bytes, ofFile))
          .flatMap(root -> MissionReader.begin(root, ofFile, declared))
          .ifPresentOrElse(readers::add, declared::someIndicatorsAreUnknown);
    }
    List<PastMission> past =
        readers.stream()
            .flatMap(reader -> reader.finish(files).stream())
            .map(mission -> new PastMission(date, mission))
            .toList();
    warn(paths, old);
    return past;
  }

  /** One warning for each file, at its first fault. */
  private void warn(List<String> paths, List<Problem> old) {
    for (String path : paths) {
      old.stream()
          .filter(problem -> problem.file().equals(path) && problem.isError())
          .sorted()
          .findFirst()
          .ifPresent(
              problem ->
                  new FileProblems(path, problems)
                      .warning(
                          new Position(problem.line(), problem.column()),
                          "this earlier version is not read in full: " + problem.what(),
                          problem.expected()));
    }
  }
}
