package org.waymark.app.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages that runs have written: {@code .html} files below {@code reports/} and {@code
 * dashboards/} whose names are plain, reached without a link. Nothing else of the folder is there.
 *
 * @param out the output folder
 */
record StoredPages(Path out) {
  private static final int LONGEST_ADDRESS = 400;
  private static final long LARGEST_PAGE = 32 << 20;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "/((?:reports|dashboards)(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*/)([A-Za-z0-9_][A-Za-z0-9_.-]*\\.html)?");
  private static final Pattern HEADLINE =
      Pattern.compile("<h1[^>]*>(.{1,2000}?)</h1>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern SCRIPT = Pattern.compile("script-src '(sha256-[A-Za-z0-9+/=]{44})'");

  /** The page at that path of an address, as it is now. */
  Optional<Reply> page(String path) throws IOException {
    Matcher address = ADDRESS.matcher(path);
    if (path.length() > LONGEST_ADDRESS || !address.matches()) {
      return Optional.empty();
    }
    String name = address.group(2) == null ? "index.html" : address.group(2);
    Path file = out.toRealPath().resolve(address.group(1)).resolve(name);
    try {
      boolean there = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      if (!there || !file.toRealPath().equals(file) || Files.size(file) > LARGEST_PAGE) {
        return Optional.empty();
      }
      return Optional.of(reply(200, Files.readAllBytes(file), false));
    } catch (NoSuchFileException removedJustNow) {
      return Optional.empty();
    }
  }

  /**
   * A page runs the style and the script that its head names, which no text of a table can reach.
   *
   * @param form whether the page has a form
   */
  static Reply reply(int status, byte[] content, boolean form) {
    String page = new String(content, StandardCharsets.UTF_8);
    String head = page.substring(0, Math.max(0, page.indexOf("</head>")));
    Matcher style = STYLE.matcher(head);
    Matcher script = SCRIPT.matcher(head);
    return Reply.page(
            status,
            content,
            Reply.digest(style.find() ? style.group(1) : ""),
            script.find() ? script.group(1) : "",
            form)
        .with("Cache-Control", "no-cache");
  }

  /** The dates for which there is a report, the latest first. */
  List<String> reports() throws IOException {
    return names("reports", "\\d{4}-\\d{2}-\\d{2}").stream()
        .filter(date -> Files.isRegularFile(out.resolve("reports/" + date + "/index.html")))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** The headline of the report of that date; empty where it has none. */
  Optional<String> headline(String date) throws IOException {
    Path file = out.resolve("reports/" + date + "/index.html");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_PAGE) {
      return Optional.empty();
    }
    Matcher headline = HEADLINE.matcher(Files.readString(file));
    return headline.find()
        ? Optional.of(
            headline
                .group(1)
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip())
        : Optional.empty();
  }

  /** The file names of the dashboards but the index. */
  List<String> dashboards() throws IOException {
    return names("dashboards", "[a-z0-9_][a-z0-9_-]*\\.html").stream()
        .filter(name -> !name.equals("index.html"))
        .sorted()
        .toList();
  }

  private List<String> names(String folder, String pattern) throws IOException {
    Path all = out.resolve(folder);
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(all)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.matches(pattern))
          .toList();
    }
  }
}
