package org.waymark.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.waymark.publish.RunOutcome;

/**
 * The last line of {@code run}, for schedulers: one JSON object.
 *
 * @param status {@code published}, {@code nothing-new} or {@code failed}
 * @param message why it failed; empty otherwise
 * @param nanoseconds since the command began
 */
record RunSummary(
    Optional<RunOutcome> outcome,
    Optional<LocalDate> asOf,
    String status,
    Optional<String> message,
    long nanoseconds) {

  /** Of a run that ended well. */
  static RunSummary of(RunOutcome outcome, long nanoseconds) {
    return new RunSummary(
        Optional.of(outcome),
        Optional.of(outcome.asOf()),
        outcome.nothingNew() ? "nothing-new" : "published",
        Optional.empty(),
        nanoseconds);
  }

  /** Seconds to the millisecond. */
  static BigDecimal seconds(long nanoseconds) {
    return BigDecimal.valueOf(nanoseconds).movePointLeft(9).setScale(3, RoundingMode.HALF_UP);
  }

  /** The line. */
  String json() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      boolean failed = status.equals("failed");
      json.writeStringField("run_id", failed ? null : outcome.map(RunOutcome::runId).orElse(null));
      json.writeStringField("as_of", asOf.map(LocalDate::toString).orElse(null));
      json.writeStringField("status", status);
      json.writeNumberField("rows", outcome.map(RunOutcome::rowsRead).orElse(0L));
      json.writeNumberField("rejected", outcome.map(RunOutcome::rowsRejected).orElse(0L));
      json.writeNumberField("findings", failed ? 0L : outcome.map(RunOutcome::findings).orElse(0L));
      json.writeNumberField("seconds", seconds(nanoseconds));
      if (message.isPresent()) {
        json.writeStringField("message", message.get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
