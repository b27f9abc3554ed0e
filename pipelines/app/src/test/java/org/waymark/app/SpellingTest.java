package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void namesBecomeKebabAndValuesStay() {
    assertArrayEquals(
        new String[] {"run", "--as-of=2026", "--log-format", "--IN", "fooBar", "-x"},
        Spelling.kebab("run", "--asOf=2026", "--logFormat", "--IN", "fooBar", "-x"));
  }

  @Test
  void valuesWithCapitalsStay() {
    assertArrayEquals(
        new String[] {"--out=myFolder", "--log-format=--aB"},
        Spelling.kebab("--out=myFolder", "--logFormat=--aB"));
  }

  @Test
  void whatFollowsTwoDashesStays() {
    assertArrayEquals(
        new String[] {"--as-of", "--", "--flinkMaster=x"},
        Spelling.kebab("--asOf", "--", "--flinkMaster=x"));
  }
}
