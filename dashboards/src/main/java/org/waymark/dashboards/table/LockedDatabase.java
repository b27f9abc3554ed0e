package org.waymark.dashboards.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The published tables in a database that lives in memory. It may open the Parquet files that
 * {@code views.sql} names and nothing else: no other file, no network, no extension, no setting.
 */
public final class LockedDatabase {
  /** Possessive, so that a long comment needs no deep stack. */
  private static final Pattern PARQUET_LITERAL =
      Pattern.compile("'((?:[^'\\n]++|'')*+(?<=\\.parquet))'");

  private static final Pattern COMMENT = Pattern.compile("(?m)^COMMENT ON .*;$\\R?");

  private LockedDatabase() {}

  /**
   * Opens the tables of an output folder, which has a {@code views.sql}.
   *
   * @param more the one other file that may be opened
   */
  public static Connection open(Path out, Properties properties, Optional<Path> more)
      throws IOException, SQLException {
    return open(out, Files.readString(out.resolve("views.sql")), properties, more);
  }

  /** The views of an output folder, with every file named from the root. */
  public static String viewsWithWholePaths(Path out) throws IOException {
    return withWholePaths(
        Files.readString(out.resolve("views.sql")), out.toRealPath(), new LinkedHashSet<>());
  }

  /**
   * The same for pages, which show nothing of what {@code views.sql} says of each table and column:
   * the thousand comments take five times as long as the views.
   */
  static Connection forPages(Path out, Properties properties) throws IOException, SQLException {
    String views = COMMENT.matcher(Files.readString(out.resolve("views.sql"))).replaceAll("");
    return open(out, views, properties, Optional.empty());
  }

  /**
   * The same, with the output folder as the working folder of this process: files keep the names
   * that {@code views.sql} gives them, so that no answer can tell where the folder lies.
   */
  public static Connection ofWorkingFolder(String views, Properties properties)
      throws SQLException {
    Set<String> files = new LinkedHashSet<>();
    PARQUET_LITERAL
        .matcher(views)
        .results()
        .forEach(file -> files.add(file.group(1).replace("''", "'")));
    return locked(files, views, properties);
  }

  private static Connection open(
      Path out, String script, Properties properties, Optional<Path> more)
      throws IOException, SQLException {
    Set<String> files = new LinkedHashSet<>();
    String views = withWholePaths(script, out.toRealPath(), files);
    more.ifPresent(file -> files.add(file.toString()));
    return locked(files, views, properties);
  }

  private static Connection locked(Set<String> files, String views, Properties properties)
      throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try {
      lock(connection, files, views);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void lock(Connection connection, Set<String> files, String views)
      throws SQLException {
    String allowed = files.stream().map(SqlText::literal).collect(Collectors.joining(","));
    Path spill = Path.of(System.getProperty("java.io.tmpdir"), "waymark-spill");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET temp_directory = " + SqlText.literal(spill.toString()));
      statement.execute("SET allowed_paths = [" + allowed + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute(views);
      statement.execute("SET lock_configuration = true");
    }
  }

  /**
   * The script with every file named from the root: DuckDB grants access by the name that a view
   * uses, and a file of the same relative name beside the caller must not be taken for ours.
   */
  private static String withWholePaths(String views, Path out, Set<String> files) {
    Matcher literals = PARQUET_LITERAL.matcher(views);
    return literals.replaceAll(
        match -> {
          String file = out.resolve(match.group(1).replace("''", "'")).normalize().toString();
          files.add(file);
          return Matcher.quoteReplacement(SqlText.literal(file));
        });
  }

  /**
   * Lets only a single reading statement pass: DuckDB would run the first of several statements
   * while it prepares the last, and a COPY may write wherever a file may be opened.
   *
   * @throws SQLException says what is wrong, where DuckDB knows it with the line
   */
  public static void requireOneSelect(Connection connection, String sql) throws SQLException {
    if (ReadingStatement.of(connection, sql).kind() != ReadingStatement.Kind.SELECT) {
      throw new SQLSyntaxErrorException(
          "the published tables are read-only: only SELECT is answered");
    }
  }
}
