package org.waymark.bench.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.waymark.bench.detectors.Outcomes.Mean;
import org.waymark.bench.detectors.Setting.Confounding;
import org.waymark.bench.detectors.Setting.Deviants;
import org.waymark.bench.detectors.Setting.Hidden;
import org.waymark.bench.detectors.Setting.Noise;
import org.waymark.bench.detectors.Setting.Onset;

/** A question about the detector that the page answers in words, and the settings that tell. */
enum Question {
  /** Another contrast in the scan. */
  SPIKES,
  /** Related indicators of one place together. */
  BORROWING,
  /** Circumstances whose meaning changes over time. */
  DRIFT,
  /** Whether what is planted can be told as well where lower is better. */
  DIRECTION;

  private List<Contender> contenders() {
    return switch (this) {
      case SPIKES -> Spikes.contenders();
      case BORROWING -> Borrowing.contenders();
      case DRIFT -> Drift.contenders();
      case DIRECTION -> Oracle.contenders();
    };
  }

  private boolean[] planted(World world) {
    return this == BORROWING ? Borrowing.planted(world) : world.planted();
  }

  private static Setting with(String name) {
    return Setting.base(name);
  }

  private static Setting related(String name, double effect) {
    return with(name).planting(new Deviants(0.05, effect, Onset.MIXED, 0, true));
  }

  private List<Setting> settings() {
    return switch (this) {
      case SPIKES ->
          List.of(
              with("spike, +50%").starting(Onset.SPIKE),
              with("spike, +100%").starting(Onset.SPIKE).effect(2),
              with("spike, noise by place").starting(Onset.SPIKE).noisy(Noise.BY_PLACE),
              with("spike, 20–400 events").starting(Onset.SPIKE).expecting(20, 400),
              with("ordinary, +50%"),
              with("ordinary, +30%").effect(1.3),
              with("from the middle, +30%").starting(Onset.MIDDLE).effect(1.3),
              with("last 3 periods, +30%").starting(Onset.LAST_THREE).effect(1.3),
              with("heavy, +30%").hiding(Hidden.HEAVY).effect(1.3),
              with("noise by place, +30%").noisy(Noise.BY_PLACE).effect(1.3),
              with("null").share(0),
              with("null, noise by place").share(0).noisy(Noise.BY_PLACE));
      case BORROWING ->
          List.of(
              related("related, +10%", 1.1),
              related("related, +20%", 1.2),
              related("related, +30%", 1.3),
              related("related, +10%, from the middle", 1.1).starting(Onset.MIDDLE),
              related("related, +10%, from the middle, 20–400 events", 1.1)
                  .starting(Onset.MIDDLE)
                  .expecting(20, 400),
              related("related, +10%, from the middle, noise by place", 1.1)
                  .starting(Onset.MIDDLE)
                  .noisy(Noise.BY_PLACE),
              related("related, +10%, from the middle, shared noise", 1.1)
                  .starting(Onset.MIDDLE)
                  .noisy(Noise.SHARED),
              with("unrelated, +30%").effect(1.3),
              with("null").share(0),
              with("null, noise by place").share(0).noisy(Noise.BY_PLACE),
              with("null, shared noise").share(0).noisy(Noise.SHARED));
      case DRIFT ->
          List.of(
              with("drifting, +50%").confounded(Confounding.DRIFTING),
              with("drifting, +30%").confounded(Confounding.DRIFTING).effect(1.3),
              with("drifting, heavy, +30%")
                  .confounded(Confounding.DRIFTING)
                  .hiding(Hidden.HEAVY)
                  .effect(1.3),
              with("ordinary, +50%"),
              with("ordinary, +30%").effect(1.3),
              with("from the middle, +30%").starting(Onset.MIDDLE).effect(1.3),
              with("20 places, +30%").sized(20, 40, 24).effect(1.3),
              with("50 places, +30%").sized(50, 40, 24).effect(1.3),
              with("10% missing, +30%").missing(0.1).effect(1.3),
              with("null, drifting").confounded(Confounding.DRIFTING).share(0),
              with("null, 20 places").sized(20, 40, 24).share(0));
      case DIRECTION ->
          Stream.of(
                  with("ordinary, +50%"),
                  with("ordinary, +30%").effect(1.3),
                  with("from the middle, +30%").starting(Onset.MIDDLE).effect(1.3),
                  with("last 3 periods").starting(Onset.LAST_THREE),
                  with("noise without memory").correlated(0),
                  with("20–400 events").expecting(20, 400))
              .flatMap(up -> Stream.of(up, up.turned(), up.turnedWithAsManyEvents()))
              .toList();
    };
  }

  /** Asks it of so many worlds of each setting; prints what each contender finds. */
  void ask(long firstSeed, int seeds) {
    List<Contender> contenders = contenders();
    for (Contender contender : contenders) {
      System.out.println(contender.name() + ": " + contender.meaning());
    }
    System.out.println("False-discovery share / recall; flags per world where nothing is planted.");
    System.out.println(
        contenders.stream()
                .map(Contender::name)
                .collect(Collectors.joining(" | ", "\n| setting | ", " |"))
            + "\n|---|"
            + "--:|".repeat(contenders.size()));
    for (Setting setting : settings()) {
      List<List<Outcome>> outcomes = new ArrayList<>();
      contenders.forEach(c -> outcomes.add(new ArrayList<>()));
      LongStream.range(firstSeed, firstSeed + seeds)
          .forEach(
              seed -> {
                World world = World.of(setting, seed);
                Evidence evidence = Evidence.of(world);
                boolean[] planted = planted(world);
                for (int c = 0; c < contenders.size(); c++) {
                  Verdict verdict = contenders.get(c).rule().apply(evidence).orElseThrow();
                  outcomes.get(c).add(Outcome.of(verdict, planted));
                }
              });
      StringBuilder line = new StringBuilder("| " + named(setting) + " |");
      for (List<Outcome> one : outcomes) {
        line.append(' ').append(figures(setting, one)).append(" |");
      }
      System.out.println(line);
    }
  }

  private static String named(Setting setting) {
    return setting.name()
        + (setting.lower()
            ? String.format(
                Locale.ROOT,
                ", lower is better, %,.0f to %,.0f events",
                setting.events().least(),
                setting.events().most())
            : "");
  }

  private static String figures(Setting setting, List<Outcome> outcomes) {
    if (setting.deviants().share() == 0) {
      Mean flags = mean(outcomes.stream().mapToDouble(Outcome::flagged).toArray());
      return String.format(Locale.ROOT, "%.2f ± %.2f", flags.value(), flags.error());
    }
    Mean share = mean(outcomes.stream().mapToDouble(Outcome::falseShare).toArray());
    Mean recall = mean(outcomes.stream().mapToDouble(Outcome::recall).toArray());
    return String.format(
        Locale.ROOT,
        "%.3f ± %.3f / %.3f ± %.3f",
        share.value(),
        share.error(),
        recall.value(),
        recall.error());
  }

  private static Mean mean(double[] values) {
    return Mean.of(Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray());
  }
}
