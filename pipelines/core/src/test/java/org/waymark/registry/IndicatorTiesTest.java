package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.period.PeriodKind;

class IndicatorTiesTest {
  private final List<Indicator> indicators = new ArrayList<>();
  private final List<Feed.IndicatorMapping> mappings = new ArrayList<>();

  private static Optional<Feed.Expression> expression(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(ExpressionText.parse(text));
  }

  /** Declares an indicator and maps it; ids must come in order. */
  private void map(String id, Measure measure, String top, String bottom, String value, String n) {
    indicators.add(
        new Indicator(
            id,
            "m",
            id,
            measure,
            Optional.empty(),
            Better.LOWER,
            Role.OUTCOME,
            PeriodKind.MONTH,
            1,
            Optional.empty(),
            List.of()));
    mappings.add(
        new Feed.IndicatorMapping(
            id,
            expression(top),
            expression(bottom),
            expression(value),
            Optional.empty(),
            expression(n),
            new TreeMap<>()));
  }

  private IndicatorTies ties() {
    Feed.Reading reading =
        new Feed.Reading(
            "csv", "*.csv", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    return IndicatorTies.of(
        indicators,
        List.of(
            new Feed.WideFeed(
                "f",
                reading,
                new Feed.Source.Column("place"),
                new Feed.DatedSource(new Feed.Source.Column("month"), Optional.empty()),
                Optional.empty(),
                List.copyOf(mappings))));
  }

  @Test
  void aShareAndItsRestAreHiddenTogether() {
    map("a", Measure.PROPORTION, "c", "n", "", "");
    map("b", Measure.PROPORTION, "n - c", "n", "", "");
    assertArrayEquals(new int[] {0, 0}, ties().group());
  }

  @Test
  void aShareThatIsDividedInTheFeedIsTiedToItsCount() {
    map("a", Measure.PROPORTION, "", "", "c / n", "n");
    map("b", Measure.COUNT, "", "", "c", "");
    assertArrayEquals(new int[] {0, 0}, ties().group());
  }

  @Test
  void aWholeAndItsPartsAreHiddenTogether() {
    map("a", Measure.COUNT, "", "", "x", "");
    map("b", Measure.COUNT, "", "", "y", "");
    map("c", Measure.COUNT, "", "", "z", "");
    map("d", Measure.COUNT, "", "", "x + y + z", "");
    assertArrayEquals(new int[] {0, 0, 0, 0}, ties().group());
    assertEquals(1, ties().sums().size());
  }

  @Test
  void sharesOfTheSamePeopleAreLookedAtTogetherButNotHiddenTogether() {
    map("a", Measure.PROPORTION, "x", "n", "", "");
    map("b", Measure.PROPORTION, "y", "n", "", "");
    assertArrayEquals(new int[] {0, 0}, ties().cluster());
    assertArrayEquals(new int[] {0, 1}, ties().group());
    assertEquals(ties().number()[1], ties().number()[3]);
  }

  @Test
  void columnsThatHaveNothingInCommonTieNothing() {
    map("a", Measure.COUNT, "", "", "x", "");
    map("b", Measure.RATE, "y", "days", "", "");
    assertNotEquals(ties().cluster()[0], ties().cluster()[1]);
    assertArrayEquals(new int[] {0, 1}, ties().shards(16));
  }
}
