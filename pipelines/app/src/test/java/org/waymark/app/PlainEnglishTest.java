package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the pages that people read to the style of {@code CONTRIBUTING.md}: short sentences, and
 * none of the words that it avoids.
 */
class PlainEnglishTest {
  private static final Path ROOT = CommandLineGuideTest.root();

  /** Words in a sentence, at most; and on average over the pages. */
  private static final int LONGEST = 30;

  private static final double MEAN = 18;

  /** Quotes the words that it forbids. */
  private static final Path STYLE = ROOT.resolve("CONTRIBUTING.md");

  /** Shows the help of every command as blocks of code. */
  private static final Path COMMANDS = ROOT.resolve("docs").resolve("cli.md");

  /** In a block of {@link #COMMANDS}: usage, options, exit codes, examples and headings. */
  private static final Pattern NOT_PROSE =
      Pattern.compile("(?m)^(?:Usage:.*|Commands|Exit codes|Examples|```.*|[ \\t]+\\S.*)$");

  private static final Pattern AVOIDED =
      Pattern.compile(
          "\\b(told|tells?|heed(s|ed)?|stands?|whom|whoever|anew|beside|mend(s|ed)?|nothing but"
              + "|(?<!there )(is|are) no)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}’'%.,/−+-]*");
  private static final Pattern BLOCK =
      Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:[-*]|\\d+\\.)\\s)|\\n(?=#)");
  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[.!?:])\\s+(?=[\\p{Lu}\\d“\"*(`\\[])");

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) {
      pages.add(ROOT.resolve(name));
    }
    pages.addAll(DocumentationTest.pages());
    return pages;
  }

  private static String name(Path page) {
    return ROOT.relativize(page).toString().replace('\\', '/');
  }

  private static String prose(Path page) throws IOException {
    String text = Files.readString(page);
    return (page.equals(COMMANDS) ? withoutTables(text) : text)
        .replaceAll("(?ms)^```.*?^```$", "")
        .replaceAll("!\\[[^]]*]\\([^)]*\\)", "")
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .replaceAll("`[^`]*`", "code");
  }

  /** Help texts as paragraphs: what a block says in sentences, and the text around blocks. */
  private static String withoutTables(String text) {
    return Pattern.compile("(?ms)^```.*?^```$")
        .matcher(text)
        .replaceAll(block -> Matcher.quoteReplacement(paragraphs(block.group())));
  }

  private static String paragraphs(String block) {
    String prose = NOT_PROSE.matcher(block).replaceAll("");
    return prose.replaceAll("(?m)^\\s*$", "\n");
  }

  /** The words of a page that a reader sees, with those of options and exit codes. */
  private static String words(Path page) throws IOException {
    return page.equals(COMMANDS) ? Files.readString(page) : prose(page);
  }

  /** Sentences of a page without its headings, tables and code. */
  private static List<String> sentences(Path page) throws IOException {
    List<String> sentences = new ArrayList<>();
    for (String block : BLOCK.split(prose(page))) {
      String text = block.replaceAll("(?m)^\\s*\\|.*$", "").strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        sentences.addAll(List.of(SENTENCE.split(text.replaceAll("\\s+", " "))));
      }
    }
    return sentences;
  }

  private static long words(String sentence) {
    return WORD.matcher(sentence).results().count();
  }

  @Test
  void noSentenceIsLongerThanThirtyWords() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path page : pages()) {
      for (String sentence : sentences(page)) {
        if (words(sentence) > LONGEST) {
          tooLong.add(name(page) + ": " + sentence);
        }
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void sentencesAreShortOnAverage() throws IOException {
    long words = 0;
    long sentences = 0;
    for (Path page : pages()) {
      for (String sentence : sentences(page)) {
        words += words(sentence);
        sentences++;
      }
    }
    double mean = (double) words / sentences;
    assertTrue(sentences > 200, sentences + " sentences were read");
    assertTrue(mean <= MEAN, "a sentence has " + mean + " words on average");
  }

  @Test
  void noPageUsesAWordThatTheStyleAvoids() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path page : pages()) {
      if (page.equals(STYLE)) {
        continue;
      }
      Matcher avoided = AVOIDED.matcher(words(page));
      while (avoided.find()) {
        found.add(name(page) + ": " + avoided.group());
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void numbersHaveAMinusSignAndNotAHyphen() throws IOException {
    Pattern hyphen = Pattern.compile("(?<![\\p{L}\\p{N}:/.-])-\\d");
    List<String> found = new ArrayList<>();
    for (Path page : pages()) {
      Matcher number = hyphen.matcher(prose(page));
      while (number.find()) {
        found.add(name(page) + ": " + number.group());
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void theHelpOfCommandsIsReadWithoutItsTables() throws IOException {
    List<String> sentences = sentences(COMMANDS);

    assertTrue(sentences.contains("Prints the address."), sentences::toString);
    assertTrue(sentences.contains("Take back what was published for a date."), sentences::toString);
    assertTrue(sentences.stream().noneMatch(line -> line.contains("Usage:")));
    assertTrue(sentences.stream().noneMatch(line -> line.contains("--help ")));
  }

  @Test
  void aWordThatTheStyleAvoidsWouldBeFound() {
    assertTrue(AVOIDED.matcher("The reader is told which file it is.").find());
    assertTrue(AVOIDED.matcher("A date is no number.").find());
    assertEquals(31, words("word ".repeat(31)));
  }
}
