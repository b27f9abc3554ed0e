package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

class TrendForecastTest {

  private static final double[] NONE = {};
  private static final TrendForecast.Settings STANDARD = TrendForecast.Settings.standard();
  private static final TrendForecast.Settings TEXTBOOK = TrendForecast.Settings.independent();

  private static double[] years(int n) {
    return IntStream.range(0, n).mapToDouble(i -> 2010.5 + i).toArray();
  }

  private static TrendForecast yearly(TrendForecast.Settings settings, double... values) {
    return TrendForecast.of(years(values.length), values, NONE, 1, settings).orElseThrow();
  }

  @Test
  void independentValuesAreForecastAsTheTextbookDoes() {
    double[] y = {9.1, 8.9, 8.0, 7.7, 6.9, 6.6, 6.4};
    double slope = -13.8 / 28;
    double mean = Arrays.stream(y).average().orElseThrow();
    double squares = 0;
    for (int i = 0; i < 7; i++) {
      double rest = y[i] - mean - slope * (i - 3);
      squares += rest * rest;
    }
    double sd = Math.sqrt(squares / 5 * (1 + 1 / 7.0 + 49 / 28.0));
    double expected = new TDistribution(5).cumulativeProbability((mean + slope * 7 - 5) / sd);
    TrendForecast forecast = yearly(TEXTBOOK, y);
    assertEquals(mean + slope * 7, forecast.at(2020.5), 1e-9);
    assertEquals(expected, forecast.probabilityAtLeast(2020.5, 5), 1e-9);
  }

  @Test
  void fewerThanSixValuesProveNoTrend() {
    assertTrue(
        TrendForecast.of(years(5), new double[] {1, 2, 3, 4, 5}, NONE, 1, STANDARD).isEmpty());
    assertTrue(
        TrendForecast.of(years(6), new double[] {1, 2, 3, 4, 5, 6}, NONE, 1, STANDARD).isPresent());
  }

  @Test
  void noiseThatHangsTogetherIsNotTakenForATrend() {
    double[] wave = {0, 1, 2.2, 2.9, 3.1, 2.8, 2.2, 2.5, 3.3, 4.2, 5.1, 5.4};
    double sure = yearly(TEXTBOOK, wave).probabilityAtLeast(2032.5, 6);
    double wary = yearly(STANDARD, wave).probabilityAtLeast(2032.5, 6);
    assertTrue(sure > 0.98 && wary < 0.9, "textbook " + sure + ", ours " + wary);
  }

  @Test
  void aTrendWithoutScatterIsCertain() {
    double[] line = {3, 5, 7, 9, 11, 13, 15};
    TrendForecast forecast = yearly(STANDARD, line);
    assertTrue(forecast.probabilityAtLeast(2020.5, 20) > 0.97);
    assertTrue(forecast.probabilityAtLeast(2020.5, 26) < 0.03);
    TrendForecast still = yearly(STANDARD, 4, 4, 4, 4, 4, 4);
    assertEquals(4, still.at(2020.5), 1e-9);
    assertEquals(1, still.probabilityAtLeast(2020.5, 3.9), 1e-6);
    assertEquals(0, yearly(STANDARD, 0, 0, 0, 0, 0, 0).probabilityAtLeast(2020.5, 1), 1e-6);
  }

  @Test
  void aValueOfLargeErrorCountsLess() {
    double[] values = {10, 10.2, 10.3, 10.6, 10.7, 11, 16};
    double[] alike = {1, 1, 1, 1, 1, 1, 1};
    double[] last = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 6};
    double even = TrendForecast.of(years(7), values, alike, 1, STANDARD).orElseThrow().at(2020.5);
    double weighted =
        TrendForecast.of(years(7), values, last, 1, STANDARD).orElseThrow().at(2020.5);
    assertTrue(weighted < even - 1, "even " + even + ", weighted " + weighted);
    assertEquals(yearly(STANDARD, values).at(2020.5), even, 1e-9);
  }

  @Test
  void theSeasonOfTheTargetsPeriodIsForeseen() {
    Random random = new Random(3);
    int n = 48;
    double[] time = new double[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      time[i] = 2020 + (i + 0.5) / 12;
      value[i] = 50 + 8 * Math.cos(2 * Math.PI * (i + 0.5) / 12) + random.nextGaussian();
    }
    TrendForecast forecast = TrendForecast.of(time, value, NONE, 12, STANDARD).orElseThrow();
    assertEquals(58, forecast.at(2025 + 0.5 / 12), 1.5);
    assertEquals(42, forecast.at(2025 + 6.5 / 12), 1.5);
  }
}
