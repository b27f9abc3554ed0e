package org.waymark.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Settings, missions and feeds, with baselines taken from the numbers. */
final class Registry {
  private static final List<String> MISSIONS =
      List.of("health-waits", "safer-streets", "best-start");
  private static final List<String> FEEDS =
      List.of(
          "urgent-care",
          "waiting-list",
          "weekly-flow",
          "recorded-crime",
          "asb-weekly",
          "perception",
          "early-years",
          "school-absence",
          "speech",
          "early-help",
          "staff-pulse",
          "frontline-notes",
          "hub-voices");
  private static final String STAFF_GROUPS = "margins/staff-groups.csv";
  private static final Map<String, Integer> PER =
      Map.of("long-waits", 1000, "violence-rate", 100_000);
  private static final Map<String, String> LATEST =
      Map.of("month", "2026-10", "week", "2026-W45", "quarter", "2026-Q3");

  private final Numbers numbers;
  private final Delivery delivery;

  Registry(Numbers numbers, Delivery delivery) {
    this.numbers = numbers;
    this.delivery = delivery;
  }

  /** Notes the planted departures. */
  void deviants(List<Deviant> deviants) {
    for (Deviant d : deviants) {
      boolean survey = d.indicator().equals("hours-on-paperwork");
      String mission = survey ? "health-waits" : Spec.named(d.indicator()).mission();
      delivery.planted().departure(mission, d, String.format(Locale.ROOT, "%.2f", d.effect()));
    }
  }

  /** Writes waymark.yaml, missions and feeds. */
  void missionsAndFeeds() {
    put("waymark.yaml", Csv.resource("waymark.yaml"));
    for (String mission : MISSIONS) {
      String path = "missions/" + mission + ".yaml";
      StringBuilder goals = new StringBuilder();
      SampleGoal.all().stream()
          .filter(goal -> goal.mission().equals(mission))
          .forEach(goal -> goals.append(entry(goal)));
      put(path, Csv.resource(path).replace("@goals@\n", goals));
    }
    for (String feed : FEEDS) {
      String path = "feeds/" + feed + ".yaml";
      put(path, Csv.resource(path));
    }
    put(STAFF_GROUPS, Csv.resource(STAFF_GROUPS));
  }

  private String entry(SampleGoal goal) {
    Spec spec = Spec.named(goal.indicator());
    String latest =
        Numbers.EARLY_HELP.contains(spec.id()) ? ChildrenFeeds.SETTLED : LATEST.get(spec.period());
    if (latest == null) {
      throw new IllegalStateException("no latest " + spec.period());
    }
    String baseline = text(spec, value(goal, spec, goal.baseline()));
    double now = value(goal, spec, latest);
    if (goal.holds()) {
      return heldLine(goal, spec, baseline, latest, now);
    }
    double pace = goal.pace(baseline, latest, now);
    String note =
        String.format(
            Locale.ROOT,
            "%s %s: %s in %s, %s in %s, target %s by %s: %s",
            goal.ambition(),
            goal.id(),
            baseline,
            goal.baseline(),
            text(spec, now),
            latest,
            SampleGoal.number(goal.target(baseline)),
            goal.by(),
            goal.status(pace));
    delivery
        .planted()
        .about(
            "goal",
            goal.mission(),
            goal.indicator(),
            goal.place(),
            goal.baseline(),
            String.format(Locale.ROOT, "%.2f", pace),
            note);
    return goal.yaml(baseline);
  }

  private String heldLine(SampleGoal goal, Spec spec, String baseline, String latest, double now) {
    delivery
        .planted()
        .about(
            "goal-held",
            goal.mission(),
            goal.indicator(),
            goal.place(),
            goal.baseline(),
            "",
            String.format(
                Locale.ROOT,
                "%s %s: %s in %s, %s in %s, to be held until %s",
                goal.ambition(),
                goal.id(),
                baseline,
                goal.baseline(),
                text(spec, now),
                latest,
                goal.by()));
    return goal.yaml(baseline);
  }

  private double value(SampleGoal goal, Spec spec, String period) {
    if (!goal.gap().isEmpty()) {
      Cells cells = numbers.get(spec.id());
      return cells.aggregate(period, place -> goal.ahead().contains(place.id()))
          - cells.aggregate(period, place -> goal.behind().contains(place.id()));
    }
    Predicate<SamplePlace> kept =
        place ->
            (goal.place().isEmpty() || place.id().equals(goal.place()))
                && !delivery.isBlemished(place.id(), period)
                && !ChildrenFeeds.stopped(spec.id(), place.id(), period)
                && (!List.of("ae-within-4h", "ambulance-handover-30m").contains(spec.id())
                    || HealthFeeds.hasEmergencyDepartment(place));
    Cells cells = numbers.get(spec.id());
    if (spec.measure().equals("value")) {
      return cells.at(period, goal.place());
    }
    return cells.aggregate(period, kept) * PER.getOrDefault(spec.id(), 1);
  }

  private static String text(Spec spec, double value) {
    return String.format(Locale.ROOT, spec.measure().equals("proportion") ? "%.4f" : "%.1f", value);
  }

  private void put(String path, String text) {
    delivery.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
