package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A query of a dashboard with its parameters. They are bound as values of a prepared statement and
 * never become part of the text.
 *
 * @param file the file that holds it, for messages
 * @param text as written
 * @param prepared the same with {@code ?} for each parameter, line for line
 * @param parameters in the order of the question marks
 */
public record DashboardQuery(
    String file, String text, String prepared, List<Parameter> parameters) {

  /** What a query may ask for by {@code :name}. */
  public enum Parameter {
    /** The date that stands for now. */
    AS_OF,
    /** Id of the mission that the page is about. */
    MISSION,
    /** Id of the place that the page is about. */
    PLACE,
    /** Id of the indicator that the page is about. */
    INDICATOR;

    /** As it is written after the colon. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<String, Parameter> WORDS =
      Map.of(
          "as_of",
          Parameter.AS_OF,
          "mission",
          Parameter.MISSION,
          "place",
          Parameter.PLACE,
          "indicator",
          Parameter.INDICATOR);

  /**
   * Reads a query. A colon and a name stand for a parameter except in strings, quoted names,
   * comments and after another colon.
   */
  static DashboardQuery read(String written, Dashboard.Each each, FileProblems problems) {
    String text = written.replaceFirst("[\\s;]+$", "");
    StringBuilder prepared = new StringBuilder();
    List<Parameter> parameters = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfQuoted(text, at);
      if (end > at) {
        prepared.append(text, at, end);
        at = end;
      } else if (text.startsWith("::", at)) {
        prepared.append("::");
        at += 2;
      } else if (text.charAt(at) == ':' && at + 1 < text.length() && begins(text.charAt(at + 1))) {
        int last = at + 1;
        while (last < text.length() && continues(text.charAt(last))) {
          last++;
        }
        parameter(text.substring(at + 1, last), Position.in(text, at), each, problems)
            .ifPresent(parameters::add);
        prepared.append('?');
        at = last;
      } else {
        if (text.charAt(at) == '?') {
          problems.error(
              Position.in(text, at),
              "a parameter without a name",
              "`:as_of`, `:mission`, `:place` or `:indicator`");
        }
        prepared.append(text.charAt(at));
        at++;
      }
    }
    return new DashboardQuery(problems.file(), text, prepared.toString(), List.copyOf(parameters));
  }

  private static Optional<Parameter> parameter(
      String word, Position at, Dashboard.Each each, FileProblems problems) {
    Parameter parameter = WORDS.get(word);
    if (parameter == null) {
      problems.error(
          at,
          "there is no parameter " + Wording.quoted(":" + word),
          "`:as_of`, `:mission`, `:place` or `:indicator`",
          NearMiss.of(word, WORDS.keySet()).map(near -> ":" + near));
      return Optional.empty();
    }
    boolean known = parameter == Parameter.AS_OF || parameter.name().equals(each.name());
    if (!known) {
      problems.error(
          at,
          Wording.quoted(":" + word) + " has no value on a page that is not about a " + word,
          "`for: " + word + "` in dashboard.yaml, which makes a page for each " + word);
      return Optional.empty();
    }
    return Optional.of(parameter);
  }

  /** Where a string, quoted name or comment ends that begins here; the offset itself if none. */
  private static int endOfQuoted(String text, int at) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      int end = text.indexOf(c, at + 1);
      return end < 0 ? text.length() : end + 1;
    }
    if (text.startsWith("--", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    if (text.startsWith("$$", at)) {
      int end = text.indexOf("$$", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return at;
  }

  private static boolean begins(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean continues(char c) {
    return begins(c) || (c >= '0' && c <= '9');
  }
}
