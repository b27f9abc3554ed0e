package org.waymark.bench.detectors;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.bench.detectors.Outcomes.Mean;

/** The page of results: tables that a run writes anew, below words that a person wrote. */
final class DetectorsPage {

  private static final double NOMINAL = 0.10;
  private static final double ROUNDING = 1e-9;
  static final String MARK = "<!-- from here: written by detectors.sh -->";
  static final String END = "<!-- to here -->";

  private static final String HEAD =
      """
      # Benchmark: detectors on planted truth

      """;

  private final List<List<Outcomes>> all;
  private final List<List<Outcomes>> turned;
  private final List<StepAccuracy> steps;
  private final List<IdenticalPlaces.Both> alike;
  private final List<Setting> delaySettings;
  private final List<List<Delay>> delays;
  private final long firstSeed;
  private final StringBuilder out = new StringBuilder();

  DetectorsPage(
      List<List<Outcomes>> all,
      List<List<Outcomes>> turned,
      List<StepAccuracy> steps,
      List<IdenticalPlaces.Both> alike,
      List<Setting> delaySettings,
      List<List<Delay>> delays,
      long firstSeed) {
    this.all = all;
    this.turned = turned;
    this.steps = steps;
    this.alike = alike;
    this.delaySettings = delaySettings;
    this.delays = delays;
    this.firstSeed = firstSeed;
  }

  String text() {
    out.append(HEAD).append(MARK).append("\n\n");
    say(
        "%d settings; %s worlds each for our lists, %s for the rules of others, from seed %d on. ±"
            + " is one Monte-Carlo standard error.\n\n",
        all.size(), fewestToMost(0), fewestToMost(all.get(0).size() - 1), firstSeed);
    alike();
    contenders();
    ours();
    directions();
    everyone(
        "False-discovery share of every rule",
        "Bold where it is above 0.10 by more than two Monte-Carlo errors; – where the rule is not"
            + " made for what is measured.",
        false,
        o -> o.breaks() ? "**" + two(o.falseShare().value()) + "**" : two(o.falseShare().value()));
    everyone(
        "Recall of every rule",
        "In brackets where the false-discovery share breaks 0.10.",
        false,
        o -> o.breaks() ? "(" + two(o.recall().value()) + ")" : two(o.recall().value()));
    everyone(
        "Average precision of every rule",
        "How well the rule ranks, wherever it cuts.",
        false,
        o -> two(o.averagePrecision().value()));
    everyone(
        "Precision among the first twenty",
        "Share of the twenty surest that are planted.",
        false,
        o -> two(o.firstTwenty().value()));
    everyone(
        "Flags where nothing is planted",
        "Mean per world; tests per world in the second column.",
        true,
        o -> String.format(Locale.ROOT, "%.1f", o.flags().value()));
    effects();
    delays();
    return out.toString().stripTrailing() + "\n\n" + END + "\n";
  }

  private void say(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  /** Worlds that a rule was asked in, by setting. */
  private String fewestToMost(int rule) {
    IntSummaryStatistics worlds =
        all.stream()
            .map(row -> row.get(rule))
            .filter(Outcomes::applies)
            .mapToInt(one -> one.worlds().size())
            .summaryStatistics();
    return worlds.getMin() == worlds.getMax()
        ? Integer.toString(worlds.getMax())
        : worlds.getMin() + " to " + worlds.getMax();
  }

  /** Places that nothing sets apart: a share of the worlds in which anything is found. */
  private void alike() {
    say(
        "## Places that are all alike\n\nShare of the worlds in which anything was found, as a run"
            + " asks. Nominal: 0.10. ↑ higher, ↓ lower is better. Kinds in which no level is tested"
            + " are left out. Bold: above 0.10 by more than two Monte-Carlo errors.\n\n");
    for (int places : new int[] {IdenticalPlaces.FEW, IdenticalPlaces.MANY}) {
      List<IdenticalPlaces.Both> kinds =
          alike.stream()
              .filter(k -> k.kind().places() == places && k.up().worlds() > 0)
              .filter(k -> k.down().worlds() > 0 && k.up().tested() + k.down().tested() > 0)
              .toList();
      if (!kinds.isEmpty()) {
        sums(places, kinds);
        kinds(kinds);
      }
    }
  }

  private void sums(int places, List<IdenticalPlaces.Both> kinds) {
    say("**%,d places.** ", places);
    for (int list = 0; list < IdenticalPlaces.LISTS.size(); list++) {
      int of = list;
      List<IdenticalPlaces.Answer> answers =
          kinds.stream().flatMap(k -> Stream.of(k.up(), k.down())).toList();
      double[] shares = answers.stream().mapToDouble(a -> a.held()[of]).toArray();
      say(
          "%s: mean %.3f, largest %.3f, above 0.10 in %d of %d answers, by more than two errors in"
              + " %d. ",
          IdenticalPlaces.LISTS.get(list),
          Arrays.stream(shares).average().orElse(Double.NaN),
          Arrays.stream(shares).max().orElse(Double.NaN),
          Arrays.stream(shares).filter(share -> share > NOMINAL + ROUNDING).count(),
          shares.length,
          answers.stream().filter(a -> isAbove(a, of)).count());
    }
    say("One error at 0.10 is %.3f.\n\n", kinds.get(0).up().error());
  }

  private void kinds(List<IdenticalPlaces.Both> kinds) {
    say("| in a year | sizes | worlds | level tested |");
    IdenticalPlaces.LISTS.forEach(list -> say(" %s ↑ | %s ↓ |", list, list));
    say("\n|---|---|--:|--:|%s\n", "--:|--:|".repeat(IdenticalPlaces.LISTS.size()));
    for (IdenticalPlaces.Both kind : kinds) {
      say(
          "| %s | %s | %d | %.2f |",
          kind.kind().name(),
          kind.kind().uneven() ? "uneven" : "equal",
          Math.min(kind.up().worlds(), kind.down().worlds()),
          kind.up().tested());
      for (int list = 0; list < IdenticalPlaces.LISTS.size(); list++) {
        for (IdenticalPlaces.Answer answer : List.of(kind.up(), kind.down())) {
          say(isAbove(answer, list) ? " **%.3f** |" : " %.3f |", answer.held()[list]);
        }
      }
      say("\n");
    }
    say("\n");
  }

  private static boolean isAbove(IdenticalPlaces.Answer answer, int list) {
    return answer.held()[list] > NOMINAL + 2 * answer.error();
  }

  private static String two(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String withError(Mean mean) {
    return Double.isNaN(mean.value())
        ? "–"
        : String.format(Locale.ROOT, "%.3f ± %.3f", mean.value(), mean.error());
  }

  /** One row per rule over all settings. */
  private void contenders() {
    say("## All rules over all settings\n\n");
    say(
        "Sorted by how often the promise holds, then by recall. A setting counts as kept where the"
            + " false-discovery share is at most 0.10, give or take two Monte-Carlo errors. Beside it"
            + " in how many the share itself is above 0.10. Recall is the mean over the settings"
            + " with deviants where it is kept, 0 where it is not; beside it the plain mean.\n\n");
    say(
        "| rule | settings kept | above 0.10 | worst false-discovery share | recall where kept | plain recall |"
            + " average precision | flags per 6,000 tests, nothing planted: mean, worst |\n"
            + "|---|--:|--:|---|--:|--:|--:|--:|\n");
    int rules = all.get(0).size();
    record Row(int kept, double honest, String text) {}
    List<Row> rows = new java.util.ArrayList<>();
    for (int c = 0; c < rules; c++) {
      int which = c;
      List<Outcomes> planted =
          all.stream().map(row -> row.get(which)).filter(o -> o.applies() && !o.isNull()).toList();
      List<Outcomes> nulls =
          all.stream().map(row -> row.get(which)).filter(o -> o.applies() && o.isNull()).toList();
      int kept = (int) planted.stream().filter(o -> !o.breaks()).count();
      Outcomes worst =
          planted.stream()
              .max(java.util.Comparator.comparingDouble(o -> o.falseShare().value()))
              .orElseGet(() -> all.get(0).get(which));
      double honest = mean(planted, o -> o.breaks() ? 0 : o.recall().value());
      double[] flags =
          nulls.stream().mapToDouble(o -> o.flags().value() * 6000 / o.setting().tests()).toArray();
      rows.add(
          new Row(
              kept * 1000 / Math.max(1, planted.size()),
              honest,
              String.format(
                  Locale.ROOT,
                  "| %s | %d of %d | %d | %s (%s) | %s | %s | %s | %.1f, %.1f |%n",
                  all.get(0).get(which).contender().name(),
                  kept,
                  planted.size(),
                  planted.stream().filter(o -> o.falseShare().value() > 0.10).count(),
                  withError(worst.falseShare()),
                  worst.setting().name(),
                  two(honest),
                  two(mean(planted, o -> o.recall().value())),
                  two(mean(planted, o -> o.averagePrecision().value())),
                  java.util.Arrays.stream(flags).average().orElse(Double.NaN),
                  java.util.Arrays.stream(flags).max().orElse(Double.NaN))));
    }
    rows.stream()
        .sorted(
            java.util.Comparator.comparingInt(Row::kept)
                .thenComparingDouble(Row::honest)
                .reversed())
        .forEach(row -> out.append(row.text()));
    say("\n");
    for (Outcomes one : all.get(0)) {
      say("- **%s**: %s.\n", one.contender().name(), one.contender().meaning());
    }
    say("\n");
  }

  private static double mean(
      List<Outcomes> outcomes, java.util.function.ToDoubleFunction<Outcomes> f) {
    return outcomes.stream()
        .mapToDouble(f)
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }

  /** Our lists, setting by setting, with errors. */
  private void ours() {
    List<String> names = OurRules.all().stream().map(Contender::name).toList();
    say("## Our lists, setting by setting\n\nFalse-discovery share, recall.\n\n| setting |");
    names.forEach(name -> say(" %s: false | recall |", name));
    say("\n|---|%s\n", "--:|--:|".repeat(names.size()));
    for (List<Outcomes> row : all) {
      if (row.get(0).isNull()) {
        continue;
      }
      say("| %s |", row.get(0).setting().name());
      for (Outcomes one : row.subList(0, names.size())) {
        say(
            one.breaks() ? " **%s** | %s |" : " %s | %s |",
            withError(one.falseShare()),
            withError(one.recall()));
      }
      say("\n");
    }
    say("\n");
  }

  /** The same lists where the same is planted the other way, and lower is better. */
  private void directions() {
    say(
        "## Both directions\n\nEvery setting with the measure turned round: what is planted divides"
            + " instead of multiplying, and lower is better. ↑ higher, ↓ lower is better. Where"
            + " nothing is planted: flags in a world.\n\n| setting |");
    List<String> names = List.of("CHANGE", "CHANGE or LEVEL", "FAR", "confirmed");
    names.forEach(name -> say(" %s: false ↑ | false ↓ | recall ↑ | recall ↓ |", name));
    say("\n|---|%s\n", "--:|--:|--:|--:|".repeat(names.size()));
    for (int s = 0; s < all.size(); s++) {
      say("| %s |", all.get(s).get(0).setting().name());
      for (String name : names) {
        Outcomes up = named(all.get(s), name);
        Outcomes down = named(turned.get(s), name);
        if (up.isNull()) {
          say(" %.1f flags | %.1f flags | – | – |", up.flags().value(), down.flags().value());
        } else {
          say(
              " %.3f | %.3f | %.3f ± %.3f | %.3f ± %.3f |",
              up.falseShare().value(),
              down.falseShare().value(),
              up.recall().value(),
              up.recall().error(),
              down.recall().value(),
              down.recall().error());
        }
      }
      say("\n");
    }
    say("\n");
  }

  private static Outcomes named(List<Outcomes> row, String name) {
    return row.stream().filter(o -> o.contender().name().equals(name)).findFirst().orElseThrow();
  }

  private void everyone(
      String title, String words, boolean nulls, Function<Outcomes, String> figure) {
    say("## %s\n\n%s\n\n| setting |%s", title, words, nulls ? " tests |" : "");
    all.get(0).forEach(one -> say(" %s |", one.contender().name()));
    say("\n|---|%s%s\n", nulls ? "--:|" : "", "--:|".repeat(all.get(0).size()));
    for (List<Outcomes> row : all) {
      if (row.get(0).isNull() != nulls) {
        continue;
      }
      say("| %s |", row.get(0).setting().name());
      if (nulls) {
        say(" %d |", row.get(0).setting().tests());
      }
      for (Outcomes one : row) {
        say(" %s |", one.applies() ? figure.apply(one) : "–");
      }
      say("\n");
    }
    say("\n");
  }

  private void effects() {
    say(
        "## Size and onset of the steps that CHANGE lists\n\n"
            + "Planted steps on the list, all worlds together: mean of estimate less truth (log"
            + " ratio), its root mean square, share of 95%% intervals that hold the truth, share of"
            + " onsets told to within one period.\n\n"
            + "| setting | steps | bias | root mean square | coverage | onset |\n"
            + "|---|--:|--:|--:|--:|--:|\n");
    for (int s = 0; s < steps.size(); s++) {
      StepAccuracy one = steps.get(s);
      if (one.steps() > 0) {
        double n = one.steps();
        say(
            "| %s | %d | %+.3f | %.3f | %.3f | %.2f |\n",
            all.get(s).get(0).setting().name(),
            one.steps(),
            one.bias() / n,
            Math.sqrt(one.squares() / n),
            one.covered() / n,
            one.onsets() / n);
      }
    }
    say("\n");
  }

  private void delays() {
    if (delays.isEmpty()) {
      return;
    }
    say(
        "## Periods to detection\n\n"
            + "Steps from the middle of 24 periods, the rule asked again in each period: share of"
            + " steps that it has listed by so many periods after they began, and the share of the"
            + " other tests that it has listed at least once in those twelve looks.\n\n"
            + "| setting | rule | 1 | 2 | 3 | 4 | 6 | 9 | 12 | ever, falsely |\n"
            + "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    int each = delays.size() / delaySettings.size();
    for (int s = 0; s < delaySettings.size(); s++) {
      List<List<Delay>> worldsOf = delays.subList(s * each, (s + 1) * each);
      for (int r = 0; r < worldsOf.get(0).size(); r++) {
        int which = r;
        say("| %s | %s |", delaySettings.get(s).name(), worldsOf.get(0).get(r).rule());
        for (int periods : new int[] {1, 2, 3, 4, 6, 9, 12}) {
          say(
              " %.2f |",
              worldsOf.stream()
                  .mapToDouble(w -> w.get(which).foundWithin(periods))
                  .average()
                  .orElse(Double.NaN));
        }
        say(
            " %.4f |\n",
            worldsOf.stream().mapToDouble(w -> w.get(which).everFalse()).average().orElse(0));
      }
    }
  }
}
