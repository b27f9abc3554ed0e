package org.waymark.app.query;

import java.util.stream.Collectors;
import org.waymark.dashboards.table.CleanText;

/** Text as a page may hold it: nothing in it is markup, nothing turns what follows around. */
public final class HtmlText {
  private HtmlText() {}

  /** The text on one line, for content and for quoted attributes. */
  public static String of(String text) {
    String clean = CleanText.of(text);
    StringBuilder html = new StringBuilder(clean.length() + 16);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }

  /** The text with its lines. */
  public static String lines(String text) {
    return text.lines().map(HtmlText::of).collect(Collectors.joining("\n"));
  }
}
