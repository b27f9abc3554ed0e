package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A query of a dashboard with its parameters. They are bound as values of a prepared statement and
 * never become part of the text.
 *
 * @param file the file that holds it, for messages
 * @param text as written
 * @param prepared the same with {@code ?} for each parameter, line for line
 * @param parameters their words, in the order of the question marks
 */
public record DashboardQuery(String file, String text, String prepared, List<String> parameters) {

  /** What a query may ask for by {@code :name} without a parameter that its dashboard declares. */
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

  /** Takes the pieces of a query in their order. */
  private interface Pieces {
    void text(String piece);

    void parameter(String word, int at);

    void questionMark(int at);
  }

  /**
   * Reads a query. A colon and a name stand for a parameter except in strings, quoted names,
   * comments and after another colon.
   *
   * @param declared words of the parameters that the dashboard declares
   */
  static DashboardQuery read(
      String written, Dashboard.Each each, Collection<String> declared, FileProblems problems) {
    String text = written.replaceFirst("[\\s;]+$", "");
    StringBuilder prepared = new StringBuilder();
    List<String> parameters = new ArrayList<>();
    Set<String> known = new TreeSet<>(declared);
    pieces(
        text,
        new Pieces() {
          @Override
          public void text(String piece) {
            prepared.append(piece);
          }

          @Override
          public void parameter(String word, int at) {
            if (isKnown(word, Position.in(text, at), each, known, problems)) {
              parameters.add(word);
            }
            prepared.append('?');
          }

          @Override
          public void questionMark(int at) {
            problems.error(
                Position.in(text, at), "a parameter without a name", wordsOf(known).expected());
            prepared.append('?');
          }
        });
    return new DashboardQuery(problems.file(), text, prepared.toString(), List.copyOf(parameters));
  }

  /** The query with each parameter replaced by what a function gives for its word. */
  public String filled(UnaryOperator<String> literal) {
    StringBuilder filled = new StringBuilder();
    pieces(
        text,
        new Pieces() {
          @Override
          public void text(String piece) {
            filled.append(piece);
          }

          @Override
          public void parameter(String word, int at) {
            filled.append(literal.apply(word));
          }

          @Override
          public void questionMark(int at) {
            filled.append('?');
          }
        });
    return filled.toString();
  }

  private static void pieces(String text, Pieces to) {
    int at = 0;
    while (at < text.length()) {
      int end = endOfQuoted(text, at);
      if (end > at) {
        to.text(text.substring(at, end));
        at = end;
      } else if (text.startsWith("::", at)) {
        to.text("::");
        at += 2;
      } else if (text.charAt(at) == ':' && at + 1 < text.length() && begins(text.charAt(at + 1))) {
        int last = at + 1;
        while (last < text.length() && continues(text.charAt(last))) {
          last++;
        }
        to.parameter(text.substring(at + 1, last), at);
        at = last;
      } else if (text.charAt(at) == '?') {
        to.questionMark(at);
        at++;
      } else {
        to.text(text.substring(at, at + 1));
        at++;
      }
    }
  }

  /** What a query may ask for, as a message lists it. */
  private record Words(List<String> all) {
    String expected() {
      return Wording.anyOf(all.stream().map(word -> ":" + word).toList());
    }
  }

  private static Words wordsOf(Set<String> declared) {
    if (declared.isEmpty()) {
      return new Words(List.of("as_of", "mission", "place", "indicator"));
    }
    List<String> all = new ArrayList<>(declared);
    all.add("as_of");
    return new Words(all);
  }

  private static boolean isKnown(
      String word, Position at, Dashboard.Each each, Set<String> declared, FileProblems problems) {
    if (declared.contains(word)) {
      return true;
    }
    Parameter parameter = WORDS.get(word);
    if (parameter == null || (!declared.isEmpty() && parameter != Parameter.AS_OF)) {
      Words words = wordsOf(declared);
      problems.error(
          at,
          "there is no parameter " + Wording.quoted(":" + word),
          words.expected(),
          NearMiss.of(word, words.all()).map(near -> ":" + near));
      return false;
    }
    if (parameter != Parameter.AS_OF && !parameter.name().equals(each.name())) {
      problems.error(
          at,
          Wording.quoted(":" + word) + " has no value on a page that is not about a " + word,
          "`for: " + word + "` in dashboard.yaml, which makes a page for each " + word);
      return false;
    }
    return true;
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
