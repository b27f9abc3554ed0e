package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the pages under {@code docs/scheduling} show in fenced blocks. */
final class SchedulingPages {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w.-])waymark ((?:[a-z]+) --.*)");

  private static final Pattern PUT_IN = Pattern.compile("\\{\\{.*?}}|\\$\\([^)]*\\)");
  private static final String DATE = "2026-11-15";

  /** A word, quoted or not, and the space behind it; a digit that a redirection follows is none. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?!\\d?[|>;&])((?:\"[^\"]*\"|'[^']*'|[^\\s|>;&\"'])+)(?:\\s+|$|(?=[|>;&\"']))");

  private SchedulingPages() {}

  /**
   * A fenced block.
   *
   * @param page name of the page
   * @param language as the fence names it
   */
  record Block(String page, String language, String text) {
    @Override
    public String toString() {
      return page + ", " + language + ": " + text.lines().findFirst().orElse("");
    }

    /** Every {@code waymark …} command in the block, without the word itself. */
    List<List<String>> commands() {
      List<List<String>> commands = new ArrayList<>();
      String lines = text.replaceAll("\\s*\\\\\\n\\s*", " ");
      if (language.equals("python")) {
        // Neighbouring texts are one text; what ends it, ends the command.
        lines = lines.replaceAll("\"\\s*\\n\\s*f?\"", "");
      }
      for (String line : lines.lines().toList()) {
        Matcher command = COMMAND.matcher(line);
        if (!line.strip().startsWith("#") && command.find()) {
          commands.add(words(command.group(1)));
        }
      }
      return commands;
    }
  }

  static Path folder() {
    return CommandLineGuideTest.root().resolve("docs").resolve("scheduling");
  }

  /** Every page by path. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  /** Every block of every page. */
  static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages()) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        blocks.add(new Block(page.getFileName().toString(), block.group(1), block.group(2)));
      }
    }
    return blocks;
  }

  /** The blocks in that language. */
  static List<Block> in(String language) throws IOException {
    return blocks().stream().filter(block -> block.language().equals(language)).toList();
  }

  /**
   * The words of a command as a shell would split them, up to where it ends: a pipe, a redirection,
   * an unmatched quote. What a shell or a template would put in is a date.
   */
  static List<String> words(String command) {
    String line = PUT_IN.matcher(command).replaceAll(DATE);
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.lookingAt()) {
      if (!word.group(1).isEmpty()) {
        words.add(word.group(1).replaceAll("[\"']", ""));
      }
      word.region(word.end(), line.length());
    }
    return words;
  }
}
