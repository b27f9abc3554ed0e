package org.waymark.dashboards.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void numbersLookTheSameInEveryLocale() {
    assertEquals("1,234.5", Numbers.fixed(1234.54, 1));
    assertEquals("−3.20", Numbers.fixed(-3.2, 2));
    assertEquals("0.0", Numbers.fixed(-0.01, 1), "no minus before nothing");
    assertEquals("+2.0", Numbers.signed(2, 1));
    assertEquals("0", Numbers.signed(0.2, 0));
  }

  @Test
  void aNumberIsRoundedAsTheFormatterOfJavaRoundsIt() {
    Random random = new Random(20261115);
    for (int i = 0; i < 20_000; i++) {
      int decimals = random.nextInt(5);
      double value =
          i % 3 == 0
              ? random.nextInt(100_000) / 200.0 // ties of one, two and three decimals
              : random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4);
      String plain = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
      assertEquals(plain, Numbers.fixed(Math.abs(value), decimals), () -> "of " + value);
      assertEquals(plain, Numbers.fixed(-Math.abs(value), decimals).replace("−", ""));
    }
    assertEquals("−Infinity", Numbers.fixed(Double.NEGATIVE_INFINITY, 1));
    assertEquals("NaN", Numbers.fixed(Double.NaN, 1));
  }

  @Test
  void smallCountsAreWords() {
    assertEquals("one place", Numbers.of(1, "place", "places"));
    assertEquals("no places", Numbers.of(0, "place", "places"));
    assertEquals("1,204 places", Numbers.of(1204, "place", "places"));
  }

  @Test
  void tinyProbabilitiesAreBounded() {
    assertEquals("< 0.001", Numbers.probability(1e-9));
    assertEquals("0.042", Numbers.probability(0.042));
  }
}
