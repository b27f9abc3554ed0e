package org.waymark.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.feed.InspectedFile;
import org.waymark.io.TableFile;
import org.waymark.publish.AtomicFiles;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.RunFiles;
import org.waymark.publish.RunOutcome;
import org.waymark.publish.WrittenFile;
import org.waymark.registry.Settings;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.Run;
import org.waymark.table.RecordTables;

/** The records of a run in addition to its tables: its own row, its manifest, its lineage. */
final class RunRecords {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final OutputFolder out;
  private final LocalDate asOf;
  private final String runId;
  private final Instant started;
  private final Optional<KeptDigests> kept;

  /**
   * Records of a run.
   *
   * @param kept keys the digests of delivered files; empty without a disclosure rule
   */
  RunRecords(
      OutputFolder out, LocalDate asOf, String runId, Instant started, Optional<KeptDigests> kept) {
    this.kept = kept;
    this.out = out;
    this.asOf = asOf;
    this.runId = runId;
    this.started = started.truncatedTo(ChronoUnit.MICROS);
  }

  /** Writes the run's row; the only table with times of day. */
  WrittenFile runTable(RunOutcome outcome, Inventory inventory, String runner, Instant finished)
      throws IOException {
    Run row =
        Run.newBuilder()
            .setRunId(runId)
            .setAsOf(asOf)
            .setStarted(started)
            .setFinished(finished.truncatedTo(ChronoUnit.MICROS))
            .setVersion(Version.current())
            .setRunner(runner)
            .setInputs(inventory.entries().size())
            .setRows(outcome.rowsRead())
            .setFindings(outcome.findings())
            .setStatus("published")
            .build();
    PublishedTable table = PublishedTable.named(PublishedTable.RUN);
    return TableFile.writeAs(
        out.root(),
        OutputFolder.runTable(runId),
        table,
        writer -> writer.write(RecordTables.of(table, List.of(row))));
  }

  /** Writes inputs and registry with digests, settings, tables with rows, version and timing. */
  void manifest(
      Inventory inventory,
      WorkspaceFiles registry,
      Settings settings,
      List<WrittenFile> written,
      RunOutcome outcome,
      String runner,
      Instant finished)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("run_id", runId);
    root.put("as_of", asOf.toString());
    root.put("version", Version.current());
    root.put("runner", runner);
    root.put("java", Runtime.version().toString());
    root.put("started", started.toString());
    root.put("seconds", Duration.between(started, finished).toMillis() / 1000.0);
    ObjectNode rows = root.putObject("rows");
    rows.put("read", outcome.rowsRead());
    rows.put("accepted", outcome.rowsAccepted());
    rows.put("rejected", outcome.rowsRejected());
    rows.put("skipped", outcome.rowsSkipped());
    root.put("findings", outcome.findings());
    ArrayNode workspace = root.putArray("registry");
    registry
        .contents()
        .forEach(
            (path, content) -> {
              ObjectNode one = workspace.addObject();
              one.put("path", path);
              one.put("sha256", RunIdentity.sha256(content));
              one.put("bytes", content.length);
            });
    ObjectNode said = root.putObject("settings");
    said.put("disclosure", settings.disclosure());
    said.put(
        "max_rejected_share",
        settings.maxRejectedShare().isPresent()
            ? String.valueOf(settings.maxRejectedShare().getAsDouble())
            : "");
    ArrayNode inputs = root.putArray("inputs");
    for (InspectedFile file : inventory.files()) {
      ObjectNode one = inputs.addObject();
      one.put("path", file.path());
      kept.ifPresentOrElse(
          digests -> one.put("hmac_sha256", digests.ofFile(file.sha256())),
          () -> one.put("sha256", file.sha256()));
      one.put("bytes", kept.isPresent() ? RunFiles.rounded(file.size()) : file.size());
      one.put("rows", file.rows());
      one.put("encoding", file.charset());
    }
    ObjectNode tables = root.putObject("tables");
    written.stream()
        .collect(
            Collectors.groupingBy(
                WrittenFile::table,
                java.util.TreeMap::new,
                Collectors.summingLong(WrittenFile::rows)))
        .forEach(tables::put);
    write("manifest.json", root);
  }

  /** Writes the run as an OpenLineage event. */
  void lineage(Inventory inventory, List<WrittenFile> written, String runner, Instant finished)
      throws IOException {
    Instant ready = finished.truncatedTo(ChronoUnit.MICROS);
    RunLineage lineage = new RunLineage(runId, asOf, ready, runner, kept);
    write("lineage.json", lineage.event(inventory.files(), written));
  }

  private void write(String name, ObjectNode content) throws IOException {
    AtomicFiles.replace(out.run(runId).resolve(name), JSON.writeValueAsString(content) + "\n");
  }
}
