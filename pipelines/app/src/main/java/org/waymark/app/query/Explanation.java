package org.waymark.app.query;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;

/**
 * A finding traced back from its sentence to the rows of the delivered files, all from the
 * published tables.
 *
 * @param out folder of the published tables
 * @param finding id of the finding, or how it begins
 */
public record Explanation(Path out, String finding) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{1,12}");
  private static final int LISTED = 20;

  /** What each part shows, and the question for it, in which {finding} is the one row. */
  private static final List<Part> PARTS =
      List.of(
          new Part(
              "Its tests and their results",
              """
              SELECT s.period_start, s.period_end, s.observed, s.expected, s.effect, s.effect_se,
                s.tau, s.z_level, s.p_level, s.q_level, s.p_far, s.q_far, s.onset, s.change_effect,
                s.change_effect_se, s.p_change, s.q_change, s.p_down, s.reason_not_tested,
                s.change_not_tested, s.reason_not_listed
              FROM deviance_score s JOIN {finding} f USING (mission_id, indicator_id, place_id)
              """,
              true),
          new Part(
              "Indicators that moved together, for a finding of a whole place",
              """
              SELECT i.title AS indicator, m.observed, m.expected, m.effect, m.effect_se, m.share,
                m.found_alone
              FROM finding_indicator m JOIN {finding} f USING (finding_id)
              JOIN indicator i ON i.indicator_id = m.indicator_id
              ORDER BY m.share DESC, m.indicator_id
              """,
              false),
          new Part(
              "Sensitivity checks",
              """
              SELECT robustness, effect, effect_nearest, effect_linear, effect_without, left_out,
                effect_before, blocks_held
              FROM {finding}
              """,
              true),
          new Part(
              "The places compared with it, from furthest ahead; the first 20",
              """
              SELECT p.name AS place, s.observed, s.expected, s.effect, s.z_level, s.onset,
                s.change_effect, s.p_change
              FROM deviance_score s
              JOIN place p USING (place_id)
              JOIN {finding} f ON f.mission_id = s.mission_id AND f.indicator_id = s.indicator_id
              JOIN place own ON own.place_id = f.place_id
              WHERE p.type IS NOT DISTINCT FROM own.type AND p.place_id <> f.place_id
                AND s.effect IS NOT NULL
              ORDER BY s.effect DESC, p.place_id LIMIT 20
              """,
              false),
          new Part(
              "Its numbers, and where each was read",
              """
              SELECT o.period, o.value, o.numerator, o.denominator, o.standard_error, o.n, o.status,
                o.source_file AS file, o.source_line AS line
              FROM observation o JOIN {finding} f USING (indicator_id, place_id)
              ORDER BY o.period_start
              """,
              false),
          new Part(
              "Places that could learn from it",
              """
              SELECT c.rank, p.name AS place, c.distance, c.gap, c.potential_gain
              FROM scaling_candidate c JOIN place p USING (place_id) JOIN {finding} f USING (finding_id)
              ORDER BY c.rank
              """,
              false),
          new Part(
              "The run that made the finding",
              """
              SELECT r.run_id, r.as_of, r.version, r.runner, r.inputs, r.rows
              FROM run r JOIN {finding} f USING (run_id)
              """,
              true));

  private record Part(String title, String sql, boolean oneRow) {}

  /** Writes the explanation. */
  public void write(PrintStream stream) throws CommandFailure, IOException, SQLException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      String id = found(tables);
      String one = "(FROM positive_deviance WHERE finding_id = '" + id + "')";
      sentence(tables, one, stream);
      for (Part part : PARTS) {
        stream.print("\n" + part.title + "\n\n");
        try (PublishedTables.Answer answer = tables.select(part.sql.replace("{finding}", one))) {
          long rows =
              part.oneRow
                  ? pairs(answer.rows(), stream)
                  : new TableFormat().write(answer.rows(), stream);
          if (rows == 0) {
            stream.print("nothing\n");
          }
        }
      }
      stream.print(
          "\nThe same workspace and files with the same --as-of give the same numbers again.\n");
    }
  }

  /** The one finding whose id begins so. */
  private String found(PublishedTables tables) throws CommandFailure, SQLException {
    List<String> ids = new ArrayList<>();
    List<String> all = new ArrayList<>();
    try (PublishedTables.Answer answer =
        tables.select(
            "SELECT f.finding_id, f.finding_id || '  ' || p.name || ': ' || coalesce(i.title,"
                + " 'related indicators') FROM positive_deviance f JOIN place p USING (place_id)"
                + " LEFT JOIN indicator i USING (indicator_id) ORDER BY f.finding_id")) {
      while (answer.rows().next()) {
        if (ID.matcher(finding).matches() && answer.rows().getString(1).startsWith(finding)) {
          ids.add(answer.rows().getString(1));
        }
        if (all.size() < LISTED) {
          all.add(TableFormat.shown(answer.rows().getString(2)));
        }
      }
    }
    if (ids.size() == 1) {
      return ids.get(0);
    }
    if (ids.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          ids.size() + " findings begin with these digits: " + String.join(", ", ids));
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "finding `" + TableFormat.shown(finding) + "` is not published at the latest date",
        all.isEmpty() ? List.of("there are no findings") : all);
  }

  private static void sentence(PublishedTables tables, String one, PrintStream stream)
      throws CommandFailure, SQLException {
    try (PublishedTables.Answer answer =
        tables.select(
            "SELECT p.name, coalesce(i.title, 'Related indicators together'), f.evidence, f.tier,"
                + " f.state, f.weeks_standing, f.reason_gone, f.as_of, i.strata FROM "
                + one
                + " f JOIN place p USING (place_id) LEFT JOIN indicator i USING (indicator_id)")) {
      ResultSet row = answer.rows();
      row.next();
      stream.print(TableFormat.shown(row.getString(1) + ", " + row.getString(2)) + "\n");
      stream.print(TableFormat.shown(row.getString(3)) + "\n");
      stream.print(
          row.getString(4)
              + "; "
              + row.getString(5)
              + ", "
              + row.getLong(6)
              + " weeks"
              + (row.getString(7) == null ? "" : "; " + row.getString(7))
              + "; as of "
              + row.getString(8)
              + "\n");
      if (row.getString(9) != null) {
        stream.print(
            "Its values are standardised by "
                + row.getString(9)
                + " strata; numerator and denominator are those of all strata together.\n");
      }
    }
  }

  /** A row as lines of name and value; empty cells are left out. */
  private static long pairs(ResultSet rows, PrintStream stream) throws SQLException {
    Cells cells = new Cells(rows);
    long count = 0;
    while (rows.next()) {
      count++;
      for (int column = 0; column < cells.names().size(); column++) {
        var value = cells.value(column);
        if (value.isPresent()) {
          stream.print(
              String.format(
                  Locale.ROOT,
                  "%-18s %s%n",
                  cells.names().get(column),
                  TableFormat.shown(Cells.shortText(value.get()))));
        }
      }
    }
    return count;
  }
}
