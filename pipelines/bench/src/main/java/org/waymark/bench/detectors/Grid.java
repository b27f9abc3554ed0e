package org.waymark.bench.detectors;

import static org.waymark.bench.detectors.Setting.base;

import java.util.ArrayList;
import java.util.List;
import org.waymark.bench.detectors.Setting.Confounding;
import org.waymark.bench.detectors.Setting.Deviants;
import org.waymark.bench.detectors.Setting.Hidden;
import org.waymark.bench.detectors.Setting.Measure;
import org.waymark.bench.detectors.Setting.Noise;
import org.waymark.bench.detectors.Setting.Onset;
import org.waymark.bench.detectors.Setting.Season;

/** The settings: an ordinary one, departures in one thing at a time, and the crosses that hurt. */
final class Grid {

  private Grid() {}

  private static Setting with(String name) {
    return base(name);
  }

  private static Setting none(String name) {
    return base(name).share(0);
  }

  /** Every setting, those without any deviant last. */
  static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.addAll(deviants());
    all.addAll(circumstances());
    all.addAll(sizes());
    all.addAll(crosses());
    all.addAll(narrower());
    all.addAll(nulls());
    return List.copyOf(all);
  }

  /** Settings in which every period is judged. */
  static List<Setting> delays() {
    return List.of(
        with("+50%").starting(Onset.MIDDLE), with("+30%").starting(Onset.MIDDLE).effect(1.3));
  }

  private static List<Setting> deviants() {
    return List.of(
        with("ordinary: +50%, normal"),
        with("+30%").effect(1.3),
        with("+10%").effect(1.1),
        with("1% deviants").share(0.01),
        with("15% deviants").share(0.15),
        with("15% deviants, +30%").share(0.15).effect(1.3),
        with("always").starting(Onset.ALWAYS),
        with("from the middle").starting(Onset.MIDDLE),
        with("from the middle, +30%").starting(Onset.MIDDLE).effect(1.3),
        with("last 3 periods").starting(Onset.LAST_THREE),
        with("last 3 periods, +30%").starting(Onset.LAST_THREE).effect(1.3),
        with("ramp").starting(Onset.RAMP),
        with("ramp, +30%").starting(Onset.RAMP).effect(1.3),
        with("spike").starting(Onset.SPIKE),
        with("5% the other way too").planting(new Deviants(0.05, 1.5, Onset.MIXED, 0.05, false)),
        with("related indicators, +30%").planting(new Deviants(0.05, 1.3, Onset.MIXED, 0, true)),
        with("related indicators, +10%").planting(new Deviants(0.05, 1.1, Onset.MIXED, 0, true)));
  }

  private static List<Setting> circumstances() {
    return List.of(
        with("no hidden advantage").hiding(Hidden.NONE),
        with("a little heavy (t8)").hiding(Hidden.NEARLY_NORMAL),
        with("a little heavy (t8), +30%").hiding(Hidden.NEARLY_NORMAL).effect(1.3),
        with("a little skewed").hiding(Hidden.A_LITTLE_SKEWED),
        with("heavy (t4)").hiding(Hidden.HEAVY),
        with("heavy (t4), +30%").hiding(Hidden.HEAVY).effect(1.3),
        with("skewed").hiding(Hidden.SKEWED),
        with("skewed, +30%").hiding(Hidden.SKEWED).effect(1.3),
        with("lognormal").hiding(Hidden.LOGNORMAL),
        with("lognormal, +30%").hiding(Hidden.LOGNORMAL).effect(1.3),
        with("noise without memory").correlated(0),
        with("noise with long memory (.7)").correlated(0.7),
        with("long memory, +30%").correlated(0.7).effect(1.3),
        with("curved circumstances").confounded(Confounding.QUADRATIC),
        with("hidden circumstance").confounded(Confounding.HIDDEN),
        with("drifting circumstances").confounded(Confounding.DRIFTING),
        with("drifting circumstances, +30%").confounded(Confounding.DRIFTING).effect(1.3),
        with("noise by place").noisy(Noise.BY_PLACE),
        with("noise by place, +30%").noisy(Noise.BY_PLACE).effect(1.3),
        with("common season").seasonal(Season.COMMON),
        with("season by place").seasonal(Season.BY_PLACE),
        with("season by place, +30%").seasonal(Season.BY_PLACE).effect(1.3),
        with("10% missing").missing(0.1),
        with("proportions").measuring(Measure.PROPORTION),
        with("proportions, +30%").measuring(Measure.PROPORTION).effect(1.3),
        with("means with errors").measuring(Measure.MEAN));
  }

  private static List<Setting> sizes() {
    return List.of(
        with("20 places").sized(20, 40, 24),
        with("50 places").sized(50, 40, 24),
        with("300 places × 10").sized(300, 10, 24),
        with("3,000 places × 1").sized(3000, 1, 24),
        with("one indicator").sized(150, 1, 24),
        with("120 indicators × 50 places").sized(50, 120, 24),
        with("12 periods").sized(150, 40, 12),
        with("18 periods").sized(150, 40, 18),
        with("36 periods").sized(150, 40, 36),
        with("60 periods × 20 indicators").sized(150, 20, 60));
  }

  private static List<Setting> crosses() {
    return List.of(
        with("heavy, 15% deviants").hiding(Hidden.HEAVY).share(0.15),
        with("heavy, noise by place").hiding(Hidden.HEAVY).noisy(Noise.BY_PLACE),
        with("heavy, drifting circumstances").hiding(Hidden.HEAVY).confounded(Confounding.DRIFTING),
        with("lognormal, 1% deviants").hiding(Hidden.LOGNORMAL).share(0.01),
        with("lognormal, noise by place, +30%")
            .hiding(Hidden.LOGNORMAL)
            .noisy(Noise.BY_PLACE)
            .effect(1.3),
        with("skewed, 20 places").hiding(Hidden.SKEWED).sized(20, 40, 24),
        with("heavy, 20 places × 1").hiding(Hidden.HEAVY).sized(20, 1, 24),
        with("heavy, one indicator").hiding(Hidden.HEAVY).sized(150, 1, 24),
        with("12 periods, long memory").sized(150, 40, 12).correlated(0.7),
        with("12 periods, noise by place").sized(150, 40, 12).noisy(Noise.BY_PLACE),
        with("heavy, 50 places").hiding(Hidden.HEAVY).sized(50, 40, 24),
        with("a little heavy, 50 places").hiding(Hidden.NEARLY_NORMAL).sized(50, 40, 24),
        with("a little skewed, 50 places").hiding(Hidden.A_LITTLE_SKEWED).sized(50, 40, 24),
        with("a little heavy, 300 places × 10").hiding(Hidden.NEARLY_NORMAL).sized(300, 10, 24),
        with("a little skewed, 150 places × 10").hiding(Hidden.A_LITTLE_SKEWED).sized(150, 10, 24),
        with("heavy, means").hiding(Hidden.HEAVY).measuring(Measure.MEAN));
  }

  /** Places less unequal in size, and a hidden advantage √2 times as wide. */
  private static List<Setting> narrower() {
    return List.of(
        with("20–400 events").expecting(20, 400),
        with("20–400 events, +30%").expecting(20, 400).effect(1.3),
        with("20–400 events, heavy").expecting(20, 400).hiding(Hidden.HEAVY),
        with("20–400 events, skewed").expecting(20, 400).hiding(Hidden.SKEWED),
        with("20–400 events, lognormal").expecting(20, 400).hiding(Hidden.LOGNORMAL),
        with("20–400 events, 15% deviants").expecting(20, 400).share(0.15),
        with("20–400 events, noise by place, +30%")
            .expecting(20, 400)
            .noisy(Noise.BY_PLACE)
            .effect(1.3),
        with("heavy and wide").hiding(Hidden.HEAVY, 0.113),
        with("lognormal and wide").hiding(Hidden.LOGNORMAL, 0.113));
  }

  private static List<Setting> nulls() {
    return List.of(
        none("null, normal"),
        none("null, a little heavy").hiding(Hidden.NEARLY_NORMAL),
        none("null, a little skewed").hiding(Hidden.A_LITTLE_SKEWED),
        none("null, heavy").hiding(Hidden.HEAVY),
        none("null, skewed").hiding(Hidden.SKEWED),
        none("null, lognormal").hiding(Hidden.LOGNORMAL),
        none("null, heavy and wide").hiding(Hidden.HEAVY, 0.113),
        none("null, lognormal and wide").hiding(Hidden.LOGNORMAL, 0.113),
        none("null, heavy, 20–400 events").hiding(Hidden.HEAVY).expecting(20, 400),
        none("null, lognormal, 20–400 events").hiding(Hidden.LOGNORMAL).expecting(20, 400),
        none("null, heavy, 150 places × 10").hiding(Hidden.HEAVY).sized(150, 10, 24),
        none("null, hidden circumstance").confounded(Confounding.HIDDEN),
        none("null, drifting circumstances").confounded(Confounding.DRIFTING),
        none("null, noise by place").noisy(Noise.BY_PLACE),
        none("null, long memory").correlated(0.7),
        none("null, season by place").seasonal(Season.BY_PLACE),
        none("null, 12 periods").sized(150, 40, 12),
        none("null, 20 places").sized(20, 40, 24),
        none("null, 5% the other way").planting(new Deviants(0, 1.5, Onset.MIXED, 0.05, false)));
  }
}
