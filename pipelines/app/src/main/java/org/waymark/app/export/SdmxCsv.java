package org.waymark.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.waymark.dashboards.table.CsvText;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.Row;

/**
 * Observations as SDMX-CSV 2.0, the data message of SDMX 3.0: a row each, with identifiers of
 * codes, periods as published and the action {@code I} (information).
 *
 * <p>An SDMX code holds letters, digits and {@code _ @ $ -} alone, none of which a spreadsheet can
 * run. Any other identifier is not valid SDMX either. One that a spreadsheet would run gets an
 * apostrophe in front, and the command reports it.
 */
public final class SdmxCsv {
  private static final String STRUCTURE_ID = "WAYMARK:OBSERVATIONS(1.0.0)";
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_@$-]+");

  /** A key of SDMX has one value: of several events of a period it is their mean. */
  private static final String ONE_A_PERIOD =
      "SELECT * FROM observation_all WHERE event IS NULL UNION ALL BY NAME"
          + " SELECT indicator_id, place_id, period, period_start, period_end, as_of,"
          + " avg(value) AS value, max(status) AS status"
          + " FROM observation_all WHERE event IS NOT NULL GROUP BY ALL";

  private static final List<String> HEADER =
      List.of(
          "STRUCTURE",
          "STRUCTURE_ID",
          "ACTION",
          "FREQ",
          "INDICATOR",
          "REF_AREA",
          "TIME_PERIOD",
          "OBS_VALUE",
          "OBS_STATUS",
          "NUMERATOR",
          "DENOMINATOR",
          "STD_ERROR",
          "SAMPLE_SIZE",
          "REVISED");

  private final CsvWriter csv;
  private final Set<String> noCodes = new TreeSet<>();
  private long rows;

  private SdmxCsv(CsvWriter csv) {
    this.csv = csv;
  }

  /**
   * What was written.
   *
   * @param rows observations
   * @param noCodes identifiers that are not codes of SDMX
   */
  public record Written(long rows, List<String> noCodes) {}

  /** Identifiers of the indicators that have observations at a published date. */
  public static List<String> indicators(Path out, LocalDate asOf) throws IOException, SQLException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      return tables.list(
          "SELECT DISTINCT indicator_id FROM observation_all WHERE as_of = ? ORDER BY ALL",
          row -> row.text("indicator_id"),
          asOf);
    }
  }

  /**
   * Writes the observations of a published date.
   *
   * @param indicators identifiers of those to write; none: all
   * @param to is flushed, not closed
   */
  public static Written write(Path out, LocalDate asOf, List<String> indicators, Writer to)
      throws IOException, SQLException {
    List<Object> parameters = new ArrayList<>(List.of(asOf));
    parameters.addAll(indicators);
    String only =
        indicators.isEmpty()
            ? ""
            : " AND indicator_id IN (" + "?, ".repeat(indicators.size() - 1) + "?)";
    try (PublishedTables tables = PublishedTables.open(out)) {
      // Closing the writer of rows would close what it writes to.
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to);
      SdmxCsv written = new SdmxCsv(csv);
      csv.writeRecord(HEADER);
      tables.each(
          "SELECT o.*, i.period AS length FROM ("
              + ONE_A_PERIOD
              + ") o"
              + " JOIN indicator_all i USING (indicator_id, as_of) WHERE as_of = ?"
              + only
              + " ORDER BY indicator_id, place_id, period_start",
          written::row,
          parameters.toArray());
      csv.flush();
      return new Written(written.rows, List.copyOf(written.noCodes));
    }
  }

  private void row(Row observation) throws SQLException {
    csv.writeRecord(
        List.of(
            "dataflow",
            STRUCTURE_ID,
            "I",
            frequency(observation.text("length")),
            code(observation.text("indicator_id")),
            code(observation.text("place_id")),
            CsvText.harmless(observation.text("period")),
            number(observation.optionalNumber("value")),
            status(observation.text("status")),
            number(observation.optionalNumber("numerator")),
            number(observation.optionalNumber("denominator")),
            number(observation.optionalNumber("standard_error")),
            number(observation.optionalNumber("n")),
            observation.text("status").equals("revised") ? "Y" : "N"));
    rows++;
  }

  /** Code of the list CL_OBS_STATUS. */
  private static String status(String published) {
    return switch (published) {
      case "provisional" -> "P";
      case "suppressed" -> "Q";
      case "withdrawn" -> "O";
      default -> "A";
    };
  }

  private String code(String identifier) {
    if (CODE.matcher(identifier).matches()) {
      return identifier;
    }
    noCodes.add(identifier);
    return CsvText.harmless(identifier);
  }

  /** Code of the list CL_FREQ. */
  private static String frequency(String period) {
    return switch (period) {
      case "week" -> "W";
      case "month" -> "M";
      case "quarter" -> "Q";
      default -> "A";
    };
  }

  /** The shortest text that gives the same number when it is read. */
  static String number(OptionalDouble number) {
    if (number.isEmpty()) {
      return "";
    }
    double value = number.getAsDouble();
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
