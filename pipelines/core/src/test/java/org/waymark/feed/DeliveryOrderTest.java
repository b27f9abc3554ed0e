package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliveryOrderTest {
  @Test
  void numbersInNamesGoByValue() {
    List<String> ordered =
        List.of(
            "landing/2024/release-9.csv",
            "landing/2024/release-010.csv",
            "landing/2024/release-10.csv",
            "landing/2025-02.csv",
            "landing/2025-10.csv",
            "landing/2025/release-1.csv",
            "landing/2025/release-1b.csv");
    for (int seed = 0; seed < 20; seed++) {
      List<String> shuffled = new ArrayList<>(ordered);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(DeliveryOrder.OF_NAMES);
      assertEquals(ordered, shuffled);
    }
  }
}
