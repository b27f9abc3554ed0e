package org.waymark.watch.harm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.LevelShift;
import org.waymark.statistics.RegionalTradeoff;
import org.waymark.statistics.WeeklyRise;

/** False alarms and power of the tests of harm, by seed, against the published simulations. */
class HarmTestsTest {

  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static double[] wandering(int n, double rho, SplittableRandom random) {
    double[] series = new double[n];
    series[0] = normal(random);
    for (int t = 1; t < n; t++) {
      series[t] = rho * series[t - 1] + Math.sqrt(1 - rho * rho) * normal(random);
    }
    return series;
  }

  private static double fires(int n, int step, double rho, double shift, double level) {
    SplittableRandom random = new SplittableRandom(n * 100L + Math.round(rho * 10));
    int[] period = IntStream.range(0, n).toArray();
    int fired = 0;
    int runs = 500;
    for (int r = 0; r < runs; r++) {
      double[] series = wandering(n, rho, random);
      for (int t = step; t < n; t++) {
        series[t] += shift;
      }
      Optional<LevelShift> found = LevelShift.of(period, series, step, 12);
      fired += found.orElseThrow().p() < level ? 1 : 0;
    }
    return fired / (double) runs;
  }

  @Test
  void a_guardrail_that_only_wanders_seldom_fires_however_much_it_wanders() {
    for (double rho : new double[] {0, 0.4, 0.7}) {
      for (int[] shape : new int[][] {{24, 5}, {36, 18}, {60, 36}}) {
        double five = fires(shape[0], shape[1], rho, 0, 0.05);
        double one = fires(shape[0], shape[1], rho, 0, 0.01);
        assertTrue(five <= 0.085, () -> "rho " + rho + " n " + shape[0] + ": " + five);
        assertTrue(one <= 0.03, () -> "rho " + rho + " n " + shape[0] + ": " + one);
      }
    }
    assertTrue(fires(60, 36, 0, 1.5, 0.05) > 0.5);
  }

  @Test
  void a_series_that_is_too_short_has_no_verdict() {
    int[] period = IntStream.range(0, 23).toArray();
    assertEquals(Optional.empty(), LevelShift.of(period, new double[23], 12, 12));
    int[] enough = IntStream.range(0, 24).toArray();
    assertEquals(
        Optional.empty(), LevelShift.of(enough, new double[24], 4, 12), "4 before the step");
    assertEquals(Optional.empty(), LevelShift.of(enough, new double[24], 12, 12), "constant");
  }

  @Test
  void regions_that_moved_apart_are_not_a_trade_off_of_places() {
    SplittableRandom random = new SplittableRandom(11);
    int fired = 0;
    int raw = 0;
    int found = 0;
    for (int r = 0; r < 1000; r++) {
      int n = 73;
      int[] region = new int[n];
      double[] a = new double[n];
      double[] b = new double[n];
      double[] c = new double[n];
      double[] shock = new double[6];
      Arrays.setAll(shock, g -> 0.8 * normal(random));
      for (int i = 0; i < n; i++) {
        region[i] = i % 6;
        double own = normal(random);
        a[i] = own + shock[region[i]];
        b[i] = normal(random) - shock[region[i]];
        c[i] = -0.35 * own + Math.sqrt(1 - 0.35 * 0.35) * normal(random) - shock[region[i]];
      }
      fired += RegionalTradeoff.of(a, b, region).p() < 0.05 ? 1 : 0;
      raw += RegionalTradeoff.of(a, b, new int[n]).p() < 0.05 ? 1 : 0;
      found += RegionalTradeoff.of(a, c, region).p() < 0.05 ? 1 : 0;
    }
    assertTrue(fired < 75, "false " + fired);
    assertTrue(raw > 500, "raw " + raw);
    assertTrue(found > 780, "power " + found);
  }

  @Test
  void opposition_that_varies_between_weeks_is_not_a_rise_and_a_doubling_is() {
    SplittableRandom random = new SplittableRandom(5);
    int fired = 0;
    int found = 0;
    for (int r = 0; r < 1000; r++) {
      double[] events = new double[26];
      double[] doubled = new double[26];
      double[] of = new double[26];
      for (int w = 0; w < 26; w++) {
        double share = Math.max(0, 0.08 + 0.02 * normal(random));
        for (int i = 0; i < 40; i++) {
          double u = random.nextDouble();
          events[w] += u < share ? 1 : 0;
          doubled[w] += u < (w < 22 ? share : 2 * share) ? 1 : 0;
        }
        of[w] = 40;
      }
      fired += WeeklyRise.of(events, of).p() < 0.05 ? 1 : 0;
      found += WeeklyRise.of(doubled, of).p() < 0.05 ? 1 : 0;
    }
    assertTrue(fired < 75, "false " + fired);
    assertTrue(found > 650, "power " + found);
  }

  @Test
  void one_wild_week_is_not_a_rise() {
    double[] events = new double[26];
    double[] of = new double[26];
    Arrays.fill(of, 50);
    Arrays.fill(events, 4);
    events[13] = 10;
    assertTrue(WeeklyRise.of(events, of).p() > 0.4);
    assertEquals(1, WeeklyRise.of(new double[26], new double[26]).p());
  }
}
