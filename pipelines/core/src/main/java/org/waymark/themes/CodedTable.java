package org.waymark.themes;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.redaction.Redaction;
import org.waymark.registry.Theme;
import org.waymark.text.SameText;

/**
 * A table of texts that people have coded: a column with the text, and for each theme a column,
 * under its id or its title, that says whether the text speaks of it.
 *
 * @param texts redacted, those that say something
 * @param empty rows whose text is empty or a placeholder
 * @param coded positions of the themes that have a column
 * @param problems what is wrong, with the line; with any of them there are no texts
 */
public record CodedTable(List<CodedText> texts, int empty, BitSet coded, List<String> problems) {
  private static final Set<String> YES = Set.of("1", "true", "yes", "y", "x");
  private static final Set<String> NO = Set.of("", "0", "false", "no", "n", "na");
  private static final int MOST_PROBLEMS = 20;

  /**
   * Reads a table.
   *
   * @param csv with a header
   * @param text the column of the texts
   * @param question the column of the question that was asked, where there is one
   * @param score the column that says how a text sounds, from 1 to 5 or nothing, where there is one
   * @param placeholders texts that say nothing, whatever their capitals and the marks around them
   */
  public static CodedTable read(
      String csv,
      List<Theme> codebook,
      String text,
      Optional<String> question,
      Optional<String> score,
      Set<String> placeholders) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return read(
          reader,
          codebook,
          text,
          question,
          score,
          placeholders.stream().map(SameText::bare).collect(Collectors.toUnmodifiableSet()));
    } catch (CsvParseException e) {
      return refused(List.of("the file is no CSV with a header: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CodedTable refused(List<String> problems) {
    return new CodedTable(List.of(), 0, new BitSet(), problems);
  }

  private static CodedTable read(
      Iterable<NamedCsvRecord> rows,
      List<Theme> codebook,
      String text,
      Optional<String> question,
      Optional<String> score,
      Set<String> placeholders) {
    List<CodedText> texts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int empty = 0;
    String[] columns = null;
    BitSet coded = new BitSet();
    for (NamedCsvRecord row : rows) {
      if (columns == null) {
        columns = columns(row.getHeader(), codebook, coded);
        problems.addAll(missing(row.getHeader(), codebook, coded, text, question, score));
        if (!problems.isEmpty()) {
          return refused(problems);
        }
      }
      String written = row.getField(text).strip();
      if (written.isEmpty() || placeholders.contains(SameText.bare(written))) {
        empty++;
        continue;
      }
      BitSet themes = new BitSet();
      for (int theme = coded.nextSetBit(0); theme >= 0; theme = coded.nextSetBit(theme + 1)) {
        String says = row.getField(columns[theme]).strip().toLowerCase(Locale.ROOT);
        themes.set(theme, YES.contains(says));
        if (!YES.contains(says) && !NO.contains(says) && problems.size() < MOST_PROBLEMS) {
          problems.add(
              "line "
                  + row.getStartingLineNumber()
                  + ": `"
                  + columns[theme]
                  + "` holds neither 1 nor 0");
        }
      }
      String sounding = score.map(column -> row.getField(column).strip()).orElse("");
      if (!sounding.isEmpty() && !sounding.matches("[1-5]") && problems.size() < MOST_PROBLEMS) {
        problems.add(
            "line "
                + row.getStartingLineNumber()
                + ": `"
                + score.orElse("")
                + "` holds neither 1 to 5 nor nothing");
      }
      texts.add(
          CodedText.of(
                  Redaction.redact(written),
                  question.map(column -> SameText.key(row.getField(column))).orElse(""),
                  themes)
              .sounding(sounding.matches("[1-5]") ? Integer.parseInt(sounding) : Double.NaN));
    }
    if (columns == null) {
      problems.add("the file has no row");
    }
    return problems.isEmpty() ? new CodedTable(texts, empty, coded, List.of()) : refused(problems);
  }

  /** The column of each theme; those that have one are noted. */
  private static String[] columns(List<String> header, List<Theme> codebook, BitSet coded) {
    String[] columns = new String[codebook.size()];
    for (int theme = 0; theme < columns.length; theme++) {
      Theme known = codebook.get(theme);
      columns[theme] = header.contains(known.id()) ? known.id() : known.title();
      coded.set(theme, header.contains(columns[theme]));
    }
    return columns;
  }

  private static List<String> missing(
      List<String> header,
      List<Theme> codebook,
      BitSet coded,
      String text,
      Optional<String> question,
      Optional<String> score) {
    List<String> problems = new ArrayList<>();
    for (String column :
        Stream.of(Optional.of(text), question, score).flatMap(Optional::stream).toList()) {
      if (!header.contains(column)) {
        problems.add(
            "there is no column `" + column + "`; there is `" + String.join("`, `", header) + "`");
      }
    }
    if (coded.isEmpty()) {
      problems.add(
          "no column is named after a theme; expected one such as `"
              + codebook.get(0).id()
              + "` or `"
              + codebook.get(0).title()
              + "`");
    }
    return problems;
  }
}
