package org.waymark.app.query;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.app.cli.CommandFailure;

/**
 * What could be added to the codebooks of missions, as YAML to paste into their files after reading
 * it.
 *
 * @param out folder of the published tables
 * @param mission the only mission asked for
 */
public record SuggestedCodebook(Path out, Optional<String> mission) {
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern COMMA = Pattern.compile(", ");

  private static final String SQL =
      """
      SELECT s.mission_id, s.kind, s.theme_id, s.words, s.reports, s.places, s.share, s.overlap,
        s.precision, s.looked_through, s.as_of::VARCHAR AS as_of
      FROM theme_suggestion s
      ORDER BY s.mission_id, s.kind DESC, s.theme_id IS NULL, CASE s.kind WHEN 'phrase' THEN s.theme_id END, s.rank
      """;

  /** Writes the suggestions and says how many there are. */
  public int write(PrintStream stream) throws CommandFailure, IOException, SQLException {
    int written = 0;
    String last = "";
    try (PublishedTables tables = PublishedTables.open(out);
        PublishedTables.Answer answer = tables.select(SQL)) {
      ResultSet row = answer.rows();
      while (row.next()) {
        String id = row.getString("mission_id");
        if (mission.isPresent() && !mission.get().equals(id)) {
          continue;
        }
        boolean theme = row.getString("kind").equals("theme");
        String part = id + (theme ? " theme" : row.getString("theme_id"));
        if (!part.equals(last)) {
          head(stream, id, theme, row);
          last = part;
        }
        if (theme) {
          theme(stream, row);
        } else {
          phrase(stream, row);
        }
        written++;
      }
    }
    return written;
  }

  private static void head(PrintStream stream, String mission, boolean theme, ResultSet row)
      throws SQLException {
    if (theme) {
      stream.printf(
          Locale.ROOT,
          "# %s, under themes: content of %,d reports of the year to %s where no theme was"
              + " found.%n# Give each theme a title that a reader understands. Leave out what is"
              + " not a theme.%n",
          mission,
          row.getLong("looked_through"),
          row.getString("as_of"));
    } else {
      stream.printf(
          Locale.ROOT,
          "# %s, theme %s, under phrases: would find more, according to %,d coded reports.%n",
          mission,
          row.getString("theme_id"),
          row.getLong("looked_through"));
    }
  }

  private static void theme(PrintStream stream, ResultSet row) throws SQLException {
    String words = row.getString("words");
    String first = COMMA.splitAsStream(words).findFirst().orElse(words);
    stream.printf(
        Locale.ROOT,
        "  # %,d reports of %,d places, %.1f%% of those with something uncovered%s%n"
            + "  - {id: %s, title: %s, phrases: [%s]}%n",
        row.getLong("reports"),
        row.getLong("places"),
        100 * row.getDouble("share"),
        row.getString("theme_id") == null
            ? ""
            : String.format(
                Locale.ROOT,
                "; %.0f%% also mention %s",
                100 * row.getDouble("overlap"),
                row.getString("theme_id")),
        slug(first),
        quoted(first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1)),
        String.join(", ", COMMA.splitAsStream(words).map(SuggestedCodebook::quoted).toList()));
  }

  private static void phrase(PrintStream stream, ResultSet row) throws SQLException {
    stream.printf(
        Locale.ROOT,
        "      - %s  # %,d more coded reports, %.0f%% of the theme's; people agree with %.0f%%%n",
        quoted(row.getString("words")),
        row.getLong("reports"),
        100 * row.getDouble("share"),
        100 * row.getDouble("precision"));
  }

  private static String slug(String words) {
    String slug = NO_LETTER.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("-");
    return slug.matches("[a-z].*[a-z0-9]")
        ? slug
        : "suggested-" + Math.floorMod(words.hashCode(), 1000);
  }

  private static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
