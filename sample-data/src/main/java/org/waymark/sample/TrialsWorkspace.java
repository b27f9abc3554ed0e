package org.waymark.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a second, small workspace in which everything is tried out: experiments, pilots and
 * learning loops whose truth is planted. The same bytes on every machine and at any time.
 */
public final class TrialsWorkspace {
  private static final LocalDate START = LocalDate.of(2026, 2, 2);
  private static final YearMonth FIRST = YearMonth.of(2024, 1);
  private static final int MONTHS = 34;
  private static final int PLACES = 60;
  private static final int LOOPS = 30;

  /** Shows that a person of an experiment is nowhere in what a run writes. */
  public static final String PLANTED_PERSON = "person-7340-2291";

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private TrialsWorkspace() {
    put("places.csv", places());
    put("missions/steady-steps.yaml", Csv.resource("trials/mission.yaml"));
    people("text-reminders", "text", 3000, 0.5, 0.09);
    people("plain-letter", "plain", 2400, 0.58, 0);
    calls();
    months("falls", List.of(3, 11, 19, 27, 35), List.of(24, 24, 25, 25, 26), 0);
    months("emergencies", List.of(5, 13, 21, 29, 37), List.of(), 0.02);
    loops();
  }

  /**
   * Every file of the workspace.
   *
   * @return content by path, relative to the folder sample-data
   */
  public static SortedMap<String, byte[]> generate() {
    return new TrialsWorkspace().files;
  }

  /**
   * Writes the workspace.
   *
   * @param arguments the folder that receives it; without one, the folder sample-data
   * @throws IOException where a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length == 0 ? "sample-data" : arguments[0]);
    for (Map.Entry<String, byte[]> file : generate().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.getValue());
    }
  }

  private void put(String path, String text) {
    files.put("trials/" + path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String id(int place) {
    return String.format(Locale.ROOT, "T%02d", place);
  }

  private static String places() {
    StringBuilder csv = new StringBuilder("place_id,name\n");
    for (int p = 1; p <= PLACES; p++) {
      csv.append(id(p)).append(",District ").append(p).append('\n');
    }
    return csv.toString();
  }

  /** An experiment by rows of people: who goes into the second arm, and how much it does. */
  private void people(String experiment, String arm, int many, double share, double gain) {
    Draws draws = Draws.of("trials", experiment);
    StringBuilder assigned = new StringBuilder("who,arm,on\n");
    StringBuilder outcomes = new StringBuilder("who,seen,kept,complained\n");
    for (int i = 0; i < many; i++) {
      String who =
          i == many / 2
              ? PLANTED_PERSON
              : String.format(Locale.ROOT, "person-%04d-%04d", draws.below(7000), i);
      boolean second = draws.chance(share);
      LocalDate on = START.plusDays(draws.below(112));
      assigned.append(who).append(',').append(second ? arm : "usual");
      assigned.append(',').append(on).append('\n');
      outcomes.append(who).append(',').append(on.plusDays(1 + draws.below(13)));
      outcomes.append(',').append(draws.chance(0.62 + (second ? gain : 0)) ? 1 : 0);
      outcomes.append(',').append(draws.chance(0.04) ? 1 : 0).append('\n');
    }
    put("landing/" + experiment + "-assigned.csv", assigned.toString());
    put("landing/" + experiment + "-outcomes.csv", outcomes.toString());
    put(
        "feeds/" + experiment + "-assigned.yaml",
        """
        id: %1$s-assigned
        kind: assignment
        format: csv
        files: landing/%1$s-assigned.csv
        map: {experiment: {constant: %1$s}, unit: who, arm: arm, date: on}
        """
            .formatted(experiment));
    put(
        "feeds/" + experiment + "-outcomes.yaml",
        """
        id: %1$s-outcomes
        kind: outcomes
        format: csv
        files: landing/%1$s-outcomes.csv
        map:
          experiment: {constant: %1$s}
          unit: who
          date: seen
          values:
            - {indicator: kept, column: kept}
            - {indicator: complaints, column: complained}
        """
            .formatted(experiment));
  }

  /** An experiment by counts of arms and weeks: no more keep their date, and more complain. */
  private void calls() {
    Draws draws = Draws.of("trials", "second-call");
    StringBuilder csv = new StringBuilder("arm,week,indicator,assigned,events,people\n");
    for (int week = 0; week < 16; week++) {
      for (String arm : List.of("usual", "second")) {
        boolean second = arm.equals("second");
        for (String indicator : List.of("kept", "complaints")) {
          boolean kept = indicator.equals("kept");
          double level = kept ? second ? 0.63 : 0.62 : second ? 0.09 : 0.04;
          csv.append(arm).append(',').append(START.plusWeeks(week)).append(',').append(indicator);
          csv.append(kept ? ",120," : ",,").append(draws.binomial(120, level)).append(",120\n");
        }
      }
    }
    put("landing/second-call.csv", csv.toString());
    put(
        "feeds/second-call.yaml",
        """
        id: second-call
        kind: arm-counts
        format: csv
        files: landing/second-call.csv
        map:
          experiment: {constant: second-call}
          arm: arm
          week: week
          indicator: indicator
          assigned: assigned
          numerator: events
          denominator: people
        """);
  }

  /**
   * Rates by month. The adopters fall by a fifth from their start on, or month by month all along.
   *
   * @param starts month from which each adopter is better; empty: none
   * @param drift of the adopters, a month, in the logarithm
   */
  private void months(
      String indicator, List<Integer> adopters, List<Integer> starts, double drift) {
    Draws draws = Draws.of("trials", indicator);
    double[] season = new double[MONTHS];
    for (int t = 0; t < MONTHS; t++) {
      season[t] = 0.1 * StrictMath.cos(StrictMath.PI * t / 6);
    }
    StringBuilder csv = new StringBuilder("place,month,events,people\n");
    for (int p = 1; p <= PLACES; p++) {
      double level = StrictMath.log(0.004) + 0.15 * draws.normalWithin(2);
      int adopter = adopters.indexOf(p);
      for (int t = 0; t < MONTHS; t++) {
        double score = level + season[t] + 0.02 * draws.normal();
        if (adopter >= 0) {
          score -= drift * t;
          score -= !starts.isEmpty() && t >= starts.get(adopter) ? 0.22 : 0;
        }
        long people = 90_000 + 1000L * draws.below(60);
        csv.append(id(p)).append(',').append(FIRST.plusMonths(t)).append(',');
        csv.append(draws.poisson(people * StrictMath.exp(score))).append(',');
        csv.append(people).append('\n');
      }
    }
    put("landing/" + indicator + ".csv", csv.toString());
    put(
        "feeds/" + indicator + ".yaml",
        """
        id: %1$s
        kind: indicator
        format: csv
        files: landing/%1$s.csv
        map:
          place: place
          period: month
          indicators:
            - {id: %1$s, numerator: events, denominator: people}
        """
            .formatted(indicator));
  }

  /** Thirty loops: half were re-measured, some changed nothing, and the rest is open. */
  private void loops() {
    Draws draws = Draws.of("trials", "loops");
    List<String> about = List.of("text-reminders", "home-visits-first", "rapid-response", "");
    StringBuilder csv = new StringBuilder("loop,signal,decision,change,measured,nothing,about\n");
    for (int i = 0; i < LOOPS; i++) {
      LocalDate signal = LocalDate.of(2026, 1, 5).plusDays(6L * i);
      LocalDate decision = signal.plusDays(10 + draws.below(20));
      LocalDate change = decision.plusDays(15 + draws.below(30));
      LocalDate measured = change.plusDays(25 + draws.below(40));
      boolean nothing = i % 6 == 5;
      boolean changed = !nothing && i % 5 != 4;
      boolean over = changed && i < 20;
      csv.append(String.format(Locale.ROOT, "L%02d", i + 1)).append(',').append(signal);
      csv.append(',').append(i < 28 ? decision : "").append(',');
      csv.append(changed && i < 26 ? change : "").append(',').append(over ? measured : "");
      csv.append(',').append(nothing ? "true" : "").append(',').append(about.get(i % 4));
      csv.append('\n');
    }
    put("landing/loops.csv", csv.toString());
    put(
        "feeds/loops.yaml",
        """
        id: loops
        kind: loops
        format: csv
        files: landing/loops.csv
        map:
          loop: loop
          signal: signal
          decision: decision
          change: change
          remeasure: measured
          no_change: nothing
          about: about
        """);
  }
}
