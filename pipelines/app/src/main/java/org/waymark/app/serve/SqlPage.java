package org.waymark.app.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.BoundedQuery.Answer;
import org.waymark.app.query.BoundedQuery.Form;
import org.waymark.app.query.HtmlText;
import org.waymark.app.query.Limits;
import org.waymark.app.query.OverLimit;
import org.waymark.app.query.TableGuide;
import org.waymark.dashboards.board.SavedQuestions;

/** A question in an address, and its answer as a page, as CSV or as JSON. */
record SqlPage(Frame frame, Path out, Limits limits, Questions questions, SavedQuestions saved) {
  static final String TITLE = "SQL · Waymark";
  private static final List<String> EXAMPLES =
      List.of(
          "SELECT place_id, indicator_id, tier, effect, evidence FROM positive_deviance",
          "SELECT goal_id, method, status, projected, p_on_track FROM goal_progress",
          "SHOW TABLES");

  /** The answer to a request, whose query is as it was sent. */
  Reply reply(Optional<String> rawQuery) {
    SqlRequest request;
    try {
      request = SqlRequest.of(rawQuery.orElse(""));
    } catch (IllegalArgumentException unreadable) {
      return frame.message(400, "Request not understood", "The address is not well formed.");
    }
    if (request.sql().isBlank()) {
      return page(200, request.sql(), "");
    }
    try {
      Optional<Answer> answer = questions.ask(request.sql(), request.form());
      if (answer.isEmpty()) {
        return wrong(503, request, "Other queries are running. Try again in a few seconds.")
            .with("Retry-After", "5");
      }
      return answered(request, answer.get());
    } catch (CommandFailure e) {
      int status = e.exitCode() == ExitCode.USAGE ? 400 : 503;
      return wrong(status, request, String.valueOf(e.getMessage()));
    } catch (OverLimit e) {
      return wrong(422, request, String.valueOf(e.getMessage()));
    }
  }

  private Reply answered(SqlRequest request, Answer answer) {
    return switch (request.form()) {
      case CSV ->
          Reply.data(200, "text/csv; charset=utf-8; header=present", answer.text())
              .with("Content-Disposition", "attachment; filename=\"answer.csv\"");
      case JSON ->
          Reply.data(200, "application/json", answer.text())
              .with("Content-Disposition", "inline; filename=\"answer.json\"");
      case HTML -> page(200, request.sql(), answer(request.sql(), answer));
    };
  }

  private String answer(String sql, Answer answer) {
    String rows =
        answer.cut()
            ? String.format(Locale.ROOT, "The first %,d rows. There may be more.", answer.rows())
            : String.format(
                Locale.ROOT, "%,d %s.", answer.rows(), answer.rows() == 1 ? "row" : "rows");
    return """
        <h2>Answer</h2>
        <p role="status">%s <a href="%s">As CSV</a> · <a href="%s">As JSON</a></p>
        <div class="scroll answer" role="region" aria-label="Answer" tabindex="0">
        %s</div>
        """
        .formatted(
            rows,
            HtmlText.of("/sql?format=csv&q=" + encoded(sql)),
            HtmlText.of("/sql?format=json&q=" + encoded(sql)),
            answer.text());
  }

  /** The address at which a question is answered. */
  static String address(String sql) {
    return "/sql?q=" + encoded(sql);
  }

  private static String encoded(String sql) {
    return URLEncoder.encode(sql, StandardCharsets.UTF_8);
  }

  private Reply wrong(int status, SqlRequest request, String message) {
    if (request.form() != Form.HTML) {
      return Reply.words(status, message);
    }
    return page(
        status,
        request.sql(),
        "<h2>No answer</h2>\n<div class=\"warning\" role=\"alert\"><pre>%s</pre></div>\n"
            .formatted(HtmlText.lines(message)));
  }

  private Reply page(int status, String sql, String result) {
    return frame.page(
        status,
        TITLE,
        """
        <div class="asked">
        <div>
        <h1>Query the published tables</h1>
        <form method="get" action="/sql">
        <label for="q">One SELECT, in DuckDB’s SQL</label>
        <textarea id="q" name="q" rows="7" spellcheck="false" autocapitalize="off" maxlength="16000">
        %s</textarea>
        <button type="submit">Run</button>
        </form>
        <p class="muted">A query cannot change anything. A result has at most %s rows and takes at
        most %d seconds. You can keep its address. A table shows the latest published date. The
        table with the ending <code>_all</code> shows every published date.</p>
        %s%s</div>
        %s</div>
        """
            .formatted(
                HtmlText.lines(sql),
                String.format(Locale.ROOT, "%,d", limits.rows()),
                limits.time().toSeconds(),
                result,
                result.isEmpty() ? examples() : "",
                guide()));
  }

  private String examples() {
    StringBuilder html = new StringBuilder();
    List<SavedQuestions.Saved> questionsKept = saved.list();
    if (!questionsKept.isEmpty()) {
      html.append("<h2>Saved questions</h2>\n<ul>\n");
      for (SavedQuestions.Saved question : questionsKept) {
        html.append("<li><a href=\"%s\">".formatted(HtmlText.of(address(question.sql()))))
            .append("%s</a></li>\n".formatted(HtmlText.of(question.title())));
      }
      html.append("</ul>\n");
    }
    html.append("<h2>For example</h2>\n<ul>\n");
    for (String sql : EXAMPLES) {
      html.append("<li><a href=\"%s\">".formatted(HtmlText.of(address(sql))))
          .append("<code>%s</code></a></li>\n".formatted(HtmlText.of(sql)));
    }
    return html.append("</ul>\n").toString();
  }

  private String guide() {
    StringBuilder html =
        new StringBuilder("<aside aria-labelledby=\"tables\">\n<h2 id=\"tables\">Tables</h2>\n");
    try {
      for (TableGuide.Table table : TableGuide.of(out, limits).tables()) {
        html.append("<details><summary>%s</summary>\n".formatted(HtmlText.of(table.name())))
            .append("<p>%s</p>\n<dl>\n".formatted(HtmlText.of(table.meaning())));
        for (TableGuide.Column column : table.columns()) {
          html.append("<dt><code>%s</code> ".formatted(HtmlText.of(column.name())))
              .append("<span class=\"muted\">%s</span></dt>".formatted(HtmlText.of(column.type())))
              .append("<dd>%s</dd>\n".formatted(HtmlText.of(column.meaning())));
        }
        html.append("</dl></details>\n");
      }
    } catch (CommandFailure e) {
      html.append("<p>%s</p>\n".formatted(HtmlText.of(String.valueOf(e.getMessage()))));
    }
    return html.append("</aside>\n").toString();
  }
}
