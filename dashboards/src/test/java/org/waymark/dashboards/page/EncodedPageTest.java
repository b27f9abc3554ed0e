package org.waymark.dashboards.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedPageTest {

  @Test
  void holdsWhatATextOfTheSamePiecesHolds() {
    StringOutput text = new StringOutput();
    EncodedPage page = new EncodedPage();
    for (String piece : List.of("", "plain", "café", "12 − 3", "“so”", "𝒻 beyond", "ﷺ")) {
      text.writeContent(piece);
      page.writeContent(piece);
      text.writeContent("<b>" + piece + "</b>", 3, 3 + piece.length());
      page.writeContent("<b>" + piece + "</b>", 3, 3 + piece.length());
    }
    assertEquals(text.toString(), page.toString());
  }

  @Test
  void growsAndIsWrittenWhole(@TempDir Path folder) throws IOException {
    EncodedPage page = new EncodedPage();
    String piece = "12 − 3 percentage points ".repeat(1000);
    for (int i = 0; i < 20; i++) {
      page.writeContent(piece);
    }
    Path file = folder.resolve("page.html");
    page.writeTo(file);
    assertEquals(piece.repeat(20), Files.readString(file));
    assertEquals(piece.repeat(20), page.toString());
  }
}
