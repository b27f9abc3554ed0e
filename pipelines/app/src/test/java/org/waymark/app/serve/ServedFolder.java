package org.waymark.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.waymark.app.query.Limits;

/** A small output folder with a page of every kind, and a secret next to it. */
record ServedFolder(Path out, Path secret) {
  static final String SECRET = "k7-hidden-w3";
  static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 100, 200_000, 256);

  static ServedFolder in(Path folder) throws IOException, SQLException {
    Path root = folder.toRealPath();
    Path out = Files.createDirectories(root.resolve("it's published"));
    Path secret = Files.writeString(root.resolve("secret.csv"), "word\n" + SECRET + "\n");
    ServedFolder served = new ServedFolder(out, secret);
    served.publish("Ashford");
    served.page("reports/2026-11-08/index.html", "Week of 8 November");
    served.page("reports/2026-11-15/index.html", "Week of 15 November");
    served.page("reports/2026-11-15/health-waits.html", "Health waits");
    served.page("dashboards/index.html", "Dashboards");
    served.page("dashboards/place-profile.html", "Place profile");
    served.page("dashboards/place-profile/_4501.html", "Place E01");
    served.page("reports/2026-11-15/.draft.html", SECRET);
    Files.writeString(out.resolve("catalog.json"), "{\"secret\":\"" + SECRET + "\"}");
    Files.writeString(out.resolve(".lock"), SECRET);
    Path run = Files.createDirectories(out.resolve("runs/1a2b"));
    Files.writeString(run.resolve("manifest.json"), SECRET);
    Files.writeString(out.resolve("reports/notes.txt"), SECRET);
    Path outside = Files.createDirectories(root.resolve("outside"));
    Files.writeString(outside.resolve("page.html"), SECRET);
    Files.createSymbolicLink(out.resolve("reports/2026-11-15/link.html"), secret);
    Files.createSymbolicLink(out.resolve("dashboards/linked"), outside);
    return served;
  }

  /** Publishes a table with one place of that name among others. */
  void publish(String name) throws IOException, SQLException {
    Path data = Files.createDirectories(out.resolve("data/place"));
    Path file = data.resolve("part-" + name + ".parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (VALUES ('E1', '"
              + name
              + "', 12.5::DOUBLE),"
              + " ('E2', '=HYPERLINK(\"http://evil\")', NULL),"
              + " ('E3', '<script>alert(1)</script><img src=x onerror=alert(2)>]]>', -7))"
              + " t(place_id, name, share)) TO '"
              + file.toString().replace("'", "''")
              + "' (FORMAT parquet)");
    }
    String views =
        """
        CREATE OR REPLACE VIEW place AS SELECT * FROM read_parquet(['data/place/%1$s']);
        COMMENT ON VIEW place IS 'One row is a place <b>with</b> circumstances.';
        COMMENT ON COLUMN place.place_id IS 'Identifier of the place.';
        CREATE OR REPLACE VIEW place_all AS SELECT * FROM read_parquet(['data/place/%1$s']);
        """
            .formatted(file.getFileName());
    Files.writeString(out.resolve("views.sql"), views);
  }

  /** Writes a page as a run does. */
  void page(String path, String title) throws IOException {
    Path file = out.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(
        file,
        """
        <!DOCTYPE html>
        <html lang="en-GB"><head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-xCVN01YICZEgPxJvKOAd8wy0utgmObeGSNQfYNz0Bm8='">
        <title>%s</title><style>p{color:#000}</style></head>
        <body><p>%s</p><style>evil{}</style><p>script-src 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='</p></body></html>
        """
            .formatted(title, title));
  }

  /** Every file there is, to see that none comes or goes. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(out.resolveSibling("."))) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
