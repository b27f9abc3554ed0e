package org.waymark.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The quarterly survey of hospital staff: about eleven respondents a trust and quarter, from five
 * teams that are drawn in each trust.
 */
final class Pulse {
  private static final int TEAMS = 5;
  private static final List<String> ROLES =
      List.of("Nursing", "Nursing", "Medical", "Administrative", "Support", "Therapies");
  private static final List<String> COMMENTS =
      List.of(
          "",
          "",
          "",
          "",
          "",
          "",
          "Better since the new matron, thank you",
          "Ask us about parking, please",
          "\"My door is open\" is not the same as listening",
          "Too many log-ins, too few computers",
          "Proud of my team\neven in January",
          "No comment");

  private final Delivery delivery;
  private final List<SamplePlace> trusts;
  private final List<Deviant> deviants;

  Pulse(Delivery delivery, Gazetteer gazetteer, List<Deviant> deviants) {
    this.delivery = delivery;
    this.trusts = gazetteer.ofType(Gazetteer.TRUST);
    this.deviants = List.copyOf(deviants);
  }

  /** One file a quarter, and the first answers of a quarter that has not ended. */
  void deliver() {
    for (LocalDate start : SampleCalendar.starts("quarter")) {
      DeliveredFile file = open(SampleCalendar.label("quarter", start));
      for (SamplePlace trust : trusts) {
        if (trust.existsOn(start.toString())) {
          answers(file, trust, start, false);
        }
      }
      file.close();
    }
    LocalDate unfinished = LocalDate.of(2026, 10, 1);
    DeliveredFile file = open("2026-Q4");
    trusts.subList(30, 42).forEach(trust -> answers(file, trust, unfinished, true));
    file.close();
  }

  private DeliveredFile open(String quarter) {
    return new DeliveredFile(
        delivery,
        "landing/pulse/pulse_" + quarter + ".csv",
        DeliveredFile.Style.PLAIN,
        "_uuid",
        "site_code",
        "team",
        "_submission_time",
        "role",
        "q7",
        "q9",
        "comment",
        "w");
  }

  private void answers(DeliveredFile file, SamplePlace trust, LocalDate start, boolean early) {
    Draws place = Draws.of("pulse", trust.id());
    double openness = .55 + .14 * place.normalWithin(2);
    double hours = 6.4 + .3 * place.normalWithin(2);
    for (Deviant d : deviants) {
      boolean here = d.indicator().equals("hours-on-paperwork") && d.place().equals(trust.id());
      hours += here ? d.effect() : 0;
    }
    String quarter = SampleCalendar.label("quarter", start);
    Draws draws = Draws.of("pulse", trust.id(), quarter);
    Draws teams = Draws.of("pulse-teams", trust.id(), quarter);
    int respondents = early ? 6 : 8 + draws.below(7);
    for (int i = 1; i <= respondents; i++) {
      String[] cells = {
        identifier(draws),
        trust.id(),
        "Team " + (1 + teams.below(TEAMS)),
        start.plusDays(draws.below(early ? 41 : 85)).toString(),
        draws.pick(ROLES),
        agreement(openness, draws),
        hoursAnswered(hours, draws),
        draws.pick(COMMENTS),
        String.format(Locale.ROOT, "%.3f", StrictMath.exp(.28 * draws.normalWithin(2)))
      };
      if (early) {
        file.skip("not-yet-known", cells);
      } else {
        file.row(trust.id(), quarter + " " + i, cells);
      }
    }
  }

  private static String agreement(double openness, Draws draws) {
    if (draws.chance(1 / (1 + StrictMath.exp(-openness)))) {
      return draws.chance(.3) ? "Strongly agree" : "Agree";
    }
    double rest = draws.uniform();
    return rest < .45 ? "Neither" : rest < .8 ? "Disagree" : "Strongly disagree";
  }

  private static String hoursAnswered(double mean, Draws draws) {
    double answered = Math.max(0, mean + 2.4 * draws.normalWithin(2.5));
    return draws.chance(.02) ? "" : String.format(Locale.ROOT, "%.1f", answered);
  }

  private static String identifier(Draws draws) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      if (i == 8 || i == 12 || i == 16 || i == 20) {
        text.append('-');
      }
      text.append(Character.forDigit(draws.below(16), 16));
    }
    return text.toString();
  }
}
