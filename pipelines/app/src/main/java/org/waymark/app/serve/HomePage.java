package org.waymark.app.serve;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.waymark.app.query.HtmlText;
import org.waymark.dashboards.board.Explorer;
import org.waymark.dashboards.board.SavedQuestions;

/** The page that leads to all others: an archive of the reports, and what can be asked. */
record HomePage(Frame frame, StoredPages pages, Explorer explorer, SavedQuestions saved) {
  static final String TITLE = "Waymark";

  Reply reply() throws IOException {
    List<String> reports = pages.reports();
    Map<String, Explorer.Published> published = explorer.published();
    StringBuilder html = new StringBuilder("<div class=\"lead\">\n<h1>Waymark</h1>\n");
    if (reports.isEmpty()) {
      html.append(
          "<p>There is no report yet. Run <code>waymark run</code> to write one.</p>\n</div>\n");
    } else {
      String latest = reports.get(0);
      html.append("<p class=\"standfirst\"><a href=\"/reports/%s/\">".formatted(latest))
          .append("The weekly report of %s</a>".formatted(latest))
          .append(pages.headline(latest).map(h -> ": " + HtmlText.of(h)).orElse(""))
          .append("</p>\n</div>\n");
    }
    html.append("<section><h2>Explore</h2>\n<p><a href=\"/explore\">Ask about an indicator and a")
        .append(" place</a>, compare it with others, before and since a day.</p>\n");
    List<Explorer.Board> boards = explorer.boards();
    if (!boards.isEmpty()) {
      html.append("<ul>\n");
      for (Explorer.Board board : boards) {
        html.append("<li><a href=\"/explore/%s\">".formatted(HtmlText.of(board.name())))
            .append("%s</a>: ".formatted(HtmlText.of(board.title())))
            .append("%s</li>\n".formatted(HtmlText.of(board.description())));
      }
      html.append("</ul>\n");
    }
    html.append("</section>\n");
    if (reports.size() > 1) {
      html.append(archive(reports, published));
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
        .append(" tables in SQL</a>. A query cannot change anything.</p>\n");
    List<SavedQuestions.Saved> questions = saved.list();
    if (!questions.isEmpty()) {
      html.append("<h3>Saved questions</h3>\n<ul>\n");
      for (SavedQuestions.Saved question : questions) {
        html.append("<li><a href=\"%s\">".formatted(HtmlText.of(SqlPage.address(question.sql()))))
            .append("%s</a></li>\n".formatted(HtmlText.of(question.title())));
      }
      html.append("</ul>\n");
    }
    html.append("</section>\n");
    return frame.page(200, TITLE, html.toString()).with("Cache-Control", "no-cache");
  }

  /** A row for each report: what it said first, what was new in it, how its goals were. */
  private String archive(List<String> reports, Map<String, Explorer.Published> published)
      throws IOException {
    StringBuilder html =
        new StringBuilder("<section><h2>All reports</h2>\n<div class=\"scroll\" role=\"region\"")
            .append(" aria-label=\"All reports\" tabindex=\"0\"><table>\n<thead><tr>")
            .append("<th scope=\"col\">Report</th><th scope=\"col\">In a sentence</th>")
            .append("<th scope=\"col\" class=\"num\">Findings</th>")
            .append("<th scope=\"col\" class=\"num\">New</th>")
            .append("<th scope=\"col\" class=\"num\">Goals on track or achieved</th>")
            .append("</tr></thead>\n<tbody>\n");
    for (String date : reports) {
      Optional<Explorer.Published> then = Optional.ofNullable(published.get(date));
      html.append(
              "<tr><th scope=\"row\"><a href=\"/reports/%s/\">%s</a></th>".formatted(date, date))
          .append("<td class=\"long\">")
          .append(HtmlText.of(pages.headline(date).orElse("–")))
          .append("</td>")
          .append(number(then.map(p -> String.valueOf(p.findings()))))
          .append(number(then.map(p -> String.valueOf(p.fresh()))))
          .append(number(then.map(p -> p.onTrack() + " of " + p.goals())))
          .append("</tr>\n");
    }
    return html.append("</tbody></table></div></section>\n").toString();
  }

  private static String number(Optional<String> shown) {
    return "<td class=\"num\">" + shown.orElse("–") + "</td>";
  }

  private static String inWords(String name) {
    String words = name.replaceFirst("\\.html$", "").replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
