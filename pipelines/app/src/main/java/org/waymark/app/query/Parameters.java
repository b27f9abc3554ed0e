package org.waymark.app.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.table.SqlText;

/**
 * Values for what a question leaves open: {@code min} for {@code $min}. Each is a text that the
 * database casts to what the question needs; none is ever read as SQL.
 */
public final class Parameters {
  /** No value for anything. */
  public static final Parameters NONE = new Parameters(Map.of());

  private final SortedMap<String, String> given;

  /** Values by name; upper and lower case are the same, as in SQL. */
  public Parameters(Map<String, String> given) {
    this.given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.given.putAll(given);
  }

  /**
   * The names that the question leaves open.
   *
   * @throws CommandFailure if a value is missing or one is given that the question does not ask for
   */
  Set<String> fitting(Connection connection, String sql) throws CommandFailure, SQLException {
    if (given.isEmpty() && sql.indexOf('$') < 0 && sql.indexOf('?') < 0) {
      return Set.of();
    }
    Set<String> open = ParsedQuestion.of(connection, sql).parameters();
    for (String name : open) {
      if (name.matches("\\d+")) {
        throw wrong("parameters need names here. Write $name instead of ? or $" + name);
      }
      if (!given.containsKey(name)) {
        throw wrong("the query needs a value for $%1$s. Add --param %1$s=VALUE".formatted(name));
      }
    }
    Set<String> unasked = new TreeSet<>(given.keySet());
    unasked.removeIf(open::contains);
    if (!unasked.isEmpty()) {
      String names = open.stream().map(name -> "$" + name).collect(Collectors.joining(", "));
      throw wrong(
          "the query has no parameter $%s; %s"
              .formatted(
                  unasked.iterator().next(),
                  names.isEmpty() ? "it has no parameters" : "its parameters are " + names));
    }
    return open;
  }

  /** As the values of an EXECUTE. */
  String values() {
    return given.entrySet().stream()
        .map(value -> quoted(value.getKey()) + " := " + SqlText.literal(value.getValue()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static CommandFailure wrong(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
