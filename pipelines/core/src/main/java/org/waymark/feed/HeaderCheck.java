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

  private void check(Feed.Source source) {
    String name = Lookup.label(source, "");
    List<Integer> found = columns.inHeader(source);
    if (found.isEmpty()) {
      add("missing-column", name, source instanceof Feed.Source.Usual ? unusual(name) : none(name));
    } else if (found.size() > 1) {
      List<String> names = found.stream().map(columns.layout().header()::get).distinct().toList();
      if (names.size() == 1) {
        add("duplicate-column", name, found.size() + " columns are called " + quoted(names));
      } else {
        add("ambiguous-column", name, "the name may mean " + quoted(names) + "; map one in full");
      }
    }
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
    faults.add(new FileFault(reason, 1, column, detail, true));
  }
}
