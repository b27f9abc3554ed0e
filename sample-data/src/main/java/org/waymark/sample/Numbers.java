package org.waymark.sample;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The true numbers of every indicator, and the feeds that deliver them. */
final class Numbers {
  /** The indicators of early help, which one effort moves together. */
  static final List<String> EARLY_HELP =
      List.of("help-in-four-weeks", "vaccinated-at-two", "course-finished", "dentist-by-three");

  private final SortedMap<String, Cells> byIndicator = new TreeMap<>();

  private Numbers() {}

  static Numbers draw(Simulation simulation) {
    Numbers numbers = new Numbers();
    double[][] seen = simulation.denominators("attendances", Spec.named("ae-within-4h"), .019, .02);
    numbers.add(simulation, "ae-within-4h", seen);
    numbers.add(simulation, "ae-reattendance", seen);
    numbers.add(simulation, "long-waits", perHead(simulation, "long-waits", .09, .01));
    numbers.add(
        simulation,
        "ambulance-handover-30m",
        perHead(simulation, "ambulance-handover-30m", .00085, .06));
    numbers.add(simulation, "bed-occupancy", perHead(simulation, "bed-occupancy", .0016, 0));
    numbers.add(simulation, "violence-rate", simulation.populations(Spec.named("violence-rate")));
    numbers.add(simulation, "crimes-solved", perHead(simulation, "crimes-solved", .0068, -.05));
    numbers.add(simulation, "cases-reopened", numbers.get("crimes-solved").numerators());
    numbers.add(simulation, "asb-incidents", simulation.populations(Spec.named("asb-incidents")));
    Spec feelSafe = Spec.named("feel-safe-after-dark");
    numbers.add(simulation, feelSafe.id(), simulation.populations(feelSafe));
    numbers.add(simulation, "checks-on-time", perHead(simulation, "checks-on-time", .0011, 0));
    numbers.add(simulation, "late-referrals", perHead(simulation, "late-referrals", .0006, 0));
    numbers.add(simulation, "speech-on-track", perHead(simulation, "speech-on-track", .003, 0));
    numbers.add(
        simulation, "persistent-absence", perHead(simulation, "persistent-absence", .13, 0));
    numbers.add(simulation, "hub-visits", simulation.populations(Spec.named("hub-visits")));
    for (String indicator : EARLY_HELP) {
      numbers.add(simulation, indicator, perHead(simulation, indicator, .0004, 0));
    }
    return numbers;
  }

  private static double[][] perHead(
      Simulation simulation, String indicator, double perHead, double winter) {
    return simulation.denominators(indicator, Spec.named(indicator), perHead, winter);
  }

  private void add(Simulation simulation, String indicator, double[][] denominators) {
    byIndicator.put(indicator, simulation.draw(Spec.named(indicator), denominators));
  }

  /** The numbers of one indicator. */
  Cells get(String indicator) {
    Cells cells = byIndicator.get(indicator);
    if (cells == null) {
      throw new IllegalArgumentException("no numbers for " + indicator);
    }
    return cells;
  }

  /** Indicators in order of id. */
  List<String> indicators() {
    return List.copyOf(byIndicator.keySet());
  }

  /** Writes every file of every indicator feed. */
  void deliver(Delivery delivery) {
    HealthFeeds health = new HealthFeeds(delivery);
    health.urgentCare(get("ae-within-4h"), get("ae-reattendance"));
    health.waitingList(get("long-waits"));
    health.weeklyFlow(get("ambulance-handover-30m"), get("bed-occupancy"));
    StreetsFeeds streets = new StreetsFeeds(delivery);
    streets.recordedCrime(get("violence-rate"), get("crimes-solved"), get("cases-reopened"));
    streets.antiSocialBehaviour(get("asb-incidents"));
    streets.perception(get("feel-safe-after-dark"));
    ChildrenFeeds children = new ChildrenFeeds(delivery);
    children.earlyYears(get("checks-on-time"), get("late-referrals"), get("hub-visits"));
    children.absence(get("persistent-absence"));
    children.speech(get("speech-on-track"));
    children.earlyHelp(EARLY_HELP.stream().map(this::get).toList());
  }
}
