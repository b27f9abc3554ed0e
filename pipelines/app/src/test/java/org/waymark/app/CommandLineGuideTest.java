package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/cli.md} equal to what the commands say of themselves. To write it again: {@code
 * mvn -pl pipelines/app -am test -Dtest=CommandLineGuideTest -Dwaymark.golden=write
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CommandLineGuideTest {

  @Test
  void theGuideSaysWhatTheCommandsSay() throws IOException {
    Path guide = root().resolve("docs").resolve("cli.md");
    String written = CommandLineGuide.text();
    if (System.getProperty("waymark.golden", "").equals("write")) {
      Files.writeString(guide, written);
    }
    assertEquals(Files.readString(guide), written);
  }

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not inside the repository");
      }
    }
    return folder;
  }
}
