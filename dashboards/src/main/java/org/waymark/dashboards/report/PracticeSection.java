package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;

/** Tells what places that are ahead do differently, and how it went where others took it up. */
final class PracticeSection {
  private static final int NAMED = 6;

  private PracticeSection() {}

  static MissionPage.Practices of(PracticeTables tables) throws SQLException {
    List<PracticeTables.Site> candidates = tables.candidates();
    List<PracticeTables.Words> words = tables.words();
    List<MissionPage.Practice> told = new ArrayList<>();
    for (PracticeTables.Found found : tables.found()) {
      List<String> places =
          tables.sites(found).stream().map(PracticeTables.Site::placeName).toList();
      List<String> next =
          candidates.stream()
              .filter(s -> s.themeId().equals(found.themeId()))
              .map(PracticeTables.Site::placeName)
              .limit(NAMED)
              .toList();
      told.add(
          new MissionPage.Practice(
              found.word() ? "They write of “" + found.title() + "”" : found.title(),
              sentence(found, places),
              words.stream()
                  .filter(w -> w.themeId().equals(found.themeId()))
                  .filter(w -> places.contains(w.placeName()))
                  .map(PracticeSection::quote)
                  .limit(3)
                  .toList(),
              next.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      "Most like them, and not showing it yet: "
                          + String.join(", ", next)
                          + ". Ask there first whether it would fit.")));
    }
    return new MissionPage.Practices(told, adoptions(tables.adoptions()));
  }

  private static String sentence(PracticeTables.Found found, List<String> places) {
    String odds = times(found.oddsRatio());
    String interval =
        found.low().isPresent() && found.high().isPresent()
            ? " (95% interval "
                + times(found.low().getAsDouble())
                + " to "
                + times(found.high().getAsDouble())
                + ")"
            : "";
    return Numbers.sentence(Numbers.of(places.size(), "place", "places"))
        + (found.deviants().equals("far-ahead") ? " that are far ahead" : " that are ahead")
        + (found.word() ? " write “" + found.title() + "” more than" : " speak of it more than")
        + " their peers do: "
        + String.join(", ", places)
        + ". The odds that a report there tells of it are about "
        + odds
        + " times those elsewhere"
        + interval
        + (found.word()
            ? ". The codebook has no theme for it. "
                + Numbers.sentence(Numbers.of(found.told(), "report", "reports"))
                + " of theirs have it: if they tell of a practice, give it a theme."
            : ".")
        + " That they do it is what their reports say; that it is why they are ahead is for you to"
        + " ask.";
  }

  /** Odds ratios of reports are not known to more than this: 3.1, 72. */
  private static String times(double ratio) {
    return Numbers.fixed(ratio, ratio < 10 ? 1 : 0);
  }

  private static MissionPage.Quote quote(PracticeTables.Words words) {
    return new MissionPage.Quote(
        words.excerpt(),
        words.role().map(Numbers::sentence).orElse("Role not given")
            + ", "
            + words.placeName()
            + ", "
            + Dates.period(words.period()));
  }

  private static Optional<DataTable> adoptions(List<PracticeTables.Adoption> adoptions) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PracticeTables.Adoption a : adoptions) {
      rows.add(
          List.of(
              Cell.text(a.practice()),
              Cell.text(a.placeName()),
              Cell.text(Dates.day(a.since())),
              Cell.text(a.indicator()),
              value(a, a.observed()),
              value(a, a.expected()),
              Cell.text(
                  Numbers.sentence(a.verdict())
                      + a.reason().map(PracticeSection::because).orElse(""))));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                "Practices of the register, where they were taken up, against like places that have"
                    + " not",
                DataTable.columns(
                    "Practice", "Place", "Since", "Indicator", "#Seen", "#Without it", "Verdict"),
                rows));
  }

  /** The words of a reason, without the name that machines know it by. */
  private static String because(String reason) {
    int words = reason.indexOf(": ");
    return ": " + (words < 0 ? reason.replace('-', ' ') : reason.substring(words + 2));
  }

  private static Cell value(PracticeTables.Adoption a, OptionalDouble value) {
    return value.isPresent()
        ? Cell.number(value.getAsDouble(), a.scale().value(value.getAsDouble()))
        : new Cell("not known", "");
  }
}
