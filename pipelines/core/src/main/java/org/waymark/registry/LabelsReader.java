package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the file in which people have coded reports: {@code report,theme}, and {@code score} where
 * they said how a report sounds.
 */
final class LabelsReader {
  private static final List<String> HEADER = List.of("report", "theme");
  private static final List<String> SCORED = List.of("report", "theme", "score");
  private static final double LOWEST = 1;
  private static final double HIGHEST = 5;

  private final FileProblems problems;
  private final Collection<String> themeIds;
  private final SortedMap<String, SortedSet<String>> themes = new TreeMap<>();
  private final SortedMap<String, Double> scores = new TreeMap<>();

  private LabelsReader(FileProblems problems, Collection<String> themeIds) {
    this.problems = problems;
    this.themeIds = themeIds;
  }

  /**
   * The reports coded in the file that a mission names.
   *
   * @param themeIds of the mission
   */
  static CodedReports read(
      YamlNode.Scalar path,
      WorkspaceFiles files,
      Collection<String> themeIds,
      FileProblems problems) {
    Optional<byte[]> content =
        WorkspaceFiles.isLabels(path.text()) ? files.content(path.text()) : Optional.empty();
    if (content.isEmpty()) {
      problems.error(
          path.at(),
          "there is no file " + Wording.quoted(path.text()),
          "a CSV file such as `labels/wards.csv`",
          NearMiss.of(
              path.text(),
              files.contents().keySet().stream().filter(WorkspaceFiles::isLabels).toList()));
      return CodedReports.NONE;
    }
    FileProblems own = problems.in(path.text());
    LabelsReader reader = new LabelsReader(own, themeIds);
    Utf8Text.decode(content.get(), own).ifPresent(reader::table);
    return new CodedReports(reader.themes, reader.scores, false);
  }

  private void table(String text) {
    CsvText csv = CsvText.read(text, problems);
    if (!csv.whole()) {
      return;
    }
    List<String> header = new ArrayList<>();
    if (!csv.rows().isEmpty()) {
      csv.rows().get(0).cells().forEach(cell -> header.add(cell.text()));
    }
    if (!header.equals(HEADER) && !header.equals(SCORED)) {
      problems.error(
          Position.START,
          "the header is not `report,theme`",
          "the line `report,theme` or `report,theme,score`, then a line for each theme of a report;"
              + " a report without any has one line with an empty theme");
      return;
    }
    for (CsvText.Row row : csv.rows().subList(1, csv.rows().size())) {
      if (row.cells().size() == header.size()) {
        row(row);
      } else {
        problems.error(
            row.at(), "this line has " + row.cells().size() + " fields", header.size() + " fields");
      }
    }
  }

  private void row(CsvText.Row row) {
    String report = row.cells().get(0).text().strip();
    CsvText.Cell theme = row.cells().get(1);
    String themeId = theme.text().strip();
    if (report.isEmpty()) {
      problems.error(row.at(), "there is no report", "the identifier of a report in its feed");
      return;
    }
    SortedSet<String> own = themes.computeIfAbsent(report, id -> new TreeSet<>());
    if (!themeId.isEmpty() && !themeIds.contains(themeId)) {
      problems.error(
          theme.at(),
          "the mission has no theme " + Wording.quoted(themeId),
          "the id of one of its themes, or nothing",
          NearMiss.of(themeId, themeIds));
    } else if (!themeId.isEmpty()) {
      own.add(themeId);
    }
    if (row.cells().size() == SCORED.size()) {
      score(report, row.cells().get(2));
    }
  }

  private void score(String report, CsvText.Cell cell) {
    String written = cell.text().strip();
    if (written.isEmpty()) {
      return;
    }
    double score;
    try {
      score = Double.parseDouble(written);
    } catch (NumberFormatException e) {
      score = Double.NaN;
    }
    if (!(score >= LOWEST && score <= HIGHEST)) {
      problems.error(
          cell.at(),
          "the score is " + Wording.quoted(written),
          "a number from 1 (a complaint) to 5 (praise), or nothing");
      return;
    }
    Double before = scores.putIfAbsent(report, score);
    if (before != null && before != score) {
      problems.error(
          cell.at(),
          "the report " + Wording.quoted(report) + " has another score above",
          "one score for a report, on one of its lines or on all");
    }
  }
}
