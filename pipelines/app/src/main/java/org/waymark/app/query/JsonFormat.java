package org.waymark.app.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON array with an object a row and a line; numbers that JSON cannot hold are null. */
final class JsonFormat implements ResultFormat {
  @Override
  public long write(ResultSet rows, PrintStream out) throws SQLException, IOException {
    Cells cells = new Cells(rows);
    long written = 0;
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(null);
      json.writeRaw("[\n");
      while (!ResultFormat.abandoned(out, written) && rows.next()) {
        json.writeRaw(written == 0 ? "" : ",\n");
        json.writeStartObject();
        for (int column = 0; column < cells.names().size(); column++) {
          json.writeFieldName(cells.names().get(column));
          write(json, cells.value(column));
        }
        json.writeEndObject();
        written++;
      }
      json.writeRaw(written == 0 ? "]\n" : "\n]\n");
    }
    return written;
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Optional<?> optional) {
      if (optional.isEmpty()) {
        json.writeNull();
      } else {
        write(json, optional.get());
      }
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof BigInteger integer) {
      json.writeNumber(integer);
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        json.writeNumber(value.toString());
      } else {
        json.writeNull();
      }
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(Cells.text(value));
    }
  }
}
