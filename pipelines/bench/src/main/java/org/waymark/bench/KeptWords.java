package org.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Words of a page of results that people write between two marks, and that stay when the page is
 * written again.
 *
 * @param begin the line before them
 * @param end the line after them
 */
public record KeptWords(String begin, String end) {

  /** What the results say. */
  public static final KeptWords SAYS =
      new KeptWords("<!-- what it says: written by hand, kept -->", "<!-- end of what it says -->");

  /**
   * Writes a page.
   *
   * @param markdown the page, given the words of before with their marks; only the marks where
   *     there is no such page yet, or its marks are gone
   */
  public void write(Path page, Function<String, String> markdown) throws IOException {
    Files.writeString(page, markdown.apply(within(page)), UTF_8);
  }

  private String within(Path page) throws IOException {
    if (Files.exists(page)) {
      String before = Files.readString(page, UTF_8);
      int from = before.indexOf(begin);
      int to = before.indexOf(end);
      if (from >= 0 && to > from) {
        return before.substring(from, to) + end;
      }
    }
    return begin + "\n" + end;
  }
}
