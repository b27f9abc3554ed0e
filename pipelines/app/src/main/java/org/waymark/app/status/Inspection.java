package org.waymark.app.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.query.PublishedTables;
import org.waymark.dashboards.table.SqlMessage;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.Publication;
import org.waymark.publish.WrittenFile;

/**
 * Compares the files of a publication folder with its catalogue. Nothing is written and no lock is
 * asked for: a run may publish meanwhile.
 */
public final class Inspection {
  private static final String COUNTS =
      """
      SELECT r.version, r.runner, r.findings,
        epoch(r.finished) - epoch(r.started) AS seconds,
        coalesce(q.read, 0), coalesce(q.accepted, 0), coalesce(q.rejected, 0),
        coalesce(q.skipped, 0)
      FROM run r, (
        SELECT sum(rows_read)::BIGINT AS read, sum(rows_accepted)::BIGINT AS accepted,
          sum(rows_rejected)::BIGINT AS rejected, sum(rows_skipped)::BIGINT AS skipped
        FROM data_quality WHERE "check" = 'rows') q
      """;

  private static final String EXPECTED =
      """
      SELECT feed_id, max(expected_next) FROM delivery
      WHERE expected_next IS NOT NULL GROUP BY feed_id ORDER BY feed_id
      """;

  private final OutputFolder out;
  private final List<String> damage = new ArrayList<>();

  private Inspection(OutputFolder out) {
    this.out = out;
  }

  /**
   * Looks at a folder.
   *
   * @param today the date from which age is counted
   * @param maxAge days that the latest published date may be old; empty: any age will do
   */
  public static Health of(Path out, LocalDate today, OptionalLong maxAge) throws IOException {
    return new Inspection(new OutputFolder(out)).health(today, maxAge);
  }

  private Health health(LocalDate today, OptionalLong maxAge) throws IOException {
    Catalog catalog = catalog();
    int files = 0;
    long bytes = 0;
    for (Catalog.Standing standing : catalog.standing().values()) {
      for (WrittenFile file : standing.files()) {
        files++;
        bytes += file.bytes();
        hold(file);
      }
    }
    if (!catalog.standing().isEmpty() && !Files.isRegularFile(out.views())) {
      damage.add("views.sql is missing; the next run writes it again");
    }
    Optional<Health.Latest> latest =
        catalog.standing().isEmpty()
            ? Optional.empty()
            : Optional.of(latest(catalog.standing().lastEntry()));
    return new Health(
        today,
        maxAge,
        latest,
        catalog.standing().size(),
        files,
        bytes,
        damage,
        late(latest.isPresent(), today));
  }

  /** Feeds whose next period was expected before that day. */
  private List<String> late(boolean published, LocalDate today) {
    List<String> late = new ArrayList<>();
    if (!published || !damage.isEmpty()) {
      return late;
    }
    try (PublishedTables tables = PublishedTables.open(out.root());
        PublishedTables.Answer answer = tables.select(EXPECTED)) {
      ResultSet row = answer.rows();
      while (row.next()) {
        LocalDate expected = row.getObject(2, LocalDate.class);
        if (expected.isBefore(today)) {
          late.add("feed `" + row.getString(1) + "` was expected by " + expected);
        }
      }
    } catch (CommandFailure | SQLException older) {
      // An earlier version published no table of deliveries.
      return List.of();
    }
    return late;
  }

  private Catalog catalog() throws IOException {
    try {
      return new Publication(out).catalog();
    } catch (IllegalArgumentException unreadable) {
      damage.add(
          "catalog.json: "
              + String.valueOf(unreadable.getMessage()).lines().findFirst().orElse(""));
      return Catalog.empty();
    }
  }

  private void hold(WrittenFile file) throws IOException {
    Path path = out.resolve(file.path());
    if (!Files.isRegularFile(path)) {
      damage.add(file.path() + " is missing");
      return;
    }
    long size = Files.size(path);
    if (size != file.bytes()) {
      damage.add(file.path() + " has " + size + " bytes; " + file.bytes() + " were written");
    }
  }

  private Health.Latest latest(Map.Entry<LocalDate, Catalog.Standing> entry) {
    Optional<Health.Counts> counts = Optional.empty();
    if (damage.isEmpty()) {
      try {
        counts = Optional.of(counts());
      } catch (CommandFailure unopened) {
        damage.add(String.valueOf(unopened.getMessage()));
      } catch (SQLException unread) {
        damage.add("the tables cannot be read: " + SqlMessage.of(unread));
      }
    }
    return new Health.Latest(entry.getKey(), entry.getValue().runId(), counts);
  }

  private Health.Counts counts() throws CommandFailure, SQLException {
    try (PublishedTables tables = PublishedTables.open(out.root());
        PublishedTables.Answer answer = tables.select(COUNTS)) {
      ResultSet row = answer.rows();
      row.next();
      return new Health.Counts(
          row.getString(1),
          row.getString(2),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7),
          row.getLong(8),
          row.getLong(3),
          row.getDouble(4));
    }
  }
}
