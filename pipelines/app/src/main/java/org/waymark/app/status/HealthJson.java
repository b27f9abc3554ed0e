package org.waymark.app.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Health as a JSON object on one line; what is not known is null. */
final class HealthJson {
  private HealthJson() {}

  static String of(Health health) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("status", health.verdict().toString());
      json.writeStringField("today", health.today().toString());
      json.writeStringField(
          "as_of", health.latest().map(latest -> latest.asOf().toString()).orElse(null));
      if (health.age().isPresent()) {
        json.writeNumberField("age_days", health.age().getAsLong());
      } else {
        json.writeNullField("age_days");
      }
      if (health.maxAge().isPresent()) {
        json.writeNumberField("max_age_days", health.maxAge().getAsLong());
      } else {
        json.writeNullField("max_age_days");
      }
      json.writeStringField("run_id", health.latest().map(Health.Latest::runId).orElse(null));
      var counts = health.latest().flatMap(Health.Latest::counts);
      if (counts.isPresent()) {
        counts(json, counts.get());
      }
      json.writeNumberField("published_dates", health.dates());
      json.writeNumberField("files", health.files());
      json.writeNumberField("bytes", health.bytes());
      json.writeArrayFieldStart("damage");
      for (String damage : health.damage()) {
        json.writeString(damage);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("late");
      for (String feed : health.late()) {
        json.writeString(feed);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line + "\n";
  }

  private static void counts(JsonGenerator json, Health.Counts counts) throws IOException {
    json.writeStringField("version", counts.version());
    json.writeStringField("runner", counts.runner());
    json.writeObjectFieldStart("rows");
    json.writeNumberField("read", counts.rowsRead());
    json.writeNumberField("accepted", counts.rowsAccepted());
    json.writeNumberField("rejected", counts.rowsRejected());
    json.writeNumberField("skipped", counts.rowsSkipped());
    json.writeEndObject();
    json.writeNumberField("rejected_share", counts.rejectedShare());
    json.writeNumberField("findings", counts.findings());
    json.writeNumberField("run_seconds", counts.seconds());
  }
}
