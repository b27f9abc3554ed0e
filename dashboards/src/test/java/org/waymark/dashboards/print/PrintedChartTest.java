package org.waymark.dashboards.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintedChartTest {
  private static final String CSS =
      ":root{--ink:#1b1f23;--orange:#ff8000;--paper:#fff}"
          + "@media(prefers-color-scheme:dark){:root{--ink:#eee;--orange:#111;--paper:#000}}"
          + ".chart text{fill:var(--ink)}"
          + ".chart .tick,.chart .note{fill:var(--orange)}"
          + ".chart .fan{fill:color-mix(in srgb,var(--orange) 20%,var(--paper))}"
          + "@media(forced-colors:active){.chart .tick{fill:CanvasText}}";

  @Test
  void aClassSaysMoreThanItsElementAndOtherMediaSayNothing() {
    ChartStyle style = ChartStyle.of(CSS);
    assertEquals(Map.of("fill", "#1b1f23"), style.of("text", "label"));
    assertEquals(Map.of("fill", "#ff8000"), style.of("text", "tick"));
    assertEquals(Map.of(), style.of("path", "label"));
  }

  @Test
  void colourIsMixedAsABrowserMixesIt() {
    assertEquals("#ffe6cc", ChartStyle.of(CSS).of("polygon", "fan").get("fill"));
  }

  @Test
  void titleAndDescriptionBecomeTheWordsForTheChart() {
    String printed =
        PrintedChart.of(
            "<svg class=\"chart\" role=\"img\" aria-labelledby=\"a-t a-d\" viewBox=\"0 0 460 264\""
                + " xmlns=\"http://www.w3.org/2000/svg\"><title id=\"a-t\">How far?</title>"
                + "<desc id=\"a-d\">Far &lt;b&gt;</desc><circle class=\"place\" cx=\"1\" cy=\"2\""
                + " r=\"3\"/><text class=\"name\" x=\"1\" y=\"2\">A &amp; B</text></svg>");
    assertTrue(printed.contains("alt=\"How far? Far &lt;b&gt;.\""), printed);
    assertFalse(printed.contains("<title"), printed);
    assertTrue(printed.contains("fill=\"#12436d\""), "the page's blue: " + printed);
    assertEquals(2, printed.split("A &amp; B", -1).length - 1, "the words and their light edge");
    assertFalse(printed.contains("var(") || printed.contains("class="), printed);
  }
}
