package org.waymark.transforms;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.io.TableFile;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.WrittenFile;
import org.waymark.quality.RowAccount;
import org.waymark.redaction.Doubts;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;

/**
 * What every stage of a run must know.
 *
 * @param attempt name of the folders that the run's files are written into
 * @param root the output folder, absolute
 * @param shards number of groups that indicators are dealt into; it shapes the files, so it is the
 *     same on every machine
 */
public record RunStamp(LocalDate asOf, String runId, String attempt, String root, int shards)
    implements Serializable {

  /** A partial row of {@code data_quality} that counts something else than rows. */
  public DataQuality counted(String feed, String file, String check, long count) {
    return RowAccount.counted(feed, file, check, count, asOf, runId);
  }

  /** Counts decisions of redaction that are in doubt: the review queue, without a word of text. */
  public List<DataQuality> inDoubt(String feed, String file, Doubts doubts) {
    List<DataQuality> rows = new ArrayList<>();
    doubts
        .doubtful()
        .forEach(
            (kind, count) ->
                rows.add(counted(feed, file, RowAccount.doubtful(kind.code()), count)));
    doubts
        .left()
        .forEach(
            (kind, count) -> rows.add(counted(feed, file, RowAccount.left(kind.code()), count)));
    return rows;
  }

  /** Writes a part of one of the run's tables. */
  public WrittenFile write(String table, int part, TableFile.Rows rows) throws IOException {
    return TableFile.write(
        Path.of(root),
        OutputFolder.tableFolder(table, asOf, attempt),
        PublishedTable.named(table),
        part,
        rows);
  }
}
