package org.waymark.dashboards.letter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.dashboards.report.IndexPage;
import org.waymark.dashboards.report.MissionPage;
import org.waymark.dashboards.report.WeeklyReport;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;

/**
 * What the letter says. Lists are cut, and say so: a letter that is too long is cut by the mail
 * program, and says nothing.
 *
 * @param moreNews findings that are new and not listed
 * @param moreMissions missions that are not listed
 * @param moreDecisions decisions that are not listed
 */
public record LetterPage(
    String subject,
    String day,
    String headline,
    String standfirst,
    List<News> news,
    long moreNews,
    List<Standing> missions,
    long moreMissions,
    List<Decision> decisions,
    long moreDecisions,
    MissionPage.Method method,
    Optional<String> link) {

  private static final int NEWS = 12;
  private static final int MISSIONS = 30;
  private static final int DECISIONS = 12;
  private static final int LONGEST = 240;

  /** A new finding with its numbers. */
  public record News(String place, String indicator, String seen, String expected, String words) {}

  /** Where a mission stands. */
  public record Standing(
      String title, String headline, String progress, String facts, String luck) {}

  /** What needs a decision, and whose. */
  public record Decision(String mission, String words, String who) {}

  static LetterPage of(WeeklyReport report, Optional<URI> link) {
    IndexPage index = report.index();
    List<News> news = new ArrayList<>();
    long fresh = 0;
    for (MissionPage page : report.missions().values()) {
      fresh += page.fresh().count();
    }
    for (MissionPage.Line line : index.fresh()) {
      news.add(news(line, report.missions()));
    }
    List<Standing> standing = new ArrayList<>();
    List<MissionPage> pages = List.copyOf(report.missions().values());
    for (int i = 0; i < index.missions().size(); i++) {
      standing.add(standing(index.missions().get(i), pages.get(i)));
    }
    List<Decision> decisions =
        index.decisions().stream()
            .map(d -> new Decision(cut(d.mission()), cut(d.words()), cut(d.who())))
            .toList();
    String day = Dates.day(report.asOf());
    List<News> shown = first(news, NEWS);
    return new LetterPage(
        cut("Weekly report, " + day + ": " + index.headline()),
        day,
        cut(index.headline()),
        index.standfirst(),
        shown,
        fresh - shown.size(),
        first(standing, MISSIONS),
        standing.size() - first(standing, MISSIONS).size(),
        first(decisions, DECISIONS),
        decisions.size() - first(decisions, DECISIONS).size(),
        index.method(),
        link.map(URI::toString));
  }

  private static News news(MissionPage.Line line, Map<String, MissionPage> missions) {
    Optional<MissionPage.Card> card =
        missions.values().stream()
            .filter(page -> page.mission().equals(line.note()))
            .flatMap(page -> page.cards().stream())
            .filter(c -> c.place().equals(line.place()))
            .filter(c -> c.indicator().equals(line.indicator()))
            .findFirst();
    return new News(
        cut(line.place()),
        cut(line.indicator()),
        card.map(c -> c.facts().get(0).value()).orElse("see the report"),
        card.map(c -> c.facts().get(1).value()).orElse("see the report"),
        cut(line.words()));
  }

  private static Standing standing(IndexPage.MissionGlance glance, MissionPage page) {
    List<String> facts = new ArrayList<>();
    for (MissionPage.Fact fact : glance.facts()) {
      facts.add(fact.label() + ": " + fact.value() + " (" + fact.note() + ")");
    }
    return new Standing(
        cut(glance.title()),
        cut(glance.headline()),
        cut(glance.progress()),
        String.join("; ", facts),
        page.caveats().luck());
  }

  private static <T> List<T> first(List<T> list, int most) {
    return List.copyOf(list.subList(0, Math.min(most, list.size())));
  }

  private static String cut(String words) {
    return words.codePointCount(0, words.length()) <= LONGEST
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
  }

  /** What follows a list that was cut; empty where it was not. */
  public static String more(long count, String one, String many) {
    return count <= 0
        ? ""
        : "And " + Numbers.of(count, "more " + one, "more " + many) + " in the whole report.";
  }

  /** What is said where no decision is needed. */
  public static String nothing() {
    return "Nothing: no goal is moving away from its target or making only limited progress, and no"
        + " finding comes with a worsening counterpart.";
  }
}
