package org.waymark.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.waymark.text.Report;

/** Writes a {@link Report}. */
public final class ReportCoder extends AtomicCoder<Report> {
  private static final long serialVersionUID = 1L;
  private static final ReportCoder INSTANCE = new ReportCoder();

  private ReportCoder() {}

  /** The coder. */
  public static ReportCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Report report, OutputStream out) throws IOException {
    ColumnStream.writeInt(out, report.feed());
    ColumnStream.writeInt(out, report.file());
    ColumnStream.writeInt(out, report.line());
    ColumnStream.writeText(out, report.id());
    ColumnStream.writeInt(out, report.place());
    ColumnStream.writeInt(out, Math.toIntExact(report.date().toEpochDay()));
    out.write(report.role().isPresent() ? 1 : 0);
    if (report.role().isPresent()) {
      ColumnStream.writeText(out, report.role().get());
    }
    ColumnStream.writeText(out, report.question());
    ColumnStream.writeText(out, report.text());
  }

  @Override
  public Report decode(InputStream in) throws IOException {
    return new Report(
        ColumnStream.readInt(in),
        ColumnStream.readInt(in),
        ColumnStream.readInt(in),
        ColumnStream.readText(in),
        ColumnStream.readInt(in),
        LocalDate.ofEpochDay(ColumnStream.readInt(in)),
        in.read() == 1 ? Optional.of(ColumnStream.readText(in)) : Optional.empty(),
        ColumnStream.readText(in),
        ColumnStream.readText(in));
  }
}
