package org.waymark.app.query;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.table.SqlMessage;

/**
 * One question to the published tables and the form of its answer.
 *
 * @param out folder of the published tables
 * @param parameters values for what the question leaves open
 * @param file where the answer goes instead of a stream
 */
public record Query(
    Path out, String sql, Parameters parameters, AnswerFormat format, Optional<Path> file) {

  /** A question that leaves nothing open. */
  public Query(Path out, String sql, AnswerFormat format, Optional<Path> file) {
    this(out, sql, Parameters.NONE, format, file);
  }

  /**
   * Writes the answer. A file appears whole or not at all.
   *
   * @return the rows written
   */
  public long answer(PrintStream stream) throws CommandFailure, IOException, SQLException {
    if (file.isEmpty()) {
      if (format == AnswerFormat.PARQUET) {
        throw new CommandFailure(
            ExitCode.USAGE, "Parquet needs a file. Name one, for example --output answer.parquet");
      }
      return write(stream);
    }
    Path whole = file.get().toAbsolutePath().normalize();
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(whole)) {
      throw new CommandFailure(
          ExitCode.USAGE, file.get() + " cannot be written: the folder does not exist");
    }
    Path part = folder.toRealPath().resolve("." + whole.getFileName() + ".part");
    try {
      long rows = format == AnswerFormat.PARQUET ? copy(part) : writeTo(part);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      return rows;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private long copy(Path part) throws CommandFailure, SQLException {
    try (PublishedTables tables = PublishedTables.open(out, Optional.of(part))) {
      return tables.copyToParquet(sql, parameters, part);
    }
  }

  private long writeTo(Path part) throws CommandFailure, IOException, SQLException {
    try (PrintStream stream =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(part)), false, StandardCharsets.UTF_8)) {
      long rows = write(stream);
      if (stream.checkError()) {
        throw new CommandFailure(ExitCode.USAGE, file.orElse(part) + " cannot be written");
      }
      return rows;
    }
  }

  private long write(PrintStream stream) throws CommandFailure, IOException, SQLException {
    ResultFormat writer =
        switch (format) {
          case TABLE -> new TableFormat();
          case CSV -> new CsvFormat();
          case JSON -> new JsonFormat();
          case PARQUET -> throw new IllegalStateException("Parquet is copied, not written");
        };
    // The stream is not ours to close, whatever a writer does at its end.
    PrintStream shielded =
        new PrintStream(stream, false, StandardCharsets.UTF_8) {
          @Override
          public void close() {
            flush();
          }
        };
    try (PublishedTables tables = PublishedTables.open(out);
        PublishedTables.Answer answer = tables.select(sql, parameters)) {
      long rows = writer.write(answer.rows(), shielded);
      shielded.flush();
      return rows;
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.USAGE, SqlMessage.of(e));
    }
  }
}
