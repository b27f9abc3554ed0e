package org.waymark.app.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.waymark.app.query.BoundedQuery.Form;

/** A question as it goes through the pipe to the process that answers it. */
record QuestionFrame(String sql, Form form, Limits limits) {

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(form.name());
      out.writeLong(limits.time().toMillis());
      out.writeInt(limits.rows());
      out.writeInt(limits.bytes());
      out.writeInt(limits.megabytes());
      out.write(sql.getBytes(StandardCharsets.UTF_8));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  static QuestionFrame read(byte[] frame) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
      Form form = Form.valueOf(in.readUTF());
      Limits limits =
          new Limits(Duration.ofMillis(in.readLong()), in.readInt(), in.readInt(), in.readInt());
      return new QuestionFrame(new String(in.readAllBytes(), StandardCharsets.UTF_8), form, limits);
    }
  }
}
