package org.waymark.dashboards.board;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.dashboards.table.SqlMessage;
import org.waymark.registry.DashboardQuery;
import org.waymark.registry.NearMiss;
import org.waymark.registry.Problem;
import org.waymark.registry.Severity;

/** What the database says of a query, as a problem of the file that holds it. */
final class QueryProblem {
  private static final Pattern LINE = Pattern.compile("LINE (\\d+): ");
  private static final Pattern MEANT = Pattern.compile("Did you mean \"([^\"]+)\"");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private QueryProblem() {}

  /** The complaint with its line and column, counted from 1, and the hint, where there is one. */
  static Problem of(DashboardQuery query, SQLException complaint) {
    int line = 1;
    int column = 1;
    List<String> what = new ArrayList<>();
    List<String> hints = new ArrayList<>();
    List<String> lines = SqlMessage.of(complaint).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      Matcher place = LINE.matcher(text);
      if (place.lookingAt()) {
        line = Integer.parseInt(place.group(1));
        boolean whole = !text.startsWith("...", place.end());
        int caret = i + 1 < lines.size() ? lines.get(i + 1).indexOf('^') : -1;
        column = whole && caret >= place.end() ? caret - place.end() + 1 : 1;
        break;
      }
      boolean hint = text.startsWith("Candidate") || text.startsWith("Did you mean");
      (hint ? hints : what).add(text.strip());
    }
    String hint = String.join("; ", hints);
    String complaintInFull = String.join(" ", what);
    return new Problem(
        query.file(),
        line,
        column,
        Severity.ERROR,
        complaintInFull,
        hint.isEmpty() ? "a SELECT that the published tables can answer" : hint,
        meant(complaintInFull, hint));
  }

  /** What the database proposes, or the nearest of the columns that it lists. */
  private static Optional<String> meant(String complaint, String hint) {
    Matcher proposed = MEANT.matcher(hint);
    if (proposed.find()) {
      return Optional.of(proposed.group(1));
    }
    Matcher written = QUOTED.matcher(complaint);
    List<String> candidates = QUOTED.matcher(hint).results().map(m -> m.group(1)).toList();
    return written.find() ? NearMiss.of(written.group(1), candidates) : Optional.empty();
  }
}
