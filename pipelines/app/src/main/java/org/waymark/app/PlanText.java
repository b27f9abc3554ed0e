package org.waymark.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.waymark.jobs.RunPlan;

/** What a run would do, for people and as the last line of JSON. */
record PlanText(RunPlan plan, long nanoseconds) {

  /** Lines for people. */
  String lines() {
    StringBuilder text = new StringBuilder();
    for (RunPlan.FeedFiles feed : plan.feeds()) {
      text.append(feed.feedId())
          .append(": ")
          .append(Counted.of(feed.files().size(), "file"))
          .append(" of `")
          .append(feed.glob())
          .append("`\n");
      for (RunPlan.DeliveredFile file : feed.files()) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %,12d bytes %,10d rows  %s%n".replace("%n", "\n"),
                file.bytes(),
                file.rows(),
                file.name()));
        file.faults().forEach(fault -> text.append("    ").append(fault).append('\n'));
      }
    }
    if (!plan.unclaimed().isEmpty()) {
      text.append("no feed: ")
          .append(Counted.of(plan.unclaimed().size(), "file"))
          .append(" in landing/ that no feed names\n");
      plan.unclaimed().forEach(file -> text.append("  ").append(file).append('\n'));
    }
    text.append(outcome()).append('\n');
    if (!plan.nothingNew()) {
      plan.follows()
          .ifPresent(
              date ->
                  text.append("New and gone findings would be those since ")
                      .append(date)
                      .append(".\n"));
    }
    if (!plan.later().isEmpty() && !plan.nothingNew()) {
      text.append("Note: ").append(LaterDates.hint(plan.later())).append(".\n");
    }
    return text.toString();
  }

  private String outcome() {
    if (plan.nothingNew()) {
      return "Nothing new: run %s is already published for %s with the same inputs."
          .formatted(plan.runId(), plan.asOf());
    }
    if (plan.replaces().isEmpty()) {
      return "Run %s would be published for %s. Nothing is published for this date yet."
          .formatted(plan.runId(), plan.asOf());
    }
    return plan.replaces().get().equals(plan.runId())
        ? "Run %s is published for %s and would run again.".formatted(plan.runId(), plan.asOf())
        : "Run %s would replace run %s, published for %s."
            .formatted(plan.runId(), plan.replaces().get(), plan.asOf());
  }

  /** One line of JSON. */
  String json() {
    List<RunPlan.DeliveredFile> files = plan.files();
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("run_id", plan.runId());
      json.writeStringField("as_of", plan.asOf().toString());
      json.writeStringField("status", "dry-run");
      json.writeBooleanField("nothing_new", plan.nothingNew());
      json.writeStringField("replaces", plan.replaces().orElse(null));
      json.writeStringField("follows", plan.follows().map(LocalDate::toString).orElse(null));
      json.writeNumberField("files", files.size());
      json.writeNumberField("bytes", files.stream().mapToLong(f -> f.bytes()).sum());
      json.writeNumberField("rows", files.stream().mapToLong(f -> f.rows()).sum());
      texts(json, "unclaimed", plan.unclaimed());
      texts(
          json,
          "later",
          plan.later().stream().map(LocalDate::toString).collect(Collectors.toList()));
      json.writeNumberField("seconds", RunSummary.seconds(nanoseconds));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
