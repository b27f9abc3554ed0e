package org.waymark.dashboards.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.report.IndexPage;
import org.waymark.dashboards.report.MissionPage;
import org.waymark.dashboards.report.WeeklyReport;
import org.waymark.dashboards.report.Worsening;
import org.waymark.dashboards.words.Dates;

/**
 * The week on two sides of paper, for somebody with five minutes: how each mission is doing, three
 * things to know, two to decide, one place to visit and one that got worse.
 *
 * @param more how many missions have no line; empty where all have one
 * @param worsened the place whose worsening is least likely to be luck
 */
public record Brief(
    String title,
    String subject,
    String day,
    String headline,
    String standfirst,
    List<State> missions,
    String more,
    List<Item> know,
    List<Item> decide,
    Optional<Item> visit,
    Optional<Item> worsened,
    MissionPage.Method method) {
  private static final int MISSIONS = 8;
  private static final int KNOW = 3;
  private static final int DECIDE = 2;
  private static final int NAME = 70;
  private static final int SENTENCE = 260;

  /** How a mission is doing. */
  public record State(String mission, String words, String findings, String goals) {}

  /** Something to know, to decide or to ask. */
  public record Item(String head, String words, String note) {}

  /** The brief of a report. */
  static Brief of(WeeklyReport report, Optional<Worsening> worse) {
    IndexPage index = report.index();
    List<State> states = new ArrayList<>();
    for (IndexPage.MissionGlance glance : index.missions()) {
      if (states.size() < MISSIONS) {
        states.add(
            new State(
                fitting(glance.title(), NAME),
                fitting(glance.progress(), SENTENCE),
                fact(glance, 0),
                fact(glance, 1)));
      }
    }
    int left = index.missions().size() - states.size();
    String day = Dates.day(report.asOf());
    return new Brief(
        "Brief, " + day,
        "The week on two pages: " + index.headline() + ".",
        day,
        fitting(index.headline(), SENTENCE),
        fitting(index.standfirst(), 2 * SENTENCE),
        states,
        left == 0
            ? ""
            : left + (left == 1 ? " more mission is" : " more missions are") + " in the report.",
        know(report),
        index.decisions().stream()
            .limit(DECIDE)
            .map(
                d ->
                    new Item(
                        fitting(d.mission(), NAME),
                        fitting(d.words(), SENTENCE),
                        fitting(d.who(), NAME)))
            .toList(),
        report.missions().values().stream()
            .flatMap(mission -> mission.asks().stream())
            .findFirst()
            .map(
                ask ->
                    new Item(
                        fitting(ask.place(), NAME),
                        fitting(ask.question(), SENTENCE),
                        fitting(ask.indicator(), NAME))),
        worse.map(
            w ->
                new Item(
                    fitting(w.place(), NAME),
                    fitting(w.words(), SENTENCE),
                    fitting(w.mission(), NAME))),
        index.method());
  }

  private static String fact(IndexPage.MissionGlance glance, int i) {
    if (i >= glance.facts().size()) {
      return "";
    }
    MissionPage.Fact fact = glance.facts().get(i);
    return fitting(fact.value() + " " + fact.note(), NAME);
  }

  /** New findings first; where there are too few, those that have been found for longer. */
  private static List<Item> know(WeeklyReport report) {
    List<Item> items = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (MissionPage.Line line : report.index().fresh()) {
      if (items.size() < KNOW) {
        named.add(line.place() + line.indicator());
        items.add(
            new Item(
                fitting(line.place(), NAME),
                fitting(line.indicator() + ": " + line.words(), SENTENCE),
                fitting("New. " + line.note(), NAME)));
      }
    }
    report
        .missions()
        .values()
        .forEach(
            mission ->
                mission.teasers().stream()
                    .filter(t -> !named.contains(t.place() + t.indicator()))
                    .limit(1)
                    .filter(t -> items.size() < KNOW)
                    .forEach(
                        t ->
                            items.add(
                                new Item(
                                    fitting(t.place(), NAME),
                                    fitting(t.indicator() + ": " + t.words(), SENTENCE),
                                    fitting(mission.mission(), NAME)))));
    return items;
  }

  /** The text, or its beginning up to a word; two pages stay two whatever a place is called. */
  static String fitting(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    String beginning = text.substring(0, text.offsetByCodePoints(0, most - 1));
    int word = beginning.lastIndexOf(' ');
    return (word > most / 2 ? beginning.substring(0, word) : beginning) + "…";
  }
}
