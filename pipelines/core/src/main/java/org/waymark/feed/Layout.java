package org.waymark.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a feed's columns stand in the header of one file, by the ways of the file's format. */
final class Layout {
  /**
   * A column for one choice of a question.
   *
   * @param position in the header
   * @param choice as the header names it
   */
  record ChoiceColumn(int position, String choice) {}

  /** Of rows that name their fields themselves. */
  static final Layout NONE = new Layout(ExportFormat.PLAIN, List.of(), Map.of(), Optional.empty());

  private final ExportFormat format;
  private final List<String> header;
  private final Map<String, List<String>> names;
  private final Optional<Submissions> parents;

  /**
   * @param names other names of columns, by the names that the feed uses
   * @param parents what rows belong to, where they are repeats
   */
  Layout(
      ExportFormat format,
      List<String> header,
      Map<String, List<String>> names,
      Optional<Submissions> parents) {
    this.format = format;
    this.header = header;
    this.names = names;
    this.parents = parents;
  }

  ExportFormat format() {
    return format;
  }

  List<String> header() {
    return header;
  }

  /**
   * Positions that a name may mean: that of the column so called, or by another of its names, else
   * of columns whose name ends with it behind groups, else of one with its question behind its
   * name, else of one that differs in letter case and blanks alone.
   */
  List<Integer> positions(String name) {
    List<Integer> exact = matching(column -> column.equals(name));
    if (!exact.isEmpty()) {
      return exact;
    }
    List<String> others = names.getOrDefault(name, List.of());
    List<Integer> renamed = matching(others::contains);
    if (!renamed.isEmpty()) {
      return renamed;
    }
    List<Integer> ofFormat = byFormat(name);
    return ofFormat.isEmpty() ? matching(column -> forgiven(name, column)) : ofFormat;
  }

  /** True where a column is meant by a name that it does not have to the letter. */
  boolean forgiven(String name, String column) {
    return folded(column).equals(folded(name))
        || names.getOrDefault(name, List.of()).stream()
            .anyMatch(other -> folded(column).equals(folded(other)));
  }

  /** A name without regard to letter case, blanks and underscores. */
  static String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    name.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '_')
        .forEach(folded::appendCodePoint);
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  private List<Integer> byFormat(String name) {
    if (format.standard()) {
      return format.usual(name, header, false).stream().toList();
    }
    if (format == ExportFormat.LIMESURVEY) {
      return matching(column -> column.startsWith(name + ". "));
    }
    if (format == ExportFormat.SDMX) {
      return matching(column -> column.startsWith(name + ":"));
    }
    return matching(column -> endsPath(column, name) && !isChoice(column));
  }

  /** The position of the column in which the format keeps a field. */
  Optional<Integer> usual(String field) {
    return field.equals("link")
        ? link().flatMap(link -> ExportFormat.first(List.of(link), header))
        : format.usual(field, header, parents.isPresent());
  }

  /** The first link of the format by which these rows find the submissions that there are. */
  Optional<String> link() {
    Set<String> known = parents.map(Submissions::links).orElse(Set.of());
    return format.links().keySet().stream()
        .filter(known::contains)
        .filter(link -> ExportFormat.first(List.of(link), header).isPresent())
        .findFirst();
  }

  /** Columns of submissions that hold keys, by the link that leads there. */
  Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    format
        .links()
        .forEach(
            (link, names) ->
                ExportFormat.first(names, header)
                    .ifPresent(position -> keys.put(link, header.get(position))));
    return keys;
  }

  /** The only column that a name means. */
  Optional<Integer> position(String name) {
    List<Integer> found = positions(name);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * The columns of a question's choices; none where it has none, or several questions are meant.
   */
  List<ChoiceColumn> choices(String question) {
    List<ChoiceColumn> own = choices(base -> base.equals(question));
    if (!own.isEmpty()) {
      return own;
    }
    TreeSet<String> bases = new TreeSet<>();
    List<ChoiceColumn> grouped =
        choices(
            base -> {
              boolean meant = endsPath(base, question);
              if (meant) {
                bases.add(base);
              }
              return meant;
            });
    return bases.size() == 1 ? grouped : List.of();
  }

  private List<ChoiceColumn> choices(java.util.function.Predicate<String> question) {
    List<ChoiceColumn> found = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      String column = header.get(c);
      int mark = choiceMark(column);
      if (mark > 0 && question.test(column.substring(0, mark))) {
        int end = column.length() - (column.charAt(mark) == '[' ? 1 : 0);
        found.add(new ChoiceColumn(c, column.substring(mark + 1, end)));
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** Where the mark before a choice stands; -1 where there is none. */
  private int choiceMark(String column) {
    int last = -1;
    for (int i = 0; i < format.choiceMarks().length(); i++) {
      char mark = format.choiceMarks().charAt(i);
      if (mark != '[' || column.endsWith("]")) {
        last = Math.max(last, column.lastIndexOf(mark));
      }
    }
    return last;
  }

  /** True for the column of a choice whose question has one too. */
  private boolean isChoice(String column) {
    int mark = choiceMark(column);
    return mark > 0 && header.contains(column.substring(0, mark));
  }

  private boolean endsPath(String column, String name) {
    int mark = column.length() - name.length() - 1;
    return mark > 0
        && column.endsWith(name)
        && format.pathMarks().indexOf(column.charAt(mark)) >= 0;
  }

  private List<Integer> matching(java.util.function.Predicate<String> column) {
    List<Integer> found = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      if (column.test(header.get(c))) {
        found.add(c);
      }
    }
    return found;
  }
}
