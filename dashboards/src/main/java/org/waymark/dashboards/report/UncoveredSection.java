package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.Row;
import org.waymark.dashboards.words.Numbers;

/**
 * Tells what people write about that the codebook of a mission does not cover. No text is shown.
 */
final class UncoveredSection {
  private static final int SHOWN = 5;
  private static final int WORDS = 4;

  private record Suggested(
      String kind,
      String words,
      long reports,
      Optional<String> places,
      long lookedThrough,
      Optional<String> near) {

    static Suggested of(Row row) throws SQLException {
      return new Suggested(
          row.text("kind"),
          row.text("words"),
          row.whole("reports"),
          row.optionalText("places"),
          row.whole("looked_through"),
          row.optionalText("near"));
    }

    MissionPage.Suggestion told() {
      List<String> all = Arrays.asList(words.split(", "));
      return new MissionPage.Suggestion(
          String.join(", ", all.subList(0, Math.min(WORDS, all.size()))),
          Numbers.sentence(Numbers.of(reports, "report", "reports"))
              + " of "
              + Numbers.whole(lookedThrough)
              + " looked through"
              + places
                  .map(n -> ", from " + Numbers.of(Long.parseLong(n), "place", "places"))
                  .orElse("")
              + near.map(title -> "; most of them speak of “" + title + "” too").orElse("")
              + ".");
    }
  }

  private UncoveredSection() {}

  static MissionPage.Uncovered of(PublishedTables tables, LocalDate asOf, String missionId)
      throws SQLException {
    List<Suggested> all =
        tables.list(
            """
            SELECT s.kind, s.words, s.reports, s.places::VARCHAR AS places, s.looked_through,
              CASE WHEN s.overlap > 0.5 THEN t.title END AS near
            FROM theme_suggestion_all s
            LEFT JOIN theme_all t ON t.theme_id = s.theme_id AND t.mission_id = s.mission_id
              AND t.as_of = s.as_of
            WHERE s.mission_id = ? AND s.as_of = ? ORDER BY s.kind, s.rank""",
            Suggested::of,
            missionId,
            asOf);
    List<Suggested> themes = all.stream().filter(s -> s.kind().equals("theme")).toList();
    return new MissionPage.Uncovered(
        themes.stream().limit(SHOWN).map(Suggested::told).toList(),
        more(themes.size(), all.size() - themes.size(), missionId));
  }

  private static Optional<String> more(int themes, int phrases, String missionId) {
    if (themes + phrases == 0) {
      return Optional.empty();
    }
    List<String> further = new ArrayList<>();
    if (themes > SHOWN) {
      further.add(String.format(Locale.ROOT, "%d more", themes - SHOWN));
    }
    if (phrases > 0) {
      further.add(
          Numbers.of(phrases, "phrase", "phrases") + " by which more of the themes would be found");
    }
    int number = Math.max(themes - SHOWN, 0) + phrases;
    String there =
        (number == 1 ? "There is " : "There are ") + String.join(", and ", further) + ". ";
    return Optional.of(
        (further.isEmpty() ? "" : there)
            + "For the data team: “waymark themes suggest --mission "
            + missionId
            + "” prints them, ready to be named and pasted into the mission’s file.");
  }
}
