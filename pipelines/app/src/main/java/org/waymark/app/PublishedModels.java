package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.jobs.PublishedPanel;

/** Reads what models learn from out of published tables. */
final class PublishedModels {
  private PublishedModels() {}

  /** What is published at the latest date. */
  static PublishedPanel panel(Path out) throws IOException, SQLException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      List<PublishedPanel.Value> values =
          tables.list(
              "SELECT indicator_id, period, value FROM aggregate WHERE scope = 'all'"
                  + " AND value IS NOT NULL ORDER BY ALL",
              row ->
                  new PublishedPanel.Value(
                      row.text("indicator_id"), row.text("period"), row.number("value")));
      List<PublishedPanel.Adopted> adoptions =
          tables.list(
              "SELECT practice_id, indicator_id, place_id, effect, effect_low, effect_high"
                  + " FROM practice_adoption WHERE effect IS NOT NULL AND effect_low IS NOT NULL"
                  + " AND effect_high IS NOT NULL ORDER BY ALL",
              row ->
                  new PublishedPanel.Adopted(
                      row.text("practice_id"),
                      row.text("indicator_id"),
                      row.text("place_id"),
                      row.number("effect"),
                      row.number("effect_low"),
                      row.number("effect_high")));
      List<PublishedPanel.Tested> labels =
          tables.list(
              "SELECT model_id, indicator_id, horizon, label, reason FROM model_backtest"
                  + " WHERE mode = 'as-known-then' ORDER BY ALL",
              row ->
                  new PublishedPanel.Tested(
                      row.text("model_id"),
                      row.text("indicator_id"),
                      (int) row.whole("horizon"),
                      row.text("label"),
                      row.text("reason")));
      return new PublishedPanel(values, adoptions, labels);
    }
  }
}
