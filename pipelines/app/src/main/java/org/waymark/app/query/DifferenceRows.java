package org.waymark.app.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.waymark.dashboards.table.CsvText;

/** A difference for machines, a change a row. */
final class DifferenceRows {
  private static final List<String> COLUMNS =
      List.of("part", "what", "mission_id", "id", "name", "from", "to", "reason", "detail");

  private DifferenceRows() {}

  private static List<String> row(Change change) {
    return List.of(
        change.part().toString(),
        change.what(),
        change.mission(),
        change.id(),
        change.name(),
        change.from(),
        change.to(),
        change.reason(),
        change.detail());
  }

  /** CSV after RFC 4180 with line feeds; texts that a spreadsheet would run are made harmless. */
  static String csv(Difference difference) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(COLUMNS);
      for (Change change : difference.changes()) {
        Stream<String> fields = row(change).stream();
        csv.writeRecord(fields.map(DifferenceRows::field).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String field(String text) {
    return text.matches("-?[0-9][0-9.]*") ? text : CsvText.harmless(text);
  }

  /** A JSON object with the two dates and an array of changes, one a line; empty is null. */
  static String json(Difference difference) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("from", difference.from().toString());
      json.writeStringField("to", difference.to().toString());
      json.writeNumberField("same_findings", difference.sameFindings());
      json.writeNumberField("same_goals", difference.sameGoals());
      json.writeArrayFieldStart("changes");
      for (Change change : difference.changes()) {
        json.writeRaw("\n");
        json.writeStartObject();
        List<String> row = row(change);
        for (int i = 0; i < row.size(); i++) {
          json.writeStringField(COLUMNS.get(i), row.get(i).isEmpty() ? null : row.get(i));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }
}
