package org.waymark.bench.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.waymark.bench.KeptWords;

/** The page of results. What stands between its two marks is written by hand and kept. */
record ProgressPage(List<History> histories, List<Outcome> outcomes) {

  void write(Path page) throws IOException {
    KeptWords.SAYS.write(page, this::markdown);
  }

  private String markdown(String kept) {
    StringBuilder page = new StringBuilder();
    page.append("# Back-test of progress: what was said of goals, and what became of them\n\n");
    page.append(kept).append("\n\n");
    page.append(
        """
        ## What is done

        In each series a goal is set at a past period, upward and downward, at 0.5, 1 and 2 times
        the change that was usual until then (the mean change over a year, times the root of the
        years to come). The goal takes the last 33% or 55% of the series. It is judged when 25%,
        50% and 75% of its time have passed, from the values up to there and nothing else, and then
        compared with the value of its last period. All values are taken as delivered; nothing is
        smoothed, and no goal is left out for its result.

        """);
    histories(page);
    List<Outcome> proven =
        outcomes.stream().filter(outcome -> outcome.published().isPresent()).toList();
    probabilities(page, proven);
    sources(page, proven);
    calibration(page, proven);
    methods(page);
    page.append(
        """
        ## To repeat

        ```
        bash pipelines/bench/progress.sh
        ```

        Simulated series have a fixed seed. Real series are read from `../shared` beside the
        repository; a source that is not there is left out.
        """);
    return page.toString();
  }

  private void histories(StringBuilder page) {
    page.append("| series | how often | series | goals | reached |\n|---|---|--:|--:|--:|\n");
    for (String source : sources()) {
      for (String rhythm : List.of("yearly", "quarterly", "monthly")) {
        Predicate<History> of = h -> h.source().equals(source) && h.rhythm().equals(rhythm);
        List<Outcome> goals = outcomes.stream().filter(o -> of.test(o.goal().history())).toList();
        if (!goals.isEmpty()) {
          page.append(
              format(
                  "| %s | %s | %d | %d | %s |%n",
                  source,
                  rhythm,
                  histories.stream().filter(of).count(),
                  goals.size(),
                  percent(goals.stream().filter(Outcome::reached).count(), goals.size())));
        }
      }
    }
    page.append('\n');
  }

  /** Simulations first, each in the order in which they came. */
  private Set<String> sources() {
    Set<String> sources = new java.util.LinkedHashSet<>();
    histories.forEach(history -> sources.add(history.source()));
    return sources;
  }

  private static void probabilities(StringBuilder page, List<Outcome> proven) {
    page.append(
        """
        ## Probabilities

        Brier score: the mean squared difference between the probability and what happened (0 is
        best). Log score: the mean of minus the logarithm of the probability of what happened, none
        taken below 1%. In brackets the standard error of the Brier score, with series as the units.
        The base rate says of every goal the share that was reached, which nobody knew then. Halves:
        every other series, to see that the order does not hang on the choice of series.

        """);
    header(page);
    List<Outcome> simulated = proven.stream().filter(o -> o.goal().history().simulated()).toList();
    List<Outcome> real = proven.stream().filter(o -> !o.goal().history().simulated()).toList();
    for (String name : names(proven)) {
      page.append("| ").append(name).append(" |");
      for (List<Outcome> part : List.of(simulated, real, half(real, 0), half(real, 1))) {
        page.append(cell(part, o -> chance(o, name)));
      }
      page.append('\n');
    }
    page.append("| base rate |");
    for (List<Outcome> part : List.of(simulated, real, half(real, 0), half(real, 1))) {
      page.append(
          part.isEmpty()
              ? " – | – |"
              : format(" %.4f | %.3f |", Score.baseRate(part).brier(), Score.baseRate(part).log()));
    }
    page.append("\n\n");
  }

  private static void header(StringBuilder page) {
    page.append(
        "| forecast | simulated: Brier | log | real: Brier | log | real, one half: Brier | log |"
            + " other half: Brier | log |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
  }

  private static List<Outcome> half(List<Outcome> of, int which) {
    List<String> names =
        List.copyOf(
            of.stream()
                .map(o -> o.goal().history().source() + o.goal().history().name())
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    java.util.Map<String, Integer> position = new java.util.HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      position.put(names.get(i), i);
    }
    return of.stream()
        .filter(
            o ->
                position.getOrDefault(o.goal().history().source() + o.goal().history().name(), 0)
                        % 2
                    == which)
        .toList();
  }

  private static String cell(List<Outcome> part, ToDoubleFunction<Outcome> chance) {
    if (part.isEmpty()) {
      return " – | – |";
    }
    Score score = Score.of(part, chance);
    return format(" %.4f (%.4f) | %.3f |", score.brier(), score.error(), score.log());
  }

  private static List<String> names(List<Outcome> proven) {
    return proven.isEmpty() ? List.of() : List.copyOf(proven.get(0).chances().keySet());
  }

  private static double chance(Outcome outcome, String name) {
    return outcome.chances().getOrDefault(name, Double.NaN);
  }

  private void sources(StringBuilder page, List<Outcome> proven) {
    page.append("Brier scores by source:\n\n| series | goals | base rate |");
    List<String> names = names(proven);
    names.forEach(name -> page.append(' ').append(name).append(" |"));
    page.append("\n|---|--:|--:|").append("--:|".repeat(names.size())).append('\n');
    for (String source : sources()) {
      List<Outcome> part =
          proven.stream().filter(o -> o.goal().history().source().equals(source)).toList();
      if (part.isEmpty()) {
        continue;
      }
      page.append(format("| %s | %d | %.3f |", source, part.size(), Score.baseRate(part).brier()));
      for (String name : names) {
        page.append(format(" %.3f |", Score.of(part, o -> chance(o, name)).brier()));
      }
      page.append('\n');
    }
    page.append('\n');
  }

  private static void calibration(StringBuilder page, List<Outcome> proven) {
    page.append(
        """
        ## Calibration

        Of the goals given a probability in a tenth of the scale: the mean of what was said, and the
        share that was reached. `p_on_track` as published, beside the textbook's forecast that takes
        values as independent.

        """);
    page.append(
        "| tenth | simulated: goals | said | reached | real: goals | said | reached |"
            + " textbook, real: goals | said | reached |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    Predicate<Outcome> simulated = o -> o.goal().history().simulated();
    List<List<Score.Decile>> tables = new ArrayList<>();
    tables.add(
        Score.calibration(
            proven.stream().filter(simulated).toList(), o -> o.published().orElseThrow()));
    List<Outcome> real = proven.stream().filter(simulated.negate()).toList();
    tables.add(Score.calibration(real, o -> o.published().orElseThrow()));
    List<String> names = names(proven);
    if (!names.isEmpty()) {
      String textbook = names.get(names.size() - 1);
      tables.add(Score.calibration(real, o -> chance(o, textbook)));
    }
    for (int i = 0; i < 10; i++) {
      page.append(format("| %d–%d%% |", 10 * i, 10 * i + 10));
      for (List<Score.Decile> table : tables) {
        Score.Decile decile = table.get(i);
        page.append(
            decile.goals() == 0
                ? " 0 | – | – |"
                : format(
                    " %d | %.0f%% | %.0f%% |",
                    decile.goals(), 100 * decile.said(), 100 * decile.happened()));
      }
      page.append('\n');
    }
    page.append('\n');
  }

  private void methods(StringBuilder page) {
    page.append(
        """
        ## Verdicts

        Each method's verdict, read as yes where it says `on-track` or `achieved`, on the real
        series. Hits: of the goals that were reached, the share that was called. False alarms: of
        the goals that were missed, the share that was called. Right: the share of calls that came
        true. Brier: of the verdict taken as 1 or 0. `trend` says yes from a probability of one half.

        | method | judged | hits | false alarms | hits less false alarms | right | Brier |
        |---|--:|--:|--:|--:|--:|--:|
        """);
    List<Outcome> real = outcomes.stream().filter(o -> !o.goal().history().simulated()).toList();
    List<Outcome> told = real.isEmpty() ? outcomes : real;
    Set<String> methods = new java.util.LinkedHashSet<>();
    told.forEach(outcome -> methods.addAll(outcome.statuses().keySet()));
    for (String method : methods) {
      page.append(verdicts(method, told));
    }
    page.append('\n');
  }

  private static String verdicts(String method, List<Outcome> told) {
    double[][] table = new double[2][2];
    int judged = 0;
    for (Outcome outcome : told) {
      String status = outcome.statuses().getOrDefault(method, "no-verdict");
      if (!status.equals("no-verdict")) {
        judged++;
        boolean yes = status.equals("on-track") || status.equals("achieved");
        table[outcome.reached() ? 1 : 0][yes ? 1 : 0]++;
      }
    }
    double hits = table[1][1] / (table[1][0] + table[1][1]);
    double alarms = table[0][1] / (table[0][0] + table[0][1]);
    return format(
        "| `%s` | %s | %.0f%% | %.0f%% | %.0f | %.0f%% | %.3f |%n",
        method,
        percent(judged, told.size()),
        100 * hits,
        100 * alarms,
        100 * (hits - alarms),
        100 * table[1][1] / (table[1][1] + table[0][1]),
        (table[0][1] + table[1][0]) / judged);
  }

  private static String percent(long part, long all) {
    return format("%.0f%%", 100.0 * part / all);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
