package org.waymark.dashboards.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.dashboards.words.ChartWords;
import org.waymark.dashboards.words.Scale;

class ChartTest {
  private static final Scale RATE = new Scale("rate", Optional.empty(), "lower", 1000);

  private static SpcChart.Point point(int month, double value, String variation) {
    YearMonth m = YearMonth.of(2026, 1).plusMonths(month);
    return new SpcChart.Point(
        m.toString(),
        m.atDay(1),
        m.atEndOfMonth(),
        value,
        10,
        OptionalDouble.of(5),
        OptionalDouble.of(15),
        Optional.empty(),
        variation,
        new ChartWords("xmr", false));
  }

  @Test
  void shapeAsWellAsColourTellsVariationApart() {
    String svg =
        SpcChart.draw(
            "c",
            "Waits",
            List.of(
                point(0, 9, "common-cause"), point(1, 3, "improvement"), point(2, 17, "concern")),
            RATE,
            Optional.empty(),
            Optional.empty());
    assertTrue(svg.contains("<circle class=\"ordinary\""));
    assertTrue(svg.contains("<polygon class=\"good\""));
    assertTrue(svg.contains("<polygon class=\"bad\""));
    assertEquals(4, points(svg, "good"), "a diamond");
    assertEquals(3, points(svg, "bad"), "a triangle");
    assertTrue(svg.contains("upper 15") && svg.contains("mean 10") && svg.contains("lower 5"));
  }

  @Test
  void limitsThatFollowDenominatorsAreDrawnInSteps() {
    List<SpcChart.Point> points = new ArrayList<>();
    double[] widths = {5, 5, 2};
    for (int i = 0; i < widths.length; i++) {
      SpcChart.Point p = point(i, 9, "common-cause");
      points.add(
          new SpcChart.Point(
              p.period(),
              p.first(),
              p.last(),
              p.value(),
              p.mean(),
              OptionalDouble.of(10 - widths[i]),
              OptionalDouble.of(10 + widths[i]),
              p.rule(),
              p.variation(),
              new ChartWords("u-prime", false)));
    }
    String svg = SpcChart.draw("c", "Waits", points, RATE, Optional.empty(), Optional.empty());
    assertTrue(svg.contains("This u′ chart (Laney’s) has three periods"), svg);
    String upper = svg.split("<path class=\"limit\"")[2].split("\"")[1];
    String[] heights = upper.replaceAll("[MLHV]", " ").strip().split("[ ,]+");
    assertEquals(10, heights.length, "three points and a step of two: " + upper);
  }

  @Test
  void aRunChartHasAMedianAndNoLimits() {
    List<SpcChart.Point> points = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      SpcChart.Point p = point(i, 9 + i, "common-cause");
      points.add(
          new SpcChart.Point(
              p.period(),
              p.first(),
              p.last(),
              p.value(),
              p.mean(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              p.rule(),
              p.variation(),
              new ChartWords("run", true)));
    }
    String svg = SpcChart.draw("c", "Waits", points, RATE, Optional.empty(), Optional.empty());
    assertFalse(svg.contains("class=\"limit\""));
    assertTrue(svg.contains("median 10"));
    assertTrue(svg.contains("This run chart has three periods"), svg);
    assertTrue(svg.contains("The median is crossed unusually seldom."), svg);
  }

  private static int points(String svg, String style) {
    String from = svg.substring(svg.indexOf("<polygon class=\"" + style + "\" points=\""));
    return from.split("\"")[3].split(" ").length;
  }

  @Test
  void onePointIsAChartWithoutALine() {
    String svg =
        SpcChart.draw(
            "c",
            "Waits",
            List.of(point(0, 9, "common-cause")),
            RATE,
            Optional.empty(),
            Optional.of("2026-01"));
    assertFalse(svg.contains("<path"));
    assertFalse(svg.contains("NaN"));
  }

  @Test
  void betterIsUpAlsoWhereLowIsGood() {
    List<PeersChart.Peer> peers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      peers.add(
          new PeersChart.Peer(
              "p" + i, "Place " + i, 5.0 * i - 30, OptionalDouble.empty(), OptionalDouble.empty()));
    }
    String svg = PeersChart.draw("c", "Peers", peers, "p0", RATE);
    assertTrue(svg.contains("Place 0 is number 1 of 9 places, 30% lower than expected."));
    double best =
        Double.parseDouble(svg.split("polygon class=\"place\" points=\"[0-9.]+,")[1].split(" ")[0]);
    assertTrue(best < Frame.HEIGHT / 3, "the best is near the top: " + best);
  }

  @Test
  void ofThousandsOfPeersEveryKthIsDrawnAndSaidSo() {
    List<PeersChart.Peer> peers = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      peers.add(
          new PeersChart.Peer("p" + i, "P", i, OptionalDouble.empty(), OptionalDouble.empty()));
    }
    String svg = PeersChart.draw("c", "Peers", peers, "p17", RATE);
    assertTrue(svg.length() < 20_000);
    assertTrue(svg.contains("every 20th is drawn"));
    assertTrue(svg.contains("class=\"place\""));
  }

  @Test
  void aWayToATargetShowsBaselineMilestoneTargetAndProjection() {
    String svg =
        TrajectoryChart.draw(
            "c",
            "Way",
            new TrajectoryChart.Point("2025", LocalDate.of(2025, 12, 31), 10),
            List.of(new TrajectoryChart.Point("2026", LocalDate.of(2026, 12, 31), 8)),
            new TrajectoryChart.Point("2028", LocalDate.of(2028, 12, 31), 4),
            List.of(),
            List.of(new TrajectoryChart.Point("2027", LocalDate.of(2027, 12, 31), 7)),
            List.of(LocalDate.of(2026, 7, 1)),
            Optional.of(6.0),
            List.of(6.0, 5.0),
            RATE);
    for (String style :
        List.of(
            "baseline", "milestone", "target", "projected", "pace", "fan", "provisional", "anew")) {
      assertTrue(svg.contains("class=\"" + style + "\""), style);
    }
    assertTrue(svg.contains("Nothing was observed yet."));
  }

  @Test
  void aLineOfEqualValuesIsFlatAndFinite() {
    String svg = Sparkline.draw("s", "Findings", "none", new double[] {3, 3, 3});
    assertFalse(svg.contains("NaN"));
    assertTrue(svg.contains("M4 16L"));
  }

  @Test
  void ticksAreRoundAndWithinTheAxis() {
    Axis axis = Axis.around(new double[] {71.6, 83}, 4);
    assertEquals(List.of(72.0, 74.0, 76.0, 78.0, 80.0, 82.0), axis.ticks());
    assertEquals(0, Axis.around(new double[] {0, 100}, 4).low(), 0, "never below nothing");
    Axis flat = Axis.around(new double[] {5, 5}, 4);
    assertTrue(flat.low() < 5 && flat.high() > 5);
  }

  @Test
  void labelsAreSpreadWithoutLeavingTheirRoom() {
    double[] spread = Axis.spread(new double[] {100, 101, 99}, 15, 10, 110);
    assertEquals(110, spread[1], 0);
    assertEquals(95, spread[0], 0);
    assertEquals(80, spread[2], 0);
  }

  @Test
  void wordsAreEscapedAndNeverCutThroughACharacter() {
    assertEquals("&lt;b&gt;&amp;&quot;&#39;", Svg.escape("<b>&\"'"));
    assertEquals("ab\uD83D\uDE00…", Svg.shorten("ab\uD83D\uDE00cdef", 4));
  }

  private static String funnel(int about) {
    List<FunnelChart.Point> points = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      double width = 100 / Math.sqrt(i);
      double value = i == 7 ? 3 * width : i == 9 ? -2 * width : 0.3 * width;
      points.add(new FunnelChart.Point("P" + i, i, value, 0, -width, width, i == about));
    }
    return FunnelChart.draw("f", "Funnel", points, "%", "cases");
  }

  @Test
  void aFunnelNamesWhatLiesOutside() {
    String svg = funnel(-1);
    assertTrue(svg.contains("one above and one below the limits"), svg.substring(0, 400));
    assertTrue(svg.contains(">P7<") && svg.contains(">P9<"), svg);
    assertFalse(svg.contains("class=\"place\""));
    assertTrue(svg.length() < 30_000, "of thousands every k-th is drawn: " + svg.length());
    assertFalse(svg.contains("NaN"));
  }

  @Test
  void aFunnelAboutAPlaceNamesItAloneSoThatNamesDoNotRunIntoEachOther() {
    String svg = funnel(500);
    assertTrue(svg.contains(">P500<") && svg.contains("class=\"place\""), svg);
    assertTrue(svg.contains("class=\"unusual\""), "what lies outside is marked still");
    assertFalse(svg.contains(">P7<") || svg.contains(">P9<"), svg);
  }

  @Test
  void estimatesShowTheirIntervalsAndSmallPanelsOneScale() {
    String dots =
        DotChart.draw(
            "d",
            "Estimates",
            List.of(
                new DotChart.Dot("A", 3, OptionalDouble.of(1), OptionalDouble.of(5), true),
                new DotChart.Dot("B", 2, OptionalDouble.empty(), OptionalDouble.empty(), false)),
            "days");
    assertTrue(dots.contains("A: 3 days (95% interval 1 days to 5 days)"), dots);
    assertEquals(1, dots.split("place-interval", -1).length - 1);
    Map<String, List<MultiplesChart.Point>> panels = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      String name = "P" + i;
      panels.put(
          name,
          List.of(
              new MultiplesChart.Point(name, LocalDate.of(2026, 1, 1), i, true),
              new MultiplesChart.Point(name, LocalDate.of(2026, 6, 1), i + 1, true)));
    }
    String many = MultiplesChart.draw("m", "Many", panels, "%", true);
    assertTrue(many.contains("40 panels, the first 30 drawn, all on one scale"), many);
    assertFalse(many.contains("NaN"));
  }

  @Test
  void smallChartsLeaveRoomForTensOfThousands() {
    Map<String, List<MultiplesChart.Point>> panels = new LinkedHashMap<>();
    panels.put(
        "All of it",
        List.of(
            new MultiplesChart.Point("All of it", LocalDate.of(2026, 1, 1), 21_000, true),
            new MultiplesChart.Point("All of it", LocalDate.of(2026, 6, 1), 40_000, true)));
    String drawn = MultiplesChart.draw("m", "Many", panels, "", false);
    Matcher label = Pattern.compile("<text[^>]* x=\"([0-9.]+)\"[^>]*>40,000<").matcher(drawn);
    assertTrue(label.find(), drawn);
    assertTrue(Double.parseDouble(label.group(1)) >= 6 * 6.8, label.group());
  }
}
