package org.waymark.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.waymark.feed.InspectedFile;
import org.waymark.publish.RunFiles;
import org.waymark.publish.WrittenFile;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;

/**
 * A run as an OpenLineage run event (spec 2-0-2): which delivered files, by digest, became which
 * tables. All but the time of the event follows from what was read and written.
 *
 * @param finished when the run was ready to be published
 * @param runner engine that ran it
 * @param kept keys the digests of delivered files; empty without a disclosure rule
 */
record RunLineage(
    String runId, LocalDate asOf, Instant finished, String runner, Optional<KeptDigests> kept) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPEC = "https://openlineage.io/spec/";
  private static final String PRODUCER = "https://waymark.example/" + Version.current();

  /** The event. */
  ObjectNode event(List<InspectedFile> inputs, List<WrittenFile> written) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventType", "COMPLETE");
    event.put("eventTime", finished.toString());
    event.put("producer", PRODUCER);
    event.put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    ObjectNode run = event.putObject("run");
    run.put("runId", uuid(runId));
    ObjectNode ofRun = run.putObject("facets");
    facet(ofRun, "nominalTime", "1-0-1", "NominalTimeRunFacet")
        .put("nominalStartTime", asOf + "T00:00:00Z");
    facet(ofRun, "processing_engine", "1-1-0", "ProcessingEngineRunFacet")
        .put("name", "waymark-" + runner)
        .put("version", Version.current());
    ObjectNode job = event.putObject("job");
    job.put("namespace", "waymark").put("name", "run");
    facet(job.putObject("facets"), "jobType", "2-0-4", "JobTypeJobFacet")
        .put("processingType", "BATCH")
        .put("integration", "WAYMARK")
        .put("jobType", "JOB");
    ArrayNode read = event.putArray("inputs");
    inputs.forEach(file -> input(read.addObject(), file));
    ArrayNode made = event.putArray("outputs");
    byTable(written).forEach((table, files) -> output(made.addObject(), table, files));
    return event;
  }

  /** A name-based UUID: the same run has the same one everywhere. */
  static String uuid(String runId) {
    return UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void input(ObjectNode dataset, InspectedFile file) {
    int authority = file.path().indexOf("://");
    int path = authority < 0 ? -1 : file.path().indexOf('/', authority + 3);
    dataset.put("namespace", path < 0 ? "landing" : file.path().substring(0, path));
    dataset.put("name", path < 0 ? file.path() : file.path().substring(path + 1));
    facet(dataset.putObject("facets"), "version", "1-0-0", "DatasetVersionDatasetFacet")
        .put(
            "datasetVersion",
            kept.map(digests -> digests.marked(file.sha256())).orElse("sha256:" + file.sha256()));
    facet(
            dataset.putObject("inputFacets"),
            "inputStatistics",
            "1-0-0",
            "InputStatisticsInputDatasetFacet")
        .put("rowCount", file.rows())
        .put("size", kept.isPresent() ? RunFiles.rounded(file.size()) : file.size())
        .put("fileCount", 1);
  }

  private void output(ObjectNode dataset, String table, List<WrittenFile> files) {
    dataset.put("namespace", "waymark").put("name", table);
    ObjectNode facets = dataset.putObject("facets");
    facet(facets, "version", "1-0-0", "DatasetVersionDatasetFacet").put("datasetVersion", runId);
    ArrayNode fields = facet(facets, "schema", "1-2-0", "SchemaDatasetFacet").putArray("fields");
    for (PublishedColumn column : PublishedTable.named(table).columns()) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", column.type().sql())
          .put("description", column.doc());
    }
    facet(
            dataset.putObject("outputFacets"),
            "outputStatistics",
            "1-0-2",
            "OutputStatisticsOutputDatasetFacet")
        .put("rowCount", files.stream().mapToLong(WrittenFile::rows).sum())
        .put("size", files.stream().mapToLong(WrittenFile::bytes).sum())
        .put("fileCount", files.size());
  }

  private static Map<String, List<WrittenFile>> byTable(List<WrittenFile> written) {
    Map<String, List<WrittenFile>> tables = new TreeMap<>();
    for (WrittenFile file : written) {
      tables.computeIfAbsent(file.table(), fresh -> new ArrayList<>()).add(file);
    }
    return tables;
  }

  private static ObjectNode facet(ObjectNode facets, String key, String version, String name) {
    return facets
        .putObject(key)
        .put("_producer", PRODUCER)
        .put("_schemaURL", SPEC + "facets/" + version + "/" + name + ".json#/$defs/" + name);
  }
}
