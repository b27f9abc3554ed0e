package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steps planted in delivered files, found again by a run: one mission for each kind of world, all
 * in one workspace.
 *
 * <p>150 places × 8 indicators × 30 months of rates whose expected counts run from 30 to 2,000;
 * months hang together (autocorrelation 0.4, standard deviation 5%); places differ lastingly by 8%
 * and by a covariate. One place in twenty moved 8 to 12 months ago.
 *
 * <p>Fewer than about 15 events a month are too few for the data themselves to show half as much
 * again within a year, fewer than about 40 for a third more, whatever the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedFeedsIT {
  private static final int PLACES = 150;
  private static final int INDICATORS = 8;
  private static final int MONTHS = 30;
  private static final YearMonth FIRST = YearMonth.of(2024, 5);

  /** A kind of world: how much movers move, and how places differ that nobody set apart. */
  private enum World {
    NORMAL(1.5, 0.05),
    CURVED(1.5, 0.05),
    HEAVY(1.5, 0.05),
    THIRTY(1.3, 0.05),
    QUIET(1, 0),
    QUIET_HEAVY(1, 0);

    private final double effect;
    private final double share;

    World(double effect, double share) {
      this.effect = effect;
      this.share = share;
    }

    private String mission() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private double advantage(SplittableRandom random, double covariate) {
      double hidden = 0.08 * random.nextGaussian();
      return switch (this) {
        case NORMAL, THIRTY, QUIET -> hidden + 0.1 * covariate;
        case CURVED -> hidden + 0.1 * covariate + 0.1 * (covariate * covariate - 1);
        case HEAVY, QUIET_HEAVY -> {
          double square = 0;
          for (int i = 0; i < 4; i++) {
            double g = random.nextGaussian();
            square += g * g;
          }
          yield hidden / Math.sqrt(square / 4) / Math.sqrt(2) + 0.1 * covariate;
        }
      };
    }
  }

  private final Set<String> planted = new HashSet<>();
  private Path out = Path.of("");

  @BeforeAll
  void runOnce(@TempDir Path folder) throws IOException {
    Path workspace = folder.resolve("workspace");
    out = folder.resolve("out");
    Files.createDirectories(workspace.resolve("missions"));
    Files.createDirectories(workspace.resolve("feeds"));
    SplittableRandom random = new SplittableRandom(20_261_121);
    double[] covariate = new double[PLACES];
    StringBuilder places = new StringBuilder("place_id,name,type,x\n");
    for (int p = 0; p < PLACES; p++) {
      covariate[p] = random.nextGaussian();
      places.append(String.format(Locale.ROOT, "p%03d,Place %d,trust,%s%n", p, p, covariate[p]));
    }
    Files.writeString(workspace.resolve("places.csv"), places);
    Files.writeString(workspace.resolve("waymark.yaml"), "calendar: iso\ndisclosure: none\n");
    try (BufferedWriter rows = Files.newBufferedWriter(workspace.resolve("rows.csv"))) {
      rows.write("indicator,place,period,events,exposure\n");
      for (World world : World.values()) {
        StringBuilder indicators = new StringBuilder();
        for (int k = 0; k < INDICATORS; k++) {
          String id = world.mission() + "-" + k;
          indicators.append(
              "  - {id: %s, title: %s, measure: rate, per: 1000, better: higher, role: outcome, period: month, expect_from: [x]}%n"
                  .formatted(id, id));
          deliver(rows, world, id, covariate, random);
        }
        Files.writeString(
            workspace.resolve("missions").resolve(world.mission() + ".yaml"),
            """
            id: %s
            title: %s
            owner: {name: Unit, contact: unit@example.gov}
            starts: 2025-04-01
            ends: 2029-03-31
            indicators:
            %s"""
                .formatted(world.mission(), world.mission(), indicators));
      }
    }
    Files.writeString(
        workspace.resolve("feeds/rates.yaml"),
        """
        id: rates
        kind: indicator
        format: csv
        files: rows.csv
        map:
          place: place
          period: period
          indicator: indicator
          numerator: events
          denominator: exposure
        """);
    Shell.Answer answer = RealCommand.run(workspace, out, "2026-11-15");
    assertEquals(0, answer.exitCode(), answer.err());
  }

  private void deliver(
      BufferedWriter rows, World world, String id, double[] covariate, SplittableRandom random)
      throws IOException {
    for (int p = 0; p < PLACES; p++) {
      double expected = 30 * Math.pow(2000.0 / 30, random.nextDouble());
      double exposure = Math.rint(expected * 50);
      double level = world.advantage(random, covariate[p]);
      int onset = MONTHS - 8 - random.nextInt(5);
      boolean mover = random.nextDouble() < world.share;
      if (mover) {
        planted.add(String.format(Locale.ROOT, "%s p%03d", id, p));
      }
      double noise = 0.05 * random.nextGaussian();
      for (int t = 0; t < MONTHS; t++) {
        noise = 0.4 * noise + 0.05 * Math.sqrt(1 - 0.16) * random.nextGaussian();
        double season = 0.1 * Math.sin(2 * Math.PI * t / 12);
        double step = mover && t >= onset ? Math.log(world.effect) : 0;
        double mean = exposure / 50 * Math.exp(level + noise + season + step);
        rows.write(
            String.format(
                Locale.ROOT,
                "%s,p%03d,%s,%d,%d%n",
                id,
                p,
                FIRST.plusMonths(t),
                poisson(random, mean),
                (long) exposure));
      }
    }
  }

  private static long poisson(SplittableRandom random, double mean) {
    if (mean > 60) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** What a mission's list says: how many of those planted, how many others, how many got worse. */
  private record Told(int planted, int found, int others, int farAhead) {
    double recall() {
      return (double) found / planted;
    }

    double falseShare() {
      return (double) others / Math.max(1, found + others);
    }
  }

  private Told told(World world) throws Exception {
    try (Published tables = Published.in(out)) {
      List<List<String>> findings =
          tables.rows(
              "SELECT indicator_id || ' ' || place_id, tier FROM positive_deviance"
                  + " WHERE scope = 'indicator' AND mission_id = '"
                  + world.mission()
                  + "'");
      int found = 0;
      int others = 0;
      int far = 0;
      for (List<String> finding : findings) {
        if (finding.get(1).equals("far-ahead")) {
          far++;
        } else if (planted.contains(finding.get(0))) {
          found++;
        } else {
          others++;
        }
      }
      int all = (int) planted.stream().filter(p -> p.startsWith(world.mission() + "-")).count();
      Told told = new Told(all, found, others, far);
      return told;
    }
  }

  @Test
  void halfAsMuchAgainIsFoundAndHardlyAnythingElse() throws Exception {
    for (World world : List.of(World.NORMAL, World.CURVED, World.HEAVY)) {
      Told told = told(world);
      assertTrue(told.recall() >= 0.95, world + " " + told);
      assertTrue(told.falseShare() <= 0.12, world + " " + told);
    }
  }

  @Test
  void aThirdMoreIsMostlyFound() throws Exception {
    Told told = told(World.THIRTY);
    assertTrue(told.recall() >= 0.70, "" + told);
    assertTrue(told.falseShare() <= 0.12, "" + told);
  }

  @Test
  void whereNothingHappenedNothingIsSaid() throws Exception {
    for (World world : List.of(World.QUIET, World.QUIET_HEAVY)) {
      assertTrue(told(world).others() <= 1, world + " " + told(world));
    }
  }
}
