package org.waymark.dashboards.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static String style() throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream("style.css")) {
      assertTrue(in != null);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static double luminance(String theme, String name) {
    Matcher m = Pattern.compile("--" + name + ":#([0-9a-f]{3,6})").matcher(theme);
    assertTrue(m.find(), name);
    String hex = m.group(1).length() == 3 ? m.group(1).replaceAll("(.)", "$1$1") : m.group(1);
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static double contrast(String theme, String a, String b) {
    double first = luminance(theme, a);
    double second = luminance(theme, b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  @Test
  void textHasFourAndAHalfToOneAndGraphicsThreeToOneInBothThemes() throws IOException {
    String style = style();
    int dark = style.indexOf("prefers-color-scheme:dark");
    for (String theme : List.of(style.substring(0, dark), style.substring(dark))) {
      for (String paper : List.of("paper", "wash")) {
        for (String text : List.of("ink", "soft", "link", "wine")) {
          assertTrue(contrast(theme, text, paper) >= 4.5, text + " on " + paper);
        }
        for (String mark : List.of("blue", "teal", "orange", "grey", "violet", "edge")) {
          assertTrue(contrast(theme, mark, paper) >= 3, mark + " on " + paper);
        }
      }
    }
  }

  @Test
  void theStyleNeedsNothingFromOutside() throws IOException {
    assertFalse(style().contains("url("));
    assertFalse(style().contains("@import"));
  }

  @Test
  void aFileNameNeverLeavesItsFolder() {
    assertEquals("health-waits.html", Pages.fileName("health-waits"));
    assertEquals("_2e_2e_2fetc.html", Pages.fileName("../etc"));
    assertEquals("index_.html", Pages.fileName("index"));
  }

  @Test
  void aSpreadsheetIsGivenNoFormula() {
    DataTable table =
        new DataTable(
            "T",
            DataTable.columns("Place", "#Value"),
            List.of(
                List.of(
                    DataTable.Cell.text("=HYPERLINK(\"x\"), Ltd – ürö"),
                    DataTable.Cell.number(-2.5, "−2.5"))));
    assertEquals("Place,Value\r\n\"'=HYPERLINK(\"\"x\"\"), Ltd – ürö\",-2.5\r\n", table.csv());
    String address = table.csvAddress();
    assertTrue(address.startsWith("data:text/csv;charset=utf-8,Place,Value%0D%0A"), address);
    assertEquals(
        table.csv(),
        URLDecoder.decode(address.substring(address.indexOf(',') + 1), StandardCharsets.UTF_8));
    assertTrue(address.chars().noneMatch(c -> "\"'<>&#+".indexOf(c) >= 0), address);
  }
}
