package org.waymark.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the reports carry, by the phrases that the missions declare. */
final class ThemeFacts {
  private static final Pattern THEME =
      Pattern.compile("  - id: (\\S+)\n    title: [^\n]*\n    phrases: \\[([^\\]]*)\\]");

  private final Planted planted;
  private final List<FrontlineReport> reports;

  ThemeFacts(Planted planted, List<FrontlineReport> reports) {
    this.planted = planted;
    this.reports = List.copyOf(reports);
  }

  /** Notes every theme's count, the planted practices, where they were taken up, and the surge. */
  void note() {
    for (String mission : List.of("health-waits", "safer-streets", "best-start")) {
      Matcher theme = THEME.matcher(Csv.resource("missions/" + mission + ".yaml"));
      Map<String, Pattern> themes = new LinkedHashMap<>();
      while (theme.find()) {
        themes.put(theme.group(1), phrases(theme.group(2)));
      }
      themes.forEach((id, phrases) -> noteTheme(mission, id, phrases));
    }
    planted.about(
        "practice-found",
        "health-waits",
        "discharge-huddle",
        "",
        "",
        "3",
        "sets deviants of any tier but far-ahead apart; no other theme does");
    for (List<String> row : Csv.table("adoptions.txt")) {
      planted.about(
          "adoption",
          "health-waits",
          row.get(1),
          row.get(2),
          row.get(3),
          row.get(4),
          row.get(0) + ": " + row.get(5));
    }
  }

  private static Pattern phrases(String list) {
    List<String> quoted = new ArrayList<>();
    for (String phrase : list.split(", ")) {
      quoted.add("\\b" + Pattern.quote(phrase) + "\\b");
    }
    return Pattern.compile(String.join("|", quoted), Pattern.CASE_INSENSITIVE);
  }

  private void noteTheme(String mission, String id, Pattern phrases) {
    Predicate<FrontlineReport> carries = report -> phrases.matcher(report.text()).find();
    List<Practice> practices = Practice.all().stream().filter(p -> p.theme().equals(id)).toList();
    List<FrontlineReport> own = reports.stream().filter(r -> r.mission().equals(mission)).toList();
    List<FrontlineReport> elsewhere =
        own.stream()
            .filter(r -> practices.stream().noneMatch(p -> p.place().equals(r.place().id())))
            .toList();
    String usual = share(elsewhere, carries);
    for (Practice practice : practices) {
      List<FrontlineReport> here =
          own.stream()
              .filter(r -> r.place().id().equals(practice.place()))
              .filter(r -> r.date().toString().compareTo(practice.since()) >= 0)
              .toList();
      planted.about(
          "practice",
          mission,
          id,
          practice.place(),
          practice.since(),
          share(here, carries),
          "share of " + here.size() + " reports since the onset; elsewhere " + usual);
    }
    if (id.equals("street-lighting")) {
      List<FrontlineReport> dark =
          own.stream()
              .filter(r -> r.place().id().equals(ReportWriter.DARK_PLACE))
              .filter(r -> !r.date().isBefore(ReportWriter.DARK_SINCE))
              .toList();
      planted.about(
          "theme-rise",
          mission,
          id,
          ReportWriter.DARK_PLACE,
          "2026-W44",
          share(dark, carries),
          "share of " + dark.size() + " reports since then; usually " + usual);
    }
    long all = reports.stream().filter(carries).count();
    planted.about(
        "theme",
        mission,
        id,
        "",
        "",
        Long.toString(all),
        "accepted reports of all feeds that carry a phrase as whole words, of " + reports.size());
  }

  private static String share(List<FrontlineReport> reports, Predicate<FrontlineReport> carries) {
    double share = reports.stream().filter(carries).count() / (double) reports.size();
    return String.format(Locale.ROOT, "%.2f", share);
  }
}
