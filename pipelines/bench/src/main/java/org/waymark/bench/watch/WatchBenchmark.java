package org.waymark.bench.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.waymark.statistics.BinomialTail;
import org.waymark.statistics.LevelShift;
import org.waymark.statistics.RegionalTradeoff;
import org.waymark.statistics.WeeklyRise;

/** How often the tests of the watch fire where there is nothing, and where there is something. */
public final class WatchBenchmark {
  private static final int SERIES = 2000;
  private static final int WEEKS_DRAWN = 1000;
  private static final double USUAL = 0.76;

  private WatchBenchmark() {}

  /**
   * Writes the page.
   *
   * @param args the file to write
   */
  public static void main(String[] args) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Tests of the watch: false alarms and power

        Each number is a share of simulated series in which a test fires. `pipelines/bench/watch.sh` writes this page
        again. Seeds are fixed, so that the numbers stay the same.

        """);
    guardrails(page);
    seasonsAndTrends(page);
    tradeoffs(page);
    opposition(page);
    actions(page);
    Files.writeString(Path.of(args[0]), page.toString(), StandardCharsets.UTF_8);
  }

  private static void guardrails(StringBuilder page) {
    page.append(
        """
        ## A guardrail that is worse since the mission began

        %d series in each row. Noise has correlation ρ from period to period and standard deviation 1. The step is 1.5.

        | periods | before | ρ | fires at .05 | at .01 | finds the step at .05 |
        |--:|--:|--:|--:|--:|--:|
        """
            .formatted(SERIES));
    for (int[] shape : new int[][] {{24, 5}, {24, 12}, {36, 18}, {60, 36}}) {
      for (double rho : new double[] {0, 0.4, 0.7, 0.9}) {
        SplittableRandom random = new SplittableRandom(7 + shape[0] * 1000L + shape[1]);
        int five = 0;
        int one = 0;
        int found = 0;
        for (int s = 0; s < SERIES; s++) {
          double[] series = wandering(shape[0], rho, random);
          double p = p(series, shape[1], 1);
          five += p < 0.05 ? 1 : 0;
          one += p < 0.01 ? 1 : 0;
          found += p(stepped(series, shape[1], 1.5), shape[1], 1) < 0.05 ? 1 : 0;
        }
        page.append(
            row(
                shape[0] + " | " + shape[1] + " | " + rho,
                five / (double) SERIES,
                one / (double) SERIES,
                found / (double) SERIES));
      }
    }
  }

  private static void seasonsAndTrends(StringBuilder page) {
    page.append(
        """

        With a yearly season of amplitude 1.5 (months), and with a trend of 2.5 from the first period to the last that
        the mission did not make. The slope is part of the test where 12 or more periods are before the mission.

        | periods | before | ρ | season: fires at .05 | old trend: fires at .05 | step on an old trend: found |
        |--:|--:|--:|--:|--:|--:|
        """);
    for (int[] shape : new int[][] {{24, 5}, {36, 18}, {60, 36}}) {
      for (double rho : new double[] {0, 0.4, 0.7}) {
        SplittableRandom random = new SplittableRandom(13 + shape[0] * 1000L + shape[1]);
        int seasonal = 0;
        int trend = 0;
        int found = 0;
        for (int s = 0; s < SERIES; s++) {
          double[] series = wandering(shape[0], rho, random);
          for (int t = 0; t < shape[0]; t++) {
            series[t] += 1.5 * StrictMath.sin(2 * Math.PI * t / 12 + 1);
          }
          seasonal += p(series, shape[1], 12) < 0.05 ? 1 : 0;
          for (int t = 0; t < shape[0]; t++) {
            series[t] += t * 2.5 / shape[0];
          }
          trend += p(series, shape[1], 12) < 0.05 ? 1 : 0;
          found += p(stepped(series, shape[1], 1.5), shape[1], 12) < 0.05 ? 1 : 0;
        }
        page.append(
            row(
                shape[0] + " | " + shape[1] + " | " + rho,
                seasonal / (double) SERIES,
                trend / (double) SERIES,
                found / (double) SERIES));
      }
    }
  }

  private static void tradeoffs(StringBuilder page) {
    page.append(
        """

        ## Paid for elsewhere

        %d pairs in each row. Regions have opposed shocks of standard deviation 0.8. The trade-off has correlation −0.35.

        | places | regions | raw correlation fires at .05 | within regions fires at .05 | finds the trade-off at .05 |
        |--:|--:|--:|--:|--:|
        """
            .formatted(SERIES));
    for (int[] shape : new int[][] {{40, 6}, {73, 6}, {140, 9}}) {
      SplittableRandom random = new SplittableRandom(11 + shape[0]);
      int n = shape[0];
      int[] region = IntStream.range(0, n).map(i -> i % shape[1]).toArray();
      int raw = 0;
      int within = 0;
      int found = 0;
      for (int s = 0; s < SERIES; s++) {
        double[] shock = normals(shape[1], random);
        double[] a = normals(n, random);
        double[] b = normals(n, random);
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
          c[i] = -0.35 * a[i] + StrictMath.sqrt(1 - 0.35 * 0.35) * b[i] - 0.8 * shock[region[i]];
          a[i] += 0.8 * shock[region[i]];
          b[i] -= 0.8 * shock[region[i]];
        }
        raw += RegionalTradeoff.of(a, b, new int[n]).p() < 0.05 ? 1 : 0;
        within += RegionalTradeoff.of(a, b, region).p() < 0.05 ? 1 : 0;
        found += RegionalTradeoff.of(a, c, region).p() < 0.05 ? 1 : 0;
      }
      page.append(
          row(
              n + " | " + shape[1],
              raw / (double) SERIES,
              within / (double) SERIES,
              found / (double) SERIES));
    }
  }

  private static void opposition(StringBuilder page) {
    page.append(
        """

        ## More people object

        %d histories of 26 weeks in each row, 8%% objecting; the rise is to 16%% in the last four weeks. Weeks differ among
        themselves by the correlation within a week.

        | reports a week | correlation within a week | fires at .05 | at .01 | finds the rise at .05 |
        |--:|--:|--:|--:|--:|
        """
            .formatted(WEEKS_DRAWN));
    for (int reports : new int[] {15, 40, 120}) {
      for (double rho : new double[] {0, 0.01, 0.03}) {
        SplittableRandom random = new SplittableRandom(5 + reports * 100L + Math.round(rho * 100));
        int five = 0;
        int one = 0;
        int found = 0;
        for (int s = 0; s < WEEKS_DRAWN; s++) {
          double[] events = new double[WeeklyRise.WEEKS];
          double[] of = new double[WeeklyRise.WEEKS];
          Arrays.fill(of, reports);
          for (int w = 0; w < events.length; w++) {
            events[w] = draw(reports, share(0.08, rho, random), random);
          }
          double p = WeeklyRise.of(events, of).p();
          five += p < 0.05 ? 1 : 0;
          one += p < 0.01 ? 1 : 0;
          for (int w = WeeklyRise.WEEKS - 4; w < WeeklyRise.WEEKS; w++) {
            events[w] = draw(reports, share(0.16, rho, random), random);
          }
          found += WeeklyRise.of(events, of).p() < 0.05 ? 1 : 0;
        }
        page.append(
            row(
                reports + " | " + rho,
                five / (double) WEEKS_DRAWN,
                one / (double) WEEKS_DRAWN,
                found / (double) WEEKS_DRAWN));
      }
    }
  }

  private static void actions(StringBuilder page) {
    page.append(
        """

        ## Fewer actions done than usual

        Exact, from the binomial distribution. 76% are usually done.

        | actions due | fires at this many done or fewer | false alarms | finds 40% done |
        |--:|--:|--:|--:|
        """);
    for (int n : new int[] {4, 6, 8, 10, 15, 20, 30, 40}) {
      int k = -1;
      while (BinomialTail.atMost(k + 1, n, USUAL) <= 0.05) {
        k++;
      }
      page.append(
          String.format(
              Locale.ROOT,
              "| %d | %d | %.4f | %.2f |%n",
              n,
              k,
              BinomialTail.atMost(k, n, USUAL),
              BinomialTail.atMost(k, n, 0.4)));
    }
  }

  private static double p(double[] series, int step, double perYear) {
    int[] period = IntStream.range(0, series.length).toArray();
    return LevelShift.of(period, series, step, perYear).map(LevelShift::p).orElse(1.0);
  }

  private static double[] stepped(double[] series, int step, double by) {
    double[] stepped = series.clone();
    for (int t = step; t < stepped.length; t++) {
      stepped[t] += by;
    }
    return stepped;
  }

  private static double[] wandering(int n, double rho, SplittableRandom random) {
    double[] series = normals(n, random);
    for (int t = 1; t < n; t++) {
      series[t] = rho * series[t - 1] + StrictMath.sqrt(1 - rho * rho) * series[t];
    }
    return series;
  }

  private static double[] normals(int n, SplittableRandom random) {
    double[] normals = new double[n];
    for (int i = 0; i < n; i++) {
      normals[i] =
          StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
              * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
    return normals;
  }

  private static double share(double mean, double rho, SplittableRandom random) {
    double u = random.nextDouble();
    double weight = 1 / rho - 1;
    return rho == 0
        ? mean
        : new BetaDistribution(mean * weight, (1 - mean) * weight).inverseCumulativeProbability(u);
  }

  private static int draw(int of, double share, SplittableRandom random) {
    int events = 0;
    for (int i = 0; i < of; i++) {
      events += random.nextDouble() < share ? 1 : 0;
    }
    return events;
  }

  private static String row(String head, double... shares) {
    StringBuilder row = new StringBuilder("| ").append(head);
    for (double share : shares) {
      row.append(String.format(Locale.ROOT, " | %.3f", share));
    }
    return row.append(" |\n").toString();
  }
}
