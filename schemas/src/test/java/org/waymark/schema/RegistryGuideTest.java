package org.waymark.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RegistryGuideTest {

  @Test
  void the_guide_to_the_registry_in_docs_is_the_one_made_from_the_schemas() throws IOException {
    Path page = Path.of("../docs/registry.md");
    if (Boolean.getBoolean("waymark.update")) {
      Files.writeString(page, RegistryGuide.markdown());
    }
    assertEquals(
        RegistryGuide.markdown(),
        Files.readString(page, StandardCharsets.UTF_8),
        "run the tests with -Dwaymark.update=true to write it again");
  }

  @Test
  void every_key_says_what_it_is_and_what_it_means() {
    for (String line : RegistryGuide.markdown().lines().toList()) {
      if (line.contains("`") && line.startsWith("| ")) {
        String[] cells = line.replace("\\|", "").split("\\|", -1);
        assertEquals(5, cells.length, line);
        assertFalse(cells[2].isBlank(), line);
        assertFalse(cells[3].isBlank(), line);
      }
    }
  }

  @Test
  void every_part_that_a_key_leads_to_is_told() {
    String page = RegistryGuide.markdown();
    Matcher link = Pattern.compile("\\]\\(#([a-z]+)\\)").matcher(page);
    int links = 0;
    while (link.find()) {
      links++;
      assertTrue(
          Pattern.compile("(?im)^### " + link.group(1) + "$").matcher(page).find(), link.group(1));
    }
    assertTrue(links > 20, links + " links");
  }
}
