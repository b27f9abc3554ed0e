package org.waymark.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.registry.Feed;

/** Holds the header of a file to the columns that a feed reads. */
final class HeaderCheck {
  private static final String KEY =
      "key that the files of submissions have too; give `key` and `link` of `parent`: ";

  private final Feed feed;
  private final InspectedFile file;
  private final Columns columns;
  private final List<FileFault> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  HeaderCheck(Feed feed, InspectedFile file, Columns columns) {
    this.feed = feed;
    this.file = file;
    this.columns = columns;
  }

  /** What the header lacks, or has more than once. */
  List<FileFault> faults() {
    Optional<String> other = columns.layout().format().fault(file.header());
    if (other.isPresent()) {
      add("wrong-format", "", other.get());
      return faults;
    }
    for (Feed.Source source : columns.sources()) {
      check(source);
    }
    missing();
    across();
    if (feed instanceof Feed.RecordFeed records) {
      dateInName(records);
    }
    if (feed instanceof Feed.SubmissionsFeed of
        && of.key() instanceof Feed.Source.Usual
        && columns.layout().keys().isEmpty()) {
      add("missing-column", "key", "the header has no column for the " + KEY + header());
    }
    if (feed instanceof Feed.SurveyFeed survey) {
      survey.questions().forEach(this::choice);
    }
    return faults;
  }

  /** A date that the feed seeks in the name of a file must be there. */
  private void dateInName(Feed.RecordFeed records) {
    records
        .fields()
        .forEach(
            (name, dated) -> {
              if (dated.source() instanceof Feed.Source.FileName sought
                  && sought.in(file.path()).isEmpty()) {
                add(
                    "missing-date",
                    name,
                    "the file name "
                        + RowText.quoted(file.path().substring(file.path().lastIndexOf('/') + 1))
                        + " has no part for `"
                        + name
                        + "`: it needs "
                        + RowText.quoted(sought.before())
                        + " before it"
                        + (sought.behind().isEmpty()
                            ? ""
                            : " and " + RowText.quoted(sought.behind()) + " behind it"));
              }
            });
  }

  private void check(Feed.Source source) {
    String name = Lookup.label(source, "");
    List<Integer> found = columns.inHeader(source);
    if (found.isEmpty() && source instanceof Feed.Source.Usual) {
      add("missing-column", name, unusual(name));
    } else if (found.isEmpty()) {
      missing.add(name);
    } else if (found.size() > 1) {
      List<String> names = found.stream().map(columns.layout().header()::get).distinct().toList();
      if (names.size() == 1) {
        add("duplicate-column", name, found.size() + " columns are called " + quoted(names));
      } else {
        add("ambiguous-column", name, "the name may mean " + quoted(names) + "; map one in full");
      }
    } else {
      String column = columns.layout().header().get(found.get(0));
      if (!column.equals(name) && columns.layout().forgiven(name, column)) {
        notes.add("the column " + RowText.quoted(column) + " is read as " + RowText.quoted(name));
      }
    }
  }

  /** What was read otherwise than it is written. */
  List<String> notes() {
    return notes;
  }

  /** Columns that the header lacks: where another line has them, that is the header. */
  private void missing() {
    if (missing.isEmpty()) {
      return;
    }
    Optional<Opening> other = otherHeader();
    if (other.isEmpty()) {
      for (int m = 0; m < missing.size(); m++) {
        add("missing-column", missing.get(m), none(missing.get(m)) + (m == 0 ? periods() : ""));
      }
      return;
    }
    List<String> there = missing.stream().filter(name -> has(other.get(), name)).toList();
    List<String> nowhere = missing.stream().filter(name -> !has(other.get(), name)).toList();
    String first = there.get(0);
    StringBuilder detail = new StringBuilder();
    detail.append("no column `").append(first).append("` in line ").append(headerLine());
    detail.append("; line ").append(other.get().line()).append(" has it");
    if (there.size() > 1) {
      detail.append(", and ").append(listed(there.subList(1, there.size()))).append(" too");
    }
    detail.append(": declare `table: {header: ").append(other.get().line()).append("}`");
    if (!nowhere.isEmpty()) {
      detail.append("; no line has ").append(listed(nowhere));
    }
    detail.append(periodsIn(other.get().cells()));
    add("missing-column", first, detail.toString());
  }

  private static String listed(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private int headerLine() {
    return file.opening().isEmpty() ? 1 : file.opening().get(0).line();
  }

  /** The row near the start of the file that has most of what the header lacks, if any has. */
  private Optional<Opening> otherHeader() {
    Opening best = null;
    long most = 0;
    List<Opening> rows = file.opening();
    for (Opening row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      long found = missing.stream().filter(name -> has(row, name)).count();
      if (found > most) {
        best = row;
        most = found;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean has(Opening row, String name) {
    return row.cells().stream()
        .anyMatch(cell -> cell.equals(name) || columns.layout().forgiven(name, cell));
  }

  /** What to declare where the header has periods across. */
  private String periods() {
    return periodsIn(file.header());
  }

  private String periodsIn(List<String> header) {
    List<String> periods = AcrossTable.periods(header);
    if (periods.size() < 2 || feed.reading().table().across().isPresent()) {
      return "";
    }
    return "; there are periods across, "
        + RowText.quoted(periods.get(0))
        + " to "
        + RowText.quoted(periods.get(periods.size() - 1))
        + ": `table: {across: {columns: periods}}` makes a row of each, with the columns `period`"
        + " and `value`";
  }

  /** Where columns are declared to be cells, there must be some, each once. */
  private void across() {
    feed.reading()
        .table()
        .across()
        .map(across -> AcrossTable.of(file.header(), across))
        .ifPresent(
            table -> {
              if (table.cells().isEmpty()) {
                add(
                    "missing-column",
                    table.name(),
                    "no column is one of those that `across` declares: "
                        + RowText.quoted(String.join(",", file.header())));
              }
              table
                  .twice()
                  .forEach(
                      name ->
                          add(
                              "duplicate-column",
                              name,
                              "`across` finds two columns for " + RowText.quoted(name)));
            });
  }

  private static String quoted(List<String> names) {
    return names.stream().map(RowText::quoted).collect(Collectors.joining(" or "));
  }

  private String unusual(String field) {
    if (field.equals("link")) {
      return "the header has no column that names a row's submission by a " + KEY + header();
    }
    return "the header has no column in which a file of the format "
        + file.format()
        + " keeps the "
        + field
        + "; map `"
        + field
        + "`: "
        + header();
  }

  private String none(String column) {
    String meant = RowText.question(column, columns.layout().header());
    return "no column "
        + RowText.quoted(column)
        + " in the header"
        + (meant.isEmpty() ? ": " + header() : meant);
  }

  private String header() {
    return RowText.quoted(String.join(String.valueOf(file.delimiter()), columns.layout().header()));
  }

  /** Where choices have columns, the one that is asked for must be among them. */
  private void choice(Feed.Question question) {
    List<String> choices =
        columns.layout().choices(question.column()).stream()
            .map(Layout.ChoiceColumn::choice)
            .toList();
    boolean there = question.chosen().stream().anyMatch(choices::contains);
    if (!question.chosen().isEmpty() && !choices.isEmpty() && !there) {
      String asked = question.chosen().get(0);
      add(
          "missing-column",
          question.column(),
          RowText.quoted(asked)
              + " is no choice of "
              + RowText.quoted(question.column())
              + RowText.question(asked, choices)
              + " (choices: "
              + String.join(", ", choices)
              + ")");
    }
  }

  private void add(String reason, String column, String detail) {
    faults.add(new FileFault(reason, headerLine(), column, detail, true));
  }
}
