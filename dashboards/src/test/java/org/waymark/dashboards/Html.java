package org.waymark.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the pages. */
final class Html {
  private Html() {}

  static String read(List<Path> pages, String name) throws IOException {
    for (Path page : pages) {
      if (page.endsWith(name)) {
        return Files.readString(page);
      }
    }
    throw new IOException("no page " + name + " among " + pages);
  }

  /** What the first group of a pattern matches, everywhere. */
  static List<String> all(String html, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher m = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
    while (m.find()) {
      found.add(m.group(1));
    }
    return found;
  }
}
