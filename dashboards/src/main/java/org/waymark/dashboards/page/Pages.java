package org.waymark.dashboards.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders templates and puts pages in their place, each in one step. */
public final class Pages {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private static final int LONGEST_NAME = 120;
  private static final int BEGINNING = 60;

  private final String style;
  private final Script script;

  /** Reads the style and the script that every page carries. */
  public Pages() throws IOException {
    this("style.css");
  }

  private Pages(String sheet) throws IOException {
    style = resource(sheet);
    script = Script.of(resource("tables.js"));
  }

  /** The same for documents that are printed: templates see the style for paper. */
  public static Pages onPaper() throws IOException {
    return new Pages("print.css");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The page that a template makes of its model. */
  public String render(String template, Object model) {
    return new String(encoded(template, model), StandardCharsets.UTF_8);
  }

  /**
   * Encoded piece by piece: nearly every piece is ASCII, where one minus sign would make a text of
   * two bytes a character of the whole page.
   */
  private byte[] encoded(String template, Object model) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    ENGINE.render(template, Map.of("page", model, "style", style, "script", script), output);
    return output.toByteArray();
  }

  /** Writes the page that a template makes of its model, as {@link #write(Path, String)} does. */
  Path write(Path file, String template, Object model) throws IOException {
    return write(file, encoded(template, model));
  }

  /** Writes a page beside its place, then moves it there; a reader sees the old or the new. */
  public static Path write(Path file, String html) throws IOException {
    return write(file, html.getBytes(StandardCharsets.UTF_8));
  }

  private static Path write(Path file, byte[] page) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder to write to: " + file);
    }
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + ".tmp");
    Files.write(temporary, page);
    return Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes the pages of a folder that were not written now. */
  public static void removeOthers(Path folder, List<Path> written) throws IOException {
    List<String> keep = written.stream().map(p -> String.valueOf(p.getFileName())).toList();
    try (DirectoryStream<Path> pages = Files.newDirectoryStream(folder, "*.html")) {
      for (Path page : pages) {
        if (!keep.contains(String.valueOf(page.getFileName()))) {
          Files.delete(page);
        }
      }
    }
  }

  /**
   * File name of the page of a thing with an id; ids are kebab-case, and whatever is not cannot
   * leave the folder nor stand in the place of {@code index.html}. Of a long id the name has the
   * beginning and a digest.
   */
  public static String fileName(String id) {
    StringBuilder name = new StringBuilder();
    id.codePoints()
        .forEach(
            c -> {
              boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
              name.append(plain ? Character.toString(c) : "_" + Integer.toString(c, 16));
            });
    String text = name.toString().toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST_NAME) {
      // No file system takes more than 255 bytes, and a temporary file is named after the page.
      return text.substring(0, BEGINNING) + "_" + digest(id) + ".html";
    }
    return (text.equals("index") ? "index_" : text) + ".html";
  }

  private static String digest(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
