package org.waymark.app.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.waymark.app.query.HtmlText;
import org.waymark.dashboards.DashboardRenderer;

/** What surrounds the pages that the server itself writes; they look like the report. */
final class Frame {
  private static final String OURS =
      """

      textarea{display:block;width:100%;font:.92rem/1.5 ui-monospace,Menlo,Consolas,monospace;\
      color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:3px;\
      padding:.7rem .9rem;resize:vertical}
      label{display:block;font-weight:600;margin-bottom:.4rem}
      form button{font:inherit;font-weight:600;color:var(--onband);background:var(--band);\
      border:1px solid var(--band);border-radius:3px;padding:.5rem 1.4rem;margin:.8rem 0 0;cursor:pointer}
      .asked{display:grid;grid-template-columns:minmax(0,1fr) minmax(15rem,19rem);gap:1.5rem 3rem;\
      margin-top:2.5rem}
      .asked aside h2{font-size:1.15rem;margin-bottom:.6rem}
      .asked dl{margin:.2rem 0 1rem;font-size:.88rem}.asked dd{margin:0 0 .5rem;color:var(--soft)}
      .answer{max-height:75vh;overflow:auto}
      .answer td{white-space:pre-wrap;max-width:34rem}
      @media(max-width:60rem){.asked{grid-template-columns:minmax(0,1fr)}}
      """;

  private final String style;

  Frame() throws IOException {
    try (InputStream in = DashboardRenderer.class.getResourceAsStream("page/style.css")) {
      if (in == null) {
        throw new IOException("the style of the pages is missing from the module");
      }
      style = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "") + OURS;
    }
  }

  /** A page with that title around that content, which is HTML. */
  Reply page(int status, String title, String content) {
    String page =
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="masthead">
        <div class="wrap"><p class="brand">Waymark <span>on this machine</span></p></div>
        <nav aria-label="Pages"><ul class="wrap">
        <li><a href="/"%s>Start</a></li>
        <li><a href="/explore">Explore</a></li>
        <li><a href="/dashboards/">Dashboards</a></li>
        <li><a href="/sql"%s>SQL</a></li>
        </ul></nav>
        </header>
        <main id="main" class="wrap" tabindex="-1">
        %s</main>
        </body>
        </html>
        """
            .formatted(
                HtmlText.of(title),
                style,
                title.equals(HomePage.TITLE) ? " aria-current=\"page\"" : "",
                title.equals(SqlPage.TITLE) ? " aria-current=\"page\"" : "",
                content);
    return Reply.page(status, page.getBytes(StandardCharsets.UTF_8), Reply.digest(style), "", true);
  }

  /** A page that only says something. */
  Reply message(int status, String title, String sentence) {
    return page(
        status,
        title,
        "<div class=\"lead\"><h1>%s</h1><p>%s</p><p><a href=\"/\">To the start</a></p></div>\n"
            .formatted(HtmlText.of(title), HtmlText.of(sentence)));
  }
}
