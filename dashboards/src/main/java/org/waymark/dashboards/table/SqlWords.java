package org.waymark.dashboards.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of an SQL text, without comments, texts and numbers: enough to see which names it can
 * possibly use where DuckDB gives no tree of it.
 */
public final class SqlWords {
  /**
   * A word.
   *
   * @param name in small letters
   * @param quoted whether it stands in quotation marks, and so is no keyword
   * @param inside whether it stands in brackets
   * @param laterStatement whether a semicolon stands before it
   * @param at where it begins
   */
  public record Word(String name, boolean quoted, boolean inside, boolean laterStatement, int at) {
    /** The word where it may be a keyword, else nothing. */
    String plain() {
      return quoted ? "" : name;
    }
  }

  private final String sql;
  private final List<Word> words = new ArrayList<>();
  private int at;
  private int depth;
  private boolean later;

  private SqlWords(String sql) {
    this.sql = sql;
  }

  /** The words in order. What begins and never ends is no text: its words are words. */
  public static List<Word> of(String sql) {
    SqlWords reader = new SqlWords(sql);
    while (reader.at < sql.length()) {
      reader.next();
    }
    return List.copyOf(reader.words);
  }

  private void next() {
    char first = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      at = after("\n", at);
    } else if (sql.startsWith("/*", at)) {
      at = afterComment();
    } else if (first == '\'') {
      at = afterText(at + 1, '\'', false);
    } else if ((first == 'e' || first == 'E') && sql.startsWith("'", at + 1)) {
      at = afterText(at + 2, '\'', true);
    } else if (first == '"') {
      int end = afterText(at + 1, '"', false);
      add(sql.substring(at + 1, Math.max(at + 1, end - 1)).replace("\"\"", "\""), true);
      at = end;
    } else if (first == '$') {
      at = afterDollar();
    } else if (isOfWord(first)) {
      int end = at + 1;
      while (end < sql.length() && (isOfWord(sql.charAt(end)) || sql.charAt(end) == '$')) {
        end++;
      }
      add(sql.substring(at, end), false);
      at = end;
    } else {
      depth += first == '(' ? 1 : first == ')' ? -1 : 0;
      later |= first == ';';
      at++;
    }
  }

  private static boolean isOfWord(char character) {
    return character == '_' || character >= 0x80 || Character.isLetterOrDigit(character);
  }

  private void add(String name, boolean quoted) {
    if (quoted || !Character.isDigit(name.charAt(0))) {
      words.add(new Word(name.toLowerCase(Locale.ROOT), quoted, depth > 0, later, at));
    }
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  /** Comments may hold comments. */
  private int afterComment() {
    int open = 0;
    int from = at;
    do {
      if (sql.startsWith("/*", from)) {
        open++;
        from += 2;
      } else if (sql.startsWith("*/", from)) {
        open--;
        from += 2;
      } else {
        from++;
      }
    } while (open > 0 && from < sql.length());
    return from;
  }

  /** After the mark that ends a text; a mark that is written twice ends nothing. */
  private int afterText(int from, char mark, boolean escapes) {
    for (int end = from; end < sql.length(); end++) {
      char character = sql.charAt(end);
      if (escapes && character == '\\') {
        end++;
      } else if (character == mark) {
        if (end + 1 < sql.length() && sql.charAt(end + 1) == mark) {
          end++;
        } else {
          return end + 1;
        }
      }
    }
    return from;
  }

  /** After a text between dollar signs, or after the sign. */
  private int afterDollar() {
    int tagEnd = at + 1;
    while (tagEnd < sql.length() && isOfWord(sql.charAt(tagEnd))) {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      return at + 1;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    return close < 0 ? tagEnd + 1 : close + tag.length();
  }
}
