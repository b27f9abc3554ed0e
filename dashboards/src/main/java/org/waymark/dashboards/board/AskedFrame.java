package org.waymark.dashboards.board;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.dashboards.table.Answer;

/** How queries and their answers go through a pipe: plain values, each with a letter before it. */
final class AskedFrame {
  /** What is asked for. */
  enum Act {
    ANSWER,
    DEALT,
    KEEP,
    FORGET
  }

  /**
   * A query with what is to be done about it.
   *
   * @param name of the column by which rows are dealt, or of the table that is kept
   * @param parameters values of the query; for {@link Act#FORGET} the names of tables
   */
  record Asked(Act act, String name, String sql, List<Object> parameters) {}

  private AskedFrame() {}

  static byte[] of(Asked asked) {
    return written(
        out -> {
          out.writeUTF(asked.act().name());
          text(out, asked.name());
          text(out, asked.sql());
          out.writeInt(asked.parameters().size());
          for (Object value : asked.parameters()) {
            value(out, value);
          }
        });
  }

  static Asked asked(byte[] frame) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
      Act act = Act.valueOf(in.readUTF());
      String name = text(in);
      String sql = text(in);
      List<Object> parameters = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        parameters.add(value(in).orElse(""));
      }
      return new Asked(act, name, sql, parameters);
    }
  }

  static byte[] of(Map<String, Answer> answers) {
    return written(
        out -> {
          out.writeBoolean(true);
          out.writeInt(answers.size());
          for (Map.Entry<String, Answer> entry : answers.entrySet()) {
            text(out, entry.getKey());
            answer(out, entry.getValue());
          }
        });
  }

  static byte[] of(SQLException complaint) {
    return written(
        out -> {
          out.writeBoolean(false);
          text(out, String.valueOf(complaint.getMessage()));
        });
  }

  /** The answers, or the complaint in their place. */
  static Map<String, Answer> answers(byte[] frame) throws IOException, SQLException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
      if (!in.readBoolean()) {
        throw new SQLException(text(in));
      }
      Map<String, Answer> answers = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        answers.put(text(in), answer(in));
      }
      return answers;
    }
  }

  private static void answer(DataOutputStream out, Answer answer) throws IOException {
    out.writeInt(answer.columns().size());
    for (Answer.Column column : answer.columns()) {
      text(out, column.name());
      out.writeBoolean(column.numeric());
    }
    out.writeInt(answer.rows().size());
    for (List<Optional<Object>> row : answer.rows()) {
      for (Optional<Object> value : row) {
        value(out, value.orElse(null));
      }
    }
    out.writeBoolean(answer.cut());
  }

  private static Answer answer(DataInputStream in) throws IOException {
    List<Answer.Column> columns = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      columns.add(new Answer.Column(text(in), in.readBoolean()));
    }
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      List<Optional<Object>> row = new ArrayList<>(columns.size());
      for (int column = 0; column < columns.size(); column++) {
        row.add(value(in));
      }
      rows.add(row);
    }
    return new Answer(columns, rows, in.readBoolean());
  }

  private static void value(DataOutputStream out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof Integer number) {
      out.writeByte('i');
      out.writeInt(number);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else if (value instanceof Float number) {
      out.writeByte('f');
      out.writeFloat(number);
    } else if (value instanceof BigDecimal number) {
      out.writeByte('n');
      text(out, number.toString());
    } else if (value instanceof BigInteger number) {
      out.writeByte('N');
      text(out, number.toString());
    } else if (value instanceof Number number) {
      out.writeByte('l');
      out.writeLong(number.longValue());
    } else if (value instanceof Boolean truth) {
      out.writeByte('b');
      out.writeBoolean(truth);
    } else if (value instanceof LocalDate day) {
      out.writeByte('D');
      out.writeLong(day.toEpochDay());
    } else {
      out.writeByte('t');
      text(out, value.toString());
    }
  }

  private static Optional<Object> value(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case '0' -> Optional.empty();
      case 'i' -> Optional.of(in.readInt());
      case 'd' -> Optional.of(in.readDouble());
      case 'f' -> Optional.of(in.readFloat());
      case 'n' -> Optional.of(new BigDecimal(text(in)));
      case 'N' -> Optional.of(new BigInteger(text(in)));
      case 'l' -> Optional.of(in.readLong());
      case 'b' -> Optional.of(in.readBoolean());
      case 'D' -> Optional.of(LocalDate.ofEpochDay(in.readLong()));
      case 't' -> Optional.of(text(in));
      default -> throw new IOException("no such value");
    };
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("no such text");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }
}
