package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads how many people are in each category of a grouping: in the feed, or in a CSV file. */
final class MarginReader {
  private final FileProblems problems;
  private final WorkspaceFiles files;

  MarginReader(FileProblems problems, WorkspaceFiles files) {
    this.problems = problems;
    this.files = files;
  }

  /** Categories and people; empty where none could be read. */
  Optional<SortedMap<String, Double>> population(YamlNode node) {
    if (node instanceof YamlNode.Scalar path && !path.isEmpty()) {
      return file(path);
    }
    if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.error(
          node.at(),
          "`population` is " + node.noun() + " without categories and numbers",
          "categories and numbers such as `{F: 2100, M: 2050}`, or a file such as"
              + " `margins/sex.csv`");
      return Optional.empty();
    }
    SortedMap<String, Double> people = new TreeMap<>();
    boolean sound = true;
    for (YamlNode.Entry entry : mapping.entries()) {
      String name = "the population of " + Wording.quoted(entry.key().text());
      OptionalDouble number = NumberText.read(entry.value(), name, problems);
      sound &=
          number.isPresent()
              && add(
                  people, entry.key().text(), number.getAsDouble(), entry.value().at(), problems);
    }
    return sound ? Optional.of(people) : Optional.empty();
  }

  private Optional<SortedMap<String, Double>> file(YamlNode.Scalar path) {
    Optional<byte[]> content =
        WorkspaceFiles.isMargin(path.text()) ? files.content(path.text()) : Optional.empty();
    if (content.isEmpty()) {
      problems.error(
          path.at(),
          "there is no file " + Wording.quoted(path.text()),
          "a CSV file such as `margins/sex.csv`",
          NearMiss.of(
              path.text(),
              files.contents().keySet().stream().filter(WorkspaceFiles::isMargin).toList()));
      return Optional.empty();
    }
    FileProblems own = problems.in(path.text());
    return Utf8Text.decode(content.get(), own).flatMap(text -> table(text, own));
  }

  private static Optional<SortedMap<String, Double>> table(String text, FileProblems own) {
    CsvText csv = CsvText.read(text, own);
    if (!csv.whole()) {
      return Optional.empty();
    }
    boolean headed =
        !csv.rows().isEmpty()
            && csv.rows().get(0).cells().stream()
                .map(CsvText.Cell::text)
                .toList()
                .equals(List.of("category", "population"));
    if (!headed || csv.rows().size() < 2) {
      own.error(
          Position.START,
          headed ? "there is no category" : "the header is not `category,population`",
          "the line `category,population`, then a line for each category");
      return Optional.empty();
    }
    SortedMap<String, Double> people = new TreeMap<>();
    boolean sound = true;
    for (CsvText.Row row : csv.rows().subList(1, csv.rows().size())) {
      if (row.cells().size() != 2) {
        own.error(row.at(), "this line has " + row.cells().size() + " fields", "2 fields");
        sound = false;
        continue;
      }
      CsvText.Cell number = row.cells().get(1);
      OptionalDouble count = NumberText.parse(number.text().strip());
      if (count.isEmpty()) {
        own.error(
            number.at(),
            Wording.quoted(number.text()) + " is not a number of people",
            "a number above 0",
            NumberText.meant(number.text()));
        sound = false;
        continue;
      }
      sound &= add(people, row.cells().get(0).text(), count.getAsDouble(), row.at(), own);
    }
    return sound ? Optional.of(people) : Optional.empty();
  }

  /** Adds a category; false where it is none. */
  private static boolean add(
      SortedMap<String, Double> people,
      String category,
      double count,
      Position at,
      FileProblems problems) {
    String name = category.strip();
    if (name.isEmpty()) {
      problems.error(at, "a category is empty", "a text as the rows of the survey have it");
    } else if (!(count > 0)) {
      problems.error(
          at,
          "the population of " + Wording.quoted(name) + " is " + NumberText.write(count),
          "a number above 0");
    } else if (people.putIfAbsent(name, count) != null) {
      problems.error(at, "the category " + Wording.quoted(name) + " is given twice", "each once");
    } else {
      return true;
    }
    return false;
  }
}
