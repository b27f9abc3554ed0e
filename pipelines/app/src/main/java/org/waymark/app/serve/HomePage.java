package org.waymark.app.serve;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.waymark.app.query.HtmlText;

/** The page that leads to all others. */
record HomePage(Frame frame, StoredPages pages) {
  static final String TITLE = "Waymark";

  Reply reply() throws IOException {
    List<String> reports = pages.reports();
    StringBuilder html = new StringBuilder("<div class=\"lead\">\n<h1>Waymark</h1>\n");
    if (reports.isEmpty()) {
      html.append(
          "<p>There is no report yet. Run <code>waymark run</code> to write one.</p>\n</div>\n");
    } else {
      String latest = reports.get(0);
      html.append("<p class=\"standfirst\"><a href=\"/reports/%s/\">".formatted(latest))
          .append("The weekly report of %s</a></p>\n</div>\n".formatted(latest));
    }
    if (reports.size() > 1) {
      html.append("<section><h2>Earlier reports</h2>\n<ul>\n");
      for (String date : reports.subList(1, reports.size())) {
        html.append("<li><a href=\"/reports/%s/\">%s</a></li>\n".formatted(date, date));
      }
      html.append("</ul></section>\n");
    }
    List<String> dashboards = pages.dashboards();
    if (!dashboards.isEmpty()) {
      html.append("<section><h2>Dashboards</h2>\n<ul>\n");
      for (String name : dashboards) {
        html.append("<li><a href=\"/dashboards/%s\">".formatted(HtmlText.of(name)))
            .append("%s</a></li>\n".formatted(HtmlText.of(inWords(name))));
      }
      html.append("</ul></section>\n");
    }
    html.append("<section><h2>Your own queries</h2>\n<p><a href=\"/sql\">Query the published")
        .append(" tables in SQL</a>. A query cannot change anything.</p></section>\n");
    return frame.page(200, TITLE, html.toString()).with("Cache-Control", "no-cache");
  }

  private static String inWords(String name) {
    String words = name.replaceFirst("\\.html$", "").replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
