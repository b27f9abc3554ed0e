package org.waymark.feed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.registry.Feed;
import org.waymark.registry.NumberForm;
import org.waymark.registry.TableShape;

/**
 * What a file beside a CSV says of it: a Data Package or the metadata of CSV on the Web. What a
 * feed says itself comes first.
 *
 * @param by path of the file that says so; empty where there is none
 * @param digest of that file
 * @param encoding empty: not said
 * @param delimiter empty: not said
 * @param decimal empty: not said
 * @param missing tokens that mean no value
 * @param marks what may stand around numbers, by the words of a feed
 * @param headerLines lines of the header, counted from 1; none: the first
 * @param columns names of all columns where the file has no header; else none
 * @param names what columns are called in the file, by the names that the description gives them
 * @param problems what of the description is not understood, in words
 */
public record Described(
    String by,
    String digest,
    String encoding,
    String delimiter,
    String decimal,
    List<String> missing,
    List<NumberForm.Mark> marks,
    List<Integer> headerLines,
    List<String> columns,
    SortedMap<String, List<String>> names,
    List<String> problems)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing is said. */
  public static final Described NONE =
      new Described(
          "",
          "",
          "",
          "",
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new TreeMap<>(),
          List.of());

  /** True where nothing is said. */
  public boolean isNone() {
    return by.isEmpty();
  }

  /** The reading of a feed, with what is described where the feed says nothing. */
  Feed.Reading under(Feed.Reading feed) {
    if (isNone() || feed.linesOfJson()) {
      return feed;
    }
    Set<NumberForm.Mark> around = new HashSet<>(feed.numbers().marks());
    if (around.isEmpty()) {
      around.addAll(marks);
    }
    return new Feed.Reading(
        feed.format(),
        feed.files(),
        feed.missing().isEmpty() ? missing : feed.missing(),
        feed.delimiter().or(() -> delimiter.chars().mapToObj(c -> (char) c).findFirst()),
        feed.encoding().or(() -> said(encoding)),
        feed.decimal().or(() -> decimal.chars().mapToObj(c -> (char) c).findFirst()),
        new NumberForm(around, feed.numbers().zero()),
        table(feed.table()),
        feed.alsoRead(),
        feed.settlesAfter(),
        feed.lag(),
        feed.expected());
  }

  private static Optional<String> said(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private TableShape table(TableShape feed) {
    TreeMap<String, List<String>> all = new TreeMap<>(feed.names());
    names.forEach(
        (name, others) ->
            all.merge(
                name,
                others,
                (own, more) -> {
                  List<String> both = new ArrayList<>(own);
                  more.stream().filter(other -> !own.contains(other)).forEach(both::add);
                  return List.copyOf(both);
                }));
    Optional<TableShape.HeaderPlace> lines =
        headerLines.isEmpty()
            ? Optional.empty()
            : Optional.of(new TableShape.HeaderPlace.Lines(headerLines));
    return new TableShape(
        feed.header().or(() -> lines),
        feed.until(),
        feed.emptyEnd(),
        feed.fillDown(),
        feed.sheets(),
        feed.members(),
        feed.rows(),
        feed.across(),
        all);
  }

  /** The names that stand in for a header, unless the feed says where one is. */
  List<String> headerOf(Feed.Reading feed) {
    return feed.table().header().isPresent() ? List.of() : columns;
  }

  /** What is gathered of a description while it is read. */
  static final class Builder {
    private final String by;
    private final String digest;
    private final List<String> problems = new ArrayList<>();
    String encoding = "";
    String delimiter = "";
    private final Set<String> decimals = new HashSet<>();
    final List<String> missing = new ArrayList<>();
    final Set<NumberForm.Mark> marks = new java.util.TreeSet<>();
    OptionalInt skipped = OptionalInt.empty();
    int headerRows = 1;
    final List<String> columns = new ArrayList<>();
    final TreeMap<String, List<String>> names = new TreeMap<>();

    Builder(String by, String digest) {
      this.by = by;
      this.digest = digest;
    }

    void problem(String what) {
      if (!problems.contains(what)) {
        problems.add(what);
      }
    }

    void decimal(String mark) {
      if (mark.equals(".") || mark.equals(",")) {
        decimals.add(mark);
      } else {
        problem("the decimal mark " + RowText.quoted(mark) + " is not read; it is `.` or `,`");
      }
    }

    /** Says how thousands are grouped. */
    void group(String mark) {
      if (mark.equals("'") || mark.equals("’")) {
        marks.add(NumberForm.Mark.APOSTROPHES);
      } else if (!mark.isEmpty() && " .,\u00A0\u202F\u2009".indexOf(mark.charAt(0)) < 0) {
        problem("thousands are not read that are grouped by " + RowText.quoted(mark));
      }
    }

    void encoding(String name) {
      if (Encodings.named(name).isEmpty()) {
        problem("no encoding is called " + RowText.quoted(name));
      } else {
        encoding = name;
      }
    }

    void delimiter(String mark) {
      if (mark.length() == 1) {
        delimiter = mark;
      } else {
        problem("fields cannot be separated by " + RowText.quoted(mark) + "; it is one character");
      }
    }

    void quote(String mark) {
      if (!mark.equals("\"")) {
        problem("cells in " + RowText.quoted(mark) + " are not read; they are quoted with \"");
      }
    }

    Described build() {
      if (decimals.size() > 1) {
        problem("columns have different decimal marks; each column shows its own");
      }
      List<Integer> lines = new ArrayList<>();
      int first = skipped.orElse(0) + 1;
      for (int line = first; (headerRows > 1 || first > 1) && line < first + headerRows; line++) {
        lines.add(line);
      }
      return new Described(
          by,
          digest,
          encoding,
          delimiter,
          decimals.size() == 1 ? decimals.iterator().next() : "",
          List.copyOf(missing),
          List.copyOf(marks),
          headerRows == 0 ? List.of() : List.copyOf(lines),
          headerRows == 0 ? List.copyOf(columns) : List.of(),
          names,
          List.copyOf(problems));
    }
  }
}
