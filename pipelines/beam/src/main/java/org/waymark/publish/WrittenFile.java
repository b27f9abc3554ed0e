package org.waymark.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;

/**
 * A file of a table as its writer left it.
 *
 * @param path relative to the output folder
 * @param sha256 of its bytes, in hex
 */
public record WrittenFile(String table, String path, long rows, long bytes, String sha256)
    implements Serializable {

  /** Describes everything but the table. */
  void describeIn(ObjectNode node) {
    node.put("path", path);
    node.put("rows", rows);
    node.put("bytes", bytes);
    node.put("sha256", sha256);
  }

  /** The file of a table that {@link #describeIn} described. */
  static WrittenFile describedBy(String table, JsonNode node) {
    return new WrittenFile(
        table,
        node.required("path").asText(),
        node.required("rows").asLong(),
        node.required("bytes").asLong(),
        node.required("sha256").asText());
  }
}
