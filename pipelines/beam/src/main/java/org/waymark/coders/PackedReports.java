package org.waymark.coders;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.waymark.text.Report;

/**
 * {@link Report}s as the bytes in which they travel, column by column and compressed: they wait for
 * each other before any is read, and what people write takes more room than all else in a run.
 */
public final class PackedReports {
  private PackedReports() {}

  /** The reports as bytes, in their order. */
  public static byte[] pack(List<Report> reports) {
    int rows = reports.size();
    byte[] ids = texts(reports, Report::id);
    byte[] roles = texts(reports, report -> report.role().orElse(""));
    byte[] questions = texts(reports, Report::question);
    byte[] written = texts(reports, Report::text);
    boolean[] withRole = new boolean[rows];
    for (int r = 0; r < rows; r++) {
      withRole[r] = reports.get(r).role().isPresent();
    }
    long size =
        4
            + 5 * ColumnBytes.size(rows, 4, rows)
            + ColumnBytes.size(rows, 8, rows)
            + rows
            + 4 * 4
            + ((long) ids.length + roles.length + questions.length + written.length);
    return compressed(
        ColumnBytes.ofSize(size)
            .integer(rows)
            .ints(ColumnBytes.intsOf(reports, Report::feed), rows)
            .ints(ColumnBytes.intsOf(reports, Report::file), rows)
            .ints(ColumnBytes.intsOf(reports, Report::line), rows)
            .ints(ColumnBytes.intsOf(reports, Report::place), rows)
            .ints(
                ColumnBytes.intsOf(reports, report -> Math.toIntExact(report.date().toEpochDay())),
                rows)
            .longs(reports.stream().mapToLong(Report::author).toArray(), rows)
            .flags(withRole, rows)
            .bytes(ids)
            .bytes(roles)
            .bytes(questions)
            .bytes(written)
            .filled());
  }

  /**
   * The reports again.
   *
   * @throws java.nio.BufferUnderflowException if the columns end early or late
   * @throws UncheckedIOException if the bytes are not what {@link #pack} made
   */
  public static List<Report> unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(whole(bytes));
    int rows = columns.integer();
    int[] feed = columns.ints(rows);
    int[] file = columns.ints(rows);
    int[] line = columns.ints(rows);
    int[] place = columns.ints(rows);
    int[] day = columns.ints(rows);
    long[] author = columns.longs(rows);
    boolean[] withRole = columns.flags(rows);
    String[] id = columns.texts(rows);
    String[] role = columns.texts(rows);
    String[] question = columns.texts(rows);
    String[] text = columns.texts(rows);
    columns.requireEnd();
    List<Report> reports = new ArrayList<>(rows);
    for (int r = 0; r < rows; r++) {
      reports.add(
          new Report(
              feed[r],
              file[r],
              line[r],
              id[r],
              place[r],
              LocalDate.ofEpochDay(day[r]),
              withRole[r] ? Optional.of(role[r]) : Optional.empty(),
              question[r],
              text[r],
              author[r]));
    }
    return reports;
  }

  private static byte[] texts(List<Report> reports, Function<Report, String> column) {
    return ColumnBytes.texts(reports.stream().map(column).toArray(String[]::new));
  }

  private static byte[] compressed(byte[] columns) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(columns.length / 2 + 64);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 13)) {
      out.write(columns);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static byte[] whole(byte[] compressed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
