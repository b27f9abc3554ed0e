package org.waymark.app.query;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;

/**
 * An alert of the watch traced back to the rows that it rests on, all from the published tables.
 *
 * @param out folder of the published tables
 * @param code of the alert, as codes are written: in capitals, without the letters O, I and L
 */
public record AlertExplanation(Path out, String code) {
  private static final Pattern CODE = Pattern.compile("([A-Za-z0-9]{1,8})-([0-9A-Za-z]{3,12})");
  private static final int LISTED = 20;

  /** What each part shows, and the question for it, in which {alert} is the one row. */
  private static final List<Part> PARTS =
      List.of(
          new Part(
              "The rows of the plan",
              """
              SELECT i.item_id, i.title, i.first_due, i.due, i.moved, i.claim, i.computed,
                i.blocked_by, i.source
              FROM plan_item i JOIN {alert} a ON i.mission_id = a.mission_id
                AND (i.item_id = split_part(a.subject, ':', 2)
                  OR (a.subject = 'done' AND i.first_due <= a.as_of))
              ORDER BY i.first_due, i.item_id LIMIT 40
              """),
          new Part(
              "The rows of the log",
              """
              SELECT i.item_id, i.kind, i.title, i.opened, i.first_due, i.due, i.closed, i.cites,
                i.source
              FROM log_item i JOIN {alert} a ON i.mission_id = a.mission_id
                AND (i.item_id = split_part(a.subject, ':', 2) OR i.item_id = a.answered_by)
              ORDER BY i.opened, i.item_id
              """),
          new Part(
              "How the goal was changed",
              """
              SELECT c.changed_on, c.kind, c.was, c.became, c.size, c.easier_by, c.cites
              FROM goal_change c JOIN {alert} a ON c.mission_id = a.mission_id
                AND c.goal_id = split_part(a.subject, ':', 2)
              ORDER BY c.changed_on, c.kind
              """),
          new Part(
              "How the goal is doing",
              """
              SELECT p.period, p.value, p.target, p.status, p.behind_since, p.evidence
              FROM goal_progress p JOIN {alert} a ON p.mission_id = a.mission_id
                AND p.goal_id = split_part(a.subject, ':', 2)
              WHERE p.method = 'linear-pace'
              """),
          new Part(
              "The numbers of the rule",
              """
              SELECT m.measure, m.subject, m.value, m.low, m.high, m.n, m.not_told
              FROM watch_measure m JOIN {alert} a USING (mission_id, rule)
              ORDER BY m.measure, m.subject LIMIT 40
              """),
          new Part(
              "The run that said so",
              """
              SELECT r.run_id, r.as_of, r.version, r.runner, r.inputs, r.rows
              FROM run r JOIN {alert} a USING (run_id)
              """));

  private record Part(String title, String sql) {}

  /** The code that a text is; empty where it cannot be one. */
  public static Optional<String> codeOf(String text) {
    Matcher written = CODE.matcher(text);
    return written.matches()
        ? Optional.of(
            written.group(1).toUpperCase(Locale.ROOT)
                + "-"
                + written
                    .group(2)
                    .toUpperCase(Locale.ROOT)
                    .replace('O', '0')
                    .replace('I', '1')
                    .replace('L', '1'))
        : Optional.empty();
  }

  /** Writes the explanation. */
  public void write(PrintStream stream) throws CommandFailure, IOException, SQLException {
    try (PublishedTables tables = PublishedTables.open(out)) {
      requireKnown(tables);
      // A code holds only letters, digits and a hyphen.
      String one = "(FROM watch_alert WHERE code = '" + code + "')";
      sentence(tables, one, stream);
      for (Part part : PARTS) {
        part(tables, part, one, stream);
      }
    }
  }

  private static void part(PublishedTables tables, Part part, String one, PrintStream stream)
      throws CommandFailure, IOException, SQLException {
    long rows;
    String sql = part.sql.replace("{alert}", one);
    try (PublishedTables.Answer answer = tables.select("SELECT count(*) FROM (" + sql + ")")) {
      answer.rows().next();
      rows = answer.rows().getLong(1);
    }
    if (rows > 0) {
      stream.print("\n" + part.title + "\n\n");
      try (PublishedTables.Answer answer = tables.select(sql)) {
        new TableFormat().write(answer.rows(), stream);
      }
    }
  }

  private void requireKnown(PublishedTables tables) throws CommandFailure, SQLException {
    List<String> all = new ArrayList<>();
    boolean known = false;
    try (PublishedTables.Answer answer =
        tables.select("SELECT code, sentence FROM watch_alert ORDER BY rank = 0, rank, code")) {
      while (answer.rows().next()) {
        known |= answer.rows().getString(1).equals(code);
        if (all.size() < LISTED) {
          all.add(
              TableFormat.shown(answer.rows().getString(1) + "  " + answer.rows().getString(2)));
        }
      }
    }
    if (!known) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "there is not an alert `" + code + "` at the latest published date",
          all.isEmpty() ? List.of("there are no alerts") : all);
    }
  }

  private void sentence(PublishedTables tables, String one, PrintStream stream)
      throws CommandFailure, SQLException {
    try (PublishedTables.Answer answer =
        tables.select(
            "SELECT sentence, kind, state, since, as_of, p_value, q_value, answered_by,"
                + " answered_on, shielded_until, shows, shows_not, evidence FROM "
                + one)) {
      ResultSet row = answer.rows();
      row.next();
      stream.print(code + ": " + TableFormat.inert(row.getString(1)) + "\n");
      String chance =
          row.getString(6) == null
              ? "exact, given the data"
              : "p = " + row.getString(6) + ", q = " + row.getString(7);
      stream.print(
          "A "
              + row.getString(2)
              + " ("
              + chance
              + "); "
              + row.getString(3)
              + ", since "
              + row.getString(4)
              + "; as of "
              + row.getString(5)
              + "\n");
      stream.print("It shows: " + row.getString(11) + "\n");
      stream.print(row.getString(12) + "\n");
      if (row.getString(8) != null) {
        stream.print(
            "Answered by "
                + TableFormat.shown(row.getString(8))
                + " on "
                + row.getString(9)
                + "\n");
      } else if (row.getString(10) != null) {
        stream.print("Shielded until " + row.getString(10) + "\n");
      } else {
        stream.print("To answer it, write " + code + " into the minute of a decision.\n");
      }
      if (!row.getString(13).isEmpty()) {
        stream.print("Look at: " + TableFormat.inert(row.getString(13)) + "\n");
      }
    }
  }
}
