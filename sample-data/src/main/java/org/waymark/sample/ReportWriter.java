package org.waymark.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the reports of every place: who says what, where a practice is spoken of more. */
final class ReportWriter {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 11, 1);
  private static final int DAYS = 742;
  private static final double PERSONAL_SHARE = .05;

  /** A surge: street lights failed here in the last weeks. */
  static final String DARK_PLACE = "C07000038";

  static final LocalDate DARK_SINCE = LocalDate.of(2026, 10, 26);
  private static final int DARK_REPORTS = 12;

  private final Gazetteer gazetteer;
  private final Grammar grammar = new Grammar();
  private final List<Practice> practices = Practice.all();

  ReportWriter(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Every report in order of date. */
  List<FrontlineReport> write() {
    List<FrontlineReport> reports = new ArrayList<>();
    for (List<String> voices : Csv.table("voices.txt")) {
      for (SamplePlace place : gazetteer.ofType(voices.get(1))) {
        Draws draws = Draws.of("reports", voices.get(0), place.id());
        int count = Integer.parseInt(voices.get(2)) - 3 + draws.below(7);
        for (int i = 0; i < count; i++) {
          LocalDate date = FIRST_DAY.plusDays(draws.below(DAYS));
          FrontlineReport report = report(voices, place, date, draws);
          if (place.existsOn(date.toString())) {
            reports.add(report);
          }
        }
        if (voices.get(0).equals("safer-streets") && place.id().equals(DARK_PLACE)) {
          addSurge(reports, voices, place);
        }
      }
    }
    reports.sort(Comparator.comparing(FrontlineReport::date));
    return reports;
  }

  /** What parents say at hubs, in order of date: few words, about the hub's themes. */
  List<FrontlineReport> parents() {
    List<FrontlineReport> reports = new ArrayList<>();
    List<String> voices =
        Csv.table("voices.txt").stream()
            .filter(row -> row.get(0).equals("best-start"))
            .findFirst()
            .orElseThrow();
    for (SamplePlace place : gazetteer.ofType(Gazetteer.DISTRICT)) {
      Draws draws = Draws.of("parents", place.id());
      for (int i = 0; i < 6; i++) {
        LocalDate date = FIRST_DAY.plusDays(draws.below(DAYS));
        if (place.existsOn(date.toString())) {
          Map<String, Integer> weights = weights(voices, place, date);
          reports.add(compose("best-start", place, date, "parent volunteer", weights, draws));
        }
      }
    }
    reports.sort(Comparator.comparing(FrontlineReport::date));
    return reports;
  }

  private void addSurge(List<FrontlineReport> reports, List<String> voices, SamplePlace place) {
    Draws draws = Draws.of("surge", place.id());
    List<String> roles = Arrays.asList(voices.get(3).split(", "));
    for (int i = 0; i < DARK_REPORTS; i++) {
      LocalDate date = DARK_SINCE.plusDays(draws.below(16));
      reports.add(
          compose(
              voices.get(0), place, date, draws.pick(roles), Map.of("street-lighting", 1), draws));
    }
  }

  private FrontlineReport report(
      List<String> voices, SamplePlace place, LocalDate date, Draws draws) {
    String role = draws.pick(Arrays.asList(voices.get(3).split(", ")));
    return compose(voices.get(0), place, date, role, weights(voices, place, date), draws);
  }

  private FrontlineReport compose(
      String mission,
      SamplePlace place,
      LocalDate date,
      String role,
      Map<String, Integer> weights,
      Draws draws) {
    List<String> parts = new ArrayList<>();
    if (draws.chance(.6)) {
      parts.add(grammar.sentence(role + ".voice", draws));
    }
    String theme = pick(weights, draws);
    parts.add(grammar.sentence(told(theme, place, draws), draws));
    if (draws.chance(.6)) {
      parts.add(grammar.sentence(family(mission) + ".detail", draws));
    }
    if (draws.chance(.15)) {
      String second = pick(weights, draws);
      if (!second.equals(theme)) {
        parts.add(grammar.sentence(told(second, place, draws), draws));
      }
    }
    if (draws.chance(.25)) {
      parts.add(grammar.sentence("wish", draws));
    }
    String kind = "";
    String personal = "";
    if (draws.chance(PERSONAL_SHARE)) {
      boolean clinical = mission.equals("health-waits");
      kind = draws.pick(clinical ? PersonalDetails.KINDS : PersonalDetails.EVERYDAY);
      personal = PersonalDetails.invent(kind, draws);
      parts.add(grammar.sentence("personal." + kind, draws, personal));
    }
    parts.removeIf(String::isEmpty);
    return new FrontlineReport(mission, place, date, role, String.join(" ", parts), kind, personal);
  }

  private static String family(String mission) {
    return switch (mission) {
      case "health-waits" -> "health";
      case "safer-streets" -> "streets";
      default -> "start";
    };
  }

  /** Elsewhere the huddle is mostly what people have heard of and would like to have. */
  private String told(String theme, SamplePlace place, Draws draws) {
    boolean has =
        practices.stream().anyMatch(p -> p.theme().equals(theme) && p.place().equals(place.id()));
    boolean hearsay = theme.equals("discharge-huddle") && !has && draws.chance(.6);
    return hearsay ? "discharge-huddle.asked" : theme;
  }

  private Map<String, Integer> weights(List<String> voices, SamplePlace place, LocalDate date) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (String entry : voices.get(4).split(", ")) {
      String[] parts = entry.split(" ");
      weights.put(parts[0], Integer.parseInt(parts[1]));
    }
    for (Practice practice : practices) {
      boolean here = practice.place().equals(place.id()) && weights.containsKey(practice.theme());
      if (here && date.toString().compareTo(practice.since()) >= 0) {
        weights.put(practice.theme(), practice.weight());
      }
    }
    return weights;
  }

  private static String pick(Map<String, Integer> weights, Draws draws) {
    int left = draws.below(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<String, Integer> entry : weights.entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("weights that do not add up");
  }
}
