package org.waymark.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An output folder with two published dates, three places and an indicator, all in its views. */
record ExploredFolder(Path out) {

  static ExploredFolder in(Path folder) throws IOException {
    Path out = Files.createDirectories(folder.toRealPath().resolve("explored"));
    Files.writeString(
        out.resolve("views.sql"),
        """
        CREATE VIEW run_all AS SELECT day AS as_of, 'r-1' AS run_id
        FROM (VALUES (DATE '2026-11-08'), (DATE '2026-11-15')) t(day);
        CREATE VIEW mission_all AS SELECT 'health' AS mission_id, 'Health' AS title, as_of
        FROM run_all;
        CREATE VIEW indicator_all AS SELECT 'waits' AS indicator_id, 'health' AS mission_id,
          'Waits <b>under</b> an hour' AS title, 'proportion' AS measure, NULL::VARCHAR AS unit,
          'higher' AS better, 1.0 AS per, as_of
        FROM run_all;
        CREATE VIEW place_all AS SELECT t.*, 'ward' AS type, NULL::VARCHAR AS parent_id,
          NULL::VARCHAR AS covariates, as_of
        FROM (VALUES ('E1', 'Ashford'), ('E2', 'Burton'),
          ('E3', '</option></select><script>alert(1)</script>')) t(place_id, name), run_all;
        CREATE VIEW observation_all AS SELECT 'waits' AS indicator_id, place_id,
          strftime(day, '%Y-%m') AS period, day AS period_start, last_day(day) AS period_end,
          CASE WHEN place_id = 'E2' THEN NULL ELSE 0.5 + month(day) / 100 END AS value,
          NULL::DOUBLE AS numerator, NULL::DOUBLE AS denominator,
          CASE WHEN place_id = 'E2' THEN 'suppressed' ELSE 'normal' END AS status,
          NULL::BIGINT AS event, as_of
        FROM place_all, (SELECT unnest(generate_series(DATE '2025-01-01', DATE '2026-09-01',
          INTERVAL 1 MONTH))::DATE AS day);
        """);
    return new ExploredFolder(out);
  }
}
