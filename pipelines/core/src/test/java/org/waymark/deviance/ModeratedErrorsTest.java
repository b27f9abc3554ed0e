package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;

class ModeratedErrorsTest {
  private static final int PLACES = 60;
  private static final int PERIODS = 6;
  private static final Indicator MEAN = SmallWorld.indicator("score", Measure.MEAN, Better.HIGHER);

  /** Means of {@code n} answers each; the answers of a place spread as {@code spread} says. */
  private static Panel surveyed(double[] spread, int n, double unit) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] mean = new double[PLACES][PERIODS];
    double[][] error = new double[PLACES][PERIODS];
    double[][] respondents = new double[PLACES][PERIODS];
    for (int place = 0; place < PLACES; place++) {
      for (int t = 0; t < PERIODS; t++) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
          double answer = spread[place] * random.nextGaussian();
          sum += answer;
          squares += answer * answer;
        }
        mean[place][t] = unit * sum / n;
        error[place][t] = unit * Math.sqrt((squares - sum * sum / n) / (n - 1) / n);
        respondents[place][t] = n;
      }
    }
    return SmallWorld.estimates(mean, error, respondents);
  }

  private static double[] alike() {
    double[] spread = new double[PLACES];
    java.util.Arrays.fill(spread, 1);
    return spread;
  }

  /** Mean squared distance of the logarithms of places' errors from that of the true one. */
  private static double off(Panel panel, double truth) {
    double sum = 0;
    for (int place = 0; place < PLACES; place++) {
      double squares = 0;
      for (int t = 0; t < PERIODS; t++) {
        double error = panel.standardError()[panel.cell(place, t)];
        squares += error * error / PERIODS;
      }
      double log = Math.log(Math.sqrt(squares) / truth);
      sum += log * log / PLACES;
    }
    return sum;
  }

  @Test
  void wherePlacesAreAlikeAndFewAnsweredTheErrorsComeNearerToTheTruth() {
    Panel delivered = surveyed(alike(), 4, 1);
    double before = off(delivered, 0.5);
    double after = off(ModeratedErrors.of(delivered, MEAN), 0.5);
    assertTrue(after < 0.3 * before, after + " against " + before);
  }

  @Test
  void wherePlacesDifferAndManyAnsweredTheErrorsStayAsTheyAre() {
    double[] spread = alike();
    for (int place = 0; place < PLACES; place++) {
      spread[place] = 1 + place % 5;
    }
    Panel delivered = surveyed(spread, 400, 1);
    Panel steadied = ModeratedErrors.of(delivered, MEAN);
    for (int cell = 0; cell < PLACES * PERIODS; cell++) {
      assertEquals(1, steadied.standardError()[cell] / delivered.standardError()[cell], 0.01);
    }
  }

  @Test
  void otherUnitsGiveTheSameFactors() {
    double[] one = ModeratedErrors.of(surveyed(alike(), 5, 1), MEAN).standardError();
    double[] hundred = ModeratedErrors.of(surveyed(alike(), 5, 100), MEAN).standardError();
    for (int cell = 0; cell < one.length; cell++) {
      assertEquals(100 * one[cell], hundred[cell], 1e-9 * hundred[cell]);
    }
  }

  @Test
  void aHandfulThatAgreesIsNotKnownForCertain() {
    Panel delivered = surveyed(alike(), 4, 1);
    delivered.standardError()[delivered.cell(3, 2)] = 0;
    double usual = 0.5;
    double given = ModeratedErrors.of(delivered, MEAN).standardError()[delivered.cell(3, 2)];
    assertEquals(usual, given, 0.2);
  }

  @Test
  void valuesWithoutRespondentsAreLeftAsDelivered() {
    Panel delivered = SmallWorld.values(new double[PLACES][PERIODS]);
    assertSame(delivered, ModeratedErrors.of(delivered, MEAN));
  }
}
