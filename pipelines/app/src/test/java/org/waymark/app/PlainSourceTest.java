package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the words that {@code CONTRIBUTING.md} avoids out of comments and texts of the sources.
 * Names of the published contract, such as the column {@code told_by} or the state {@code
 * standing}, are other words to it.
 */
class PlainSourceTest {
  private static final List<Path> MODULES =
      List.of(
          Path.of("schemas"),
          Path.of("sample-data"),
          Path.of("pipelines", "beam"),
          Path.of("pipelines", "app"));

  /** Both quote what they are about: the words themselves, and a sentence of the core. */
  private static final Set<String> QUOTING =
      Set.of("PlainEnglishTest.java", "PlainSourceTest.java", "GoalTrialsIT.java");

  /** "There is no file" is plain; "x is no file" is not. */
  private static final Pattern AVOIDED =
      Pattern.compile(
          "\\b(told|tell(s|ing)?|heed(s|ed)?|stands?|stood|whom|whoever|anew|beside"
              + "|mend(s|ed|ing)?|nothing but|(?<!there )(is|are) no(?! longer))\\b",
          Pattern.CASE_INSENSITIVE);

  /** A text block, a text, a character, a comment; whatever comes first. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)+'"
              + "|//[^\\n]*(?:\\n\\s*//[^\\n]*)*|/\\*.*?\\*/",
          Pattern.DOTALL);

  /** Where a line of a comment ends and the next begins. */
  private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*(?:\\*|//)?\\s*");

  /** Texts that are joined are read as one. */
  private static final Pattern JOINED = Pattern.compile("(?<!\\\\)\"\\s*\\n\\s*\\+ \"");

  static List<String> avoided(String source) {
    List<String> found = new ArrayList<>();
    Matcher written = WRITTEN.matcher(JOINED.matcher(source).replaceAll(""));
    while (written.find()) {
      String text = BREAK.matcher(written.group()).replaceAll(" ");
      Matcher word = AVOIDED.matcher(text);
      while (!text.startsWith("'") && word.find()) {
        found.add(
            text.substring(
                Math.max(0, word.start() - 50), Math.min(text.length(), word.end() + 50)));
      }
    }
    return found;
  }

  @Test
  void comments_and_texts_use_plain_words() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path module : MODULES) {
      Path sources = CommandLineGuideTest.root().resolve(module).resolve("src");
      try (Stream<Path> all = Files.walk(sources)) {
        for (Path file : all.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
          files++;
          if (!QUOTING.contains(file.getFileName().toString())) {
            avoided(Files.readString(file))
                .forEach(words -> found.add(file.getFileName() + ": " + words));
          }
        }
      }
    }
    assertThat(files).isGreaterThan(300);
    assertThat(found).isEmpty();
  }

  @Test
  void an_avoided_word_is_found_wherever_a_reader_meets_it() {
    assertThat(avoided("/** The run that\n * stands. */ int told;")).hasSize(1);
    assertThat(avoided("// nothing\n// but this")).hasSize(1);
    assertThat(avoided("say(\"this is\"\n    + \" no date\");")).hasSize(1);
    assertThat(avoided("String s = \"\"\"\n  beside it\n  \"\"\";")).hasSize(1);
    assertThat(avoided("char c = '\"'; // there is no such\n int stands;")).isEmpty();
    assertThat(avoided("row.set(\"told_by\"); state(\"standing\");")).isEmpty();
  }
}
