package org.waymark.dashboards.page;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A page as it goes into its file, encoded piece by piece: nearly every piece is ASCII and copied
 * as it is, where one minus sign in a page of a megabyte would make a text of two megabytes,
 * encoded character by character.
 */
final class EncodedPage implements TemplateOutput {
  private byte[] bytes = new byte[1 << 16];
  private int length;

  @Override
  public void writeContent(String value) {
    byte[] piece = value.getBytes(StandardCharsets.UTF_8);
    if (length + piece.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + piece.length, 2 * bytes.length));
    }
    System.arraycopy(piece, 0, bytes, length, piece.length);
    length += piece.length;
  }

  @Override
  public void writeContent(String value, int beginIndex, int endIndex) {
    writeContent(value.substring(beginIndex, endIndex));
  }

  /** Writes the page. */
  void writeTo(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes, 0, length);
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
