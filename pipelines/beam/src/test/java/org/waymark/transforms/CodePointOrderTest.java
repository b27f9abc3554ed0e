package org.waymark.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {

  private static int ofBytes(String a, String b) {
    return Integer.signum(
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsBeyondTheBasicPlaneComesLast() {
    for (String low : new String[] {"", "a", "\uD7FF", "\uE000", "\uFFFD"}) {
      for (String high : new String[] {"\uD83D\uDE00", "\uD800\uDC00x"}) {
        assertEquals(-1, Integer.signum(CodePointOrder.compare("p" + low, "p" + high)));
        assertEquals(1, Integer.signum(CodePointOrder.compare("p" + high, "p" + low)));
      }
    }
    assertEquals(-1, CodePointOrder.compare("\uD83D\uDE00", "\uD83D\uDE01"));
  }

  @Property
  void textsStandInTheOrderOfTheirBytes(
      @ForAll @StringLength(max = 4) String a, @ForAll @StringLength(max = 4) String b) {
    String one = a.replaceAll("[\\x{D800}-\\x{DFFF}]", "x");
    String other = b.replaceAll("[\\x{D800}-\\x{DFFF}]", "y");
    assertEquals(ofBytes(one, other), Integer.signum(CodePointOrder.compare(one, other)));
  }
}
