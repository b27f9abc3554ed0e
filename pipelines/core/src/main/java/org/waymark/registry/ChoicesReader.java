package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the choices of a form from the sheet of that name of an XLSForm, as a CSV file: {@code
 * list_name,name,label}, with a column for each language's labels where there are several.
 */
final class ChoicesReader {
  private final FileProblems problems;
  private final SortedMap<String, List<List<String>>> lists = new TreeMap<>();
  private int list = -1;
  private int name = -1;
  private final List<Integer> labels = new ArrayList<>();

  private ChoicesReader(FileProblems problems) {
    this.problems = problems;
  }

  /** The lists in the file that a feed names; none with a problem where it cannot be read. */
  static ChoiceLists read(YamlNode.Scalar path, WorkspaceFiles files, FileProblems problems) {
    Optional<byte[]> content =
        WorkspaceFiles.isChoices(path.text()) ? files.content(path.text()) : Optional.empty();
    if (content.isEmpty()) {
      problems.error(
          path.at(),
          "there is no file " + Wording.quoted(path.text()),
          "a CSV file such as `choices/pulse.csv`",
          NearMiss.of(
              path.text(),
              files.contents().keySet().stream().filter(WorkspaceFiles::isChoices).toList()));
      return ChoiceLists.NONE;
    }
    FileProblems own = problems.in(path.text());
    return Utf8Text.decode(content.get(), own)
        .map(text -> new ChoicesReader(own).table(CsvText.read(text, own)))
        .orElse(ChoiceLists.NONE);
  }

  private ChoiceLists table(CsvText csv) {
    if (!csv.whole()) {
      return ChoiceLists.NONE;
    }
    if (csv.rows().isEmpty() || !header(csv.rows().get(0))) {
      problems.error(
          Position.START,
          "the header has no `list_name`, `name` and `label`",
          "the line `list_name,name,label`, then a line for each choice");
      return ChoiceLists.NONE;
    }
    int width = csv.rows().get(0).cells().size();
    for (CsvText.Row row : csv.rows().subList(1, csv.rows().size())) {
      if (row.cells().size() != width) {
        problems.error(
            row.at(), "this line has " + row.cells().size() + " fields", width + " fields");
      } else {
        choice(row);
      }
    }
    return new ChoiceLists(lists);
  }

  private boolean header(CsvText.Row row) {
    for (int c = 0; c < row.cells().size(); c++) {
      String column = row.cells().get(c).text().strip();
      if (column.equals("list_name") || column.equals("list name")) {
        list = c;
      } else if (column.equals("name") || column.equals("value")) {
        name = c;
      } else if (column.equals("label") || column.matches("label\\W.*")) {
        labels.add(c);
      }
    }
    return list >= 0 && name >= 0 && !labels.isEmpty();
  }

  private void choice(CsvText.Row row) {
    String choice = row.cells().get(name).text().strip();
    String of = row.cells().get(list).text().strip();
    if (of.isEmpty() && choice.isEmpty()) {
      return;
    }
    if (of.isEmpty() || choice.isEmpty()) {
      problems.error(row.at(), "a choice has no name or no list", "both of them");
      return;
    }
    List<String> texts = new ArrayList<>();
    texts.add(choice);
    for (int label : labels) {
      String text = row.cells().get(label).text().strip();
      if (!text.isEmpty() && !texts.contains(text)) {
        texts.add(text);
      }
    }
    lists.computeIfAbsent(of, fresh -> new ArrayList<>()).add(List.copyOf(texts));
  }
}
