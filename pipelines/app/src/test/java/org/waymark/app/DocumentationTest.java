package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the documentation together: its index names every page, and every link leads somewhere. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Path ROOT = CommandLineGuideTest.root();
  private static final Path DOCS = ROOT.resolve("docs");

  /** Every page of the documentation, in order of its path. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  /** The targets of a page's links, without those on other servers. */
  private static List<String> links(Path page) throws IOException {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(Files.readString(page).replaceAll("(?ms)^```.*?^```$", ""));
    while (link.find()) {
      if (!link.group(1).contains(":")) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  @Test
  void theIndexNamesEveryPage() throws IOException {
    Path index = DOCS.resolve("README.md");
    Set<Path> named = new TreeSet<>();
    for (String link : links(index)) {
      named.add(DOCS.resolve(link.replaceFirst("#.*", "")).normalize());
    }
    named.add(index);
    List<Path> left = pages().stream().filter(page -> !named.contains(page)).toList();

    assertEquals(List.of(), left, "not in docs/README.md");
  }

  @Test
  void everyLinkLeadsToAFileAndToAHeadingInIt() throws IOException {
    List<Path> pages = new ArrayList<>(pages());
    pages.add(ROOT.resolve("README.md"));
    List<String> broken = new ArrayList<>();
    for (Path page : pages) {
      for (String link : links(page)) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        boolean there = Files.exists(target);
        if (!there || (parts.length == 2 && !anchors(target).contains(parts[1]))) {
          broken.add(ROOT.relativize(page) + ": " + link);
        }
      }
    }

    assertEquals(List.of(), broken);
  }

  /** What headings are known by: small letters, blanks as hyphens, no marks. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new TreeSet<>();
    for (String line : Files.readString(page).lines().toList()) {
      if (line.startsWith("#")) {
        String words = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
        anchors.add(words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
      }
    }
    return anchors;
  }
}
