package org.waymark.dashboards.board;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.waymark.dashboards.table.CleanText;
import org.waymark.registry.DashboardQuery;
import org.waymark.registry.Problem;
import org.waymark.registry.Severity;

/**
 * Questions in SQL that a data team keeps in {@code questions/*.sql} of its workspace. The first
 * line of each may be a comment, which is its title.
 */
public final class SavedQuestions {
  private static final String FOLDER = "questions";

  /** As much as the page for queries takes. */
  private static final int LONGEST = 16_000;

  private static final int MOST = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,80}\\.sql");

  private final Path folder;

  private SavedQuestions(Path folder) {
    this.folder = folder;
  }

  /** Those of a workspace. */
  public static SavedQuestions of(Path workspace) {
    return new SavedQuestions(workspace.resolve(FOLDER));
  }

  /** Those that a run left in the output folder. */
  public static SavedQuestions adopted(Path out) {
    return new SavedQuestions(out.resolve("dashboards").resolve(FOLDER));
  }

  /** A question. */
  public record Saved(String file, String title, String sql) {}

  /** All that can be read, by the names of their files; what is wrong is left out. */
  public List<Saved> list() {
    List<Saved> all = new ArrayList<>();
    for (String name : names()) {
      if (NAME.matcher(name).matches() && all.size() < MOST) {
        sql(name).ifPresent(sql -> all.add(new Saved(name, title(name, sql), sql)));
      }
    }
    return all;
  }

  private Iterable<String> names() {
    TreeSet<String> names = new TreeSet<>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.sql")) {
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      } catch (IOException goneMeanwhile) {
        return List.of();
      }
    }
    return names;
  }

  private Optional<String> sql(String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      String sql = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("[\\s;]+$", "");
      return sql.isBlank() ? Optional.empty() : Optional.of(sql);
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    } catch (IOException goneMeanwhile) {
      return Optional.empty();
    }
  }

  private static String title(String name, String sql) {
    String first = sql.lines().findFirst().orElse("").strip();
    String said = first.startsWith("--") ? first.substring(2).strip() : "";
    if (!said.isEmpty()) {
      return CleanText.of(said);
    }
    String words = name.replaceFirst("\\.sql$", "").replace('-', ' ').replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Puts the questions of a workspace in the place of those that were kept before. */
  static void adopt(Path workspace, Path out) throws IOException {
    SavedQuestions kept = adopted(out);
    for (String name : kept.names()) {
      Files.delete(kept.folder.resolve(name));
    }
    for (Saved question : of(workspace).list()) {
      Files.createDirectories(kept.folder);
      Files.writeString(kept.folder.resolve(question.file()), question.sql() + "\n");
    }
  }

  /** Everything that is wrong with the questions of a workspace, tried on tables without rows. */
  static List<Problem> check(Path workspace) throws IOException {
    SavedQuestions questions = of(workspace);
    List<Problem> found = new ArrayList<>();
    try (TablesApart tables = new TablesApart(Optional.empty())) {
      for (String name : questions.names()) {
        String file = FOLDER + "/" + name;
        Optional<String> sql =
            NAME.matcher(name).matches() ? questions.sql(name) : Optional.empty();
        if (sql.isEmpty()) {
          found.add(
              new Problem(
                  file,
                  1,
                  1,
                  Severity.ERROR,
                  "this question cannot be read",
                  "a file of letters, digits, hyphens and underscores with one SELECT of at most"
                      + " 16,000 characters in UTF-8, and no link",
                  Optional.empty()));
          continue;
        }
        try {
          var unused = tables.answer(sql.get(), List.of());
        } catch (SQLException e) {
          found.add(QueryProblem.of(new DashboardQuery(file, sql.get(), sql.get(), List.of()), e));
        }
      }
    }
    return found;
  }
}
