package org.waymark.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The last line of {@code backfill}, for schedulers: one JSON object.
 *
 * @param status {@code published}, {@code nothing-new} or {@code failed}
 * @param published dates that were run and published
 * @param nothingNew dates that were published before with the same inputs
 * @param failed the date that could not be run; empty: none
 * @param notRun dates after it
 * @param outdated published dates that were judged before a date that was run now
 * @param message why it failed; empty otherwise
 * @param nanoseconds since the command began
 */
record BackfillSummary(
    String status,
    List<LocalDate> published,
    List<LocalDate> nothingNew,
    Optional<LocalDate> failed,
    List<LocalDate> notRun,
    List<LocalDate> outdated,
    Optional<String> message,
    long nanoseconds) {

  /** The line. */
  String json() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("status", status);
      dates(json, "published", published);
      dates(json, "nothing_new", nothingNew);
      json.writeStringField("failed", failed.map(LocalDate::toString).orElse(null));
      dates(json, "not_run", notRun);
      dates(json, "outdated", outdated);
      json.writeNumberField("seconds", RunSummary.seconds(nanoseconds));
      if (message.isPresent()) {
        json.writeStringField("message", message.get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void dates(JsonGenerator json, String name, Collection<LocalDate> dates)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (LocalDate date : dates) {
      json.writeString(date.toString());
    }
    json.writeEndArray();
  }
}
